using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Overlap;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Tests.SyntheticRooms;

namespace SpaceGeo.Bench.Areas;

/// <summary>One storey as the engine takes it: shapes, rooms, obstacles, and for each room the obstacles near it.</summary>
/// <param name="Shapes">The shapes, looked at once.</param>
/// <param name="Rooms">Shapes of the rooms.</param>
/// <param name="Obstacles">Shapes of the obstacles.</param>
/// <param name="CandidateEnds">For each room the end of its candidates.</param>
/// <param name="Candidates">Shapes of the candidates, room after room.</param>
internal sealed record RoomStorey(PreparedShapes Shapes, int[] Rooms, int[] Obstacles, int[] CandidateEnds, int[] Candidates)
{
    /// <summary>The candidates of a room.</summary>
    /// <param name="room">Number of the room on the storey.</param>
    public ReadOnlySpan<int> CandidatesOf(int room) => Candidates.AsSpan()[(room == 0 ? 0 : CandidateEnds[room - 1])..CandidateEnds[room]];
}

/// <summary>Rooms to measure.</summary>
/// <param name="Name">What they are, for the table.</param>
/// <param name="Storeys">The storeys.</param>
internal sealed record RoomSet(string Name, RoomStorey[] Storeys)
{
    private const int Seed = 2026;

    /// <summary>Number of rooms.</summary>
    public int Count { get; } = Storeys.Sum(s => s.Rooms.Length);

    /// <summary>Made-up offices.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="rooms">How many at least.</param>
    /// <param name="isTurned">Whether 70 % of the buildings are turned.</param>
    public static RoomSet MadeUp(string name, int rooms, bool isTurned) => new(
        name,
        [
            .. SyntheticStorey.Many(rooms, Seed, isTurned)
                .Select(s => new RoomStorey(new PreparedShapes(s.Shapes), s.Rooms, s.Obstacles, s.CandidateEnds, s.Candidates)),
        ]);

    /// <summary>The floors of real models, again and again until there are enough rooms.</summary>
    /// <param name="rooms">How many at least.</param>
    public static RoomSet Real(int rooms)
    {
        RoomStorey[] floors = [.. BenchModels.AllPaths().SelectMany(Plans).SelectMany(Levels)];
        int count = floors.Sum(f => f.Rooms.Length);
        return new RoomSet("real floors", [.. Enumerable.Repeat(floors, (rooms + count - 1) / count).SelectMany(f => f)]);
    }

    private static IEnumerable<FloorPlan> Plans(string path) =>
        IfcReader.Read(path, new IfcReadOptions(AreaStandards.Default)).Buildings.SelectMany(b => b.Storeys).Select(s => s.Plan);

    // Rooms of one height meet the obstacles of that height.
    private static IEnumerable<RoomStorey> Levels(FloorPlan plan)
    {
        foreach (IGrouping<double, PlanRoom> level in plan.Rooms.GroupBy(r => r.CutHeight))
        {
            int[] rooms = [.. level.Select(r => r.Shape)];
            int[] obstacles = [.. plan.Obstacles.Where(o => o.CutHeight == level.Key).Select(o => o.Shape)];
            int end = 0;
            int[][] near = [.. rooms.Select(r => obstacles.Where(o => plan.Shapes.Bounds(o).Overlaps(plan.Shapes.Bounds(r).Grown(0.01))).ToArray())];
            yield return new RoomStorey(
                new PreparedShapes(plan.Shapes), rooms, obstacles, [.. near.Select(n => end += n.Length)], [.. near.SelectMany(n => n)]);
        }
    }
}
