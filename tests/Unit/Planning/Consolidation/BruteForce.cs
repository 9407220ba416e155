using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Tests.SyntheticEstates;

namespace SpaceGeo.Tests.Unit.Planning.Consolidation;

/// <summary>The best plan of a small estate, by trying them all. A branch is left only when who has no place and who moves already cost more than
/// the best plan so far, or needs are together that nobody who joins them could make fit.</summary>
internal sealed class BruteForce
{
    private const double Tolerance = 1e-7;
    private readonly Estate _estate;
    private readonly Objective _objective;
    private readonly PlainRules _rules;
    private readonly int[] _rooms;

    public BruteForce(Estate estate, ConsolidationRequest request)
    {
        (_estate, _objective) = (estate, request.Objective);
        _rules = new PlainRules(estate, request.Wishes);
        _rooms = [.. estate.Needs.Select(_ => -1)];
        Try(0);
    }

    /// <summary>Cost of the best plan in each tier, or null where no plan keeps the rules.</summary>
    public double[]? Costs { get; private set; }

    /// <summary>Its rooms.</summary>
    public int[] Rooms { get; private set; } = [];

    /// <summary>How many plans were looked at from first to last need.</summary>
    public int Tried { get; private set; }

    private void Try(int need)
    {
        if (Costs is not null && Cost(0, Partial(need)) > Costs[0] + Tolerance)
        {
            return;
        }

        if (need == _rooms.Length)
        {
            Judge();
            return;
        }

        foreach (int room in Candidates(need))
        {
            _rooms[need] = room;
            if (room < 0 || FitsSoFar(need, room))
            {
                Try(need + 1);
            }
        }

        _rooms[need] = -1;
    }

    // Where it is comes first, and nowhere last: what costs little is found early.
    private IEnumerable<int> Candidates(int need)
    {
        Need one = _estate.Needs[need];
        IEnumerable<int> others = Enumerable.Range(0, _estate.Rooms.Count)
            .Where(room => room != one.Room && _estate.Rooms[room].Class == one.Class && _estate.Rooms[room].Unusable.Length == 0);
        return [.. one.Room >= 0 ? [one.Room] : Array.Empty<int>(), .. others, -1];
    }

    private bool FitsSoFar(int last, int room)
    {
        int[] there = [.. Enumerable.Range(0, last + 1).Where(need => _rooms[need] == room)];
        EstateRoom place = _estate.Rooms[room];
        return !there.Any(need => _estate.Needs[need].Room != room)
            || ((there.Length == 1 || !there.Any(need => _estate.Needs[need].IsAlone))
                && there.Sum(need => _estate.Needs[need].LeastM2) <= place.NetM2 + 1e-6
                && there.Sum(need => _estate.Needs[need].People) <= (place.Seats ?? int.MaxValue)
                && there.All(need => _estate.Needs[need].Organisation == _estate.Needs[there[0]].Organisation));
    }

    private CriterionAmounts Partial(int count)
    {
        var amounts = new CriterionAmounts();
        for (int need = 0; need < count; need++)
        {
            Need one = _estate.Needs[need];
            amounts[Criterion.Unplaced] += _rooms[need] < 0 ? 1 : 0;
            amounts[Criterion.Moves] += _rooms[need] >= 0 && one.Room >= 0 && one.Room != _rooms[need] ? one.People : 0;
        }

        return amounts;
    }

    private double Cost(int tier, CriterionAmounts amounts) => _objective.Cost(tier, amounts);

    private void Judge()
    {
        Tried++;
        if (_rules.Fault(_rooms) is not null)
        {
            return;
        }

        CriterionAmounts amounts = _rules.Amounts(_rooms);
        double[] costs = [.. Enumerable.Range(0, _objective.Tiers.Count).Select(tier => Cost(tier, amounts))];
        if (Costs is null || IsBetter(costs, Costs))
        {
            (Costs, Rooms) = (costs, [.. _rooms]);
        }
    }

    private static bool IsBetter(double[] costs, double[] than)
    {
        for (int tier = 0; tier < costs.Length; tier++)
        {
            if (Math.Abs(costs[tier] - than[tier]) > Tolerance)
            {
                return costs[tier] < than[tier];
            }
        }

        return false;
    }
}
