using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Revisions.Deltas;

/// <summary>A building of which only what changed was measured.</summary>
/// <param name="Building">The building and all its areas.</param>
/// <param name="Measured">The rooms that were measured anew.</param>
public sealed record RemeasuredBuilding(MeasuredBuilding Building, IReadOnlyList<RoomPlace> Measured);

/// <summary>Measures a building after a renovation: only rooms whose own shape or whose near obstacles changed.</summary>
public static class DeltaMeasurement
{
    /// <summary>Measures the newer version of a building.</summary>
    /// <param name="before">The older version and its areas by this version of the engine.</param>
    /// <param name="after">The newer version, cut for the same standard.</param>
    /// <param name="match">What is the same in both.</param>
    /// <returns>The areas that measuring all of it would give, bit for bit.</returns>
    public static RemeasuredBuilding Measure(MeasuredBuilding before, Building after, BuildingMatch match)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(match);
        Dictionary<int, int> storeysBefore = match.Storeys.ToDictionary(pair => pair.After, pair => pair.Before);
        int[] elementsBefore = [.. after.Elements.Select((_, element) => match.OfElementAfter(element)?.Before ?? -1)];
        var engine = new AreaEngine();
        var storeys = new List<MeasuredStorey>();
        var measured = new List<RoomPlace>();
        for (int storey = 0; storey < after.Storeys.Count; storey++)
        {
            Storey now = after.Storeys[storey];
            RemeasuredPlan areas = storeysBefore.TryGetValue(storey, out int then)
                ? engine.Remeasure(now.Plan, before.Standard, Earlier(before.Storeys[then], then, now, storey, elementsBefore, match))
                : new RemeasuredPlan(engine.Measure(now.Plan, before.Standard), [.. Enumerable.Range(0, now.Plan.Rooms.Count)]);
            storeys.Add(new MeasuredStorey(now, areas.Areas));
            HashSet<int> anew = [.. areas.Measured];
            measured.AddRange(Enumerable.Range(0, now.Rooms.Count).Where(r => anew.Contains(now.Rooms[r].PlanRoom)).Select(r => new RoomPlace(storey, r)));
        }

        return new RemeasuredBuilding(new MeasuredBuilding(after, storeys, before.Standard), measured);
    }

    private static EarlierPlan Earlier(MeasuredStorey then, int storeyThen, Storey now, int storey, int[] elementsBefore, BuildingMatch match)
    {
        int[] roomsBefore = new int[now.Plan.Rooms.Count];
        Array.Fill(roomsBefore, -1);
        for (int room = 0; room < now.Rooms.Count; room++)
        {
            if (now.Rooms[room].IsMeasured && match.OfRoomAfter(new RoomPlace(storey, room)) is RoomPair pair && pair.Before.Storey == storeyThen)
            {
                roomsBefore[now.Rooms[room].PlanRoom] = then.Storey.Rooms[pair.Before.Room].PlanRoom;
            }
        }

        return new EarlierPlan(then.Storey.Plan, then.Areas, roomsBefore, elementsBefore);
    }
}
