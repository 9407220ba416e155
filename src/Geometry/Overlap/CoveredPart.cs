namespace SpaceGeo.Geometry.Overlap;

/// <summary>How the common area of a room and a part is known, and what is at hand when another part overlaps it.</summary>
internal enum CoverForm
{
    /// <summary>A rectangle along the room's axes: the box is the covered area.</summary>
    Box,

    /// <summary>All of the part lies in the room; it has not been brought into the room's frame.</summary>
    Whole,

    /// <summary>Cut out: the piece is the covered area.</summary>
    Cut,

    /// <summary>Integrated along chains: what is covered is the common part of the room's piece and the part's own.</summary>
    Integrated,
}

/// <summary>What a part of an obstacle covers of a room, in the room's frame.</summary>
internal struct CoveredPart
{
    /// <summary>The box around what is covered.</summary>
    public Extent Box;

    /// <summary>Square metres covered, whatever else covers them.</summary>
    public double Area;

    /// <summary>For <see cref="CoverForm.Box"/> the part's own box, which reaches beyond the room's.</summary>
    public Extent Outer;

    /// <summary>What is covered, once it has been called for, or from the beginning for <see cref="CoverForm.Cut"/>; the whole part for
    /// <see cref="CoverForm.Integrated"/>.</summary>
    public Piece Covered;

    /// <summary>The whole part, once it has been called for: what others are cut by, where it is convex.</summary>
    public Piece Cutter;

    /// <summary>Chains of what is covered, once they have been called for.</summary>
    public PieceChains Chains;

    /// <summary>Number of the obstacle in the caller's list.</summary>
    public int Obstacle;

    /// <summary>The obstacle's shape.</summary>
    public int Shape;

    /// <summary>The part among the shape's.</summary>
    public int Part;

    /// <summary>How the area is known.</summary>
    public CoverForm Form;

    /// <summary>Whether others can be cut by the part: it is convex, and has few vertices or has been cut by.</summary>
    public bool IsConvex;

    /// <summary>Whether the pieces have been called for.</summary>
    public bool HasPieces;

    /// <summary>Whether it comes first where nobody gave an order: by its box, then by its area.</summary>
    /// <param name="other">Another part of the same room.</param>
    public readonly bool IsBefore(in CoveredPart other) =>
        Box.MinX != other.Box.MinX ? Box.MinX < other.Box.MinX
        : Box.MinY != other.Box.MinY ? Box.MinY < other.Box.MinY
        : Box.MaxX != other.Box.MaxX ? Box.MaxX < other.Box.MaxX
        : Box.MaxY != other.Box.MaxY ? Box.MaxY < other.Box.MaxY
        : Area < other.Area;
}
