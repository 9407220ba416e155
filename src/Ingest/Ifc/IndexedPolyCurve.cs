using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>IfcIndexedPolyCurve: lines and arcs over a list of points.</summary>
internal static class IndexedPolyCurve
{
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

    // The arc through three points of the plane; three in a row are a line.
    private static IEnumerable<Point3> Arc(Point3 start, Point3 middle, Point3 end)
    {
        double ax = middle.X - start.X, ay = middle.Y - start.Y, bx = end.X - start.X, by = end.Y - start.Y;
        double cross = 2 * ((ax * by) - (ay * bx));
        if (Math.Abs(cross) < 1e-12)
        {
            return [start, middle, end];
        }

        double aa = (ax * ax) + (ay * ay), bb = (bx * bx) + (by * by);
        double x = start.X + (((by * aa) - (ay * bb)) / cross);
        double y = start.Y + (((ax * bb) - (bx * aa)) / cross);
        double from = Math.Atan2(start.Y - y, start.X - x);
        double sweep = Turn(Math.Atan2(end.Y - y, end.X - x) - from);
        if (Turn(Math.Atan2(middle.Y - y, middle.X - x) - from) > sweep)
        {
            sweep -= 2 * Math.PI;
        }

        double radius = Math.Sqrt(((start.X - x) * (start.X - x)) + ((start.Y - y) * (start.Y - y)));
        return ArcChords.Arc(radius, radius, from, sweep).Select(p => new Point3(x + p.X, y + p.Y, start.Z));
    }

    private static double Turn(double angle) => angle - (Math.Floor(angle / (2 * Math.PI)) * 2 * Math.PI);
}
