namespace SpaceGeo.Report.Accuracy;

/// <summary>What a measured area is compared with.</summary>
public enum ReferenceKind
{
    /// <summary>The independent calculation.</summary>
    Oracle,

    /// <summary>The authoring tool's own figure.</summary>
    Declared,
}

/// <summary>Why a room deviates.</summary>
/// <param name="File">The model file's name.</param>
/// <param name="GlobalId">The room, or <c>*</c> for all of the file.</param>
/// <param name="Against">What it deviates from.</param>
/// <param name="Cause">The cause, one line.</param>
public sealed record DeviationCause(string File, string GlobalId, ReferenceKind Against, string Cause);

/// <summary>The causes that are known: columns <c>file</c>, <c>global_id</c>, <c>against</c> (oracle or declared), <c>cause</c>.</summary>
/// <param name="Causes">All of them.</param>
public sealed record DeviationCauses(IReadOnlyList<DeviationCause> Causes)
{
    /// <summary>No cause is known.</summary>
    public static DeviationCauses None { get; } = new([]);

    /// <summary>Reads causes from a file.</summary>
    /// <param name="path">Tab-separated, with a heading line.</param>
    /// <returns>The causes.</returns>
    /// <exception cref="InvalidDataException">A column is missing, or a line compares with neither oracle nor declared.</exception>
    public static DeviationCauses Read(string path) => new([.. TsvFile.Read(path).Rows.Select(Cause)]);

    /// <summary>The cause of a deviation: the room's own before that of the whole file.</summary>
    /// <param name="file">The model file's name.</param>
    /// <param name="globalId">The room.</param>
    /// <param name="against">What it deviates from.</param>
    /// <returns>Null where none is known.</returns>
    public DeviationCause? Find(string file, string globalId, ReferenceKind against)
    {
        DeviationCause? Of(string room) => Causes.FirstOrDefault(c => c.File == file && c.GlobalId == room && c.Against == against);
        return Of(globalId) ?? Of("*");
    }

    private static DeviationCause Cause(TsvFile.Row row) => new(
        row.Text("file"),
        row.Text("global_id"),
        row.Text("against") switch
        {
            "oracle" => ReferenceKind.Oracle,
            "declared" => ReferenceKind.Declared,
            string other => throw new InvalidDataException($"A cause compares with oracle or declared, not with \"{other}\"."),
        },
        row.Text("cause"));
}
