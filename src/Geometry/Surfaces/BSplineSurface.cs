using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>A B-spline surface, rational where it has weights.</summary>
public sealed class BSplineSurface : Surface
{
    private readonly BSplineBasis _u;
    private readonly BSplineBasis _v;
    private readonly Point3[][] _points;
    private readonly double[][]? _weights;
    private readonly List<(SurfacePoint At, Point3 Point)> _samples = [];

    /// <summary>Takes a net of control points.</summary>
    /// <param name="u">Degree and knots along the rows' index.</param>
    /// <param name="v">Degree and knots within a row.</param>
    /// <param name="points">Rows of control points, in metres.</param>
    /// <param name="weights">A weight above zero for each, or null for 1.</param>
    public BSplineSurface(BSplineBasis u, BSplineBasis v, Point3[][] points, double[][]? weights)
    {
        ArgumentNullException.ThrowIfNull(u);
        ArgumentNullException.ThrowIfNull(v);
        ArgumentNullException.ThrowIfNull(points);
        (_u, _v, _points, _weights) = (u, v, points, weights);
        foreach (double atU in Grid(u))
        {
            foreach (double atV in Grid(v))
            {
                var at = new SurfacePoint(atU, atV);
                _samples.Add((at, At(at)));
            }
        }

        PeriodU = IsClosed(atV => (new(u.Start, atV), new(u.End, atV)), v) ? u.End - u.Start : 0;
        PeriodV = IsClosed(atU => (new(atU, v.Start), new(atU, v.End)), u) ? v.End - v.Start : 0;
        Metric = (
            Math.Max(1e-6, (At(new(u.End, v.Start)) - At(new(u.Start, v.Start))).Length + (points[^1][0] - points[0][0]).Length) / (u.End - u.Start),
            Math.Max(1e-6, (points[0][^1] - points[0][0]).Length * 2) / (v.End - v.Start));
    }

    /// <inheritdoc/>
    public override double PeriodU { get; }

    /// <inheritdoc/>
    public override double PeriodV { get; }

    /// <inheritdoc/>
    public override (double U, double V) Metric { get; }

    /// <inheritdoc/>
    public override Point3 At(SurfacePoint at)
    {
        Span<double> inU = stackalloc double[_u.Degree + 1];
        Span<double> inV = stackalloc double[_v.Degree + 1];
        int row = _u.At(Wrapped(at.U, _u), inU);
        int column = _v.At(Wrapped(at.V, _v), inV);
        var sum = new Point3(0, 0, 0);
        double weight = 0;
        for (int i = 0; i <= _u.Degree; i++)
        {
            for (int j = 0; j <= _v.Degree; j++)
            {
                double factor = inU[i] * inV[j] * (_weights is null ? 1 : _weights[row + i][column + j]);
                sum += _points[row + i][column + j] * factor;
                weight += factor;
            }
        }

        return sum * (1 / weight);
    }

    /// <inheritdoc/>
    public override SurfacePoint Nearest(Point3 point, SurfacePoint? near)
    {
        SurfacePoint start = _samples.MinBy(s => (s.Point - point).Length).At;
        SurfacePoint found = Descend(point, start);
        if (near is SurfacePoint hint)
        {
            SurfacePoint other = Descend(point, hint);
            found = (At(other) - point).Length <= (At(found) - point).Length + 1e-9 ? other : found;
        }

        return found;
    }

    // Gauss–Newton on the distance; a border point lies on the surface, so a few steps do.
    private SurfacePoint Descend(Point3 point, SurfacePoint at)
    {
        double stepU = (_u.End - _u.Start) * 1e-6;
        double stepV = (_v.End - _v.Start) * 1e-6;
        for (int i = 0; i < 20; i++)
        {
            Point3 here = At(at);
            Point3 miss = point - here;
            double sideU = at.U + stepU <= _u.End ? stepU : -stepU;
            double sideV = at.V + stepV <= _v.End ? stepV : -stepV;
            Point3 du = (At(at with { U = at.U + sideU }) - here) * (1 / sideU);
            Point3 dv = (At(at with { V = at.V + sideV }) - here) * (1 / sideV);
            (double a, double b, double c) = (du.Dot(du), du.Dot(dv), dv.Dot(dv));
            double determinant = (a * c) - (b * b);
            if (Math.Abs(determinant) <= 1e-18 * a * c || determinant == 0)
            {
                break;
            }

            double moveU = ((miss.Dot(du) * c) - (miss.Dot(dv) * b)) / determinant;
            double moveV = ((miss.Dot(dv) * a) - (miss.Dot(du) * b)) / determinant;
            var next = new SurfacePoint(Math.Clamp(at.U + moveU, _u.Start, _u.End), Math.Clamp(at.V + moveV, _v.Start, _v.End));
            bool isThere = (At(next) - here).Length < 1e-10;
            at = next;
            if (isThere)
            {
                break;
            }
        }

        return at;
    }

    private static double Wrapped(double t, BSplineBasis basis)
    {
        double period = basis.End - basis.Start;
        return t >= basis.Start && t <= basis.End ? t : t - (Math.Floor((t - basis.Start) / period) * period);
    }

    private bool IsClosed(Func<double, (SurfacePoint First, SurfacePoint Last)> ends, BSplineBasis along) =>
        Array.TrueForAll(along.Breaks, t => (At(ends(t).First) - At(ends(t).Last)).Length < 1e-6);

    private static IEnumerable<double> Grid(BSplineBasis basis)
    {
        double[] breaks = basis.Breaks;
        int pieces = Math.Max(2, 16 / breaks.Length);
        for (int i = 1; i < breaks.Length; i++)
        {
            for (int k = 0; k < pieces; k++)
            {
                yield return breaks[i - 1] + ((breaks[i] - breaks[i - 1]) * k / pieces);
            }
        }

        yield return breaks[^1];
    }
}
