namespace SpaceGeo.Geometry.Overlap;

/// <summary>What kind of ring this is: convex, simple, and how it lies to others. Rings are clean and given as separate x and y.</summary>
internal static class RingShape
{
    // Up to here every pair of edges is looked at; beyond, edges are sorted first.
    private const int FewEdges = 48;

    /// <summary>Signed area about the first vertex.</summary>
    /// <param name="x">x in metres.</param>
    /// <param name="y">y in metres.</param>
    /// <returns>Square metres, positive counter-clockwise.</returns>
    public static double SignedArea(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double twice = 0;
        double previousX = 0;
        double previousY = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double hereX = x[i] - x[0];
            double hereY = y[i] - y[0];
            twice += (previousX * hereY) - (hereX * previousY);
            previousX = hereX;
            previousY = hereY;
        }

        return twice / 2;
    }

    /// <summary>Whether a clean counter-clockwise ring turns left at every vertex and goes round once.</summary>
    /// <param name="x">x in metres.</param>
    /// <param name="y">y in metres.</param>
    public static bool IsConvex(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int last = x.Length - 1;
        double beforeX = x[last] - x[last - 1];
        double beforeY = y[last] - y[last - 1];
        double fromX = x[0] - x[last];
        double fromY = y[0] - y[last];
        int reversals = 0;
        for (int i = 0; i <= last; i++)
        {
            if ((beforeX * fromY) - (beforeY * fromX) <= 0)
            {
                return false;
            }

            // A ring that goes round twice, as a pentagram does, turns back in x more than twice.
            reversals += (beforeX < 0) != (fromX < 0) ? 1 : 0;
            int next = i == last ? 0 : i + 1;
            beforeX = fromX;
            beforeY = fromY;
            fromX = x[next] - x[i];
            fromY = y[next] - y[i];
        }

        return reversals <= 2;
    }

    /// <summary>Whether no two edges of a ring cross.</summary>
    /// <param name="x">x in metres.</param>
    /// <param name="y">y in metres.</param>
    /// <param name="tolerance">Metres; what lies nearer touches and does not cross.</param>
    public static bool IsSimple(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double tolerance)
    {
        if (x.Length > FewEdges)
        {
            return !EdgeSweep.Crosses(x, y, tolerance);
        }

        for (int i = 0; i < x.Length; i++)
        {
            var edge = new Edge(x, y, i);
            for (int j = i + 2; j < x.Length; j++)
            {
                if (edge.Crosses(new Edge(x, y, j), tolerance))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether two rings cross, or one lies in the other.</summary>
    /// <param name="x">x of all rings.</param>
    /// <param name="y">y of all rings.</param>
    /// <param name="a">Vertices of one ring.</param>
    /// <param name="b">Vertices of the other.</param>
    /// <param name="tolerance">Metres.</param>
    /// <returns>How b lies to a.</returns>
    public static RingRelation Relation(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Range a, Range b, double tolerance)
    {
        ReadOnlySpan<double> ax = x[a];
        ReadOnlySpan<double> ay = y[a];
        ReadOnlySpan<double> bx = x[b];
        ReadOnlySpan<double> by = y[b];
        if (!BoxesMeet(ax, bx) || !BoxesMeet(ay, by))
        {
            return RingRelation.Apart;
        }

        for (int i = 0; i < ax.Length; i++)
        {
            var edge = new Edge(ax, ay, i);
            for (int j = 0; j < bx.Length; j++)
            {
                if (edge.Crosses(new Edge(bx, by, j), tolerance))
                {
                    return RingRelation.Crossing;
                }
            }
        }

        return LiesIn(bx, by, ax, ay, tolerance) ? RingRelation.Inside
            : LiesIn(ax, ay, bx, by, tolerance) ? RingRelation.Around
            : RingRelation.Apart;
    }

    private static bool BoxesMeet(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        (double lowA, double highA) = Extent(a);
        (double lowB, double highB) = Extent(b);
        return lowA < highB && lowB < highA;
    }

    private static (double Low, double High) Extent(ReadOnlySpan<double> values)
    {
        double low = values[0];
        double high = values[0];
        foreach (double value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return (low, high);
    }

    // Rings that do not cross lie as any of their points does that is not on the other's border; the middles of edges are tried where
    // vertices touch it.
    private static bool LiesIn(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> aroundX, ReadOnlySpan<double> aroundY, double tolerance)
    {
        for (int i = 0; i < x.Length; i++)
        {
            int next = i + 1 == x.Length ? 0 : i + 1;
            if (Holds(aroundX, aroundY, x[i], y[i], tolerance) is bool vertex)
            {
                return vertex;
            }

            if (Holds(aroundX, aroundY, (x[i] + x[next]) / 2, (y[i] + y[next]) / 2, tolerance) is bool middle)
            {
                return middle;
            }
        }

        // All on the border: the smaller one fills it.
        return Math.Abs(SignedArea(x, y)) <= Math.Abs(SignedArea(aroundX, aroundY));
    }

    // Null on the border.
    private static bool? Holds(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double px, double py, double tolerance)
    {
        bool inside = false;
        for (int i = 0; i < x.Length; i++)
        {
            var edge = new Edge(x, y, i);
            if (edge.IsNear(px, py, tolerance))
            {
                return null;
            }

            inside ^= edge.IsAbove(px, py);
        }

        return inside;
    }
}

/// <summary>How one ring lies to another.</summary>
internal enum RingRelation
{
    /// <summary>They share no inner point.</summary>
    Apart,

    /// <summary>The second lies in the first.</summary>
    Inside,

    /// <summary>The first lies in the second.</summary>
    Around,

    /// <summary>Their borders cross.</summary>
    Crossing,
}
