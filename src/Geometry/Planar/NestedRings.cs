using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Planar;

/// <summary>What the rings of a cut enclose. Rings that lie apart from each other are added in one step, so that a plate with 10⁴ holes costs
/// two overlays and not 10⁴.</summary>
internal static class NestedRings
{
    // Rings compared with each other for one step.
    private const int LargestLayer = 2_000;

    // Coordinates that pass through overlays before a cut counts as too complex: a second, or half a minute where rings meet in a spot and
    // the overlay has to snap.
    private const long MostWork = 400_000;

    // A plate with all its holes and the islands in them takes a few steps, which count for nothing.
    private const int FreeLayers = 8;

    // Boxes nearer than this do not lie apart: an overlay may move a vertex by its rounding.
    private const double Margin = 1e-6;

    // Shares of an area nearer to 1 than this are the whole: rounding of an overlay, far below any real overlap.
    private const double SameArea = 1e-9;

    /// <summary>The region: a ring inside of another is a hole in it, one inside of that an island, and rings that cross are united.</summary>
    /// <param name="parts">What each ring encloses, from the largest to the smallest: a ring comes after all that can hold it.</param>
    /// <returns>The region.</returns>
    /// <exception cref="SectionException">There are too many rings in each other's way.</exception>
    public static Region Of(Region[] parts)
    {
        Region sum = Region.Empty;
        long work = 0;
        int layers = 0;
        for (int start = 0, end; start < parts.Length; start = end)
        {
            end = LayerEnd(parts, start);
            sum = With(sum, parts[start..end]);
            work += ++layers > FreeLayers ? sum.Coordinates.Length : 0;
            if (work > MostWork)
            {
                throw new SectionException("too-complex", $"{parts.Length} rings of the cut lie in each other's way");
            }
        }

        return sum;
    }

    private static int LayerEnd(Region[] parts, int start)
    {
        int end = start + 1;
        while (end < parts.Length && end - start < LargestLayer && IsApart(parts[end], parts.AsSpan(start..end)))
        {
            end++;
        }

        return end;
    }

    private static bool IsApart(Region part, ReadOnlySpan<Region> layer)
    {
        Box2 box = part.Bounds.Grown(Margin);
        foreach (Region other in layer)
        {
            if (!box.IsApartFrom(other.Bounds))
            {
                return false;
            }
        }

        return true;
    }

    private static Region With(Region sum, Region[] layer)
    {
        double[] common = CommonAreas(RegionBoolean.Intersection(sum, RegionBoolean.Beside(layer)), layer);
        ILookup<bool, Region> byPlace = Enumerable.Range(0, layer.Length)
            .ToLookup(i => common[i] > layer[i].Area * (1 - SameArea) && common[i] > 0, i => layer[i]);
        Region holes = RegionBoolean.Beside([.. byPlace[true]]);
        Region others = RegionBoolean.Beside([.. byPlace[false]]);
        return RegionBoolean.Union(RegionBoolean.Difference(sum, holes), others);
    }

    // The area that each part of a layer has in common with the sum.
    private static double[] CommonAreas(Region common, Region[] layer)
    {
        double[] areas = new double[layer.Length];
        for (int ring = 0; ring < common.RingCount; ring++)
        {
            ReadOnlySpan<double> vertices = common.Ring(ring);
            Box2 spot = new(vertices[0], vertices[1], vertices[0], vertices[1]);
            int part = Array.FindIndex(layer, p => !p.Bounds.Grown(Margin / 2).IsApartFrom(spot));
            areas[part] += RingArea.Signed(vertices);
        }

        return areas;
    }
}
