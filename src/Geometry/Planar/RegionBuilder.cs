using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace SpaceGeo.Geometry.Planar;

/// <summary>Makes regions out of rings as files have them: closed or not, in any direction, with doubled vertices and spikes.</summary>
public static class RegionBuilder
{
    /// <summary>The region inside a shell and outside its holes.</summary>
    /// <param name="shell">The outer border.</param>
    /// <param name="holes">The inner borders; each must lie inside the shell.</param>
    /// <param name="faults">Receives what was wrong and has been repaired, or why the result is empty.</param>
    /// <returns>The region; empty when the shell encloses nothing.</returns>
    public static Region Polygon(
        ReadOnlySpan<Point2> shell, IReadOnlyList<Point2[]> holes, ICollection<PolygonFault> faults)
    {
        ArgumentNullException.ThrowIfNull(holes);
        ArgumentNullException.ThrowIfNull(faults);
        Region region = FromSingle(RingCleaner.Clean(shell, 0, faults), 0, faults);
        for (int i = 0; i < holes.Count && !region.IsEmpty; i++)
        {
            Region hole = FromSingle(RingCleaner.Clean(holes[i], i + 1, faults), i + 1, faults);
            if (!region.Bounds.Overlaps(hole.Bounds))
            {
                faults.Add(new PolygonFault(RingFault.HoleOutside, i + 1, -1));
            }

            region = RegionBoolean.Difference(region, hole);
        }

        return region;
    }

    /// <summary>The region inside one ring without faults expected, for shapes that the program itself computes.</summary>
    /// <param name="points">The border, in either direction, not closed.</param>
    /// <returns>The region; empty for a ring without area.</returns>
    public static Region Simple(params ReadOnlySpan<Point2> points) => Polygon(points, [], new List<PolygonFault>());

    /// <summary>An axis-parallel rectangle.</summary>
    /// <param name="box">Its extent, in metres.</param>
    /// <returns>The region; empty for an empty box.</returns>
    public static Region Rectangle(Box2 box) => box.IsEmpty || box.Width <= 0 || box.Height <= 0
        ? Region.Empty
        : new Region([box.MinX, box.MinY, box.MaxX, box.MinY, box.MaxX, box.MaxY, box.MinX, box.MaxY], [4]);

    /// <summary>
    /// What the rings of a horizontal cut enclose: a ring inside of another is a hole in it, one inside of that an island, and rings that
    /// cross belong to bodies that overlap, whose union counts.
    /// </summary>
    /// <param name="rings">Clean rings in any direction and order.</param>
    /// <param name="faults">Receives rings that cross themselves.</param>
    /// <returns>The region.</returns>
    /// <exception cref="Solids.SectionException">There are too many rings in each other's way.</exception>
    internal static Region Nested(IReadOnlyList<double[]> rings, ICollection<PolygonFault> faults)
    {
        Region[] parts =
        [
            .. rings.Select((ring, i) => FromSingle(ring, i, faults)).Where(part => !part.IsEmpty).OrderByDescending(part => part.Area),
        ];
        return parts.Length == 0 ? Region.Empty : RegionBoolean.Beside(
            [.. BoxGroups.Of([.. parts.Select(p => p.Bounds)]).Select(group => NestedRings.Of([.. group.Select(i => parts[i])]))]);
    }

    private static Region FromSingle(double[] ring, int index, ICollection<PolygonFault> faults)
    {
        if (ring.Length < 6)
        {
            return Region.Empty;
        }

        if (IsPlainQuadrilateral(ring) || ring.Length == 6)
        {
            return Oriented(ring);
        }

        bool isCrowded = RingTangle.IsCrowded(ring);
        Polygon polygon = NtsBridge.ToPolygon(ring);
        if (!isCrowded && polygon.IsValid)
        {
            return Oriented(ring);
        }

        if (isCrowded || RingTangle.IsBeyondMending(ring))
        {
            faults.Add(new PolygonFault(RingFault.Tangled, index, -1));
            return Region.Empty;
        }

        Region mended = RegionBoolean.Checked(() => NtsBridge.ToRegion(GeometryFixer.Fix(polygon)));
        faults.Add(new PolygonFault(RingFault.SelfIntersection, index, -1, mended.Area - Math.Abs(RingArea.Signed(ring))));
        return mended;
    }

    private static Region Oriented(double[] ring)
    {
        double area = RingArea.Signed(ring);
        if (area == 0)
        {
            return Region.Empty;
        }

        if (area < 0)
        {
            RingCleaner.Reverse(ring);
        }

        return new Region(ring, [ring.Length / 2]);
    }

    // Four corners that all turn the same way: convex, so simple. Spares the general validity test on most walls.
    private static bool IsPlainQuadrilateral(double[] r)
    {
        if (r.Length != 8)
        {
            return false;
        }

        int left = 0;
        int right = 0;
        for (int i = 0; i < 8; i += 2)
        {
            double ax = r[(i + 2) % 8] - r[i], ay = r[(i + 3) % 8] - r[i + 1];
            double bx = r[(i + 4) % 8] - r[(i + 2) % 8], by = r[(i + 5) % 8] - r[(i + 3) % 8];
            double turn = (ax * by) - (ay * bx);
            left += turn > 0 ? 1 : 0;
            right += turn < 0 ? 1 : 0;
        }

        return left == 4 || right == 4;
    }
}
