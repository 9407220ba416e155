using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>A curve turned about an axis: u is the angle, v the length along the curve.</summary>
public sealed class RevolutionSurface : Surface
{
    private readonly CurvePoint[] _curve;
    private readonly Point3 _onAxis;
    private readonly Point3 _axis;

    /// <summary>Turns a curve.</summary>
    /// <param name="curve">Its points.</param>
    /// <param name="onAxis">A point of the axis.</param>
    /// <param name="axis">Direction of the axis, of length 1.</param>
    public RevolutionSurface(IReadOnlyList<Point3> curve, Point3 onAxis, Point3 axis)
    {
        _curve = SweptSurface.Measured(curve);
        (_onAxis, _axis) = (onAxis, axis);
        Poles = [.. new[] { _curve[0], _curve[^1] }.Where(c => Away(c.Point).Length < 1e-7).Select(c => c.T)];
    }

    /// <inheritdoc/>
    public override double PeriodU => 2 * Math.PI;

    /// <inheritdoc/>
    public override IReadOnlyList<double> Poles { get; }

    /// <inheritdoc/>
    public override (double U, double V) Metric => (Math.Max(0.01, _curve.Max(c => Away(c.Point).Length)), 1);

    /// <inheritdoc/>
    public override Point3 At(SurfacePoint at)
    {
        Point3 point = SweptSurface.OnChain(_curve, at.V, 0);
        Point3 away = Away(point);
        (double sine, double cosine) = Math.SinCos(at.U);
        return point - away + (away * cosine) + (_axis.Cross(away) * sine);
    }

    /// <inheritdoc/>
    public override SurfacePoint Nearest(Point3 point, SurfacePoint? near)
    {
        // In the half plane of radius and height the surface is its curve.
        CurvePoint[] outline = [.. _curve.Select(c => c with { Point = Outline(c.Point) })];
        double v = PointChain.Nearest(outline, Outline(point));
        Point3 from = Away(SweptSurface.OnChain(_curve, v, 0));
        Point3 to = Away(point);
        double u = from.Length < 1e-7 || to.Length < 1e-7
            ? near?.U ?? 0
            : Math.Atan2(from.Cross(to).Dot(_axis), from.Dot(to));
        return new SurfacePoint(u, v);
    }

    private Point3 Away(Point3 point) => point - _onAxis - (_axis * (point - _onAxis).Dot(_axis));

    private Point3 Outline(Point3 point) => new(Away(point).Length, 0, (point - _onAxis).Dot(_axis));
}
