namespace SpaceGeo.Geometry.Planar;

/// <summary>Takes out of a ring what changes no area: a repeated first vertex, doubled vertices, spikes.</summary>
internal static class RingCleaner
{
    // Vertices nearer than this are one: a hundredth of the finest precision that authoring tools write (1e-5 m).
    internal const double SameSpot = 1e-7;

    // Squares of coordinates beyond this lose the digits that a metre needs; no map reaches so far.
    private const double Furthest = 1e12;

    /// <summary>The ring without closing vertex, doubled vertices and spikes.</summary>
    /// <param name="ring">Vertices in metres, closed or not.</param>
    /// <param name="index">The ring's number, for the faults.</param>
    /// <param name="faults">Receives what was found.</param>
    /// <returns>Clean vertices; empty when fewer than three are left or a coordinate is beyond measure.</returns>
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
            if (!(Math.Abs(ring[i].X) <= Furthest && Math.Abs(ring[i].Y) <= Furthest))
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

    // Along a chain that grows and shrinks at its end only, so that a ring of 10⁶ spikes costs no more than one without; then where the
    // ring closes, from both ends.
    private static void RemoveSpikes(List<Point2> ring, int index, ICollection<PolygonFault> faults)
    {
        var chain = new List<Point2>(ring.Count);
        foreach (Point2 next in ring)
        {
            chain.Add(next);
            while (chain.Count >= 3 && IsSpike(chain[^3], chain[^2], chain[^1]))
            {
                faults.Add(new PolygonFault(RingFault.Spike, index, chain.Count - 2));
                chain.RemoveAt(chain.Count - 2);
                DropDoubled(chain);
            }
        }

        int first = 0;
        while (chain.Count - first >= 3)
        {
            if (IsSpike(chain[^2], chain[^1], chain[first]))
            {
                faults.Add(new PolygonFault(RingFault.Spike, index, chain.Count - 1));
                chain.RemoveAt(chain.Count - 1);
            }
            else if (IsSpike(chain[^1], chain[first], chain[first + 1]))
            {
                faults.Add(new PolygonFault(RingFault.Spike, index, first));
                first++;
            }
            else
            {
                break;
            }

            while (chain.Count - first > 1 && chain[first].DistanceTo(chain[^1]) < SameSpot)
            {
                chain.RemoveAt(chain.Count - 1);
            }
        }

        ring.Clear();
        ring.AddRange(chain.Skip(first));
    }

    private static void DropDoubled(List<Point2> chain)
    {
        if (chain.Count >= 2 && chain[^1].DistanceTo(chain[^2]) < SameSpot)
        {
            chain.RemoveAt(chain.Count - 1);
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
