namespace SpaceGeo.Geometry.Planar;

/// <summary>
/// Takes a convex region out of convex ones where it cuts right through them, as a door does with a wall: what is left are pieces that do not
/// touch each other, each a ring clipped at one straight line. 0.3 µs where the general overlay, which does all else, takes 23 µs.
/// </summary>
internal static class ConvexCut
{
    // A corner nearer to a cutting line than this lies on it: the faces of an opening are those of its wall, but for rounding.
    private const double Flush = 1e-9;

    // One nearer than this may lie on either side, and the general overlay decides.
    private const double Doubtful = 1e-7;

    // Walls and openings have four corners; beyond this the general overlay is not much slower.
    private const int MostCorners = 16;

    // Each opening passes over all that those before it have left; beyond this the general overlay, which sorts, is faster.
    private const int MostTools = 64;

    /// <summary>The first region without the second.</summary>
    /// <param name="subject">What is cut.</param>
    /// <param name="tool">What is taken out of it.</param>
    /// <returns>What is left, or null where the case is another or in doubt.</returns>
    public static Region? Difference(Region subject, Region tool)
    {
        Region? left = tool.RingCount <= MostTools ? subject : null;
        for (int ring = 0; ring < tool.RingCount && left is not null; ring++)
        {
            left = IsConvex(tool.Ring(ring)) ? Difference(left, tool.Ring(ring)) : null;
        }

        return left;
    }

    private static Region? Difference(Region subject, ReadOnlySpan<double> tool)
    {
        var coordinates = new List<double>(subject.Coordinates.Length + 8);
        var ends = new List<int>(subject.RingCount + 1);
        for (int ring = 0; ring < subject.RingCount; ring++)
        {
            if (!IsConvex(subject.Ring(ring)) || !TryCut(subject.Ring(ring), tool, coordinates, ends))
            {
                return null;
            }
        }

        // Where nothing but rounding would be left, the general overlay says what.
        return ends.Count == 0 ? null : new Region([.. coordinates], [.. ends]);
    }

    // Turns left at every corner and goes round once: then no two edges meet but neighbours in their corner.
    private static bool IsConvex(ReadOnlySpan<double> ring)
    {
        if (ring.Length is < 6 or > 2 * MostCorners)
        {
            return false;
        }

        int rises = 0;
        for (int i = 0; i < ring.Length; i += 2)
        {
            int next = (i + 2) % ring.Length;
            int after = (i + 4) % ring.Length;
            double ax = ring[next] - ring[i], ay = ring[next + 1] - ring[i + 1];
            double bx = ring[after] - ring[next], by = ring[after + 1] - ring[next + 1];
            if ((ax * by) - (ay * bx) <= 0)
            {
                return false;
            }

            // Once round, the direction changes from falling to rising once.
            rises += ay < 0 && by >= 0 ? 1 : 0;
        }

        return rises == 1;
    }

    private static bool TryCut(ReadOnlySpan<double> ring, ReadOnlySpan<double> tool, List<double> coordinates, List<int> ends)
    {
        Span<double> outside = stackalloc double[MostCorners];
        Span<int> cutting = stackalloc int[2];
        int cuts = 0;
        for (int edge = 0; edge < tool.Length; edge += 2)
        {
            (double least, double most) = Distances(ring, tool, edge, outside);
            if (least >= -Flush)
            {
                Append(ring, coordinates, ends);
                return true; // The whole ring lies beyond this edge, or touches it from there.
            }

            if (most <= Flush)
            {
                continue; // Nothing lies beyond this edge.
            }

            if (cuts == cutting.Length || HasDoubt(outside[..(ring.Length / 2)]))
            {
                return false;
            }

            cutting[cuts++] = edge;
        }

        // Two edges of the tool cut the ring: they must leave pieces apart, as opposite sides of a door do.
        if (cuts == 2 && !AreApart(ring, tool, cutting[0], cutting[1]))
        {
            return false;
        }

        foreach (int edge in cutting[..cuts])
        {
            Distances(ring, tool, edge, outside);
            Clip(ring, outside, coordinates);
            ends.Add(coordinates.Count / 2);
        }

        return true;
    }

    // How far each corner of the ring lies outside of the tool's edge, in metres; the tool runs counter-clockwise.
    private static (double Least, double Most) Distances(ReadOnlySpan<double> ring, ReadOnlySpan<double> tool, int edge, Span<double> outside)
    {
        int next = (edge + 2) % tool.Length;
        double dx = tool[next] - tool[edge], dy = tool[next + 1] - tool[edge + 1];
        double length = Math.Sqrt((dx * dx) + (dy * dy));
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        for (int i = 0; i < ring.Length; i += 2)
        {
            double distance = (((ring[i] - tool[edge]) * dy) - ((ring[i + 1] - tool[edge + 1]) * dx)) / length;
            outside[i / 2] = distance;
            least = Math.Min(least, distance);
            most = Math.Max(most, distance);
        }

        return (least, most);
    }

    private static bool HasDoubt(ReadOnlySpan<double> outside)
    {
        foreach (double distance in outside)
        {
            if (Math.Abs(distance) <= Doubtful)
            {
                return true;
            }
        }

        return false;
    }

    // Whether every point of the ring beyond the one edge lies well within the other.
    private static bool AreApart(ReadOnlySpan<double> ring, ReadOnlySpan<double> tool, int first, int second)
    {
        Span<double> outside = stackalloc double[MostCorners];
        Span<double> beyond = stackalloc double[2 * MostCorners];
        var piece = new List<double>(2 * MostCorners);
        Distances(ring, tool, first, outside);
        Clip(ring, outside, piece);
        return Distances(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(piece), tool, second, beyond).Most < -Doubtful;
    }

    // The part of the ring outside of the line.
    private static void Clip(ReadOnlySpan<double> ring, ReadOnlySpan<double> outside, List<double> coordinates)
    {
        for (int i = 0; i < ring.Length; i += 2)
        {
            int next = (i + 2) % ring.Length;
            double here = outside[i / 2];
            double there = outside[next / 2];
            if (here > 0)
            {
                coordinates.Add(ring[i]);
                coordinates.Add(ring[i + 1]);
            }

            if (here > 0 != there > 0)
            {
                double share = here / (here - there);
                coordinates.Add(ring[i] + (share * (ring[next] - ring[i])));
                coordinates.Add(ring[i + 1] + (share * (ring[next + 1] - ring[i + 1])));
            }
        }
    }

    private static void Append(ReadOnlySpan<double> ring, List<double> coordinates, List<int> ends)
    {
        coordinates.AddRange(ring);
        ends.Add(coordinates.Count / 2);
    }
}
