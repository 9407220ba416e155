using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>B-spline and Bézier curves, rational ones too.</summary>
internal static class IfcSplines
{
    /// <summary>Whether a class is one of these.</summary>
    /// <param name="type">In upper case.</param>
    public static bool IsSpline(string type) => type is "IFCBSPLINECURVEWITHKNOTS" or "IFCRATIONALBSPLINECURVEWITHKNOTS"
        or "IFCBEZIERCURVE" or "IFCRATIONALBEZIERCURVE";

    /// <summary>The curve: Degree, ControlPointsList, CurveForm, ClosedCurve, SelfIntersect, then multiplicities, knots, their kind and
    /// weights; of IFC2X3's Bézier curves the weights alone.</summary>
    /// <param name="model">The model.</param>
    /// <param name="curve">The entity.</param>
    /// <returns>The curve, in metres.</returns>
    /// <exception cref="IfcGeometryException">Its numbers do not belong together.</exception>
    public static BSplineCurve Read(IfcModel model, StepEntity curve)
    {
        int degree = Degree(curve, 0);
        Point3[] points = [.. curve.References(1).Select(model.Point)];
        bool isBezier = curve.Type is "IFCBEZIERCURVE" or "IFCRATIONALBEZIERCURVE";
        BSplineBasis basis = isBezier
            ? Basis(curve, degree, points.Length, BezierKnots(curve, degree, points.Length))
            : Basis(curve, degree, points.Length, Knots(curve, 5, 6));
        double[]? weights = curve.Type switch
        {
            "IFCRATIONALBEZIERCURVE" => Weights(curve, curve.Reals(5), points.Length),
            "IFCRATIONALBSPLINECURVEWITHKNOTS" => Weights(curve, curve.Reals(8), points.Length),
            _ => null,
        };
        return new BSplineCurve(basis, points, weights);
    }

    /// <summary>A degree within reason.</summary>
    /// <param name="spline">The entity.</param>
    /// <param name="attribute">Where it stands.</param>
    /// <returns>1 … <see cref="BSplineCurve.LargestDegree"/>.</returns>
    public static int Degree(StepEntity spline, int attribute) => spline[attribute].Integer is >= 1 and <= BSplineCurve.LargestDegree and long degree
        ? (int)degree
        : throw Degenerate(spline, $"degree {spline[attribute]}");

    /// <summary>All knots, each as often as its multiplicity says.</summary>
    /// <param name="spline">The entity.</param>
    /// <param name="multiplicities">Attribute with the multiplicities.</param>
    /// <param name="values">Attribute with the knots.</param>
    /// <returns>The knots.</returns>
    public static double[] Knots(StepEntity spline, int multiplicities, int values)
    {
        double[] counts = spline.Reals(multiplicities);
        double[] knots = spline.Reals(values);
        return counts.Length == knots.Length && Array.TrueForAll(counts, c => c is >= 1 and <= BSplineCurve.LargestDegree + 1)
            ? [.. knots.SelectMany((knot, i) => Enumerable.Repeat(knot, (int)counts[i]))]
            : throw Degenerate(spline, $"{knots.Length} knots with {counts.Length} multiplicities");
    }

    /// <summary>A basis, or a reason why there is none.</summary>
    /// <param name="spline">The entity.</param>
    /// <param name="degree">Its degree.</param>
    /// <param name="count">Number of control points.</param>
    /// <param name="knots">All knots.</param>
    /// <returns>The basis.</returns>
    public static BSplineBasis Basis(StepEntity spline, int degree, int count, double[] knots)
    {
        try
        {
            return new BSplineBasis(degree, count, knots);
        }
        catch (ArgumentException e)
        {
            throw Degenerate(spline, e.Message);
        }
    }

    /// <summary>Weights that can be divided by.</summary>
    /// <param name="spline">The entity.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="count">Number of control points.</param>
    /// <returns>The weights.</returns>
    public static double[] Weights(StepEntity spline, double[] weights, int count) =>
        weights.Length == count && Array.TrueForAll(weights, w => w > 0 && double.IsFinite(w))
            ? weights
            : throw Degenerate(spline, $"{weights.Length} weights for {count} points, or a weight that is not above zero");

    // Several Bézier pieces one after another share their end points.
    private static double[] BezierKnots(StepEntity curve, int degree, int points)
    {
        if (points < degree + 1 || (points - 1) % degree != 0)
        {
            throw Degenerate(curve, $"{points} points for degree {degree}");
        }

        int pieces = (points - 1) / degree;
        return
        [
            0, .. Enumerable.Range(0, pieces + 1).SelectMany(piece => Enumerable.Repeat((double)piece, degree)), pieces,
        ];
    }

    private static IfcGeometryException Degenerate(StepEntity spline, string why) => new("curve-degenerate", $"{spline}: {why}");
}
