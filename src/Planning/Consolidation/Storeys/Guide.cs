using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Consolidation.Rooms;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Storeys;

/// <summary>A first placement from a solution of the storeys' model: who stays, and which storeys the others go to.</summary>
internal sealed class Guide(Problem problem, FlowGroups groups, StoreyModel model, IReadOnlyList<double> values)
{
    private const int RoomsForEach = 300;

    private readonly Estate _estate = problem.Estate;

    /// <summary>Places all that can be.</summary>
    /// <param name="placement">A placement where nobody has a room yet.</param>
    /// <param name="scorer">What is better.</param>
    /// <param name="choice">Rooms to choose from.</param>
    /// <param name="random">Chooses where there are too many.</param>
    /// <param name="together">Whether those who share a room today move together where they can.</param>
    public void Fill(Placement placement, Scorer scorer, RoomChoice choice, Random random, bool together)
    {
        List<int> leaving = Leaving(placement);
        var filling = new Filling(problem, placement, scorer, together);
        List<int> left = filling.Run(leaving, need => [.. choice.All(need).Where(IsOpen)]);
        filling.Run(left, need => choice.Some(need, random, placement, [], RoomsForEach));
    }

    private bool IsOpen(int room) => values[model.Storeys[_estate.Rooms[room].Storey]] > 0.01
        && values[model.Buildings[_estate.BuildingOf(room)]] > 0.5
        && (_estate.Rooms[room].Lease < 0 || values[model.Leases[_estate.Rooms[room].Lease]] > 0.5);

    // Those who do not stay; the others get their room of today.
    private List<int> Leaving(Placement placement)
    {
        HashSet<int> staying = [];
        for (int i = 0; i < groups.Stayers.Count; i++)
        {
            Stayers stayers = groups.Stayers[i];
            staying.UnionWith(stayers.Needs.OrderBy(need => problem.Today[need]).Take((int)Math.Round(values[model.Stay[i]])));
        }

        List<int> leaving = [];
        foreach (int need in problem.Needs)
        {
            if (staying.Contains(need) && placement.CanPlace(need, problem.Today[need]))
            {
                placement.Place(need, problem.Today[need]);
            }
            else
            {
                leaving.Add(need);
            }
        }

        return leaving;
    }
}
