using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Inventory;

namespace SpaceGeo.Report.Rows;

/// <summary>Finds rooms that share floor, as zones laid over rooms do: their sum counts that floor more than once.</summary>
public static class RoomOverlaps
{
    /// <summary>Rooms share floor when their overlap is at least this, in square metres; less is drawing tolerance.</summary>
    public const double LeastM2 = 0.01;

    // Floors further apart are two floors, as of a room and the gallery above it.
    private const double SameFloorM = 0.5;

    // Pairs of rooms whose boxes are compared, about a second; and for each room pairs whose footprints are. A room beyond that is taken for
    // one that shares floor: it makes the union larger to compute and its result no different.
    private const int MostBoxPairs = 100_000_000;
    private const int LeastFootprintPairs = 10_000;
    private const int FootprintPairsOfRoom = 4;

    /// <summary>The floor that a storey's rooms count more than once: the sum of those that share any, less their union.</summary>
    /// <param name="storey">A storey.</param>
    /// <returns>Square metres; three rooms on one spot count it twice too often.</returns>
    public static double AreaM2(Storey storey)
    {
        ArgumentNullException.ThrowIfNull(storey);
        double sum = 0;
        var floor = new List<Footprint>();
        foreach (Room room in storey.Rooms.Where(r => r.IsMeasured).OrderBy(r => r.FloorHeightM))
        {
            if (floor.Count > 0 && room.FloorHeightM - floor[^1].HeightM > SameFloorM)
            {
                sum += Shared(floor);
                floor.Clear();
            }

            floor.Add(new Footprint(room.FloorHeightM, storey.Plan.Shapes.Region(storey.Plan.Rooms[room.PlanRoom].Shape)));
        }

        return sum + Shared(floor);
    }

    private static double Shared(List<Footprint> floor)
    {
        Region[] sharing = Sharing([.. floor.Select(f => f.Region).OrderBy(r => r.Bounds.MinX)]);
        if (sharing.Length == 0)
        {
            return 0;
        }

        double sum = sharing.Sum(r => r.Area);
        try
        {
            return Math.Max(0, sum - RegionBoolean.Union(sharing).Area);
        }
        catch (SectionException)
        {
            // Borders that defeat the overlay: what cannot be less than their union is their largest.
            return sum - sharing.Max(r => r.Area);
        }
    }

    // Rooms that overlap another one. Sliding over the plan from left to right.
    private static Region[] Sharing(Region[] rooms)
    {
        bool[] shares = new bool[rooms.Length];
        int found = 0;
        int boxes = 0;
        long footprints = LeastFootprintPairs + ((long)FootprintPairsOfRoom * rooms.Length);
        for (int i = 0; i < rooms.Length && found < rooms.Length; i++)
        {
            for (int j = i + 1; j < rooms.Length && rooms[j].Bounds.MinX < rooms[i].Bounds.MaxX; j++)
            {
                if (++boxes > MostBoxPairs || footprints < 0)
                {
                    return rooms;
                }

                if ((shares[i] && shares[j]) || !rooms[i].Bounds.Overlaps(rooms[j].Bounds))
                {
                    continue;
                }

                footprints--;
                if (ShareFloor(rooms[i], rooms[j]))
                {
                    found += (shares[i] ? 0 : 1) + (shares[j] ? 0 : 1);
                    shares[i] = shares[j] = true;
                }
            }
        }

        return [.. rooms.Where((_, i) => shares[i])];
    }

    private static bool ShareFloor(Region a, Region b)
    {
        try
        {
            return RegionBoolean.Intersection(a, b).Area >= LeastM2;
        }
        catch (SectionException)
        {
            return true; // Their union has the last word.
        }
    }

    private readonly record struct Footprint(double HeightM, Region Region);
}
