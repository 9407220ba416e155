namespace SpaceGeo.Geometry.Solids;

/// <summary>Where a profile stands along a path.</summary>
internal static class PathStations
{
    // Cosine between a segment and its mitre below which the corner is a turn back: the mitre would reach five times the profile.
    private const double LeastCosine = 0.2;

    /// <summary>One map for each point of a path: the profile's plane onto the mitre there.</summary>
    /// <param name="points">The path, without repeated points; at least two.</param>
    /// <param name="reference">Where the profile's x axis points; null to turn no more than the path does.</param>
    /// <param name="isRing">Whether the path is closed; its last point then has no station of its own.</param>
    /// <returns>Maps of the profile's plane z = 0.</returns>
    public static Affine3[] Of(Point3[] points, Func<Point3, Point3>? reference, out bool isRing)
    {
        isRing = points.Length > 3 && (points[0] - points[^1]).Length < 1e-6;
        int count = isRing ? points.Length - 1 : points.Length;
        int segments = points.Length - 1;
        var stations = new Affine3[count];
        Point3 along = (points[1] - points[0]).Normalized();
        Point3 x = Square(reference?.Invoke(points[0]) ?? Any(along), along);
        for (int i = 0; i < count; i++)
        {
            Point3 before = i > 0 || isRing ? Direction(points, (i + segments - 1) % segments) : along;
            Point3 after = i < segments ? Direction(points, i) : before;
            x = reference is null ? Turned(x, along, before) : Square(reference(points[i]), before);
            along = before;
            stations[i] = Mitred(points[i], x, before, after);
        }

        return stations;
    }

    private static Point3 Direction(Point3[] points, int segment) => (points[segment + 1] - points[segment]).Normalized();

    private static Affine3 Mitred(Point3 origin, Point3 x, Point3 before, Point3 after)
    {
        Point3 y = before.Cross(x);
        Point3 normal = (before + after).Normalized();
        double cosine = before.Dot(normal);
        if (cosine < LeastCosine)
        {
            return new Affine3(x, y, before, origin);
        }

        return new Affine3(x - (before * (x.Dot(normal) / cosine)), y - (before * (y.Dot(normal) / cosine)), before, origin);
    }

    private static Point3 Any(Point3 along) => Math.Abs(along.Z) < 0.9 ? new Point3(0, 0, 1) : new Point3(1, 0, 0);

    private static Point3 Square(Point3 reference, Point3 along)
    {
        Point3 x = reference - (along * reference.Dot(along));
        if (x.Length < 1e-9)
        {
            Point3 any = Any(along);
            x = any - (along * any.Dot(along));
        }

        return x.Normalized();
    }

    // The least turn that leads one direction into the other (Rodrigues).
    private static Point3 Turned(Point3 x, Point3 from, Point3 to)
    {
        Point3 axis = from.Cross(to);
        double cosine = from.Dot(to);
        return cosine < -1 + 1e-12
            ? Square(x, to)
            : Square((x * cosine) + axis.Cross(x) + (axis * (axis.Dot(x) / (1 + cosine))), to);
    }
}
