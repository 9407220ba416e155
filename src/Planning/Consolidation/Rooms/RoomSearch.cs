using System.Diagnostics;
using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Consolidation.Storeys;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>Finds rooms for all needs, from a guide on.</summary>
internal sealed class RoomSearch(
    Problem problem, RoomChoice choice, int[] kinds, ConsolidationRequest request, Stopwatch clock, CancellationToken cancellation)
{
    /// <summary>Up to so many needs all ways are looked at.</summary>
    public const int ExactNeeds = 8;

    private const int ExactSteps = 3_000_000;
    private const int StepsAtOnce = 50;
    private const int MostSteps = 200_000;

    private readonly Scorer _scorer = new(problem, request.LeastDifference);

    /// <summary>Looks at all ways to place few needs.</summary>
    /// <returns>The best plan, or null where there are too many ways.</returns>
    public RoomPlan? TryAll(IReadOnlyList<RoomPlan> before)
    {
        if (problem.Needs.Length > ExactNeeds)
        {
            return null;
        }

        Placement placement = Empty(before);
        var repair = new Repair(placement, _scorer, choice.All, ExactSteps);
        double[] score = new double[_scorer.Length];
        Array.Fill(score, double.MaxValue); // not infinite: nothing would be better than that by more than a share of it
        repair.Run(problem.Needs, score);
        return repair.IsComplete ? RoomPlan.Of(placement.Rooms, Empty(before), _scorer, isOptimal: true, isCutShort: false) : null;
    }

    /// <summary>Places all needs once.</summary>
    /// <param name="guide">Where they go to, or null for where it costs least.</param>
    /// <param name="before">Plans that it must be different from.</param>
    /// <param name="other">Another beginning, or null; the better one of the two is taken.</param>
    /// <param name="bounds">For each tier what it costs at least.</param>
    public Placement Begin(Guide? guide, IReadOnlyList<RoomPlan> before, Placement? other, double[] bounds)
    {
        var random = new Random(request.Seed + before.Count);
        if (guide is null)
        {
            return Better(other, Today(Empty(before), random));
        }

        foreach (bool together in new[] { true, false })
        {
            Placement placement = Empty(before);
            guide.Fill(placement, _scorer, choice, random, together);
            other = Better(other, placement);
            if (IsGood(other, bounds))
            {
                break;
            }
        }

        return other!;
    }

    /// <summary>Whether a beginning is as good already as is asked for.</summary>
    public bool IsGood(Placement placement, double[] bounds)
    {
        double[] score = new double[_scorer.Length];
        _scorer.Score(placement, score);
        return IsGood(score, bounds);
    }

    /// <summary>Finds better rooms.</summary>
    /// <param name="placement">Where to begin.</param>
    /// <param name="before">Plans that it must be different from.</param>
    /// <param name="bounds">For each tier what it costs at least.</param>
    /// <param name="end">Share of the request's time at which to end at the latest.</param>
    /// <param name="tell">Learns the cost so far and the share of the time.</param>
    public RoomPlan Improve(Placement placement, IReadOnlyList<RoomPlan> before, double[] bounds, double end, Action<double, double> tell)
    {
        var search = new NeighbourhoodSearch(problem, placement, _scorer, choice, new Random(request.Seed + before.Count));
        int steps = 0;
        bool isCutShort = false;
        while (!IsGood(search.Best, bounds) && !search.IsStuck && steps < MostSteps && !isCutShort)
        {
            cancellation.ThrowIfCancellationRequested();
            search.Run(StepsAtOnce);
            steps += StepsAtOnce;
            double share = clock.Elapsed / request.TimeLimit;
            tell(search.Best[1], share);
            isCutShort = share > end;
        }

        return RoomPlan.Of(search.BestRooms, Empty(before), _scorer, isOptimal: false, isCutShort);
    }

    private Placement Empty(IReadOnlyList<RoomPlan> before) => new(problem, [.. before.Select(plan => new Overlap(problem, kinds, plan.Rooms))]);

    private bool IsGood(IReadOnlyList<double> score, double[] bounds) =>
        score[0] <= 1e-9 && bounds.Select((bound, tier) => new TierCost(score[tier + 1], bound).Gap <= request.Gap).All(isNear => isNear);

    // All stay who may, and the others go where it costs least.
    private Placement Today(Placement placement, Random random)
    {
        foreach (int need in problem.Needs.Where(need => problem.Today[need] is >= 0 and int room && placement.CanPlace(need, room)))
        {
            placement.Place(need, problem.Today[need]);
        }

        new Filling(problem, placement, _scorer, together: true).Run(
            problem.Needs.Where(need => placement.Rooms[need] < 0), need => choice.Some(need, random, placement, [], 200));
        return placement;
    }

    private Placement Better(Placement? one, Placement other)
    {
        if (one is null)
        {
            return other;
        }

        (double[] first, double[] second) = (new double[_scorer.Length], new double[_scorer.Length]);
        _scorer.Score(one, first);
        _scorer.Score(other, second);
        return Scorer.IsBetter(second, first) ? other : one;
    }
}
