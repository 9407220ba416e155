namespace SpaceGeo.Geometry.Overlap;

/// <summary>Takes vertices out of a ring that bound no area: doubled ones, straight ones, the tips of spikes.</summary>
/// <remarks>A vertex goes when it lies within the tolerance of the line through its neighbours. The area moves by at most the tolerance times
/// the ring's length, and no vertex is left whose turn is a matter of rounding: a nearly straight reflex vertex taken for convex would extend
/// the half-plane of a short edge through the whole room.</remarks>
internal static class RingCleaning
{
    /// <summary>Cleans a ring into arrays.</summary>
    /// <param name="ring">Vertices x, y, x, y, … in metres.</param>
    /// <param name="tolerance">Metres.</param>
    /// <param name="x">Receives x; as long as the ring has vertices.</param>
    /// <param name="y">Receives y.</param>
    /// <returns>Number of vertices left; 0 when fewer than three are.</returns>
    public static int Clean(ReadOnlySpan<double> ring, double tolerance, Span<double> x, Span<double> y)
    {
        double limit = tolerance * tolerance;
        int count = 0;
        for (int i = 0; i + 1 < ring.Length; i += 2)
        {
            count = Take(x, y, count, ring[i], ring[i + 1], limit);
        }

        return Close(x, y, count, limit);
    }

    /// <summary>Cleans a ring where it stands.</summary>
    /// <param name="x">Holds x.</param>
    /// <param name="y">Holds y.</param>
    /// <param name="tolerance">Metres.</param>
    /// <returns>Number of vertices left at the start; 0 when fewer than three are.</returns>
    public static int Clean(Span<double> x, Span<double> y, double tolerance)
    {
        double limit = tolerance * tolerance;
        int count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            count = Take(x, y, count, x[i], y[i], limit);
        }

        return Close(x, y, count, limit);
    }

    private static int Take(Span<double> x, Span<double> y, int count, double nextX, double nextY, double limit)
    {
        x[count] = nextX;
        y[count++] = nextY;
        while (count >= 3 && IsIdle(x, y, count - 3, count - 2, count - 1, limit))
        {
            count--;
            x[count - 1] = x[count];
            y[count - 1] = y[count];
        }

        return count;
    }

    // The seam between last and first vertex: either may be idle, and its going may make the next one so.
    private static int Close(Span<double> x, Span<double> y, int count, double limit)
    {
        int first = 0;
        while (count - first >= 3)
        {
            if (IsIdle(x, y, count - 2, count - 1, first, limit))
            {
                count--;
            }
            else if (IsIdle(x, y, count - 1, first, first + 1, limit))
            {
                first++;
            }
            else
            {
                break;
            }
        }

        if (count - first < 3)
        {
            return 0;
        }

        if (first > 0)
        {
            x[first..count].CopyTo(x);
            y[first..count].CopyTo(y);
        }

        return count - first;
    }

    private static bool IsIdle(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int a, int b, int c, double limit)
    {
        double abX = x[b] - x[a];
        double abY = y[b] - y[a];
        double acX = x[c] - x[a];
        double acY = y[c] - y[a];
        double cross = (abX * acY) - (abY * acX);
        double length = (acX * acX) + (acY * acY);
        return cross * cross <= limit * length || (abX * abX) + (abY * abY) <= limit || length <= limit;
    }
}
