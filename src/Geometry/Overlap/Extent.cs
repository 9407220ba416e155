namespace SpaceGeo.Geometry.Overlap;

/// <summary>An axis-parallel box in the frame of a room, in metres.</summary>
internal readonly record struct Extent(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>Square metres.</summary>
    public double Area => (MaxX - MinX) * (MaxY - MinY);

    /// <summary>What two boxes share; its sides cross where they share nothing.</summary>
    /// <param name="other">A box in the same frame.</param>
    public Extent Common(in Extent other) => new(
        Math.Max(MinX, other.MinX), Math.Max(MinY, other.MinY), Math.Min(MaxX, other.MaxX), Math.Min(MaxY, other.MaxY));

    /// <summary>Whether another box lies inside.</summary>
    /// <param name="other">A box in the same frame.</param>
    public bool Holds(in Extent other) => other.MinX >= MinX && other.MaxX <= MaxX && other.MinY >= MinY && other.MaxY <= MaxY;

    /// <summary>An order of boxes: by the left side, then the lower, the right, the upper one.</summary>
    /// <param name="other">A box in the same frame.</param>
    public bool IsBefore(in Extent other) =>
        MinX != other.MinX ? MinX < other.MinX
        : MinY != other.MinY ? MinY < other.MinY
        : MaxX != other.MaxX ? MaxX < other.MaxX
        : MaxY < other.MaxY;

    /// <summary>Whether two boxes share more than a strip of the tolerance's width.</summary>
    /// <param name="other">A box in the same frame.</param>
    /// <param name="tolerance">Metres.</param>
    public bool Overlaps(in Extent other, double tolerance) =>
        Math.Min(MaxX, other.MaxX) - Math.Max(MinX, other.MinX) > tolerance
        && Math.Min(MaxY, other.MaxY) - Math.Max(MinY, other.MinY) > tolerance;
}
