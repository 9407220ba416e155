namespace SpaceGeo.Geometry.Planar;

/// <summary>An axis-parallel box in the plane, in metres. An empty box has its minimum above its maximum.</summary>
/// <param name="MinX">Smallest x.</param>
/// <param name="MinY">Smallest y.</param>
/// <param name="MaxX">Largest x.</param>
/// <param name="MaxY">Largest y.</param>
public readonly record struct Box2(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>The box that holds nothing.</summary>
    public static Box2 Empty { get; } =
        new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>The whole plane.</summary>
    public static Box2 Everything { get; } =
        new(double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>Whether the box holds no point.</summary>
    public bool IsEmpty => !(MinX <= MaxX && MinY <= MaxY);

    /// <summary>Extent along x, in metres.</summary>
    public double Width => MaxX - MinX;

    /// <summary>Extent along y, in metres.</summary>
    public double Height => MaxY - MinY;

    /// <summary>The smallest box around interleaved coordinates.</summary>
    /// <param name="coordinates">x, y, x, y, … in metres.</param>
    /// <returns>The box; empty for no coordinates.</returns>
    public static Box2 Of(ReadOnlySpan<double> coordinates)
    {
        Box2 box = Empty;
        for (int i = 0; i + 1 < coordinates.Length; i += 2)
        {
            box = box.With(coordinates[i], coordinates[i + 1]);
        }

        return box;
    }

    /// <summary>The box grown to hold a point.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    /// <returns>A box that holds this one and the point.</returns>
    public Box2 With(double x, double y) => new(Math.Min(MinX, x), Math.Min(MinY, y), Math.Max(MaxX, x), Math.Max(MaxY, y));

    /// <summary>The smallest box around both.</summary>
    /// <param name="other">Another box in the same frame.</param>
    /// <returns>A box that holds both.</returns>
    public Box2 With(Box2 other) =>
        new(Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    /// <summary>What two boxes share.</summary>
    /// <param name="other">Another box in the same frame.</param>
    /// <returns>The common box; empty when they do not meet.</returns>
    public Box2 Common(Box2 other) =>
        new(Math.Max(MinX, other.MinX), Math.Max(MinY, other.MinY), Math.Min(MaxX, other.MaxX), Math.Min(MaxY, other.MaxY));

    /// <summary>The box with a margin on every side.</summary>
    /// <param name="margin">Metres; negative shrinks.</param>
    /// <returns>The larger box.</returns>
    public Box2 Grown(double margin) => new(MinX - margin, MinY - margin, MaxX + margin, MaxY + margin);

    /// <summary>Whether the boxes share more than their border.</summary>
    /// <param name="other">Another box in the same frame.</param>
    /// <returns>False when they are apart or only touch.</returns>
    public bool Overlaps(Box2 other) => MinX < other.MaxX && other.MinX < MaxX && MinY < other.MaxY && other.MinY < MaxY;

    /// <summary>Whether the boxes share no point, not even of their borders.</summary>
    /// <param name="other">Another box in the same frame.</param>
    /// <returns>True when there is a gap between them.</returns>
    public bool IsApartFrom(Box2 other) => MinX > other.MaxX || other.MinX > MaxX || MinY > other.MaxY || other.MinY > MaxY;
}
