using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpaceGeo.Geometry.Overlap;

/// <summary>What kind of ring this is: convex, simple, and how it lies to others. Rings are clean and given as separate x and y.</summary>
internal static class RingShape
{
    // Up to here every pair of edges is looked at; beyond, edges are sorted first.
    private const int FewEdges = 48;

    // A ring of more edges that meets itself is not looked at more closely.
    private const int MostCompared = 1024;

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

    /// <summary>Whether no two edges of a ring meet that are not neighbours. One that only touches itself is not simple either: it may have
    /// crossed on the way, and by more than the tolerance.</summary>
    /// <param name="x">x in metres; of a <see cref="VertexTable"/>, since four may be read beyond the last.</param>
    /// <param name="y">y in metres.</param>
    /// <param name="tolerance">Metres; what lies nearer touches.</param>
    public static bool IsSimple(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double tolerance)
    {
        if (x.Length > FewEdges)
        {
            return !EdgeSweep.Meets(x, y, tolerance);
        }

        if (MeetsAny(x, y, x.Length - 1, 1, x.Length - 2, tolerance))
        {
            return false;
        }

        for (int i = 0; i + 3 < x.Length; i++)
        {
            if (MeetsAny(x, y, i, i + 2, x.Length - 1, tolerance))
            {
                return false;
            }
        }

        return true;
    }

    // Whether an edge meets others that follow each other, the closing one not among them. Boxes are compared four at a time.
    private static bool MeetsAny(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int edge, int first, int end, double tolerance)
    {
        var own = new Edge(x, y, edge);
        ref double firstX = ref MemoryMarshal.GetReference(x);
        ref double firstY = ref MemoryMarshal.GetReference(y);
        var left = Vector256.Create(own.MinX - tolerance);
        var right = Vector256.Create(own.MaxX + tolerance);
        var bottom = Vector256.Create(Math.Min(own.Y1, own.Y2) - tolerance);
        var top = Vector256.Create(Math.Max(own.Y1, own.Y2) + tolerance);
        for (int i = first; i < end; i += 4)
        {
            Vector256<double> fromX = Vector256.LoadUnsafe(ref firstX, (nuint)i);
            Vector256<double> fromY = Vector256.LoadUnsafe(ref firstY, (nuint)i);
            Vector256<double> toX = Vector256.LoadUnsafe(ref firstX, (nuint)i + 1);
            Vector256<double> toY = Vector256.LoadUnsafe(ref firstY, (nuint)i + 1);
            Vector256<double> meet = Vector256.LessThanOrEqual(Vector256.MinNative(fromX, toX), right)
                & Vector256.GreaterThanOrEqual(Vector256.MaxNative(fromX, toX), left)
                & Vector256.LessThanOrEqual(Vector256.MinNative(fromY, toY), top)
                & Vector256.GreaterThanOrEqual(Vector256.MaxNative(fromY, toY), bottom);
            uint real = end - i >= 4 ? 0xFu : (1u << (end - i)) - 1;
            for (uint bits = meet.ExtractMostSignificantBits() & real; bits != 0; bits &= bits - 1)
            {
                if (own.Meets(new Edge(x, y, i + BitOperations.TrailingZeroCount(bits)), tolerance))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether two edges of a ring cross each with their inner points.</summary>
    /// <param name="x">x in metres.</param>
    /// <param name="y">y in metres.</param>
    /// <param name="tolerance">Metres; an end nearer to the other edge than this touches it.</param>
    public static bool Crosses(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double tolerance)
    {
        for (int i = 0; i < x.Length && x.Length <= MostCompared; i++)
        {
            var edge = new Edge(x, y, i);
            for (int j = i + 2; j < x.Length; j++)
            {
                if (edge.Crosses(new Edge(x, y, j), tolerance))
                {
                    return true;
                }
            }
        }

        return x.Length > MostCompared;
    }

    /// <summary>Whether two rings cross, or one lies in the other.</summary>
    /// <param name="x">x of all rings.</param>
    /// <param name="y">y of all rings.</param>
    /// <param name="a">Vertices of one ring.</param>
    /// <param name="b">Vertices of the other.</param>
    /// <param name="tolerance">Metres.</param>
    /// <returns>How the second lies to the first.</returns>
    public static RingRelation Relation(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Range a, Range b, double tolerance)
    {
        ReadOnlySpan<double> ax = x[a];
        ReadOnlySpan<double> ay = y[a];
        ReadOnlySpan<double> bx = x[b];
        ReadOnlySpan<double> by = y[b];
        (double Low, double High) width = Extent(bx);
        (double Low, double High) height = Extent(by);
        if (!Meet(Extent(ax), width) || !Meet(Extent(ay), height))
        {
            return RingRelation.Apart;
        }

        if (Crosses(ax, ay, bx, by, width, height, tolerance))
        {
            return RingRelation.Crossing;
        }

        Sides ofB = SidesOf(bx, by, ax, ay, tolerance);
        Sides ofA = SidesOf(ax, ay, bx, by, tolerance);
        return ofB.AreMixed || ofA.AreMixed || (ofA.IsIn && ofB.IsIn) ? RingRelation.Crossing
            : ofB.IsIn ? RingRelation.Inside
            : ofA.IsIn ? RingRelation.Around
            : ofA.IsOut || ofB.IsOut ? RingRelation.Apart
            : RingRelation.Crossing; // The same border twice.
    }

    // Whether edges of two rings cross. A column in a room lies beside nearly all of its edges: most are done with by the column's box.
    private static bool Crosses(
        ReadOnlySpan<double> ax, ReadOnlySpan<double> ay, ReadOnlySpan<double> bx, ReadOnlySpan<double> by,
        (double Low, double High) widthOfB, (double Low, double High) heightOfB, double tolerance)
    {
        for (int i = 0; i < ax.Length; i++)
        {
            var edge = new Edge(ax, ay, i);
            if (!Meet((edge.MinX, edge.MaxX), widthOfB) || !Meet((edge.MinY, edge.MaxY), heightOfB))
            {
                continue;
            }

            for (int j = 0; j < bx.Length; j++)
            {
                if (edge.Crosses(new Edge(bx, by, j), tolerance))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Meet((double Low, double High) a, (double Low, double High) b) => a.Low < b.High && b.Low < a.High;

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

    // Where the vertices and the middles of the edges of a ring lie to another. Rings that pass through each other at vertices cross no
    // edge, but have points on both sides.
    private static Sides SidesOf(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> aroundX, ReadOnlySpan<double> aroundY, double tolerance)
    {
        var sides = new Sides(false, false);
        for (int i = 0; i < x.Length; i++)
        {
            int next = i + 1 == x.Length ? 0 : i + 1;
            bool? vertex = Holds(aroundX, aroundY, x[i], y[i], tolerance);
            bool? middle = Holds(aroundX, aroundY, (x[i] + x[next]) / 2, (y[i] + y[next]) / 2, tolerance);
            sides = new Sides(sides.IsIn || vertex == true || middle == true, sides.IsOut || vertex == false || middle == false);
        }

        return sides;
    }

    private readonly record struct Sides(bool IsIn, bool IsOut)
    {
        public bool AreMixed => IsIn && IsOut;
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
