using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Revisions.Differences;

/// <summary>What became of a room between two versions. A room may have several.</summary>
public enum RoomChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is no more.</summary>
    Removed,

    /// <summary>Several rooms lie where it was.</summary>
    Split,

    /// <summary>It lies where several rooms were.</summary>
    Merged,

    /// <summary>Several rooms share out anew the floor that it had with others.</summary>
    Rearranged,

    /// <summary>It is on another storey, or its centre moved by more than half of its size (the root of its area).</summary>
    Moved,

    /// <summary>It has another number, name, kind or classification.</summary>
    Reclassified,

    /// <summary>Its net or gross area changed by more than rounding can.</summary>
    Area,

    /// <summary>It can be measured now, or cannot any more, or only after a repair.</summary>
    Status,
}

/// <summary>What of a room's description changed.</summary>
public enum RoomField
{
    /// <summary>The room's number.</summary>
    Number,

    /// <summary>Its name for people.</summary>
    LongName,

    /// <summary>Its kind.</summary>
    Category,

    /// <summary>Its places in classifications.</summary>
    Classification,
}

/// <summary>What became of an element between two versions.</summary>
public enum ElementFate
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is no more.</summary>
    Removed,

    /// <summary>It is in both, and takes more or less: it, the room's border, or something that covers the same floor changed.</summary>
    Kept,
}

/// <summary>A room in one of the two versions.</summary>
/// <param name="Place">Where it is in its building.</param>
/// <param name="Storey">Its storey.</param>
/// <param name="Room">The room.</param>
/// <param name="Areas">Its areas, or null without geometry.</param>
public sealed record RoomVersion(RoomPlace Place, Storey Storey, Room Room, RoomAreas? Areas);

/// <summary>An element that takes more or less from a room than before.</summary>
/// <param name="GlobalId">Its GlobalId; that of the newer version where it is in both.</param>
/// <param name="Type">Its class, as <c>IfcWall</c>.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Category">Where it is booked.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="BeforeM2">What it took, in square metres.</param>
/// <param name="AfterM2">What it takes.</param>
public sealed record AreaCause(
    string GlobalId, string Type, string Name, AreaCategory Category, ElementFate Fate, double BeforeM2, double AfterM2);

/// <summary>A room that changed.</summary>
/// <param name="Kinds">What became of it; at least one, each once, in the order of the enumeration.</param>
/// <param name="Before">The room as it was; null for one that was added.</param>
/// <param name="After">The room as it is; null for one that was removed.</param>
/// <param name="Pair">Why both are one room; null where one of them is missing.</param>
public sealed record RoomChange(IReadOnlyList<RoomChangeKind> Kinds, RoomVersion? Before, RoomVersion? After, RoomPair? Pair)
{
    /// <summary>The rooms that lay where it lies, for one that was merged, rearranged or added in the place of others.</summary>
    public IReadOnlyList<RoomVersion> From { get; init; } = [];

    /// <summary>The rooms that lie where it lay, for one that was split, rearranged or removed in favour of others.</summary>
    public IReadOnlyList<RoomVersion> Into { get; init; } = [];

    /// <summary>What of its description changed.</summary>
    public IReadOnlyList<RoomField> Fields { get; init; } = [];

    /// <summary>The elements that changed its net area; what they do not explain, its own border does.</summary>
    public IReadOnlyList<AreaCause> Causes { get; init; } = [];

    /// <summary>Net area now less net area before, in square metres; a room that is missing or not measured counts 0.</summary>
    public double NetDifferenceM2 => (After?.Areas?.Net ?? 0) - (Before?.Areas?.Net ?? 0);

    /// <summary>Gross area now less gross area before, in square metres; a room that is missing or not measured counts 0.</summary>
    public double GrossDifferenceM2 => (After?.Areas?.Gross ?? 0) - (Before?.Areas?.Gross ?? 0);
}
