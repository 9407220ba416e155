using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Planar;

/// <summary>Union, intersection and difference of regions.</summary>
/// <remarks>NetTopologySuite's OverlayNG with its robust fallbacks; boxes that do not meet are answered without it.</remarks>
public static class RegionBoolean
{
    /// <summary>What lies in either region.</summary>
    /// <param name="first">A region.</param>
    /// <param name="second">Another in the same frame.</param>
    /// <returns>The union.</returns>
    /// <exception cref="SectionException">The borders defeat the overlay; so they may in the other operations.</exception>
    public static Region Union(Region first, Region second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.IsEmpty ? second
            : second.IsEmpty ? first
            : first.Bounds.IsApartFrom(second.Bounds) ? Beside([first, second])
            : Overlay(first, second, SpatialFunction.Union);
    }

    /// <summary>What lies in any of some regions.</summary>
    /// <param name="regions">Regions in the same frame.</param>
    /// <returns>The union; empty for none.</returns>
    public static Region Union(IReadOnlyCollection<Region> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        Region[] filled = [.. regions.Where(r => !r.IsEmpty)];
        return filled.Length == 0 ? Region.Empty : Beside(
            [.. BoxGroups.Of([.. filled.Select(r => r.Bounds)]).Select(group => United([.. group.Select(i => filled[i])]))]);
    }

    /// <summary>What lies in both regions.</summary>
    /// <param name="first">A region.</param>
    /// <param name="second">Another in the same frame.</param>
    /// <returns>The intersection; empty where they only touch.</returns>
    public static Region Intersection(Region first, Region second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Bounds.Overlaps(second.Bounds) ? Overlay(first, second, SpatialFunction.Intersection) : Region.Empty;
    }

    /// <summary>What lies in the first region and not in the second.</summary>
    /// <param name="first">A region.</param>
    /// <param name="second">The region taken away, in the same frame.</param>
    /// <returns>The difference.</returns>
    public static Region Difference(Region first, Region second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Bounds.Overlaps(second.Bounds)
            ? ConvexCut.Difference(first, second) ?? Overlay(first, second, SpatialFunction.Difference)
            : first;
    }

    /// <summary>Regions that share no point as one.</summary>
    /// <param name="regions">Regions whose boxes lie apart.</param>
    /// <returns>All of their rings.</returns>
    internal static Region Beside(IReadOnlyList<Region> regions)
    {
        double[] coordinates = new double[regions.Sum(r => r.Coordinates.Length)];
        int[] ringEnds = new int[regions.Sum(r => r.RingCount)];
        int coordinate = 0;
        int ring = 0;
        foreach (Region region in regions)
        {
            region.Coordinates.CopyTo(coordinates.AsSpan(coordinate));
            foreach (int end in region.RingEnds)
            {
                ringEnds[ring++] = (coordinate / 2) + end;
            }

            coordinate += region.Coordinates.Length;
        }

        return new Region(coordinates, ringEnds);
    }

    // In halves, so that what has been united is not copied again for every region that follows.
    private static Region United(ReadOnlySpan<Region> regions) => regions.Length switch
    {
        0 => Region.Empty,
        1 => regions[0],
        int count => Union(United(regions[..(count / 2)]), United(regions[(count / 2)..])),
    };

    private static Region Overlay(Region first, Region second, SpatialFunction operation) => RingTangle.IsCrowded(first, second)
        ? throw new SectionException("too-complex", "the borders of two bodies run to and fro above each other too often")
        : Checked(() => NtsBridge.ToRegion(OverlayNGRobust.Overlay(NtsBridge.ToMultiPolygon(first), NtsBridge.ToMultiPolygon(second), operation)));

    // Borders that touch along hairs a millionth of a rounding apart defeat even the robust overlay, in one of several ways.
    internal static T Checked<T>(Func<T> overlay)
    {
        try
        {
            return overlay();
        }
        catch (Exception e) when (e is TopologyException or ArgumentException or InvalidOperationException or IndexOutOfRangeException
            or NullReferenceException)
        {
            throw new SectionException("section-failed", $"the overlay of two borders failed: {e.Message}");
        }
    }
}
