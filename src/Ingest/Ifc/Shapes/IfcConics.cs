using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Circles and ellipses, whole and in part. Their parameter is the angle in the file's unit.</summary>
/// <param name="model">The model.</param>
/// <param name="placements">Reads positions.</param>
internal sealed class IfcConics(IfcModel model, IfcPlacements placements)
{
    /// <summary>A whole circle or ellipse.</summary>
    /// <param name="conic">The entity.</param>
    /// <returns>Points counter-clockwise; the last is the first.</returns>
    public List<CurvePoint> Closed(StepEntity conic)
    {
        (Affine3 frame, double a, double b) = Read(conic);
        Point2[] ring = ArcChords.Ellipse(a, b);
        double step = 2 * Math.PI / ring.Length / model.Units.Angle;
        List<CurvePoint> points = [.. ring.Select((p, i) => new CurvePoint(i * step, frame.Apply(new Point3(p.X, p.Y, 0))))];
        points.Add(new CurvePoint(ring.Length * step, points[0].Point));
        return points;
    }

    /// <summary>An arc.</summary>
    /// <param name="conic">The entity it lies on.</param>
    /// <param name="start">Angle of its start, in radians.</param>
    /// <param name="end">Angle of its end, in radians; equal angles are a whole turn.</param>
    /// <param name="forward">Whether it runs counter-clockwise.</param>
    /// <returns>From start to end.</returns>
    public List<CurvePoint> Arc(StepEntity conic, double start, double end, bool forward)
    {
        (Affine3 frame, double a, double b) = Read(conic);
        double sweep = forward ? end - start : start - end;
        sweep -= Math.Floor(sweep / (2 * Math.PI)) * 2 * Math.PI;
        sweep = sweep < 1e-9 ? 2 * Math.PI : sweep;
        Point2[] arc = ArcChords.Arc(a, b, start, forward ? sweep : -sweep);
        double step = sweep / (arc.Length - 1) / model.Units.Angle;
        double first = start / model.Units.Angle * (forward ? 1 : -1);
        return [.. arc.Select((p, i) => new CurvePoint(first + (i * step), frame.Apply(new Point3(p.X, p.Y, 0))))];
    }

    /// <summary>The angle of the place that is nearest to a point of the curve.</summary>
    /// <param name="conic">The entity.</param>
    /// <param name="point">Metres.</param>
    /// <returns>Radians.</returns>
    public double Angle(StepEntity conic, Point3 point)
    {
        (Affine3 frame, double a, double b) = Read(conic);
        Point3 from = point - frame.Origin;
        return Math.Atan2(from.Dot(frame.Y) / b, from.Dot(frame.X) / a);
    }

    private (Affine3 Frame, double A, double B) Read(StepEntity conic)
    {
        double a = conic.Real(1) * model.Units.Length;
        double b = conic.Type == "IFCELLIPSE" ? conic.Real(2) * model.Units.Length : a;
        return a > 0 && b > 0 && double.IsFinite(a + b)
            ? (placements.Axes(conic.Entity(0)), a, b)
            : throw new IfcGeometryException("curve-degenerate", $"{conic} has no radius");
    }
}
