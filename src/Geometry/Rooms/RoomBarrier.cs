using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Rooms;

/// <summary>What a barrier does to the rooms beside it.</summary>
public enum BarrierKind
{
    /// <summary>Encloses rooms, and its faces are their borders: walls, parts of curtain walls, closed doors and windows.</summary>
    Wall,

    /// <summary>Closes the line that it stands in, but does not bound a footprint: a column beside or inside a room stays in it.</summary>
    Column,
}

/// <summary>The section of something that encloses rooms, its door and window openings filled.</summary>
/// <param name="Section">In metres of the plan.</param>
/// <param name="Key">A stable name, as a GlobalId; parts of one thing may share it.</param>
/// <param name="Kind">What it does.</param>
public sealed record RoomBarrier(Region Section, string Key, BarrierKind Kind);
