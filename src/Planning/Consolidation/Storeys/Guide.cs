using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Consolidation.Rooms;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Storeys;

/// <summary>A first placement from a solution of the storeys' model: who stays, and for the others the building to go to.</summary>
internal sealed class Guide(Problem problem, FlowGroups groups, StoreyModel model, IReadOnlyList<double> values)
{
    private const int RoomsForEach = 300;

    private readonly Estate _estate = problem.Estate;

    /// <summary>Places all that can be.</summary>
    /// <param name="placement">A placement where nobody has a room yet.</param>
    /// <param name="scorer">What is better.</param>
    /// <param name="choice">Rooms to choose from.</param>
    /// <param name="random">Chooses where there are too many.</param>
    public void Fill(Placement placement, Scorer scorer, RoomChoice choice, Random random)
    {
        Dictionary<int, List<int>> leaving = Leaving(placement);
        var filling = new Filling(problem, placement, scorer);
        List<int> left = [];
        foreach (IGrouping<int, (int Need, int Building)> target in Targets(leaving).GroupBy(pair => pair.Building).OrderBy(target => target.Key < 0).ThenBy(target => target.Key))
        {
            left.AddRange(filling.Run(target.Select(pair => pair.Need), need => target.Key < 0
                ? [.. Some(need).Where(IsOpen)]
                : [.. choice.All(need).Where(room => _estate.BuildingOf(room) == target.Key && IsOpen(room))]));
        }

        left = filling.Run(left, need => [.. Some(need).Where(IsOpen)]);
        filling.Run(left, need => choice.All(need));

        IReadOnlyList<int> Some(int need) => choice.Some(need, random, placement, [], RoomsForEach);
    }

    private bool IsOpen(int room) => values[model.Storeys[_estate.Rooms[room].Storey]] > 0.01
        && values[model.Buildings[_estate.BuildingOf(room)]] > 0.5
        && (_estate.Rooms[room].Lease < 0 || values[model.Leases[_estate.Rooms[room].Lease]] > 0.5);

    // By group of movers those who do not stay; the others get their room of today.
    private Dictionary<int, List<int>> Leaving(Placement placement)
    {
        HashSet<int> staying = [];
        for (int i = 0; i < groups.Stayers.Count; i++)
        {
            Stayers stayers = groups.Stayers[i];
            staying.UnionWith(stayers.Needs.OrderBy(need => problem.Today[need]).Take((int)Math.Round(values[model.Stay[i]])));
        }

        Dictionary<int, List<int>> leaving = [];
        for (int i = 0; i < groups.Movers.Count; i++)
        {
            foreach (int need in groups.Movers[i].Needs)
            {
                if (staying.Contains(need) && placement.CanPlace(need, problem.Today[need]))
                {
                    placement.Place(need, problem.Today[need]);
                }
                else
                {
                    leaving.TryAdd(i, []);
                    leaving[i].Add(need);
                }
            }
        }

        return leaving;
    }

    private IEnumerable<(int Need, int Building)> Targets(Dictionary<int, List<int>> leaving)
    {
        foreach ((int i, List<int> needs) in leaving)
        {
            int next = 0;
            double due = 0;
            foreach ((int building, int variable) in model.Ways[i])
            {
                due += values[variable];
                while (next < needs.Count && next < Math.Round(due))
                {
                    yield return (needs[next++], building);
                }
            }

            while (next < needs.Count)
            {
                yield return (needs[next++], -1);
            }
        }
    }
}
