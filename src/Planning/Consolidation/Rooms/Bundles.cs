using SpaceGeo.Planning.Consolidation.Problems;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>Moves those who share a room together to an empty one, and those who have one alone; all at once, so that nobody takes a room that
/// only another could have used.</summary>
/// <param name="problem">The problem.</param>
/// <param name="placement">The placement.</param>
/// <param name="scorer">What is better.</param>
internal sealed class Bundles(Problem problem, Placement placement, Scorer scorer)
{
    private readonly double[] _score = new double[scorer.Length];

    /// <summary>Gives as many bundles as can be a room.</summary>
    /// <param name="needs">Needs without a room.</param>
    /// <param name="rooms">For a need the rooms that are tried; occupied ones are passed over.</param>
    public void Run(IEnumerable<int> needs, Func<int, IReadOnlyList<int>> rooms)
    {
        int[][] bundles =
        [
            .. needs.Where(need => problem.Today[need] >= 0 && !problem.Estate.Needs[need].IsAlone).GroupBy(need => problem.Today[need]).Select(room => room.ToArray()),
            .. needs.Where(need => problem.Estate.Needs[need].IsAlone).Select(need => new[] { need }),
        ];
        var matching = new Matching([.. bundles.Select(bundle => Choices(bundle, rooms(bundle[0])))]);
        foreach ((int bundle, int room) in matching.Pairs)
        {
            Put(bundles[bundle], room);
        }
    }

    // Empty rooms where all of them fit, the one that costs least first.
    private int[] Choices(int[] bundle, IReadOnlyList<int> rooms)
    {
        List<(int Room, double[] Cost)> choices = [];
        foreach (int room in rooms)
        {
            if (placement.Occupants(room).Count == 0 && Put(bundle, room))
            {
                scorer.Bound(placement, 0, _score);
                choices.Add((room, [.. _score]));
                Array.ForEach(bundle, placement.Remove);
            }
        }

        choices.Sort((one, other) => one.Cost.AsSpan().SequenceCompareTo(other.Cost) is not 0 and int order
            ? order
            : (problem.Estate.Rooms[one.Room].NetM2, one.Room).CompareTo((problem.Estate.Rooms[other.Room].NetM2, other.Room)));
        return [.. choices.Select(choice => choice.Room)];
    }

    private bool Put(int[] bundle, int room)
    {
        int placed = 0;
        while (placed < bundle.Length && placement.CanPlace(bundle[placed], room))
        {
            placement.Place(bundle[placed++], room);
        }

        if (placed == bundle.Length && (placement.MostM2(room) + Problem.ToleranceM2 >= problem.Estate.Rooms[room].NetM2 || room == problem.Today[bundle[0]]))
        {
            return true;
        }

        Array.ForEach(bundle[..placed], placement.Remove);
        return false;
    }
}
