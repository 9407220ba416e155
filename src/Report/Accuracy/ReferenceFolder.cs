namespace SpaceGeo.Report.Accuracy;

/// <summary>Areas of a room from an independent calculation, in square metres.</summary>
/// <param name="GlobalId">IFC GlobalId.</param>
/// <param name="Number">The room's number.</param>
/// <param name="LongName">Its name for people.</param>
/// <param name="Gross">Gross area.</param>
/// <param name="Column">Taken by columns.</param>
/// <param name="Wall">Taken by walls.</param>
/// <param name="Other">Taken by all else.</param>
/// <param name="Net">What is left.</param>
/// <param name="Quality"><c>ok</c> where the figures hold; else why not.</param>
/// <param name="Note">Remarks of the calculation.</param>
public sealed record ReferenceRoom(
    string GlobalId,
    string Number,
    string LongName,
    double Gross,
    double Column,
    double Wall,
    double Other,
    double Net,
    string Quality,
    string Note)
{
    /// <summary>Whether the figures hold.</summary>
    public bool IsTruth => Quality == "ok";
}

/// <summary>
/// A folder of reference figures: <c>MODELS.tsv</c> names the models, <c>oracle/FILE.tsv</c> has independently calculated areas and
/// <c>truth/FILE.tsv</c> the figures that the authoring tool wrote.
/// </summary>
public sealed class ReferenceFolder
{
    private readonly string _path;

    /// <summary>Opens the folder.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public ReferenceFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"No folder of reference figures: {path}");
        }

        _path = path;
        Models = [.. TsvFile.Read(Path.Combine(path, "MODELS.tsv")).Rows.Select(r => r.Text("file")).Order(StringComparer.Ordinal)];
    }

    /// <summary>Names of the models with reference figures, in ordinal order.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>The independently calculated areas of a model.</summary>
    /// <param name="file">The model file's name.</param>
    /// <returns>Its rooms in the order of the reference; none where the model was not calculated.</returns>
    public IReadOnlyList<ReferenceRoom> Rooms(string file)
    {
        string path = Path.Combine(_path, "oracle", file + ".tsv");
        return File.Exists(path) ? [.. TsvFile.Read(path).Rows.Select(Room)] : [];
    }

    /// <summary>The figures that the authoring tool wrote.</summary>
    /// <param name="file">The model file's name.</param>
    /// <returns>Square metres by room and by set and name of the quantity, as <c>BaseQuantities/NetFloorArea</c>.</returns>
    public IReadOnlyDictionary<(string GlobalId, string Name), double> Declared(string file)
    {
        var figures = new Dictionary<(string, string), double>();
        string path = Path.Combine(_path, "truth", file + ".tsv");
        foreach (TsvFile.Row row in File.Exists(path) ? TsvFile.Read(path).Rows : [])
        {
            if (row.Text("quantity").Length > 0)
            {
                figures.TryAdd((row.Text("GlobalId"), $"{row.Text("qset")}/{row.Text("quantity")}"), row.Number("value_m2"));
            }
        }

        return figures;
    }

    private static ReferenceRoom Room(TsvFile.Row row) => new(
        row.Text("global_id"),
        row.Text("name"),
        row.Text("long_name"),
        row.Number("gross_m2"),
        row.Number("column_m2"),
        row.Number("wall_m2"),
        row.Number("other_m2"),
        row.Number("net_m2"),
        row.Text("quality"),
        row.Text("note"));
}
