using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>A surface of linear extrusion: v is the length along the direction, u the length along the curve.</summary>
public sealed class SweptSurface : Surface
{
    private readonly CurvePoint[] _curve;
    private readonly Point3 _direction;

    /// <summary>Sweeps a curve.</summary>
    /// <param name="curve">Its points.</param>
    /// <param name="direction">Of length 1.</param>
    public SweptSurface(IReadOnlyList<Point3> curve, Point3 direction)
    {
        _curve = Measured(curve);
        _direction = direction;
    }

    /// <inheritdoc/>
    public override double PeriodU => (_curve[0].Point - _curve[^1].Point).Length < 1e-6 ? _curve[^1].T : 0;

    /// <inheritdoc/>
    public override Point3 At(SurfacePoint at) => OnChain(_curve, at.U, PeriodU) + (_direction * at.V);

    /// <inheritdoc/>
    public override SurfacePoint Nearest(Point3 point, SurfacePoint? near)
    {
        // Seen along the direction, the surface is its curve.
        Point3 Flat(Point3 p) => p - (_direction * p.Dot(_direction));
        double u = PointChain.Nearest([.. _curve.Select(c => c with { Point = Flat(c.Point) })], Flat(point));
        return new SurfacePoint(u, (point - OnChain(_curve, u, PeriodU)).Dot(_direction));
    }

    internal static CurvePoint[] Measured(IReadOnlyList<Point3> curve)
    {
        Point3[] points = PointChain.Distinct(curve);
        if (points.Length < 2)
        {
            throw new SectionException("surface-degenerate", "the curve of a swept surface has no length");
        }

        double length = 0;
        return [.. points.Select((p, i) => new CurvePoint(length += i == 0 ? 0 : (p - points[i - 1]).Length, p))];
    }

    internal static Point3 OnChain(CurvePoint[] curve, double u, double period)
    {
        u = period > 0 ? u - (Math.Floor(u / period) * period) : u;
        int next = 1;
        while (next < curve.Length - 1 && curve[next].T < u)
        {
            next++;
        }

        (CurvePoint a, CurvePoint b) = (curve[next - 1], curve[next]);
        return a.Point + ((b.Point - a.Point) * ((u - a.T) / (b.T - a.T)));
    }
}
