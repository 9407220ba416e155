namespace SpaceGeo.Geometry.Planar;

/// <summary>A corner of a ring that may be rounded.</summary>
/// <param name="X">Metres, of the sharp corner.</param>
/// <param name="Y">Metres, of the sharp corner.</param>
/// <param name="Radius">Radius of the rounding, in metres; 0 keeps the corner sharp.</param>
public readonly record struct Corner(double X, double Y, double Radius = 0);

/// <summary>Rings with rounded corners: rolled steel, rounded rectangles.</summary>
public static class RoundedRing
{
    /// <summary>Rounds the corners of a ring, convex and concave ones.</summary>
    /// <param name="corners">The sharp corners, in either direction. A radius too large for its edges is reduced to what fits.</param>
    /// <returns>The ring with chords in place of arcs; its area is that of the true arcs.</returns>
    public static Point2[] Of(params ReadOnlySpan<Corner> corners)
    {
        var ring = new List<Point2>(corners.Length);
        for (int i = 0; i < corners.Length; i++)
        {
            Corner corner = corners[i];
            if (corner.Radius <= 0)
            {
                ring.Add(new Point2(corner.X, corner.Y));
                continue;
            }

            AddRounded(ring, corners[(i + corners.Length - 1) % corners.Length], corner, corners[(i + 1) % corners.Length]);
        }

        return [.. ring];
    }

    private static void AddRounded(List<Point2> ring, Corner before, Corner corner, Corner after)
    {
        (double inX, double inY, double inLength) = Direction(corner, before);
        (double outX, double outY, double outLength) = Direction(corner, after);
        double cosine = Math.Clamp((inX * outX) + (inY * outY), -1, 1);
        double half = Math.Acos(cosine) / 2;
        if (half < 1e-6 || half > (Math.PI / 2) - 1e-6)
        {
            ring.Add(new Point2(corner.X, corner.Y));
            return;
        }

        // Both neighbours may be rounded too: half of each edge is the most that a corner takes, unless its neighbour is sharp.
        double room = Math.Min(inLength / (before.Radius > 0 ? 2 : 1), outLength / (after.Radius > 0 ? 2 : 1));
        double tangent = Math.Min(corner.Radius / Math.Tan(half), room);
        double radius = tangent * Math.Tan(half);
        double toCentre = radius / Math.Sin(half);
        (double x, double y) = ((inX + outX) / (2 * Math.Cos(half)), (inY + outY) / (2 * Math.Cos(half)));
        var centre = new Point2(corner.X + (x * toCentre), corner.Y + (y * toCentre));
        double start = Math.Atan2(corner.Y + (inY * tangent) - centre.Y, corner.X + (inX * tangent) - centre.X);
        double end = Math.Atan2(corner.Y + (outY * tangent) - centre.Y, corner.X + (outX * tangent) - centre.X);
        double sweep = Math.IEEERemainder(end - start, 2 * Math.PI);
        foreach (Point2 point in ArcChords.Arc(radius, radius, start, sweep))
        {
            ring.Add(new Point2(centre.X + point.X, centre.Y + point.Y));
        }
    }

    private static (double X, double Y, double Length) Direction(Corner from, Corner to)
    {
        double x = to.X - from.X;
        double y = to.Y - from.Y;
        double length = Math.Sqrt((x * x) + (y * y));
        return length > 0 ? (x / length, y / length, length) : (0, 0, 0);
    }
}
