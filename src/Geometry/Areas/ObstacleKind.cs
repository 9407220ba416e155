namespace SpaceGeo.Geometry.Areas;

/// <summary>What an obstacle is. An <see cref="AreaStandard"/> says which kinds take area away, and in which category.</summary>
public enum ObstacleKind
{
    /// <summary>A column of any material and section.</summary>
    Column,

    /// <summary>A wall of any class.</summary>
    Wall,

    /// <summary>A part of a curtain wall: a plate or a member.</summary>
    CurtainWallPart,
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
