using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>IfcIndexedPolyCurve: lines and arcs over a list of points.</summary>
internal static class IndexedPolyCurve
{
    // Rise of an arc over its chord below which it is a line, in metres.
    private const double Straight = 1e-6;

    /// <summary>The points of such a curve.</summary>
    /// <param name="model">The model.</param>
    /// <param name="curve">The curve.</param>
    /// <returns>From start to end, in metres.</returns>
    public static List<Point3> Points(IfcModel model, StepEntity curve)
    {
        Point3[] all = PointList(model, curve.Entity(0));
        if (!curve[1].HasValue)
        {
            return [.. all];
        }

        var points = new List<Point3>();
        foreach (StepValue segment in curve[1].List)
        {
            Point3[] corners = Corners(curve, segment, all);
            IEnumerable<Point3> piece = segment.TypeName == "IFCARCINDEX" && corners.Length == 3
                ? Arc(corners[0], corners[1], corners[2])
                : corners;
            points.AddRange(points.Count > 0 ? piece.Skip(1) : piece);
        }

        return points;
    }

    /// <summary>The points of an IfcCartesianPointList2D or 3D.</summary>
    /// <param name="model">The model.</param>
    /// <param name="list">The list.</param>
    /// <returns>The points, in metres.</returns>
    public static Point3[] PointList(IfcModel model, StepEntity list)
    {
        ReadOnlySpan<StepValue> rows = list[0].List;
        var points = new Point3[rows.Length];
        for (int i = 0; i < points.Length; i++)
        {
            ReadOnlySpan<StepValue> row = rows[i].List;
            if (row.Length is not (2 or 3))
            {
                throw list.Error($"point {i + 1} has {row.Length} coordinates");
            }

            points[i] = new Point3(Number(list, row[0]), Number(list, row[1]), row.Length > 2 ? Number(list, row[2]) : 0)
                * model.Units.Length;
        }

        return points;
    }

    private static double Number(StepEntity list, StepValue value) =>
        value.Number is double number && double.IsFinite(number) ? number : throw list.Error("a coordinate is no number");

    private static Point3[] Corners(StepEntity curve, StepValue segment, Point3[] all)
    {
        ReadOnlySpan<StepValue> indices = segment.List;
        var corners = new Point3[indices.Length];
        for (int i = 0; i < corners.Length; i++)
        {
            long index = indices[i].Integer ?? 0;
            corners[i] = index >= 1 && index <= all.Length
                ? all[index - 1]
                : throw curve.Error($"a segment names point {index} of {all.Length}");
        }

        return corners;
    }

    // The arc through three points; three in a row are a line.
    private static IEnumerable<Point3> Arc(Point3 start, Point3 middle, Point3 end)
    {
        Point3 a = middle - start;
        Point3 b = end - start;
        Point3 normal = a.Cross(b);
        double square = normal.Dot(normal);
        // The middle stands so little off the chord that its circle would be computed from rounding alone.
        if (square < Straight * Straight * b.Dot(b) || b.Dot(b) == 0)
        {
            return [start, middle, end];
        }

        Point3 toCentre = ((normal.Cross(a) * b.Dot(b)) + (b.Cross(normal) * a.Dot(a))) * (0.5 / square);
        double radius = toCentre.Length;
        Point3 x = toCentre * (-1 / radius);
        Point3 y = normal.Cross(x) * (1 / Math.Sqrt(square));
        Point3 fromCentre = b - toCentre;
        double sweep = Math.Atan2(fromCentre.Dot(y), fromCentre.Dot(x));
        sweep += sweep < 0 ? 2 * Math.PI : 0;
        IEnumerable<Point3> inner = ArcChords.Arc(radius, radius, 0, sweep)[1..^1].Select(p => start + toCentre + (x * p.X) + (y * p.Y));
        return [start, .. inner, end];
    }
}
