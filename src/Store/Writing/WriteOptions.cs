using SpaceGeo.Inventory;

namespace SpaceGeo.Store.Writing;

/// <summary>A part of a building that is being written.</summary>
public enum WriteStage
{
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
    /// <summary>The same model by further standards, read together with it: their areas are stored beside its own, and their plans where
    /// its own do not serve them, so that all can be recalculated.</summary>
    public IReadOnlyList<MeasuredModel> Others { get; init; } = [];
}
