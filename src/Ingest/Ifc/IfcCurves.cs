using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Curves as chains of points, in metres. Arcs become chords that keep the area under them.</summary>
/// <param name="model">The model.</param>
/// <param name="placements">Reads the positions of circles and ellipses.</param>
internal sealed class IfcCurves(IfcModel model, IfcPlacements placements)
{
    private const int DeepestNesting = 16;

    // Ends of segments nearer than this are the same point.
    private const double Joined = 1e-6;

    /// <summary>The points of a curve.</summary>
    /// <param name="curve">An IfcCurve.</param>
    /// <returns>From its start to its end; a closed curve ends where it starts.</returns>
    /// <exception cref="IfcGeometryException">The curve is of a class that is not read.</exception>
    public List<Point3> Points(StepEntity curve) => Points(curve, 0);

    /// <summary>The points of a curve in the plane.</summary>
    /// <param name="curve">An IfcCurve of dimension two.</param>
    /// <returns>From its start to its end.</returns>
    public Point2[] PlanePoints(StepEntity curve) => [.. Points(curve).Select(p => new Point2(p.X, p.Y))];

    private List<Point3> Points(StepEntity curve, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new IfcGeometryException("curve-cycle", $"{curve} is nested deeper than {DeepestNesting}");
        }

        return curve.Type switch
        {
            "IFCPOLYLINE" => [.. curve.References(0).Select(model.Point)],
            "IFCINDEXEDPOLYCURVE" => IndexedPolyCurve.Points(model, curve),
            "IFCCOMPOSITECURVE" or "IFC2DCOMPOSITECURVE" => Composite(curve, depth),
            "IFCCIRCLE" or "IFCELLIPSE" => Closed(curve),
            "IFCTRIMMEDCURVE" => Trimmed(curve),
            _ => throw new IfcGeometryException("curve-unsupported", $"curves of class {curve.Type} are not read"),
        };
    }

    private List<Point3> Composite(StepEntity curve, int depth)
    {
        var points = new List<Point3>();
        foreach (StepEntity segment in curve.Entities(0))
        {
            List<Point3> piece = Points(segment.Entity(2), depth + 1);
            if (segment.Enumeration(1) == "F")
            {
                piece.Reverse();
            }

            bool joins = points.Count > 0 && piece.Count > 0 && (points[^1] - piece[0]).Length < Joined;
            points.AddRange(joins ? piece.Skip(1) : piece);
        }

        return points;
    }

    private List<Point3> Closed(StepEntity conic)
    {
        (Affine3 frame, double a, double b) = Conic(conic);
        List<Point3> points = [.. ArcChords.Ellipse(a, b).Select(p => frame.Apply(new Point3(p.X, p.Y, 0)))];
        points.Add(points[0]);
        return points;
    }

    private List<Point3> Trimmed(StepEntity curve)
    {
        StepEntity basis = curve.Entity(0);
        bool forward = curve.Enumeration(3) != "F";
        if (basis.Type == "IFCLINE")
        {
            return [PointOnLine(curve, basis, 1), PointOnLine(curve, basis, 2)];
        }

        if (basis.Type is not ("IFCCIRCLE" or "IFCELLIPSE"))
        {
            throw new IfcGeometryException("curve-unsupported", $"trimmed curves over {basis.Type} are not read");
        }

        (Affine3 frame, double a, double b) = Conic(basis);
        double start = Angle(curve, 1, frame, a, b);
        double end = Angle(curve, 2, frame, a, b);
        double sweep = forward ? end - start : start - end;
        sweep -= Math.Floor(sweep / (2 * Math.PI)) * 2 * Math.PI;
        sweep = sweep < 1e-9 ? 2 * Math.PI : sweep;
        return [.. ArcChords.Arc(a, b, start, forward ? sweep : -sweep).Select(p => frame.Apply(new Point3(p.X, p.Y, 0)))];
    }

    private (Affine3 Frame, double A, double B) Conic(StepEntity conic)
    {
        double a = conic.Real(1) * model.Units.Length;
        double b = conic.Type == "IFCELLIPSE" ? conic.Real(2) * model.Units.Length : a;
        return a > 0 && b > 0
            ? (placements.Axes(conic.Entity(0)), a, b)
            : throw new IfcGeometryException("curve-degenerate", $"{conic} has no radius");
    }

    private Point3 PointOnLine(StepEntity curve, StepEntity line, int trim)
    {
        if (Trim(curve, trim, wantPoint: true).Reference is long point)
        {
            return model.Point(point);
        }

        StepEntity vector = line.Entity(1);
        double along = (Trim(curve, trim, wantPoint: false).Number ?? 0) * vector.Real(1) * model.Units.Length;
        return model.Point(line[0].Reference ?? throw line.Error("a line without its point"))
            + (model.Direction(vector[0].Reference ?? throw vector.Error("a vector without direction")) * along);
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

    private double Angle(StepEntity curve, int trim, Affine3 frame, double a, double b)
    {
        StepValue point = Trim(curve, trim, wantPoint: true);
        StepValue parameter = Trim(curve, trim, wantPoint: false);
        bool byParameter = parameter.HasValue && (!point.HasValue || curve.Enumeration(4) == "PARAMETER");
        if (byParameter)
        {
            return (parameter.Number ?? throw curve.Error("a trim that is no number")) * model.Units.Angle;
        }

        Point3 from = model.Point(point.Reference ?? throw curve.Error("a trim without point and parameter")) - frame.Origin;
        return Math.Atan2(from.Dot(frame.Y) / b, from.Dot(frame.X) / a);
    }
}
