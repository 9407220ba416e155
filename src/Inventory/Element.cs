using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Inventory;

/// <summary>A built element that can take area away from a room.</summary>
/// <param name="GlobalId">IFC GlobalId.</param>
/// <param name="Type">Its class, as <c>IfcWallStandardCase</c>.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Kind">What it is to an area standard.</param>
public sealed record Element(string GlobalId, string Type, string Name, ObstacleKind Kind);
