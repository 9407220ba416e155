using SpaceGeo.Inventory;

namespace SpaceGeo.Report.Closing;

/// <summary>How many rooms of a file became what.</summary>
/// <param name="Found">Rooms of the model, and those that were derived from walls.</param>
/// <param name="Ok">Measured as the file has them.</param>
/// <param name="Repaired">Measured after a repair.</param>
/// <param name="NoGeometry">Without a body.</param>
/// <param name="Failed">With a body that could not be measured.</param>
public sealed record RoomCounts(int Found, int Ok, int Repaired, int NoGeometry, int Failed)
{
    /// <summary>The counts of rooms.</summary>
    /// <param name="rooms">The rooms.</param>
    public static RoomCounts Of(IReadOnlyCollection<Room> rooms)
    {
        int Count(RoomStatus status) => rooms.Count(r => r.Status == status);
        return new RoomCounts(
            rooms.Count, Count(RoomStatus.Ok), Count(RoomStatus.Repaired), Count(RoomStatus.NoGeometry), Count(RoomStatus.Failed));
    }
}

/// <summary>A building as the database has it after an ingest.</summary>
/// <param name="BuildingId">Its number there.</param>
/// <param name="SiteCode">The code of its site.</param>
/// <param name="Revision">Its current revision.</param>
/// <param name="Outcome">What the ingest changed: <c>added</c>, <c>revised</c> or <c>unchanged</c>.</param>
public sealed record StoredBuilding(int BuildingId, string SiteCode, int Revision, string Outcome);

/// <summary>A building of a file that was read.</summary>
/// <param name="GlobalId">IFC GlobalId.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Georeference">Where it lies, and where that was taken from.</param>
/// <param name="Stored">What became of it in the database; null where nothing was stored.</param>
public sealed record BuildingOutcome(string GlobalId, string Name, Georeference Georeference, StoredBuilding? Stored);

/// <summary>All issues of one reason code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Issues">The issues, in the order in which they were found.</param>
public sealed record IssueGroup(string Code, IReadOnlyList<NamedIssue> Issues)
{
    /// <summary>What the code means and what to do.</summary>
    public Reason? Reason => Reasons.Find(Code);
}

/// <summary>An issue, with the name of its room.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Room">The room's number and name; empty for anything else than a room.</param>
public sealed record NamedIssue(ModelIssue Issue, string Room);

/// <summary>A file that was read.</summary>
/// <param name="Sha256">Hash of the model's bytes.</param>
/// <param name="Schema">The schema that it names.</param>
/// <param name="AuthoringTool">The program that wrote it.</param>
/// <param name="Units">Its units.</param>
/// <param name="Rooms">What became of its rooms.</param>
/// <param name="ElementsUsed">Elements with a section in any plan.</param>
/// <param name="Buildings">Its buildings.</param>
/// <param name="Issues">What was left out, mended or doubted, by reason code.</param>
public sealed record ReadOutcome(
    string Sha256,
    string Schema,
    string AuthoringTool,
    ModelUnits Units,
    RoomCounts Rooms,
    int ElementsUsed,
    IReadOnlyList<BuildingOutcome> Buildings,
    IReadOnlyList<IssueGroup> Issues);

/// <summary>Why a file was refused.</summary>
/// <param name="Message">In one line, with the place.</param>
/// <param name="Line">Line of the file, from 1; 0 for the file as a whole.</param>
/// <param name="Entity">The instance, as <c>#12=IFCWALL</c>; empty when none is meant.</param>
public sealed record Refusal(string Message, int Line, string Entity);

/// <summary>What became of a file.</summary>
/// <param name="Path">As it was given.</param>
/// <param name="Read">What was read; null for a file that was refused.</param>
/// <param name="Refusal">Why it was refused; null for one that was not.</param>
public sealed record FileOutcome(string Path, ReadOutcome? Read, Refusal? Refusal)
{
    /// <summary>A file that was refused.</summary>
    /// <param name="path">As it was given.</param>
    /// <param name="refusal">Why.</param>
    public static FileOutcome Refused(string path, Refusal refusal) => new(path, null, refusal);

    /// <summary>A file that was measured.</summary>
    /// <param name="path">As it was given.</param>
    /// <param name="file">The model.</param>
    public static FileOutcome Of(string path, ModelFile file) => Of(path, file, []);

    /// <summary>A file that was measured and stored.</summary>
    /// <param name="path">As it was given.</param>
    /// <param name="file">The model.</param>
    /// <param name="stored">Its buildings as the database has them, in the model's order; none where nothing was stored.</param>
    /// <param name="doubts">What the storing found.</param>
    public static FileOutcome Of(string path, ModelFile file, IReadOnlyList<StoredBuilding> stored, params IEnumerable<ModelIssue> doubts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(stored);
        Room[] rooms = [.. file.Buildings.SelectMany(b => b.Storeys).SelectMany(s => s.Rooms)];
        return new FileOutcome(
            path,
            new ReadOutcome(
                file.Sha256,
                file.Schema,
                file.AuthoringTool,
                file.Units,
                RoomCounts.Of(rooms),
                file.Buildings.Sum(b => b.Elements.Count),
                [.. file.Buildings.Select((b, i) => new BuildingOutcome(b.GlobalId, b.Name, b.Georeference, stored.ElementAtOrDefault(i)))],
                Grouped(file.Issues.Concat(doubts), rooms)),
            null);
    }

    private static IssueGroup[] Grouped(IEnumerable<ModelIssue> issues, IEnumerable<Room> rooms)
    {
        ILookup<string, Room> byId = rooms.ToLookup(room => room.GlobalId);
        string NameOf(ModelIssue issue) => issue.GlobalId.Length > 0 && byId[issue.GlobalId].FirstOrDefault() is Room room
            ? $"{room.Number} {room.LongName}".Trim()
            : string.Empty;
        return
        [
            .. issues.GroupBy(i => i.Code).Select(g => new IssueGroup(g.Key, [.. g.Select(issue => new NamedIssue(issue, NameOf(issue)))])),
        ];
    }
}
