using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using SpaceGeo.Geometry.Planar;
using NtsGeometry = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Bench.Areas;

/// <summary>The same rooms for NetTopologySuite, at its most robust.</summary>
/// <param name="set">The rooms; the first ones are taken, spread over the storeys.</param>
/// <param name="rooms">How many.</param>
internal sealed class OverlayPeer(RoomSet set, int rooms)
{
    private readonly (NtsGeometry Room, NtsGeometry[] Near)[] _rooms =
    [
        .. set.Storeys.Where((_, i) => i % Math.Max(1, set.Count / rooms / 2) == 0).SelectMany(Geometries).Take(rooms),
    ];

    /// <summary>Number of rooms.</summary>
    public int Count => _rooms.Length;

    /// <summary>The rooms, for another peer.</summary>
    public IReadOnlyList<(NtsGeometry Room, NtsGeometry[] Near)> Rooms => _rooms;

    /// <summary>Room less the union of all near it.</summary>
    /// <returns>Net areas.</returns>
    public double[] UnionAndDifference() => [.. _rooms.Select(r => Free(r.Room, r.Near))];

    /// <summary>The same, after a prepared room has told which of them meet its inside.</summary>
    /// <returns>Net areas.</returns>
    public double[] PreparedFilter() =>
    [
        .. _rooms.Select(r =>
        {
            IPreparedGeometry prepared = PreparedGeometryFactory.Prepare(r.Room);
            return Free(r.Room, [.. r.Near.Where(o => prepared.Intersects(o) && !prepared.Touches(o))]);
        }),
    ];

    /// <summary>Area of a room less the union of what is near it.</summary>
    /// <param name="room">The room.</param>
    /// <param name="near">What may lie in it.</param>
    public static double Free(NtsGeometry room, NtsGeometry[] near) => near.Length == 0
        ? room.Area
        : OverlayNGRobust.Overlay(room, OverlayNGRobust.Union(near), SpatialFunction.Difference).Area;

    private static IEnumerable<(NtsGeometry Room, NtsGeometry[] Near)> Geometries(RoomStorey storey)
    {
        for (int i = 0; i < storey.Rooms.Length; i++)
        {
            yield return (Geometry(storey, storey.Rooms[i]), [.. storey.CandidatesOf(i).ToArray().Select(o => Geometry(storey, o))]);
        }
    }

    private static MultiPolygon Geometry(RoomStorey storey, int shape) => NtsBridge.ToMultiPolygon(storey.Shapes.Table.Region(shape));
}
