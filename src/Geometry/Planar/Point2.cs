namespace SpaceGeo.Geometry.Planar;

/// <summary>A point of a floor plan, in metres.</summary>
/// <param name="X">Metres along the plan's first axis.</param>
/// <param name="Y">Metres along the plan's second axis.</param>
public readonly record struct Point2(double X, double Y)
{
    /// <summary>Whether both coordinates are finite numbers.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);

    /// <summary>The distance to another point.</summary>
    /// <param name="other">The other point, in the same frame.</param>
    /// <returns>Metres, never negative.</returns>
    public double DistanceTo(Point2 other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}
