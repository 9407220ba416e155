using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Curves;

/// <summary>A B-spline curve in space, rational where it has weights.</summary>
/// <param name="basis">Degree and knots.</param>
/// <param name="points">Control points, in metres.</param>
/// <param name="weights">A weight above zero for each point, or null for 1.</param>
public sealed class BSplineCurve(BSplineBasis basis, Point3[] points, double[]? weights)
{
    /// <summary>Largest degree that is read: beyond it no drawing program goes.</summary>
    public const int LargestDegree = 32;

    /// <summary>Degree and knots.</summary>
    public BSplineBasis Basis => basis;

    /// <summary>The point at a parameter.</summary>
    /// <param name="t">The parameter; values outside of the range are moved to its ends.</param>
    /// <returns>Metres.</returns>
    public Point3 At(double t)
    {
        Span<double> values = stackalloc double[basis.Degree + 1];
        int first = basis.At(t, values);
        var sum = new Point3(0, 0, 0);
        double weight = 0;
        for (int i = 0; i <= basis.Degree; i++)
        {
            double factor = values[i] * (weights is null ? 1 : weights[first + i]);
            sum += points[first + i] * factor;
            weight += factor;
        }

        return sum * (1 / weight);
    }

    /// <summary>The curve as chords.</summary>
    /// <param name="sagitta">Largest distance between the curve and its chords, in metres.</param>
    /// <returns>Points from start to end with their parameters.</returns>
    public List<CurvePoint> Chords(double sagitta) => ChordSampling.Of(At, basis.Breaks, sagitta);
}
