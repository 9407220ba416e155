namespace SpaceGeo.Geometry.Overlap;

/// <summary>How a part lies to the room.</summary>
internal enum CoverForm
{
    /// <summary>Both are boxes along the room's axes.</summary>
    Box,

    /// <summary>All of the part lies in the room.</summary>
    Whole,

    /// <summary>Some of the part lies in the room, or how much is not known yet.</summary>
    Crossing,

    /// <summary>It has been cut away from the room, or covers nothing.</summary>
    Gone,
}

/// <summary>What a part of an obstacle covers of a room, in the room's frame.</summary>
internal struct CoveredPart
{
    /// <summary>A box around the part, and once it has been measured around what it covers.</summary>
    public Extent Box;

    /// <summary>Half the width and height of the box around the part, in metres.</summary>
    public double Size;

    /// <summary>Square metres covered, whatever else covers them; 0 before it has been measured.</summary>
    public double Area;

    /// <summary>The whole part in the room's frame, once it has been called for.</summary>
    public Piece Piece;

    /// <summary>Number of the obstacle in the caller's list.</summary>
    public int Obstacle;

    /// <summary>Number of the part among all parts.</summary>
    public int Part;

    /// <summary>How the part lies to the room.</summary>
    public CoverForm Form;

    /// <summary>Whether others can be cut by the part.</summary>
    public bool IsConvex;
}
