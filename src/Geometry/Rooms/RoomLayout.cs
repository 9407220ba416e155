using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Rooms;

/// <summary>Why a face is no room.</summary>
public enum FaceFault
{
    /// <summary>Its area is below the smallest.</summary>
    TooSmall,

    /// <summary>It is nowhere as wide as the smallest width.</summary>
    TooNarrow,

    /// <summary>It is not enclosed: a gap that is too wide to be closed leads out.</summary>
    Open,
}

/// <summary>A room between barriers.</summary>
/// <param name="Footprint">Up to the faces of the walls around it, columns left in.</param>
/// <param name="ClosedGapM">Upper bound of the widest gap that was closed to get it, in metres; 0 for none.</param>
/// <param name="Bounds">Keys of the barriers along its border, sorted, each once.</param>
public sealed record FoundRoom(Region Footprint, double ClosedGapM, IReadOnlyList<string> Bounds);

/// <summary>A face that is no room.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Face">Its extent.</param>
/// <param name="Inside">A point of it.</param>
public sealed record RefusedFace(FaceFault Fault, Region Face, Point2 Inside);

/// <summary>All faces of a plan: every place that walls enclose is in one of the two lists.</summary>
/// <param name="Rooms">In reading order: rows from the top, from left to right.</param>
/// <param name="Refused">In reading order.</param>
public sealed record RoomLayout(IReadOnlyList<FoundRoom> Rooms, IReadOnlyList<RefusedFace> Refused);
