namespace SpaceGeo.Geometry.Solids;

/// <summary>An affine map of space: the images of the three axis vectors and of the origin.</summary>
/// <param name="X">Image of the vector (1, 0, 0).</param>
/// <param name="Y">Image of the vector (0, 1, 0).</param>
/// <param name="Z">Image of the vector (0, 0, 1).</param>
/// <param name="Origin">Image of the origin, in metres.</param>
public readonly record struct Affine3(Point3 X, Point3 Y, Point3 Z, Point3 Origin)
{
    /// <summary>The map that changes nothing.</summary>
    public static Affine3 Identity { get; } = new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), new(0, 0, 0));

    /// <summary>Factor of volumes; negative for a map that mirrors, 0 for one that flattens.</summary>
    public double Determinant => X.Dot(Y.Cross(Z));

    /// <summary>A shift.</summary>
    /// <param name="by">Metres.</param>
    /// <returns>The map.</returns>
    public static Affine3 Translation(Point3 by) => Identity with { Origin = by };

    /// <summary>The image of a point.</summary>
    /// <param name="point">In the inner frame.</param>
    /// <returns>In the outer frame.</returns>
    public Point3 Apply(Point3 point) => ApplyVector(point) + Origin;

    /// <summary>The image of a vector, which has no place.</summary>
    /// <param name="vector">In the inner frame.</param>
    /// <returns>In the outer frame.</returns>
    public Point3 ApplyVector(Point3 vector) => (X * vector.X) + (Y * vector.Y) + (Z * vector.Z);

    /// <summary>This map after another.</summary>
    /// <param name="inner">The map applied first.</param>
    /// <returns>Their composition.</returns>
    public Affine3 After(Affine3 inner) =>
        new(ApplyVector(inner.X), ApplyVector(inner.Y), ApplyVector(inner.Z), Apply(inner.Origin));

    /// <summary>The map that undoes this one.</summary>
    /// <returns>The inverse.</returns>
    /// <exception cref="InvalidOperationException">The map flattens space.</exception>
    public Affine3 Inverse()
    {
        double determinant = Determinant;
        if (determinant == 0 || !double.IsFinite(determinant))
        {
            throw new InvalidOperationException("A map that flattens space has no inverse.");
        }

        Point3 a = Y.Cross(Z) * (1 / determinant);
        Point3 b = Z.Cross(X) * (1 / determinant);
        Point3 c = X.Cross(Y) * (1 / determinant);
        var linear = new Affine3(new(a.X, b.X, c.X), new(a.Y, b.Y, c.Y), new(a.Z, b.Z, c.Z), new(0, 0, 0));
        return linear with { Origin = linear.ApplyVector(Origin) * -1 };
    }
}
