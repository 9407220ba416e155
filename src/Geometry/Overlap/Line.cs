namespace SpaceGeo.Geometry.Overlap;

/// <summary>A line through a point along a direction; what lies to its left is inside.</summary>
internal readonly record struct Line(double X, double Y, double AlongX, double AlongY)
{
    /// <summary>How far left a point lies, times the length of the direction.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    public double Side(double x, double y) => (AlongX * (y - Y)) - (AlongY * (x - X));
}
