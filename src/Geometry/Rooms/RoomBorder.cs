using NetTopologySuite.Geometries;
using SpaceGeo.Geometry.Planar;
using Shape = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Geometry.Rooms;

/// <summary>Says which barriers stand along a room's border.</summary>
/// <param name="barriers">All barriers of the plan.</param>
internal sealed class RoomBorder(IReadOnlyCollection<RoomBarrier> barriers)
{
    // A barrier that meets the room at a corner only does not bound it: its coming or going leaves the room what it is.
    private const double ShortestContact = 0.1;

    private const double Beside = 0.01;

    private readonly Lazy<(RoomBarrier Barrier, Shape Zone)[]> _zones = new(() =>
    [
        .. barriers.Where(b => b.Kind == BarrierKind.Wall && !b.Section.IsEmpty)
            .Select(b => (b, GapClosing.Offset(NtsBridge.ToMultiPolygon(b.Section), Beside))),
    ]);

    /// <summary>The barriers along a border.</summary>
    /// <param name="room">A face.</param>
    /// <returns>Their keys, sorted, each once.</returns>
    public IReadOnlyList<string> Keys(Polygon room)
    {
        Shape border = room.Boundary;
        return
        [
            .. _zones.Value
                .Where(z => z.Zone.EnvelopeInternal.Intersects(room.EnvelopeInternal) && border.Intersection(z.Zone).Length >= ShortestContact)
                .Select(z => z.Barrier.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }
}
