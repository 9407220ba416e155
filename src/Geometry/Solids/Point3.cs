namespace SpaceGeo.Geometry.Solids;

/// <summary>A point or a vector in space, in metres.</summary>
/// <param name="X">Metres along the first axis.</param>
/// <param name="Y">Metres along the second axis.</param>
/// <param name="Z">Metres along the third axis; up, once placed.</param>
public readonly record struct Point3(double X, double Y, double Z)
{
    /// <summary>Length of the vector.</summary>
    public double Length => Math.Sqrt(Dot(this));

    /// <summary>Whether all coordinates are finite numbers.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>Sum.</summary>
    /// <param name="a">First vector.</param>
    /// <param name="b">Second vector.</param>
    public static Point3 operator +(Point3 a, Point3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    /// <param name="a">First vector.</param>
    /// <param name="b">Second vector.</param>
    public static Point3 operator -(Point3 a, Point3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Multiple.</summary>
    /// <param name="a">A vector.</param>
    /// <param name="factor">Its factor.</param>
    public static Point3 operator *(Point3 a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    /// <summary>Scalar product.</summary>
    /// <param name="other">Another vector.</param>
    /// <returns>Square metres for lengths in metres.</returns>
    public double Dot(Point3 other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>Vector product, right-handed.</summary>
    /// <param name="other">Another vector.</param>
    /// <returns>The vector square to both.</returns>
    public Point3 Cross(Point3 other) =>
        new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    /// <summary>The vector of length 1 in the same direction.</summary>
    /// <returns>The vector itself when its length is zero.</returns>
    public Point3 Normalized()
    {
        double length = Length;
        return length > 0 ? this * (1 / length) : this;
    }
}
