using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>Gives many needs rooms one after another, each time the room that costs least for each of those that come into it.</summary>
/// <param name="problem">The problem.</param>
/// <param name="placement">The placement.</param>
/// <param name="scorer">What is better.</param>
/// <param name="together">Whether those who share a room today move together where they can.</param>
internal sealed class Filling(Problem problem, Placement placement, Scorer scorer, bool together)
{
    private readonly double[] _before = new double[scorer.Length];
    private readonly double[] _after = new double[scorer.Length];
    private readonly Bundles _bundles = new(problem, placement, scorer);

    /// <summary>Gives needs rooms.</summary>
    /// <param name="needs">Needs without a room.</param>
    /// <param name="rooms">For a need the rooms that are tried.</param>
    /// <returns>Those for which none was found.</returns>
    public List<int> Run(IEnumerable<int> needs, Func<int, IReadOnlyList<int>> rooms)
    {
        int[] all = [.. needs];
        _bundles.Run(together ? all : all.Where(need => problem.Estate.Needs[need].IsAlone), rooms);
        List<int> left = [];

        // Those who must be alone take a room from as few others as possible while there is choice; the largest first.
        int[] ordered = [.. all.Where(need => placement.Rooms[need] < 0).OrderBy(need => problem.Estate.Needs[need].IsAlone ? 0 : 1).ThenByDescending(need => problem.Estate.Needs[need].LeastM2).ThenBy(need => need)];
        foreach (int need in ordered.Where(need => problem.Estate.Needs[need].IsAlone))
        {
            if (!Settle([need], rooms(need)))
            {
                left.Add(need);
            }
        }

        foreach (IGrouping<(int, Inventory.Ledger.RoomClass, int), int> group in ordered.Where(need => !problem.Estate.Needs[need].IsAlone)
            .GroupBy(Sharing).OrderByDescending(group => group.Count()))
        {
            FillWith([.. group], rooms, left);
        }

        return left;
    }

    // Those who may share a room.
    private (int, Inventory.Ledger.RoomClass, int) Sharing(int need)
    {
        Need one = problem.Estate.Needs[need];
        return (one.Organisation, one.Class, problem.DomainOf[need]);
    }

    private void FillWith(List<int> pending, Func<int, IReadOnlyList<int>> rooms, List<int> left)
    {
        // Team by team; in each those who justify most come first: with them a room is soon not too large.
        pending.Sort((one, other) => Order(one).CompareTo(Order(other)));
        while (pending.Count > 0)
        {
            if (!Settle(pending, rooms(pending[0])))
            {
                left.Add(pending[0]);
                pending.RemoveAt(0);
                continue;
            }

            pending.RemoveAll(need => placement.Rooms[need] >= 0);
        }
    }

    private (string Team, double Most, int Need) Order(int need) => (problem.Estate.Needs[need].Team, -problem.Estate.Needs[need].MostM2, need);

    // Puts as many of them as go into the room where one costs least.
    private bool Settle(List<int> pending, IReadOnlyList<int> rooms)
    {
        double[]? best = null;
        List<int> bestNeeds = [];
        int bestRoom = -1;
        scorer.Bound(placement, 0, _before);
        foreach (int room in rooms)
        {
            List<int> placed = Fill(pending, room);
            if (placed.Count > 0 && placement.MostM2(room) + Problem.ToleranceM2 >= problem.Estate.Rooms[room].NetM2)
            {
                scorer.Bound(placement, 0, _after);
                double[] each = [.. _after.Zip(_before, (after, before) => (after - before) / placed.Count)];
                if (best is null || Scorer.IsBetter(each, best))
                {
                    (best, bestRoom, bestNeeds) = (each, room, placed);
                }
            }

            placed.ForEach(placement.Remove);
        }

        bestNeeds.ForEach(need => placement.Place(need, bestRoom));
        return bestNeeds.Count > 0;
    }

    private List<int> Fill(List<int> pending, int room)
    {
        List<int> placed = [];
        foreach (int need in pending)
        {
            if (!placement.CanPlace(need, room))
            {
                break;
            }

            placement.Place(need, room);
            placed.Add(need);
        }

        return placed;
    }
}
