using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>A profile at the start and at the end of a sweep, corner by corner.</summary>
public sealed class ProfilePair
{
    private readonly Point2[] _start;
    private readonly Point2[] _end;

    private ProfilePair(Point2[] start, Point2[] end, int[] ringEnds) => (_start, _end, RingEnds) = (start, end, ringEnds);

    /// <summary>For each ring the index of the corner after its last.</summary>
    internal int[] RingEnds { get; }

    /// <summary>Pairs the corners of two profiles. Rings with different numbers of corners are paired by their share of the border.</summary>
    /// <param name="start">The profile at the start.</param>
    /// <param name="end">The profile at the end.</param>
    /// <returns>The pair.</returns>
    /// <exception cref="SectionException">One has more rings than the other.</exception>
    public static ProfilePair Of(Region start, Region end)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        if (start.RingCount != end.RingCount)
        {
            throw new SectionException("profile-mismatch", $"a profile of {start.RingCount} borders cannot change into one of {end.RingCount}");
        }

        var first = new List<Point2>();
        var second = new List<Point2>();
        var ends = new List<int>();
        for (int ring = 0; ring < start.RingCount; ring++)
        {
            Point2[] a = Points(start.Ring(ring));
            Point2[] b = Points(end.Ring(ring));
            if (a.Length == b.Length)
            {
                first.AddRange(a);
                second.AddRange(b);
            }
            else
            {
                AddByShares(a, b, first, second);
            }

            ends.Add(first.Count);
        }

        return new ProfilePair([.. first], [.. second], [.. ends]);
    }

    /// <summary>The profile on its way, mapped into space.</summary>
    /// <param name="share">0 at the start, 1 at the end.</param>
    /// <param name="map">From the profile's plane z = 0.</param>
    /// <returns>One point for each corner.</returns>
    internal Point3[] At(double share, Func<Point3, Point3> map)
    {
        var points = new Point3[_start.Length];
        for (int i = 0; i < points.Length; i++)
        {
            (Point2 a, Point2 b) = (_start[i], _end[i]);
            points[i] = map(new Point3(a.X + (share * (b.X - a.X)), a.Y + (share * (b.Y - a.Y)), 0));
        }

        return points;
    }

    /// <summary>The largest value over all corners.</summary>
    /// <param name="measure">Value of a corner in the plane z = 0.</param>
    /// <returns>The maximum.</returns>
    internal double Farthest(Func<Point3, double> measure) => _start.Concat(_end).Max(p => measure(new Point3(p.X, p.Y, 0)));

    private static Point2[] Points(ReadOnlySpan<double> ring)
    {
        var points = new Point2[ring.Length / 2];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new Point2(ring[2 * i], ring[(2 * i) + 1]);
        }

        return points;
    }

    // Where each corner lies on the border, as a share of its length.
    private static double[] Shares(Point2[] ring)
    {
        double[] shares = new double[ring.Length];
        double length = 0;
        for (int i = 1; i <= ring.Length; i++)
        {
            length += ring[i - 1].DistanceTo(ring[i % ring.Length]);
            if (i < ring.Length)
            {
                shares[i] = length;
            }
        }

        return Array.ConvertAll(shares, share => share / length);
    }

    private static void AddByShares(Point2[] a, Point2[] b, List<Point2> first, List<Point2> second)
    {
        double[] sharesA = Shares(a);
        double[] sharesB = Shares(b);
        foreach (double share in sharesA.Concat(sharesB).Distinct().Order())
        {
            first.Add(At(a, sharesA, share));
            second.Add(At(b, sharesB, share));
        }
    }

    private static Point2 At(Point2[] ring, double[] shares, double share)
    {
        int index = Array.BinarySearch(shares, share);
        index = index >= 0 ? index : ~index - 1;
        double end = index + 1 < shares.Length ? shares[index + 1] : 1;
        (Point2 a, Point2 b) = (ring[index], ring[(index + 1) % ring.Length]);
        double t = end > shares[index] ? (share - shares[index]) / (end - shares[index]) : 0;
        return new Point2(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y)));
    }
}
