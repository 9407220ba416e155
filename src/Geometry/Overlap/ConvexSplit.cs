using System.Runtime.InteropServices;

namespace SpaceGeo.Geometry.Overlap;

/// <summary>Splits small concave rings into convex ones, so that a steel section or a wall around a corner is a few boxes.</summary>
/// <remarks>From a reflex vertex the border is extended inwards to the nearest edge; both halves are split on (Chazelle &amp; Dobkin 1979,
/// without their search for the fewest parts). A split counts only if all parts come out convex and add up to the ring's area: rounding can
/// so cost speed, never area.</remarks>
/// <param name="vertices">Holds the ring, and receives the parts behind the last vertex.</param>
internal sealed class ConvexSplit(VertexTable vertices)
{
    private const int MostVertices = 8;
    private const int MostParts = 12;
    private const double SameArea = 1e-13;

    private readonly List<(int Start, int Count)> _parts = [];
    private readonly Stack<(int Start, int Count)> _open = new();

    /// <summary>The parts of the last split.</summary>
    public ReadOnlySpan<(int Start, int Count)> Parts => CollectionsMarshal.AsSpan(_parts);

    /// <summary>Splits a ring.</summary>
    /// <param name="start">Its first vertex.</param>
    /// <param name="count">Its number of vertices; clean, simple, counter-clockwise.</param>
    /// <param name="tolerance">Metres; no cut runs nearer than this past a vertex without meeting it.</param>
    /// <returns>Whether the split counts; nothing is left behind the last vertex otherwise.</returns>
    public bool TrySplit(int start, int count, double tolerance)
    {
        if (count > MostVertices)
        {
            return false;
        }

        int before = vertices.Count;
        double area = RingShape.SignedArea(vertices.X.Slice(start, count), vertices.Y.Slice(start, count));
        double sum = 0;
        _parts.Clear();
        _open.Clear();
        _open.Push((start, count));
        while (_open.Count > 0)
        {
            (int from, int length) = _open.Pop();
            ReadOnlySpan<double> x = vertices.X.Slice(from, length);
            ReadOnlySpan<double> y = vertices.Y.Slice(from, length);
            int reflex = Reflex(x, y);
            if (reflex >= 0)
            {
                if (_parts.Count + _open.Count >= MostParts || !TryCut(from, length, reflex, tolerance))
                {
                    break;
                }
            }
            else if (length < 3 || !RingShape.IsConvex(x, y))
            {
                break;
            }
            else
            {
                sum += RingShape.SignedArea(x, y);
                _parts.Add((from, length));
            }
        }

        bool counts = _open.Count == 0 && Math.Abs(sum - area) <= SameArea * area;
        vertices.Keep(counts ? 0 : before - vertices.Count);
        return counts;
    }

    private static int Reflex(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            int before = i == 0 ? x.Length - 1 : i - 1;
            int after = i + 1 == x.Length ? 0 : i + 1;
            double cross = ((x[i] - x[before]) * (y[after] - y[i])) - ((y[i] - y[before]) * (x[after] - x[i]));
            if (cross < 0)
            {
                return i;
            }
        }

        return -1;
    }

    // Extends the edge that ends at the reflex vertex to the nearest edge ahead.
    private bool TryCut(int start, int count, int reflex, double tolerance)
    {
        ReadOnlySpan<double> x = vertices.X.Slice(start, count);
        ReadOnlySpan<double> y = vertices.Y.Slice(start, count);
        int before = reflex == 0 ? count - 1 : reflex - 1;
        double dx = x[reflex] - x[before];
        double dy = y[reflex] - y[before];
        double length = Math.Sqrt((dx * dx) + (dy * dy));
        (dx, dy) = (dx / length, dy / length);
        double nearest = double.PositiveInfinity;
        int hit = -1;
        for (int i = 0; i < count; i++)
        {
            int next = i + 1 == count ? 0 : i + 1;
            if (i == reflex || next == reflex)
            {
                continue;
            }

            double side = (dx * (y[i] - y[reflex])) - (dy * (x[i] - x[reflex]));
            double nextSide = (dx * (y[next] - y[reflex])) - (dy * (x[next] - x[reflex]));
            if ((side > tolerance) == (nextSide > tolerance))
            {
                continue;
            }

            double ahead = (dx * (x[i] - x[reflex])) + (dy * (y[i] - y[reflex]));
            double nextAhead = (dx * (x[next] - x[reflex])) + (dy * (y[next] - y[reflex]));
            double distance = ahead + ((nextAhead - ahead) * (side / (side - nextSide)));
            if (distance > tolerance && distance < nearest)
            {
                (nearest, hit) = (distance, i);
            }
        }

        return hit >= 0 && Halve(start, count, reflex, hit, x[reflex] + (nearest * dx), y[reflex] + (nearest * dy), tolerance);
    }

    private bool Halve(int start, int count, int reflex, int hit, double cutX, double cutY, double tolerance)
    {
        vertices.Reserve((2 * count) + 4);
        int next = hit + 1 == count ? 0 : hit + 1;
        return Half(start, count, reflex, hit, cutX, cutY, tolerance) && Half(start, count, next, reflex, cutX, cutY, tolerance);
    }

    // From one vertex to another along the ring, closed over the cut's end unless a vertex stands there.
    private bool Half(int start, int count, int from, int to, double cutX, double cutY, double tolerance)
    {
        int first = vertices.Count;
        for (int i = from; ; i = i + 1 == count ? 0 : i + 1)
        {
            vertices.Repeat(start + i);
            if (i == to)
            {
                break;
            }
        }

        vertices.Append(cutX, cutY);
        int length = RingCleaning.Clean(vertices.X[first..vertices.Count], vertices.Y[first..vertices.Count], tolerance);
        vertices.Keep(first + length - vertices.Count);
        _open.Push((first, length));
        return length >= 3;
    }
}
