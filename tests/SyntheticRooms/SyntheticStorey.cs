using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Tests.SyntheticRooms;

/// <summary>A storey of made-up offices, the same for the same seed: rooms on both sides of a corridor, walls, and columns on a grid.</summary>
/// <param name="Shapes">Rooms and obstacles in local metres.</param>
/// <param name="Rooms">Shapes of the rooms.</param>
/// <param name="Obstacles">Shapes of columns and walls, in the order of a receipt.</param>
/// <param name="Kinds">What each obstacle is.</param>
/// <param name="CandidateEnds">For each room the end of its candidates.</param>
/// <param name="Candidates">Shapes of the obstacles whose box overlaps a room's, in the order of <paramref name="Obstacles"/>.</param>
internal sealed record SyntheticStorey(
    ShapeTable Shapes, int[] Rooms, int[] Obstacles, ObstacleKind[] Kinds, int[] CandidateEnds, int[] Candidates)
{
    /// <summary>The candidates of a room.</summary>
    /// <param name="room">Number of the room on the storey.</param>
    public ReadOnlySpan<int> CandidatesOf(int room)
    {
        int start = room == 0 ? 0 : CandidateEnds[room - 1];
        return Candidates.AsSpan(start, CandidateEnds[room] - start);
    }

    /// <summary>Storeys with at least a number of rooms in all.</summary>
    /// <param name="rooms">The number.</param>
    /// <param name="seed">Same seed, same storeys.</param>
    /// <param name="isTurned">Whether 70 % of the buildings are turned, as their placements have them; none otherwise.</param>
    public static IEnumerable<SyntheticStorey> Many(int rooms, int seed, bool isTurned)
    {
        for (int building = 0; rooms > 0; building++)
        {
            SyntheticStorey storey = new StoreyDrawing((seed * 1_000_003) + building, isTurned).Draw();
            rooms -= storey.Rooms.Length;
            yield return storey;
        }
    }

    /// <summary>The storey as a plan.</summary>
    public FloorPlan Plan() => new(
        Shapes,
        [.. Rooms.Select(shape => new PlanRoom(shape, 1))],
        [.. Obstacles.Select((shape, i) => new PlanObstacle(shape, i, Kinds[i], 1))]);
}
