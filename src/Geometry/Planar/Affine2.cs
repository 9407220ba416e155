namespace SpaceGeo.Geometry.Planar;

/// <summary>An affine map of the plane: x' = Xx·x + Yx·y + Tx, y' = Xy·x + Yy·y + Ty.</summary>
/// <param name="Xx">x of the image of (1, 0).</param>
/// <param name="Xy">y of the image of (1, 0).</param>
/// <param name="Yx">x of the image of (0, 1).</param>
/// <param name="Yy">y of the image of (0, 1).</param>
/// <param name="Tx">x of the image of the origin, in metres.</param>
/// <param name="Ty">y of the image of the origin, in metres.</param>
public readonly record struct Affine2(double Xx, double Xy, double Yx, double Yy, double Tx, double Ty)
{
    /// <summary>The map that changes nothing.</summary>
    public static Affine2 Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>Factor of areas; negative for a map that mirrors.</summary>
    public double Determinant => (Xx * Yy) - (Yx * Xy);

    /// <summary>The image of a point.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    /// <returns>The mapped coordinates.</returns>
    public (double X, double Y) Apply(double x, double y) => ((Xx * x) + (Yx * y) + Tx, (Xy * x) + (Yy * y) + Ty);
}
