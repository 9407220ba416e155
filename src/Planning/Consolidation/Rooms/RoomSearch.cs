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
    private const int StepsWithoutGain = 3000;
    private const int MostSteps = 60_000;

    /// <summary>Finds rooms.</summary>
    /// <param name="guides">Where to begin: the best of them.</param>
    /// <param name="before">Plans that it must be different from.</param>
    /// <param name="bounds">For each tier what it costs at least.</param>
    /// <param name="end">Share of the request's time at which to end at the latest.</param>
    /// <param name="tell">Learns the cost so far and the share of the time.</param>
    public RoomPlan Find(IReadOnlyList<Guide> guides, IReadOnlyList<RoomPlan> before, double[] bounds, double end, Action<double, double> tell)
    {
        Scorer scorer = new(problem, request.LeastDifference);
        Placement Empty() => new(problem, [.. before.Select(plan => new Overlap(problem, kinds, plan.Rooms))]);
        if (problem.Needs.Length <= ExactNeeds && TryAll(Empty(), Empty(), scorer) is { } all)
        {
            return all;
        }

        var random = new Random(request.Seed + before.Count);
        Placement placement = Today(Empty(), scorer, random);
        foreach (Guide guide in guides)
        {
            placement = Better(scorer, placement, Guided(Empty(), guide, scorer, random, together: true));
            placement = Better(scorer, placement, Guided(Empty(), guide, scorer, random, together: false));
        }

        var search = new NeighbourhoodSearch(problem, placement, scorer, choice, random);
        int steps = 0;
        int idle = 0;
        bool isCutShort = false;
        while (!IsGood(search.Score, bounds) && idle < Math.Max(StepsWithoutGain, problem.Needs.Length) && steps < MostSteps && !isCutShort)
        {
            cancellation.ThrowIfCancellationRequested();
            idle = search.Run(StepsAtOnce) > 0 ? 0 : idle + StepsAtOnce;
            steps += StepsAtOnce;
            double share = clock.Elapsed / request.TimeLimit;
            tell(search.Score[1], share);
            isCutShort = share > end;
        }

        return RoomPlan.Of(placement.Rooms, Empty(), scorer, isOptimal: false, isCutShort);
    }

    private bool IsGood(IReadOnlyList<double> score, double[] bounds) =>
        score[0] <= 1e-9 && bounds.Select((bound, tier) => new TierCost(score[tier + 1], bound).Gap <= request.Gap).All(isNear => isNear);

    private RoomPlan? TryAll(Placement placement, Placement empty, Scorer scorer)
    {
        var repair = new Repair(placement, scorer, choice.All, ExactSteps);
        double[] score = new double[scorer.Length];
        Array.Fill(score, double.MaxValue); // not infinite: nothing would be better than that by more than a share of it
        repair.Run(problem.Needs, score);
        return repair.IsComplete ? RoomPlan.Of(placement.Rooms, empty, scorer, isOptimal: true, isCutShort: false) : null;
    }

    private Placement Guided(Placement placement, Guide guide, Scorer scorer, Random random, bool together)
    {
        guide.Fill(placement, scorer, choice, random, together);
        return placement;
    }

    // All stay who may, and the others go where it costs least.
    private Placement Today(Placement placement, Scorer scorer, Random random)
    {
        foreach (int need in problem.Needs.Where(need => problem.Today[need] is >= 0 and int room && placement.CanPlace(need, room)))
        {
            placement.Place(need, problem.Today[need]);
        }

        new Filling(problem, placement, scorer, together: true).Run(
            problem.Needs.Where(need => placement.Rooms[need] < 0), need => choice.Some(need, random, placement, [], 200));
        return placement;
    }

    private static Placement Better(Scorer scorer, Placement one, Placement other)
    {
        (double[] first, double[] second) = (new double[scorer.Length], new double[scorer.Length]);
        scorer.Score(one, first);
        scorer.Score(other, second);
        return Scorer.IsBetter(second, first) ? other : one;
    }
}
