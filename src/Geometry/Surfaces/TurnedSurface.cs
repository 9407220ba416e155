using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>Cylinder, cone, sphere and torus: surfaces about the z axis of a frame, u being the angle about it.</summary>
public sealed class TurnedSurface : Surface
{
    private readonly Affine3 _frame;
    private readonly Func<double, (double R, double Z)> _outline;
    private readonly Func<double, double, double> _parameter;
    private readonly double _radius;
    private readonly double _scaleV;

    private TurnedSurface(
        Affine3 frame, Func<double, (double R, double Z)> outline, Func<double, double, double> parameter, double radius, double scaleV)
    {
        (_frame, _outline, _parameter, _radius, _scaleV) = (frame, outline, parameter, radius, scaleV);
    }

    /// <inheritdoc/>
    public override double PeriodU => 2 * Math.PI;

    /// <inheritdoc/>
    public override double PeriodV => IsTorus ? 2 * Math.PI : 0;

    /// <inheritdoc/>
    public override IReadOnlyList<double> Poles => PoleValues;

    /// <inheritdoc/>
    public override (double U, double V) Metric => (_radius, _scaleV);

    private bool IsTorus { get; init; }

    private double[] PoleValues { get; init; } = [];

    /// <summary>A cylinder; v is the height.</summary>
    /// <param name="frame">Its axis is z.</param>
    /// <param name="radius">Metres.</param>
    /// <returns>The surface.</returns>
    public static TurnedSurface Cylinder(Affine3 frame, double radius) => new(frame, v => (radius, v), (_, z) => z, radius, 1);

    /// <summary>A cone; v is the height.</summary>
    /// <param name="frame">Its axis is z.</param>
    /// <param name="radius">Metres, at z = 0.</param>
    /// <param name="halfAngle">Between axis and surface, in radians; the radius grows with z.</param>
    /// <returns>The surface.</returns>
    public static TurnedSurface Cone(Affine3 frame, double radius, double halfAngle)
    {
        double slope = Math.Tan(halfAngle);
        return new(frame, v => (radius + (v * slope), v), (_, z) => z, Math.Max(radius, 0.1), 1)
        {
            PoleValues = slope == 0 ? [] : [-radius / slope],
        };
    }

    /// <summary>A sphere; v is the latitude.</summary>
    /// <param name="frame">About its centre.</param>
    /// <param name="radius">Metres.</param>
    /// <returns>The surface.</returns>
    public static TurnedSurface Sphere(Affine3 frame, double radius) =>
        new(frame, v => (radius * Math.Cos(v), radius * Math.Sin(v)), (r, z) => Math.Atan2(z, r), radius, radius)
        {
            PoleValues = [-Math.PI / 2, Math.PI / 2],
        };

    /// <summary>A torus; v is the angle within its tube.</summary>
    /// <param name="frame">Its axis is z.</param>
    /// <param name="major">From the axis to the middle of the tube, in metres.</param>
    /// <param name="minor">Radius of the tube, in metres.</param>
    /// <returns>The surface.</returns>
    public static TurnedSurface Torus(Affine3 frame, double major, double minor) => new(
        frame, v => (major + (minor * Math.Cos(v)), minor * Math.Sin(v)), (r, z) => Math.Atan2(z, r - major), major, minor)
    {
        IsTorus = true,
    };

    /// <inheritdoc/>
    public override Point3 At(SurfacePoint at)
    {
        (double r, double z) = _outline(at.V);
        (double sine, double cosine) = Math.SinCos(at.U);
        return _frame.Apply(new Point3(r * cosine, r * sine, z));
    }

    /// <inheritdoc/>
    public override SurfacePoint Nearest(Point3 point, SurfacePoint? near)
    {
        Point3 from = point - _frame.Origin;
        (double x, double y, double z) = (from.Dot(_frame.X), from.Dot(_frame.Y), from.Dot(_frame.Z));
        double r = Math.Sqrt((x * x) + (y * y));
        // At a pole the angle is anyone's; that of a place nearby keeps the border of a face in one piece.
        double u = r < 1e-7 ? near?.U ?? 0 : Math.Atan2(y, x);
        double v = _parameter(r, z);
        return new SurfacePoint(u, v);
    }
}
