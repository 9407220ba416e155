namespace SpaceGeo.Geometry.Planar;

/// <summary>Takes out of a ring what changes no area: a repeated first vertex, doubled vertices, spikes.</summary>
internal static class RingCleaner
{
    // Vertices nearer than this are one: a hundredth of the finest precision that authoring tools write (1e-5 m).
    internal const double SameSpot = 1e-7;

    /// <summary>The ring without closing vertex, doubled vertices and spikes.</summary>
    /// <param name="ring">Vertices in metres, closed or not.</param>
    /// <param name="index">The ring's number, for the faults.</param>
    /// <param name="faults">Receives what was found.</param>
    /// <returns>Clean vertices; empty when fewer than three are left or a coordinate is not finite.</returns>
    public static double[] Clean(ReadOnlySpan<Point2> ring, int index, ICollection<PolygonFault> faults)
    {
        var kept = new List<Point2>(ring.Length);
        int count = ring.Length;
        if (count > 1 && ring[0] == ring[count - 1])
        {
            count--; // The usual way to write a closed polyline; no fault.
        }

        for (int i = 0; i < count; i++)
        {
            if (!ring[i].IsFinite)
            {
                faults.Add(new PolygonFault(RingFault.NotFinite, index, i));
                return [];
            }

            if (kept.Count > 0 && ring[i].DistanceTo(kept[^1]) < SameSpot)
            {
                faults.Add(new PolygonFault(RingFault.DuplicateVertex, index, i));
                continue;
            }

            kept.Add(ring[i]);
        }

        while (kept.Count > 1 && kept[0].DistanceTo(kept[^1]) < SameSpot)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        RemoveSpikes(kept, index, faults);
        if (kept.Count < 3)
        {
            faults.Add(new PolygonFault(RingFault.TooFewVertices, index, -1));
            return [];
        }

        return Flatten(kept);
    }

    /// <summary>Turns the direction of a ring in place.</summary>
    /// <param name="ring">Vertices x, y, x, y, ….</param>
    public static void Reverse(Span<double> ring)
    {
        ring.Reverse(); // …, y, x, y, x: now every pair has to be turned back.
        for (int i = 0; i + 1 < ring.Length; i += 2)
        {
            (ring[i], ring[i + 1]) = (ring[i + 1], ring[i]);
        }
    }

    private static void RemoveSpikes(List<Point2> ring, int index, ICollection<PolygonFault> faults)
    {
        int i = 0;
        while (ring.Count >= 3 && i < ring.Count)
        {
            Point2 before = ring[(i + ring.Count - 1) % ring.Count];
            Point2 after = ring[(i + 1) % ring.Count];
            if (!IsSpike(before, ring[i], after))
            {
                i++;
                continue;
            }

            faults.Add(new PolygonFault(RingFault.Spike, index, i));
            ring.RemoveAt(i);
            if (ring.Count >= 3 && before.DistanceTo(after) < SameSpot)
            {
                ring.RemoveAt(i % ring.Count);
            }

            i = Math.Max(0, i - 2);
        }
    }

    private static bool IsSpike(Point2 before, Point2 tip, Point2 after)
    {
        double ax = before.X - tip.X, ay = before.Y - tip.Y, bx = after.X - tip.X, by = after.Y - tip.Y;
        double cross = (ax * by) - (ay * bx);
        double dot = (ax * bx) + (ay * by);
        return dot > 0 && Math.Abs(cross) <= SameSpot * Math.Sqrt(Math.Max((ax * ax) + (ay * ay), (bx * bx) + (by * by)));
    }

    private static double[] Flatten(List<Point2> points)
    {
        double[] flat = new double[2 * points.Count];
        for (int i = 0; i < points.Count; i++)
        {
            flat[2 * i] = points[i].X;
            flat[(2 * i) + 1] = points[i].Y;
        }

        return flat;
    }
}
