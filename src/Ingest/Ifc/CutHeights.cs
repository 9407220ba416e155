using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>The heights at which a storey is cut. Floors that differ by rounding share one.</summary>
internal sealed class CutHeights
{
    private readonly List<(double Height, Box2 Extent, int Rooms)> _heights = [];

    /// <summary>The height for a room.</summary>
    /// <param name="wanted">Its floor plus the standard's cut height, in metres.</param>
    /// <param name="footprint">Where the room lies.</param>
    /// <returns>The height that stands for it.</returns>
    public double Take(double wanted, Box2 footprint)
    {
        int known = _heights.FindIndex(h => Math.Abs(h.Height - wanted) <= Solid.SameHeight);
        if (known < 0)
        {
            _heights.Add((wanted, footprint, 1));
            return wanted;
        }

        (double height, Box2 extent, int rooms) = _heights[known];
        _heights[known] = (height, extent.With(footprint), rooms + 1);
        return height;
    }

    /// <summary>All heights, with where their sections are needed: everywhere at the height of most rooms, since the plan is drawn from
    /// that one, and around their rooms at others.</summary>
    /// <returns>Heights in metres and extents.</returns>
    public IEnumerable<(double Height, Box2 Extent)> WithExtents()
    {
        int most = _heights.Count == 0 ? 0 : _heights.Max(h => h.Rooms);
        int main = _heights.FindIndex(h => h.Rooms == most);
        return _heights.Select((h, i) => (h.Height, i == main ? Box2.Everything : h.Extent));
    }
}
