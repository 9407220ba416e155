using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>Chains the border pieces of a cut into rings.</summary>
internal static class SegmentChains
{
    // Ends nearer than this are one spot: ten times what coordinates written with six decimals of a metre can be apart.
    private const double SameSpot = 1e-5;

    // Gaps up to this are closed and reported; wider ones mean that the surface is open.
    private const double LargestGap = 2e-3;

    // Each open end is compared with all the others. A surface with so many has no inside.
    private const int MostGaps = 10_000;

    /// <summary>The closed rings of a set of segments.</summary>
    /// <param name="segments">Segments in no order and direction.</param>
    /// <param name="log">Receives gaps that were closed.</param>
    /// <returns>Clean rings.</returns>
    /// <exception cref="SectionException">The segments do not close.</exception>
    public static List<double[]> Close(List<Segment2> segments, SectionLog log)
    {
        var spots = new SpotIndex(SameSpot);
        var ends = new List<(int A, int B)>(segments.Count);
        foreach (Segment2 segment in segments)
        {
            int a = spots.Find(segment.From);
            int b = spots.Find(segment.To);
            if (a != b)
            {
                ends.Add((a, b));
            }
        }

        BridgeGaps(ends, spots, log);
        return Walk(ends, spots, log);
    }

    private static void BridgeGaps(List<(int A, int B)> ends, SpotIndex spots, SectionLog log)
    {
        var open = new SortedSet<int>();
        foreach ((int a, int b) in ends)
        {
            Toggle(open, a);
            Toggle(open, b);
        }

        if (open.Count > MostGaps)
        {
            throw new SectionException("open-surface", $"the surface has {open.Count} open ends");
        }

        while (open.Count > 0)
        {
            int from = open.Min;
            open.Remove(from);
            int to = open.MinBy(spot => spots[spot].DistanceTo(spots[from]));
            double gap = open.Count == 0 ? double.PositiveInfinity : spots[from].DistanceTo(spots[to]);
            if (gap > LargestGap)
            {
                throw new SectionException("open-surface", open.Count == 0
                    ? "the surface has a single open end"
                    : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the surface has a gap of {gap:F4} m"));
            }

            open.Remove(to);
            ends.Add((from, to));
            log.GapClosed(gap);
        }
    }

    private static void Toggle(SortedSet<int> set, int item)
    {
        if (!set.Remove(item))
        {
            set.Add(item);
        }
    }

    // Every spot now has an even number of ends, so a walk over unused segments always comes back. A loop is taken out as soon as the walk
    // meets its own path: where borders touch in a spot, each ring stays simple, whatever the order of the faces.
    private static List<double[]> Walk(List<(int A, int B)> ends, SpotIndex spots, SectionLog log)
    {
        List<int>?[] atSpot = new List<int>?[spots.Count];
        for (int i = ends.Count - 1; i >= 0; i--)
        {
            (atSpot[ends[i].A] ??= []).Add(i);
            (atSpot[ends[i].B] ??= []).Add(i);
        }

        var rings = new List<double[]>();
        bool[] used = new bool[ends.Count];
        int[] placeOnPath = new int[spots.Count];
        Array.Fill(placeOnPath, -1);
        var path = new List<int>();
        for (int first = 0; first < ends.Count; first++)
        {
            int spot = ends[first].A;
            for (int segment = used[first] ? -1 : first; segment >= 0; segment = NextUnused(atSpot[spot]!, used))
            {
                used[segment] = true;
                placeOnPath[spot] = path.Count;
                path.Add(spot);
                spot = ends[segment].A == spot ? ends[segment].B : ends[segment].A;
                if (placeOnPath[spot] >= 0)
                {
                    TakeLoop(path, placeOnPath, placeOnPath[spot], spots, rings, log);
                }
            }
        }

        return rings;
    }

    private static void TakeLoop(
        List<int> path, int[] placeOnPath, int start, SpotIndex spots, List<double[]> rings, SectionLog log)
    {
        List<int> loop = path[start..];
        path.RemoveRange(start, loop.Count);
        loop.ForEach(spot => placeOnPath[spot] = -1);
        AddRing([.. loop.Select(spot => spots[spot])], rings, log);
    }

    // The first of the unused, from the end of the list, where they stand in falling order. Used ones are taken off, so that a spot in which 10⁵ segments meet is not searched 10⁵ times.
    private static int NextUnused(List<int> segments, bool[] used)
    {
        while (segments.Count > 0 && used[segments[^1]])
        {
            segments.RemoveAt(segments.Count - 1);
        }

        return segments.Count > 0 ? segments[^1] : -1;
    }

    // Faces that lie on each other leave rings of no width; cleaning takes them out, which is no fault of the body.
    private static void AddRing(Point2[] ring, List<double[]> rings, SectionLog log)
    {
        var faults = new List<PolygonFault>();
        double[] clean = RingCleaner.Clean(ring, rings.Count, faults);
        if (clean.Length > 0)
        {
            rings.Add(clean);
            faults.ForEach(log.Faults.Add);
        }
    }
}
