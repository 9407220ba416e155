namespace SpaceGeo.Geometry.Overlap;

/// <summary>What is known of a part's border, and so which way of measuring it is right.</summary>
internal enum PartKind
{
    /// <summary>A rectangle in the frame of its own longest edge.</summary>
    Box,

    /// <summary>Every vertex turns left.</summary>
    Convex,

    /// <summary>Simple, but not convex. Holes are joined to it by bridges walked in both directions, which cancel in every measure.</summary>
    Concave,

    /// <summary>The border crosses itself: only the slab sweep measures it, under the even-odd rule.</summary>
    Tangled,
}

/// <summary>
/// One connected piece of a shape: its vertices counter-clockwise without doubled or straight ones, and the box around it in the frame of its
/// longest edge.
/// </summary>
internal struct PreparedPart
{
    // Two ends, each moved into another frame and cut, and both halves of an edge's extent, at a tolerance each.
    private const double RoundingTolerances = 8;

    /// <summary>Centre of the box, in metres of the plan.</summary>
    public double CentreX;

    /// <inheritdoc cref="CentreX"/>
    public double CentreY;

    /// <summary>Direction of the longest edge, of length 1.</summary>
    public double AxisX;

    /// <inheritdoc cref="AxisX"/>
    public double AxisY;

    /// <summary>Half the extent along the axis, in metres.</summary>
    public double HalfX;

    /// <summary>Half the extent across the axis, in metres.</summary>
    public double HalfY;

    /// <summary>Square metres.</summary>
    public double Area;

    /// <summary>A few units in the last place of the coordinates, in metres: what lies nearer than this touches.</summary>
    public double Tolerance;

    /// <summary>First vertex in the table.</summary>
    public int Start;

    /// <summary>Number of vertices.</summary>
    public int Count;

    /// <summary>First monotone chain; only parts that are measured by chains have some.</summary>
    public int ChainStart;

    /// <summary>Number of monotone chains.</summary>
    public int ChainCount;

    /// <summary>What is known of the border.</summary>
    public PartKind Kind;

    /// <summary>What rounding can do to an area that the border bounds, in square metres: every edge, at most as long as the box's half
    /// perimeter, is off by some tolerances.</summary>
    public readonly double RoundingM2 => RoundingTolerances * Tolerance * Count * (HalfX + HalfY);

    /// <summary>Whether the box of another part, turned into this part's frame, overlaps this part's box.</summary>
    /// <param name="other">Another part of the same plan.</param>
    /// <param name="tolerance">Metres; boxes that overlap by less only touch.</param>
    public readonly bool Reaches(in PreparedPart other, double tolerance)
    {
        double dx = other.CentreX - CentreX;
        double dy = other.CentreY - CentreY;
        double cosine = Math.Abs((other.AxisX * AxisX) + (other.AxisY * AxisY));
        double sine = Math.Abs((other.AxisY * AxisX) - (other.AxisX * AxisY));
        double reachX = HalfX + (other.HalfX * cosine) + (other.HalfY * sine);
        double reachY = HalfY + (other.HalfX * sine) + (other.HalfY * cosine);
        return reachX - Math.Abs((dx * AxisX) + (dy * AxisY)) > tolerance && reachY - Math.Abs((dy * AxisX) - (dx * AxisY)) > tolerance;
    }
}
