using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>Compares placements: first by how far they break rules that concern several needs, then by the tiers of the objective.</summary>
internal sealed class Scorer
{
    private readonly Problem _problem;
    private readonly (Criterion Criterion, double Weight)[][] _tiers;
    private readonly double _leastDifference;
    private readonly bool _weighsIdle; // counting groups of idle rooms takes longer than all the rest
    private readonly double[] _reductions = new double[CriterionAmounts.Count];

    public Scorer(Problem problem, double leastDifference)
    {
        (_problem, _leastDifference) = (problem, leastDifference);
        _tiers = [.. problem.Objective.Tiers.Select(tier => tier.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)).ToArray())];
        _weighsIdle = _tiers.Any(tier => Array.Exists(tier, one => one.Criterion == Criterion.IdleGroups));
        double largest = problem.Estate.Rooms.Select(room => room.NetM2).DefaultIfEmpty(0).Max();
        _reductions[(int)Criterion.Unplaced] = 1;
        _reductions[(int)Criterion.OverStandardM2] = largest;
        _reductions[(int)Criterion.UnusedM2] = largest;
        _reductions[(int)Criterion.IdleGroups] = 1;
    }

    /// <summary>Numbers of a score: broken rules, then a cost for each tier.</summary>
    public int Length => _tiers.Length + 1;

    /// <summary>Whether one score is better than another by more than rounding.</summary>
    public static bool IsBetter(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        for (int i = 0; i < one.Length; i++)
        {
            double tolerance = 1e-9 * Math.Max(1, Math.Abs(other[i]));
            if (Math.Abs(one[i] - other[i]) > tolerance)
            {
                return one[i] < other[i];
            }
        }

        return false;
    }

    /// <summary>The score of a placement.</summary>
    public void Score(Placement placement, Span<double> score)
    {
        score[0] = Broken(placement);
        Costs(Amounts(placement), 0, score);
    }

    /// <summary>What a score is at least after so many needs more are placed.</summary>
    public void Bound(Placement placement, int toCome, Span<double> score)
    {
        score[0] = 0;
        Costs(Amounts(placement), toCome, score);
    }

    private CriterionAmounts Amounts(Placement placement) => _weighsIdle ? placement.Amounts : placement.QuickAmounts;

    private void Costs(CriterionAmounts amounts, int toCome, Span<double> score)
    {
        for (int tier = 0; tier < _tiers.Length; tier++)
        {
            double cost = 0;
            foreach ((Criterion criterion, double weight) in _tiers[tier])
            {
                double amount = amounts[criterion];
                cost += weight * (toCome == 0 ? amount : Math.Max(0, amount - (toCome * _reductions[(int)criterion])));
            }

            score[tier + 1] = cost;
        }
    }

    private double Broken(Placement placement)
    {
        double broken = placement.Uncovered;
        foreach (Overlap overlap in placement.Overlaps)
        {
            broken += Math.Max(0, _leastDifference - overlap.Difference) * Math.Max(1, overlap.Union);
        }

        PlaceRules rules = _problem.Rules;
        if (rules.IsEmpty)
        {
            return broken;
        }

        PlaceUse use = placement.Use;
        broken += rules.Together.Sum(rule => Math.Max(0, Places(rule.In, rule.Organisations, use).Count(present => present > 0) - 1));
        broken += rules.Apart.Sum(rule => Places(rule.In, rule.Organisations, use).Sum(present => Math.Max(0, present - 1)));
        broken += rules.Emptied.Sum(rule => Math.Max(0, rule.Count - rule.Buildings.Count(building => !use.IsBuildingUsed(building))));
        double givenUp = _problem.Estate.Leases.Where((_, lease) => _problem.IsLeasedToday[lease] && !use.IsLeaseUsed(lease)).Sum(lease => lease.AreaM2);
        return broken + Math.Max(0, rules.GivenUpM2 - Problem.ToleranceM2 - givenUp) + Math.Max(0, placement.QuickAmounts[Criterion.Moves] - rules.MostMoves);
    }

    // For each place how many of the organisations are there.
    private int[] Places(PlaceKind kind, int[] organisations, PlaceUse use)
    {
        Estate estate = _problem.Estate;
        switch (kind)
        {
            case PlaceKind.Storey:
                return [.. Enumerable.Range(0, estate.Storeys.Count).Select(storey => organisations.Count(one => use.IsOnStorey(one, storey)))];
            case PlaceKind.Building:
                return [.. Enumerable.Range(0, estate.Buildings.Count).Select(building => organisations.Count(one => use.OfOrganisation(one, building) > 0))];
            case PlaceKind.Site:
                // A building without a site is one of its own.
                return
                [
                    .. Enumerable.Range(0, estate.Buildings.Count)
                        .GroupBy(building => estate.Buildings[building].Site is >= 0 and int site ? site : -1 - building)
                        .Select(site => organisations.Count(one => site.Any(building => use.OfOrganisation(one, building) > 0))),
                ];
            case PlaceKind.Room:
                throw new ArgumentException("Organisations are together or apart in sites, buildings or storeys.", nameof(kind));
        }

        throw new ArgumentOutOfRangeException(nameof(kind));
    }
}
