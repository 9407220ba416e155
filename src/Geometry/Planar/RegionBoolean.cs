using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace SpaceGeo.Geometry.Planar;

/// <summary>Union, intersection and difference of regions.</summary>
/// <remarks>NetTopologySuite's OverlayNG with its robust fallbacks; boxes that do not meet are answered without it.</remarks>
public static class RegionBoolean
{
    /// <summary>What lies in either region.</summary>
    /// <param name="first">A region.</param>
    /// <param name="second">Another in the same frame.</param>
    /// <returns>The union.</returns>
    public static Region Union(Region first, Region second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.IsEmpty ? second
            : second.IsEmpty ? first
            : first.Bounds.IsApartFrom(second.Bounds) ? Beside(first, second)
            : Overlay(first, second, SpatialFunction.Union);
    }

    /// <summary>What lies in any of some regions.</summary>
    /// <param name="regions">Regions in the same frame.</param>
    /// <returns>The union; empty for none.</returns>
    public static Region Union(IReadOnlyCollection<Region> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        return regions.Count == 0
            ? Region.Empty
            : NtsBridge.ToRegion(OverlayNGRobust.Union([.. regions.Select(NtsBridge.ToMultiPolygon)]));
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
        return first.Bounds.Overlaps(second.Bounds) ? Overlay(first, second, SpatialFunction.Difference) : first;
    }

    private static Region Beside(Region first, Region second)
    {
        int shift = first.Coordinates.Length / 2;
        int[] ringEnds = [.. first.RingEnds, .. second.RingEnds];
        foreach (ref int end in ringEnds.AsSpan(first.RingCount))
        {
            end += shift;
        }

        return new Region([.. first.Coordinates, .. second.Coordinates], ringEnds);
    }

    private static Region Overlay(Region first, Region second, SpatialFunction operation) =>
        NtsBridge.ToRegion(OverlayNGRobust.Overlay(NtsBridge.ToMultiPolygon(first), NtsBridge.ToMultiPolygon(second), operation));
}
