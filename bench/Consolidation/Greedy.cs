using SpaceGeo.Planning.Estates;
using SpaceGeo.Tests.SyntheticEstates;

namespace SpaceGeo.Bench.Consolidation;

/// <summary>What a careful planner does by hand: house who has no place, room by room where it costs least; then close one building after another, those
/// with the fewest needs first, where all in it find a room and the plan becomes cheaper.</summary>
internal static class Greedy
{
    /// <summary>Makes a plan.</summary>
    public static PlanInMaking Run(PlantedEstate planted)
    {
        var plan = new PlanInMaking(planted);
        Estate estate = planted.Estate;
        int[][] rooms = [.. Enumerable.Range(0, estate.Rooms.Count).GroupBy(room => estate.BuildingOf(room)).OrderBy(group => group.Key).Select(group => group.ToArray())];
        foreach (int room in Enumerable.Range(0, estate.Rooms.Count).Where(room => !plan.Allowed[room] && plan.In(room).Count > 0).ToArray())
        {
            MoveAll(plan, estate, [.. plan.In(room)], _ => true);
        }

        HouseAll(plan, estate);
        foreach (int[] building in rooms.OrderBy(those => those.Sum(room => plan.In(room).Count)))
        {
            Close(plan, estate, building);
        }

        return plan;
    }

    private static void Close(PlanInMaking plan, Estate estate, int[] rooms)
    {
        int building = estate.BuildingOf(rooms[0]);
        if (!plan.IsUsed(building))
        {
            return;
        }

        double before = plan.Cost;
        int[] was = [.. plan.Rooms];
        foreach (int room in rooms.Where(room => plan.In(room).Count > 0))
        {
            if (!MoveAll(plan, estate, [.. plan.In(room)], to => estate.BuildingOf(to) != building && plan.IsUsed(estate.BuildingOf(to))))
            {
                break;
            }
        }

        if (plan.Cost >= before)
        {
            for (int need = 0; need < was.Length; need++)
            {
                if (plan.Rooms[need] != was[need])
                {
                    plan.Put(need, was[need]);
                }
            }
        }
    }

    // All in a room into the smallest empty one that takes them; nowhere where there is none.
    private static bool MoveAll(PlanInMaking plan, Estate estate, int[] needs, Func<int, bool> isWanted)
    {
        int best = -1;
        for (int room = 0; room < estate.Rooms.Count; room++)
        {
            if (plan.In(room).Count == 0 && (best < 0 || estate.Rooms[room].NetM2 < estate.Rooms[best].NetM2)
                && plan.MayBeTogether(needs, room) && isWanted(room))
            {
                best = room;
            }
        }

        foreach (int need in needs)
        {
            plan.Put(need, best);
        }

        return best >= 0;
    }

    // Team by team: as many as share a room, into the empty room where they cost least.
    private static void HouseAll(PlanInMaking plan, Estate estate)
    {
        List<int> waiting =
        [
            .. Enumerable.Range(0, plan.Rooms.Length).Where(need => plan.Rooms[need] < 0)
                .OrderBy(need => estate.Needs[need].Organisation).ThenBy(need => estate.Needs[need].Team, StringComparer.Ordinal)
                .ThenBy(need => estate.Needs[need].IsAlone),
        ];
        while (waiting.Count > 0)
        {
            Need first = estate.Needs[waiting[0]];
            int[] alike = [.. waiting.TakeWhile(need => estate.Needs[need].Organisation == first.Organisation && estate.Needs[need].IsAlone == first.IsAlone)];
            (int Room, int Count, double Cost) best = (-1, 1, double.PositiveInfinity);
            for (int room = 0; room < estate.Rooms.Count; room++)
            {
                int count = first.IsAlone ? 1 : Math.Min(alike.Length, estate.Rooms[room].Seats ?? 1);
                if (plan.In(room).Count == 0 && count > 0 && plan.MayBeTogether(alike[..count], room) && CostEach(plan, alike[..count], room) is double cost
                    && cost < best.Cost)
                {
                    best = (room, count, cost);
                }
            }

            foreach (int need in alike[..best.Count])
            {
                plan.Put(need, best.Room);
            }

            waiting.RemoveRange(0, best.Count);
        }
    }

    private static double CostEach(PlanInMaking plan, int[] needs, int room)
    {
        double before = plan.Cost;
        foreach (int need in needs)
        {
            plan.Put(need, room);
        }

        double cost = (plan.Cost - before) / needs.Length;
        foreach (int need in needs)
        {
            plan.Put(need, -1);
        }

        return cost;
    }
}
