using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Curves;

/// <summary>What is done with chains of points that stand for curves.</summary>
public static class PointChain
{
    /// <summary>The part of a chain between two parameters, in the direction of the chain.</summary>
    /// <param name="chain">Points with parameters that do not fall.</param>
    /// <param name="from">First parameter; moved into the chain's range.</param>
    /// <param name="to">Last parameter; moved into the chain's range. Below <paramref name="from"/> the part passes through the end of
    /// the chain and goes on at its start, as on a closed curve.</param>
    /// <returns>At least two points.</returns>
    public static List<CurvePoint> Part(IReadOnlyList<CurvePoint> chain, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(chain);
        from = Math.Clamp(from, chain[0].T, chain[^1].T);
        to = Math.Clamp(to, chain[0].T, chain[^1].T);
        if (to < from)
        {
            List<CurvePoint> wrapped = Part(chain, from, chain[^1].T);
            wrapped.AddRange(Part(chain, chain[0].T, to).Skip(1));
            return wrapped;
        }

        var part = new List<CurvePoint> { new(from, At(chain, from)) };
        part.AddRange(chain.Where(p => p.T > from && p.T < to));
        part.Add(new CurvePoint(to, At(chain, to)));
        return part;
    }

    /// <summary>The parameter of the place of a chain that is nearest to a point.</summary>
    /// <param name="chain">Points with their parameters.</param>
    /// <param name="point">Metres.</param>
    /// <returns>A parameter of the chain's range.</returns>
    public static double Nearest(IReadOnlyList<CurvePoint> chain, Point3 point)
    {
        ArgumentNullException.ThrowIfNull(chain);
        (double Distance, double T) best = (double.PositiveInfinity, chain[0].T);
        for (int i = 1; i < chain.Count; i++)
        {
            Point3 chord = chain[i].Point - chain[i - 1].Point;
            double length = chord.Dot(chord);
            double along = length > 0 ? Math.Clamp((point - chain[i - 1].Point).Dot(chord) / length, 0, 1) : 0;
            double distance = (point - chain[i - 1].Point - (chord * along)).Length;
            if (distance < best.Distance)
            {
                best = (distance, chain[i - 1].T + (along * (chain[i].T - chain[i - 1].T)));
            }
        }

        return best.T;
    }

    /// <summary>A chain of the plane moved sideways, with mitred corners.</summary>
    /// <param name="chain">Points in the plane z = constant; a closed chain ends where it starts.</param>
    /// <param name="distance">Metres to the left of the chain's direction; negative to the right.</param>
    /// <returns>As many points as the chain has without repeated ones.</returns>
    public static Point3[] Offset(IReadOnlyList<Point3> chain, double distance)
    {
        Point3[] points = Distinct(chain);
        bool isClosed = points.Length > 3 && (points[0] - points[^1]).Length < 1e-9;
        var moved = new Point3[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            Point3? before = i > 0 ? Left(points[i - 1], points[i]) : isClosed ? Left(points[^2], points[0]) : null;
            Point3? after = i + 1 < points.Length ? Left(points[i], points[i + 1]) : isClosed ? Left(points[0], points[1]) : null;
            Point3 a = before ?? after ?? new Point3(0, 0, 0);
            Point3 b = after ?? a;
            // The mitre of a corner that turns by φ is 1/cos(φ/2) long; beyond five the corner is a turn back.
            Point3 sum = a + b;
            double scale = 2 / Math.Max(sum.Dot(sum), 0.16);
            moved[i] = points[i] + (sum * (scale * distance));
        }

        return moved;
    }

    /// <summary>A chain without points that repeat the one before.</summary>
    /// <param name="chain">Metres.</param>
    /// <returns>The points that differ.</returns>
    public static Point3[] Distinct(IReadOnlyList<Point3> chain)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var kept = new List<Point3>(chain.Count);
        foreach (Point3 point in chain)
        {
            if (kept.Count == 0 || (point - kept[^1]).Length > 1e-9)
            {
                kept.Add(point);
            }
        }

        return [.. kept];
    }

    private static Point3 At(IReadOnlyList<CurvePoint> chain, double t)
    {
        int next = 1;
        while (next < chain.Count - 1 && chain[next].T < t)
        {
            next++;
        }

        (CurvePoint a, CurvePoint b) = (chain[next - 1], chain[next]);
        return b.T > a.T ? a.Point + ((b.Point - a.Point) * ((t - a.T) / (b.T - a.T))) : b.Point;
    }

    private static Point3 Left(Point3 from, Point3 to)
    {
        Point3 along = (to - from).Normalized();
        return new Point3(-along.Y, along.X, 0);
    }
}
