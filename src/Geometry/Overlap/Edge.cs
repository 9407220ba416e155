using System.Buffers;

namespace SpaceGeo.Geometry.Overlap;

/// <summary>A straight edge of a ring, in metres.</summary>
internal readonly record struct Edge(double X1, double Y1, double X2, double Y2)
{
    /// <summary>The edge that begins at a vertex.</summary>
    /// <param name="x">x of a ring.</param>
    /// <param name="y">y of the ring.</param>
    /// <param name="vertex">Number of the vertex.</param>
    public Edge(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int vertex)
        : this(x[vertex], y[vertex], x[vertex + 1 == x.Length ? 0 : vertex + 1], y[vertex + 1 == x.Length ? 0 : vertex + 1])
    {
    }

    /// <summary>Smallest x.</summary>
    public double MinX => Math.Min(X1, X2);

    /// <summary>Largest x.</summary>
    public double MaxX => Math.Max(X1, X2);

    /// <summary>Smallest y.</summary>
    public double MinY => Math.Min(Y1, Y2);

    /// <summary>Largest y.</summary>
    public double MaxY => Math.Max(Y1, Y2);

    /// <summary>Whether two edges cross, each with its inner points.</summary>
    /// <param name="other">Another edge.</param>
    /// <param name="tolerance">Metres; an end nearer to the other edge than this touches it.</param>
    public bool Crosses(in Edge other, double tolerance) =>
        MaxX > other.MinX && other.MaxX > MinX && MaxY > other.MinY && other.MaxY > MinY
        && Parts(other.X1, other.Y1, other.X2, other.Y2, tolerance) && other.Parts(X1, Y1, X2, Y2, tolerance);

    /// <summary>Whether two edges cross or come nearer than the tolerance.</summary>
    /// <param name="other">Another edge.</param>
    /// <param name="tolerance">Metres.</param>
    public bool Meets(in Edge other, double tolerance) =>
        MaxX + tolerance >= other.MinX && other.MaxX + tolerance >= MinX && MaxY + tolerance >= other.MinY
        && other.MaxY + tolerance >= MinY
        && !HasOnOneSide(other, tolerance) && !other.HasOnOneSide(this, tolerance) && !IsPassed(other, tolerance);

    /// <summary>Whether a point lies on the edge.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    /// <param name="tolerance">Metres.</param>
    public bool IsNear(double x, double y, double tolerance)
    {
        // Most points lie beside its box; only the others are worth a division.
        if (x < MinX - tolerance || x > MaxX + tolerance || y < MinY - tolerance || y > MaxY + tolerance)
        {
            return false;
        }

        double dx = X2 - X1;
        double dy = Y2 - Y1;
        double length = (dx * dx) + (dy * dy);
        double along = length > 0 ? Math.Clamp(((dx * (x - X1)) + (dy * (y - Y1))) / length, 0, 1) : 0;
        double offX = x - X1 - (along * dx);
        double offY = y - Y1 - (along * dy);
        return (offX * offX) + (offY * offY) <= tolerance * tolerance;
    }

    /// <summary>Whether a ray upwards from a point meets the edge.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    public bool IsAbove(double x, double y)
    {
        if ((X1 > x) == (X2 > x))
        {
            return false;
        }

        double side = ((X2 - X1) * (y - Y1)) - ((Y2 - Y1) * (x - X1));
        return X2 > X1 ? side < 0 : side > 0;
    }

    private bool HasOnOneSide(in Edge other, double tolerance)
    {
        double dx = X2 - X1;
        double dy = Y2 - Y1;
        double limit = tolerance * Math.Sqrt((dx * dx) + (dy * dy));
        double first = (dx * (other.Y1 - Y1)) - (dy * (other.X1 - X1));
        double second = (dx * (other.Y2 - Y1)) - (dy * (other.X2 - X1));
        return (first > limit && second > limit) || (first < -limit && second < -limit);
    }

    // Whether the other lies before the beginning or behind the end, as edges on one line may.
    private bool IsPassed(in Edge other, double tolerance)
    {
        double dx = X2 - X1;
        double dy = Y2 - Y1;
        double length = Math.Sqrt((dx * dx) + (dy * dy));
        double first = (dx * (other.X1 - X1)) + (dy * (other.Y1 - Y1));
        double second = (dx * (other.X2 - X1)) + (dy * (other.Y2 - Y1));
        double limit = tolerance * length;
        return (first < -limit && second < -limit) || (first > (length * length) + limit && second > (length * length) + limit);
    }

    // Whether the line through this edge has the two points on different sides.
    private bool Parts(double x1, double y1, double x2, double y2, double tolerance)
    {
        double dx = X2 - X1;
        double dy = Y2 - Y1;
        double limit = tolerance * Math.Sqrt((dx * dx) + (dy * dy));
        double first = (dx * (y1 - Y1)) - (dy * (x1 - X1));
        double second = (dx * (y2 - Y1)) - (dy * (x2 - X1));
        return (first > limit && second < -limit) || (first < -limit && second > limit);
    }
}

/// <summary>Finds edges that meet in rings of many edges.</summary>
internal static class EdgeSweep
{
    /// <summary>Whether any two edges of a ring meet that are not neighbours. Edges are compared where their x overlap; a border that doubles
    /// back on itself everywhere is said to meet itself once that takes more than a hundred comparisons an edge.</summary>
    /// <param name="x">x of a clean ring.</param>
    /// <param name="y">y of the ring.</param>
    /// <param name="tolerance">Metres.</param>
    public static bool Meets(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double tolerance)
    {
        int[] order = ArrayPool<int>.Shared.Rent(x.Length);
        double[] left = ArrayPool<double>.Shared.Rent(x.Length);
        try
        {
            for (int i = 0; i < x.Length; i++)
            {
                order[i] = i;
                left[i] = new Edge(x, y, i).MinX;
            }

            left.AsSpan(0, x.Length).Sort(order.AsSpan(0, x.Length));
            return Meets(x, y, order.AsSpan(0, x.Length), left, tolerance);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(order);
            ArrayPool<double>.Shared.Return(left);
        }
    }

    private static bool Meets(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> order, ReadOnlySpan<double> left, double tolerance)
    {
        long budget = 1000 + (100L * x.Length);
        for (int i = 0; i < order.Length; i++)
        {
            var edge = new Edge(x, y, order[i]);
            for (int j = i + 1; j < order.Length && left[j] <= edge.MaxX + tolerance; j++)
            {
                int apart = Math.Abs(order[i] - order[j]);
                bool areNeighbours = apart == 1 || apart == x.Length - 1;
                if (--budget < 0 || (!areNeighbours && edge.Meets(new Edge(x, y, order[j]), tolerance)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
