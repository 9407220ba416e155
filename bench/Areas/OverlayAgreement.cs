using System.Globalization;
using SpaceGeo.Geometry.Overlap;
using NtsGeometry = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Bench.Areas;

/// <summary>Every room of the made-up offices and of the real floors against NetTopologySuite's robust overlay.</summary>
internal static class OverlayAgreement
{
    private const double Allowed = 1e-9;

    /// <summary>Runs and prints the largest differences.</summary>
    /// <param name="rooms">Made-up rooms of each kind.</param>
    /// <exception cref="WrongAnswerException">A room differs by more than 1e-9 of its gross area.</exception>
    public static void Run(int rooms)
    {
        foreach (RoomSet set in new[] { RoomSet.MadeUp("mixed", rooms, true), RoomSet.MadeUp("axis-aligned", rooms, false), RoomSet.Real(1) })
        {
            var overlay = new OverlayPeer(set, set.Count);
            double worst = overlay.Rooms.AsParallel().Max(room => Difference(set, room));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{set.Name}: {overlay.Count} rooms, largest difference {worst:E2} of the room's gross area"));
        }
    }

    private static double Difference(RoomSet set, (NtsGeometry Room, NtsGeometry[] Near) room)
    {
        NetArea ours = new NetAreaEngine().Measure(room.Room, room.Near);
        double theirs = OverlayPeer.Free(room.Room, room.Near);
        double difference = Math.Abs(ours.NetM2 - theirs) / ours.GrossM2;
        return difference <= Allowed ? difference : throw new WrongAnswerException(
            $"{set.Name}: {ours.NetM2:R} m², the overlay {theirs:R} m², of {room.Room.AsText()} less {string.Join(" and ", room.Near.Select(n => n.AsText()))}");
    }
}
