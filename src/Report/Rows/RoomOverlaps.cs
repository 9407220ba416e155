using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;

namespace SpaceGeo.Report.Rows;

/// <summary>Two rooms of a storey that share floor.</summary>
/// <param name="First">One room.</param>
/// <param name="Second">The other.</param>
/// <param name="AreaM2">What they share, in square metres.</param>
public sealed record RoomOverlap(Room First, Room Second, double AreaM2);

/// <summary>Finds rooms that share floor, as zones laid over rooms do: their sum counts that floor twice.</summary>
public static class RoomOverlaps
{
    /// <summary>Rooms share floor when their overlap is at least this, in square metres; less is drawing tolerance.</summary>
    public const double LeastM2 = 0.01;

    // Floors further apart are two floors, as of a room and the gallery above it.
    private const double SameFloorM = 0.5;

    /// <summary>The pairs of rooms that share floor.</summary>
    /// <param name="storey">A storey.</param>
    /// <returns>Each pair once.</returns>
    public static IReadOnlyList<RoomOverlap> Find(Storey storey)
    {
        ArgumentNullException.ThrowIfNull(storey);
        (Room Room, Box2 Box)[] rooms =
        [
            .. storey.Rooms.Where(r => r.IsMeasured)
                .Select(r => (r, storey.Plan.Shapes.Bounds(storey.Plan.Rooms[r.PlanRoom].Shape)))
                .OrderBy(r => r.Item2.MinX),
        ];
        var found = new List<RoomOverlap>();
        for (int i = 0; i < rooms.Length; i++)
        {
            for (int j = i + 1; j < rooms.Length && rooms[j].Box.MinX < rooms[i].Box.MaxX; j++)
            {
                if (rooms[i].Box.Overlaps(rooms[j].Box) && OnOneFloor(rooms[i].Room, rooms[j].Room))
                {
                    AddOverlap(storey, rooms[i].Room, rooms[j].Room, found);
                }
            }
        }

        return found;
    }

    // NaN heights compare false: rooms of unknown height count as on one floor.
    private static bool OnOneFloor(Room a, Room b) => !(Math.Abs(a.FloorHeightM - b.FloorHeightM) > SameFloorM);

    private static void AddOverlap(Storey storey, Room a, Room b, List<RoomOverlap> found)
    {
        double area = RegionBoolean.Intersection(Footprint(storey, a), Footprint(storey, b)).Area;
        if (area >= LeastM2)
        {
            found.Add(new RoomOverlap(a, b, area));
        }
    }

    private static Region Footprint(Storey storey, Room room) =>
        storey.Plan.Shapes.Region(storey.Plan.Rooms[room.PlanRoom].Shape);
}
