namespace SpaceGeo.Store.Writing;

/// <summary>A part of a building that is being written.</summary>
public enum WriteStage
{
    /// <summary>Nothing yet: another work on all buildings has to end first.</summary>
    Waiting,

    /// <summary>The revision and its storeys with their plans.</summary>
    Storeys,

    /// <summary>Rooms.</summary>
    Rooms,

    /// <summary>Zones and classifications of rooms.</summary>
    Uses,

    /// <summary>Elements.</summary>
    Elements,

    /// <summary>Areas and receipts.</summary>
    Areas,

    /// <summary>Rooms that touch.</summary>
    Adjacency,

    /// <summary>What the import left out or mended.</summary>
    Issues,

    /// <summary>What is derived from all buildings of the model: their outlines, and the facts of their rooms.</summary>
    Facts,
}

/// <summary>Reported when a part of a building has been sent; nothing of it is visible before the end.</summary>
/// <param name="Building">GlobalId of the building.</param>
/// <param name="Stage">The part.</param>
/// <param name="Rows">How many rows it has.</param>
public readonly record struct WriteProgress(string Building, WriteStage Stage, long Rows);

/// <summary>How a model is stored.</summary>
/// <param name="SiteCode">The administration's code of the site, instead of the model's own; null for that.</param>
/// <param name="Progress">Told as parts are sent; null for nobody.</param>
public sealed record WriteOptions(string? SiteCode = null, IProgress<WriteProgress>? Progress = null)
{
    /// <summary>Who stores it.</summary>
    public string Actor { get; init; } = Audit.Actor.OfProcess;

    /// <summary>The building of which the model is the next revision; null to find it by its site and GlobalId.</summary>
    public int? BuildingId { get; init; }

    /// <summary>Stores the model as the next revision of <see cref="BuildingId"/> though it seems to be of another building.</summary>
    public bool IsForced { get; init; }

    /// <summary>From which day on the building is like this; null for today, and for all days before where it is new.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Does all but store: the result is what storing would give.</summary>
    public bool IsDry { get; init; }
}
