using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Curves as chains of points, in metres. Arcs become chords that keep the area under them.</summary>
internal sealed class IfcCurves
{
    private const int DeepestNesting = 16;

    // Ends of segments nearer than this are the same point.
    private const double Joined = 1e-6;

    private readonly IfcModel _model;
    private readonly IfcWork _work;
    private readonly IfcTrims _trims;

    /// <summary>Prepares the reading of curves.</summary>
    /// <param name="model">The model.</param>
    /// <param name="placements">Reads the positions of circles and ellipses.</param>
    /// <param name="work">Bounds the work for one element.</param>
    public IfcCurves(IfcModel model, IfcPlacements placements, IfcWork work)
    {
        (_model, _work) = (model, work);
        Conics = new IfcConics(model, placements);
        _trims = new IfcTrims(model, Conics, Chain);
    }

    /// <summary>Circles and ellipses.</summary>
    public IfcConics Conics { get; }

    /// <summary>The points of a curve.</summary>
    /// <param name="curve">An IfcCurve.</param>
    /// <returns>From its start to its end; a closed curve ends where it starts.</returns>
    /// <exception cref="IfcGeometryException">The curve is of a class that is not read.</exception>
    public List<Point3> Points(StepEntity curve) => [.. Chain(curve).Select(p => p.Point)];

    /// <summary>The points of a curve in the plane.</summary>
    /// <param name="curve">An IfcCurve of dimension two.</param>
    /// <returns>From its start to its end.</returns>
    public Point2[] PlanePoints(StepEntity curve) => [.. Chain(curve).Select(p => new Point2(p.Point.X, p.Point.Y))];

    /// <summary>The points of a curve between two parameters, as the directrix of a sweep is limited.</summary>
    /// <param name="curve">An IfcCurve.</param>
    /// <param name="start">First parameter, or null for the start.</param>
    /// <param name="end">Last parameter, or null for the end.</param>
    /// <returns>From the first to the last.</returns>
    /// <remarks>0 and 1 mean the whole curve, whatever its parameters are: so do exporters (ISSUE_171 of web-ifc) write it.</remarks>
    public List<Point3> Points(StepEntity curve, double? start, double? end)
    {
        List<CurvePoint> chain = Chain(curve);
        bool isWhole = (start ?? 0) == 0 && end is null or 1;
        double from = start ?? chain[0].T;
        double to = end ?? chain[^1].T;
        bool isInside = from >= chain[0].T - 1e-6 && to <= chain[^1].T + 1e-6 && from < to;
        return [.. (isWhole || !isInside ? chain : PointChain.Part(chain, from, to)).Select(p => p.Point)];
    }

    /// <summary>The points of a curve with their parameters.</summary>
    /// <param name="curve">An IfcCurve.</param>
    /// <returns>From its start to its end.</returns>
    public List<CurvePoint> Chain(StepEntity curve) => Chain(curve, 0);

    private List<CurvePoint> Chain(StepEntity curve, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new IfcGeometryException("curve-cycle", $"{curve} is nested deeper than {DeepestNesting}");
        }

        _work.Spend(curve);
        List<CurvePoint> chain = Read(curve, depth);
        return chain.Count > 0 ? chain : throw new IfcGeometryException("curve-degenerate", $"{curve} has no point");
    }

    private List<CurvePoint> Read(StepEntity curve, int depth) => curve.Type switch
    {
        "IFCPOLYLINE" => Numbered(curve.References(0).Select(_model.Point)),
        "IFCINDEXEDPOLYCURVE" => Numbered(IndexedPolyCurve.Points(_model, curve)),
        "IFCCOMPOSITECURVE" or "IFC2DCOMPOSITECURVE" or "IFCBOUNDARYCURVE" or "IFCOUTERBOUNDARYCURVE"
            or "IFCCOMPOSITECURVEONSURFACE" => Composite(curve, depth),
        "IFCCIRCLE" or "IFCELLIPSE" => Conics.Closed(curve),
        "IFCTRIMMEDCURVE" => _trims.Read(curve, depth),
        "IFCOFFSETCURVE2D" => Offset(curve, depth),
        "IFCSURFACECURVE" or "IFCSEAMCURVE" or "IFCINTERSECTIONCURVE" => Chain(curve.Entity(0), depth + 1),
        string type when IfcSplines.IsSpline(type) => IfcSplines.Read(_model, curve).Chords(ArcChords.DefaultSagitta),
        _ => throw new IfcGeometryException("curve-unsupported", $"curves of class {curve.Type} are not read"),
    };

    private static List<CurvePoint> Numbered(IEnumerable<Point3> points) => [.. points.Select((point, i) => new CurvePoint(i, point))];

    private List<CurvePoint> Composite(StepEntity curve, int depth)
    {
        var points = new List<CurvePoint>();
        foreach (StepEntity segment in curve.Entities(0))
        {
            if (segment.Type is not ("IFCCOMPOSITECURVESEGMENT" or "IFCREPARAMETRISEDCOMPOSITECURVESEGMENT"))
            {
                throw new IfcGeometryException("curve-unsupported", $"curve segments of class {segment.Type} are not read");
            }

            List<CurvePoint> piece = Chain(segment.Entity(2), depth + 1);
            if (segment.Enumeration(1) == "F")
            {
                piece.Reverse();
            }

            // The parameter of the whole goes on where that of the segment before ended.
            double passed = points.Count > 0 ? points[^1].T : 0;
            bool joins = points.Count > 0 && (points[^1].Point - piece[0].Point).Length < Joined;
            points.AddRange(piece.Skip(joins ? 1 : 0).Select(p => new CurvePoint(passed + Math.Abs(p.T - piece[0].T), p.Point)));
        }

        return points;
    }

    // IfcOffsetCurve2D: BasisCurve, Distance, SelfIntersect.
    private List<CurvePoint> Offset(StepEntity curve, int depth) => Numbered(PointChain.Offset(
        [.. Chain(curve.Entity(0), depth + 1).Select(p => p.Point)], curve.Real(1) * _model.Units.Length));
}
