namespace SpaceGeo.Inventory;

/// <summary>A zone that a room belongs to; a room may belong to many.</summary>
/// <param name="GlobalId">IFC GlobalId of the IfcZone or IfcSpatialZone.</param>
/// <param name="Name">Its name; the GlobalId where it has none.</param>
/// <param name="IsSpatial">Whether it is an IfcSpatialZone, which has a place of its own.</param>
public sealed record RoomZone(string GlobalId, string Name, bool IsSpatial);

/// <summary>The place of a room in a classification.</summary>
/// <param name="System">Name of the classification, as <c>OmniClass</c>; empty where the model does not say.</param>
/// <param name="Code">The code, as <c>13-11 11 00</c>; may be empty.</param>
/// <param name="Name">What the code means; may be empty.</param>
public sealed record RoomClassification(string System, string Code, string Name);

/// <summary>What a model says a room is for.</summary>
/// <param name="Category">The room's kind in the authoring tool's words; empty where it says none.</param>
/// <param name="Zones">The zones it belongs to, those of zones too.</param>
/// <param name="Classifications">Its places in classifications.</param>
public sealed record RoomUse(string Category, IReadOnlyList<RoomZone> Zones, IReadOnlyList<RoomClassification> Classifications)
{
    /// <summary>Nothing is said.</summary>
    public static RoomUse Unknown { get; } = new(string.Empty, [], []);
}
