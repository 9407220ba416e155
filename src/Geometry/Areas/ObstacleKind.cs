namespace SpaceGeo.Geometry.Areas;

/// <summary>What an obstacle is. An <see cref="AreaStandard"/> says which kinds take area away, and in which category.</summary>
public enum ObstacleKind
{
    /// <summary>A column of any material and section.</summary>
    Column,

    /// <summary>A wall that bears, or of which that is unknown.</summary>
    Wall,

    /// <summary>A part of a curtain wall: a plate or a member.</summary>
    CurtainWallPart,

    /// <summary>A wall that only divides.</summary>
    Partition,

    /// <summary>A pier or pilaster.</summary>
    Pilaster,

    /// <summary>Cladding in front of a wall or column.</summary>
    Covering,

    /// <summary>A shaft: pipes, cables, air, lifts.</summary>
    Shaft,

    /// <summary>A hole in the room's floor that is no shaft.</summary>
    SlabOpening,

    /// <summary>A recess in a wall. It counts where a room is drawn into it, unless the standard deducts it.</summary>
    Niche,

    /// <summary>A part of the room itself that lies too low under its ceiling.</summary>
    Headroom,

    /// <summary>The room itself, as one of a class that does not count.</summary>
    RoomClass,
}

/// <summary>What kinds of obstacle have in common.</summary>
public static class ObstacleKinds
{
    /// <summary>Whether a kind is a part of the room itself and no element in it.</summary>
    /// <param name="kind">A kind.</param>
    public static bool IsOfTheRoom(this ObstacleKind kind) => kind is ObstacleKind.Headroom or ObstacleKind.RoomClass;

    /// <summary>Whether a kind stands in plans whatever the standard, so that they can be drawn: walls, columns and curtain walls.</summary>
    /// <param name="kind">A kind.</param>
    public static bool IsStanding(this ObstacleKind kind) => kind.IsWall()
        || kind is ObstacleKind.Column or ObstacleKind.Pilaster or ObstacleKind.CurtainWallPart;

    /// <summary>Whether a kind is a wall of one layer or more, and no curtain wall.</summary>
    /// <param name="kind">A kind.</param>
    public static bool IsWall(this ObstacleKind kind) => kind is ObstacleKind.Wall or ObstacleKind.Partition;
}

/// <summary>The columns of an area statement, in the order in which a receipt takes them.</summary>
public enum AreaCategory
{
    /// <summary>Columns; they come first, so that a column inside a wall counts as column.</summary>
    Column,

    /// <summary>Walls, less what columns took.</summary>
    Wall,

    /// <summary>All else that the standard deducts, less what came before.</summary>
    Other,
}
