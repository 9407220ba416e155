using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Inventory;

/// <summary>A storey with its rooms and its plan.</summary>
/// <param name="GlobalId">IFC GlobalId; empty for rooms that belong to no storey.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="ElevationM">Height above the building's zero, in metres, as the model states it.</param>
/// <param name="Rooms">All rooms of the storey, those without geometry too.</param>
/// <param name="Plan">Footprints of the rooms that have one, and sections of the elements around them.</param>
public sealed record Storey(string GlobalId, string Name, double ElevationM, IReadOnlyList<Room> Rooms, FloorPlan Plan);
