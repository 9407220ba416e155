using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>IfcTrimmedCurve over any curve: BasisCurve, Trim1, Trim2, SenseAgreement, MasterRepresentation.</summary>
/// <param name="model">The model.</param>
/// <param name="conics">Reads arcs.</param>
/// <param name="chain">Reads any other basis, at a depth of nesting.</param>
internal sealed class IfcTrims(IfcModel model, IfcConics conics, Func<StepEntity, int, List<CurvePoint>> chain)
{
    /// <summary>The points of a trimmed curve.</summary>
    /// <param name="curve">The entity.</param>
    /// <param name="depth">Depth of nesting.</param>
    /// <returns>From the first trim to the second.</returns>
    public List<CurvePoint> Read(StepEntity curve, int depth)
    {
        StepEntity basis = curve.Entity(0);
        bool forward = curve.Enumeration(3) != "F";
        switch (basis.Type)
        {
            case "IFCLINE":
                return [PointOnLine(curve, basis, 1), PointOnLine(curve, basis, 2)];
            case "IFCCIRCLE" or "IFCELLIPSE":
                return conics.Arc(basis, Angle(curve, 1, basis), Angle(curve, 2, basis), forward);
            default:
                List<CurvePoint> whole = chain(basis, depth + 1);
                double from = Parameter(curve, 1, whole);
                double to = Parameter(curve, 2, whole);
                return forward ? PointChain.Part(whole, from, to) : Backward(PointChain.Part(whole, to, from));
        }
    }

    private static List<CurvePoint> Backward(List<CurvePoint> part)
    {
        part.Reverse();
        return [.. part.Select(p => new CurvePoint(-p.T, p.Point))];
    }

    private CurvePoint PointOnLine(StepEntity curve, StepEntity line, int trim)
    {
        StepEntity vector = line.Entity(1);
        double unit = vector.Real(1) * model.Units.Length;
        Point3 along = model.Direction(vector[0].Reference ?? throw vector.Error("a vector without direction")) * unit;
        Point3 start = model.Point(line[0].Reference ?? throw line.Error("a line without its point"));
        if (Trim(curve, trim, wantPoint: true).Reference is long label)
        {
            Point3 point = model.Point(label);
            return new CurvePoint((point - start).Dot(along) / along.Dot(along), point);
        }

        double t = Trim(curve, trim, wantPoint: false).Number ?? throw curve.Error("a trim without point and parameter");
        return new CurvePoint(t, start + (along * t));
    }

    // A trim may give a point, a parameter or both; the curve says which of them is meant.
    private static StepValue Trim(StepEntity curve, int trim, bool wantPoint)
    {
        foreach (StepValue value in curve[trim].List)
        {
            if (value.Kind == StepKind.Reference == wantPoint)
            {
                return value;
            }
        }

        return StepValue.OfNull();
    }

    private static double? ParameterMeant(StepEntity curve, int trim)
    {
        StepValue parameter = Trim(curve, trim, wantPoint: false);
        bool isMeant = parameter.HasValue
            && (!Trim(curve, trim, wantPoint: true).HasValue || curve.Enumeration(4) == "PARAMETER");
        return isMeant ? parameter.Number ?? throw curve.Error("a trim that is no number") : null;
    }

    private double Angle(StepEntity curve, int trim, StepEntity conic) =>
        ParameterMeant(curve, trim) * model.Units.Angle ?? conics.Angle(conic, PointMeant(curve, trim));

    private double Parameter(StepEntity curve, int trim, List<CurvePoint> whole) =>
        ParameterMeant(curve, trim) ?? PointChain.Nearest(whole, PointMeant(curve, trim));

    private Point3 PointMeant(StepEntity curve, int trim) => model.Point(
        Trim(curve, trim, wantPoint: true).Reference ?? throw curve.Error("a trim without point and parameter"));
}
