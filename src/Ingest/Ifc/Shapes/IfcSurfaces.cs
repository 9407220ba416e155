using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Geometry.Surfaces;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Surfaces of faces and sweeps.</summary>
/// <param name="model">The model.</param>
/// <param name="placements">Reads positions.</param>
/// <param name="curves">Reads swept curves.</param>
internal sealed class IfcSurfaces(IfcModel model, IfcPlacements placements, IfcCurves curves)
{
    private const int DeepestNesting = 8;

    /// <summary>A surface.</summary>
    /// <param name="surface">An IfcSurface.</param>
    /// <returns>The surface, in metres.</returns>
    /// <exception cref="IfcGeometryException">The class is not read.</exception>
    public Surface Read(StepEntity surface) => Read(surface, 0);

    /// <summary>The normal of a surface at the place nearest to a point.</summary>
    /// <param name="surface">An IfcSurface.</param>
    /// <returns>From a point in metres to a direction of length 1.</returns>
    public Func<Point3, Point3> Normals(StepEntity surface)
    {
        Surface read = Read(surface);
        return point => read.Normal(read.Nearest(point, null));
    }

    private Surface Read(StepEntity surface, int depth) => surface.Type switch
    {
        "IFCPLANE" => new PlaneSurface(Frame(surface, 0)),
        "IFCCYLINDRICALSURFACE" => TurnedSurface.Cylinder(Frame(surface, 0), Length(surface, 1)),
        "IFCCONICALSURFACE" => TurnedSurface.Cone(Frame(surface, 0), surface.Real(1) * model.Units.Length, surface.Real(2) * model.Units.Angle),
        "IFCSPHERICALSURFACE" => TurnedSurface.Sphere(Frame(surface, 0), Length(surface, 1)),
        "IFCTOROIDALSURFACE" => TurnedSurface.Torus(Frame(surface, 0), Length(surface, 1), Length(surface, 2)),
        "IFCBSPLINESURFACEWITHKNOTS" or "IFCRATIONALBSPLINESURFACEWITHKNOTS" => BSpline(surface),
        "IFCSURFACEOFLINEAREXTRUSION" => Extrusion(surface),
        "IFCSURFACEOFREVOLUTION" => Revolution(surface),
        "IFCRECTANGULARTRIMMEDSURFACE" or "IFCCURVEBOUNDEDPLANE" or "IFCCURVEBOUNDEDSURFACE" when depth < DeepestNesting =>
            Read(surface.Entity(0), depth + 1),
        _ => throw new IfcGeometryException("surface-unsupported", $"surfaces of class {surface.Type} are not read"),
    };

    private Affine3 Frame(StepEntity surface, int attribute) => placements.Axes(surface.OptionalEntity(attribute));

    private double Length(StepEntity surface, int attribute)
    {
        double length = surface.Real(attribute) * model.Units.Length;
        return length > 0 && double.IsFinite(length)
            ? length
            : throw new IfcGeometryException("surface-degenerate", $"{surface}: attribute {attribute + 1} must be above zero");
    }

    // SweptCurve (a profile whose third attribute is its curve), Position, ExtrudedDirection, Depth.
    private SweptSurface Extrusion(StepEntity surface) => new(
        Swept(surface),
        Frame(surface, 1).ApplyVector(model.Direction(surface[2].Reference ?? throw surface.Error("an extrusion without direction"))));

    // SweptCurve, Position, AxisPosition.
    private RevolutionSurface Revolution(StepEntity surface)
    {
        StepEntity axis = surface.Entity(2);
        Affine3 frame = Frame(surface, 1);
        Point3 direction = axis[1].Reference is long label ? model.Direction(label) : new Point3(0, 0, 1);
        Point3 origin = model.Point(axis[0].Reference ?? throw axis.Error("an axis without location"));
        return new RevolutionSurface(Swept(surface), frame.Apply(origin), frame.ApplyVector(direction));
    }

    private Point3[] Swept(StepEntity surface)
    {
        Affine3 frame = Frame(surface, 1);
        return [.. curves.Points(surface.Entity(0).Entity(2)).Select(frame.Apply)];
    }

    // UDegree, VDegree, ControlPointsList, SurfaceForm, UClosed, VClosed, SelfIntersect, UMultiplicities, VMultiplicities, UKnots, VKnots,
    // KnotSpec, WeightsData.
    private BSplineSurface BSpline(StepEntity surface)
    {
        Point3[][] points = Rows(surface, 2, value => model.Point(value.Reference ?? throw surface.Error("a control point is no reference")));
        int columns = points.Length == 0 ? 0 : points[0].Length;
        if (!Array.TrueForAll(points, row => row.Length == columns))
        {
            throw new IfcGeometryException("surface-degenerate", $"{surface}: rows of control points differ in length");
        }

        BSplineBasis u = IfcSplines.Basis(surface, IfcSplines.Degree(surface, 0), points.Length, IfcSplines.Knots(surface, 7, 9));
        BSplineBasis v = IfcSplines.Basis(surface, IfcSplines.Degree(surface, 1), columns, IfcSplines.Knots(surface, 8, 10));
        double[][]? weights = surface.Type == "IFCRATIONALBSPLINESURFACEWITHKNOTS"
            ? Rows(surface, 12, value => value.Number ?? throw surface.Error("a weight is no number"))
            : null;
        if (weights is not null && weights.Length != points.Length)
        {
            throw new IfcGeometryException("surface-degenerate", $"{surface}: {weights.Length} rows of weights for {points.Length} of points");
        }

        return new BSplineSurface(u, v, points, weights is null ? null : Array.ConvertAll(weights, row => IfcSplines.Weights(surface, row, columns)));
    }

    private static T[][] Rows<T>(StepEntity surface, int attribute, Func<StepValue, T> read)
    {
        var rows = new List<T[]>();
        foreach (StepValue row in surface[attribute].List)
        {
            var members = new T[row.List.Length];
            for (int i = 0; i < members.Length; i++)
            {
                members[i] = read(row.List[i]);
            }

            rows.Add(members);
        }

        return [.. rows];
    }
}
