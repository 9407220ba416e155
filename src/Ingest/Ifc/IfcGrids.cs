using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Ifc.Shapes;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Placements at the intersections of grid axes.</summary>
/// <param name="model">The model.</param>
/// <param name="placements">Reads the positions of curves.</param>
internal sealed class IfcGrids(IfcModel model, IfcPlacements placements)
{
    private readonly IfcCurves _curves = new(model, placements, new IfcWork());
    private readonly Lazy<Dictionary<long, long>> _gridOfAxis = new(() => GridsByAxis(model.File));

    /// <summary>An IfcGridPlacement: PlacementLocation, PlacementRefDirection; IFC4X3 puts PlacementRelTo before them.</summary>
    /// <param name="placement">The placement.</param>
    /// <param name="world">From the frame of a grid's placement to that of the file.</param>
    /// <returns>From the frame at the intersection to that of the file.</returns>
    /// <exception cref="IfcGeometryException">The axes do not meet, or belong to no grid.</exception>
    public Affine3 Placement(StepEntity placement, Func<StepEntity, Affine3> world)
    {
        int first = placement.Count > 2 ? 1 : 0;
        StepEntity location = placement.Entity(first);
        long axis = location.References(0).FirstOrDefault(-1);
        if (!_gridOfAxis.Value.TryGetValue(axis, out long label))
        {
            throw new IfcGeometryException("placement-unsupported", $"{placement}: its axes belong to no grid");
        }

        (Point3 origin, Point3 along) = Intersection(location);
        if (placement[first + 1].Reference is long reference)
        {
            along = model.File.TypeOf(reference) == "IFCDIRECTION"
                ? model.Direction(reference)
                : (Intersection(model.File.Entity(reference)).Point - origin).Normalized();
        }

        Point3 x = new Point3(along.X, along.Y, 0).Normalized();
        var own = new Affine3(x, new Point3(-x.Y, x.X, 0), new Point3(0, 0, 1), origin);
        StepEntity? parent = model.File.Entity(label).OptionalEntity(IfcAttribute.Placement);
        return parent is null ? own : world(parent).After(own);
    }

    // IfcVirtualGridIntersection: IntersectingAxes, OffsetDistances: to the left of each axis and, third, upwards.
    private (Point3 Point, Point3 Along) Intersection(StepEntity virtualPoint)
    {
        StepEntity[] axes = [.. virtualPoint.Entities(0)];
        double[] offsets = [.. virtualPoint.Reals(1).Select(d => d * model.Units.Length)];
        double Offset(int i) => i < offsets.Length ? offsets[i] : 0;

        if (axes.Length != 2)
        {
            throw virtualPoint.Error($"{axes.Length} axes instead of two");
        }

        Point3[] first = Axis(axes[0], Offset(0));
        Point3[] second = Axis(axes[1], Offset(1));
        return Meet(first, second) is (Point3 point, Point3 along)
            ? (point + new Point3(0, 0, Offset(2)), along)
            : throw new IfcGeometryException("placement-unsupported", $"{virtualPoint}: its axes do not meet");
    }

    // IfcGridAxis: AxisTag, AxisCurve, SameSense.
    private Point3[] Axis(StepEntity axis, double offset)
    {
        List<Point3> line = _curves.Points(axis.Entity(1));
        if (axis.Enumeration(2) == "F")
        {
            line.Reverse();
        }

        return Geometry.Curves.PointChain.Offset(line, offset);
    }

    // Where two chains cross; the first and last segment of each reach on without end.
    private static (Point3 Point, Point3 Along)? Meet(Point3[] first, Point3[] second)
    {
        for (int i = 1; i < first.Length; i++)
        {
            for (int j = 1; j < second.Length; j++)
            {
                (Point3 a, Point3 b) = (first[i] - first[i - 1], second[j] - second[j - 1]);
                Point3 between = second[j - 1] - first[i - 1];
                double cross = (a.X * b.Y) - (a.Y * b.X);
                double s = ((between.X * b.Y) - (between.Y * b.X)) / cross;
                double t = ((between.X * a.Y) - (between.Y * a.X)) / cross;
                if (IsOn(s, i, first.Length) && IsOn(t, j, second.Length))
                {
                    return (first[i - 1] + (a * s), a.Normalized());
                }
            }
        }

        return null;
    }

    private static bool IsOn(double share, int segment, int points) =>
        double.IsFinite(share) && (share >= -1e-9 || segment == 1) && (share <= 1 + 1e-9 || segment == points - 1);

    // IfcGrid: UAxes, VAxes, WAxes behind the attributes of a product.
    private static Dictionary<long, long> GridsByAxis(StepFile file)
    {
        var grids = new Dictionary<long, long>();
        foreach (StepEntity grid in file.Labels("IFCGRID").Select(file.Entity))
        {
            foreach (long axis in (long[])[.. grid.References(7), .. grid.References(8), .. grid.References(9)])
            {
                grids.TryAdd(axis, grid.Label);
            }
        }

        return grids;
    }
}
