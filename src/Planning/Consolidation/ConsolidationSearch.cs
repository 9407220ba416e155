using System.Diagnostics;
using SpaceGeo.Planning.Consolidation.Conflicts;
using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Consolidation.Rooms;
using SpaceGeo.Planning.Consolidation.Storeys;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Solving;

namespace SpaceGeo.Planning.Consolidation;

/// <summary>One search: bounds and guides from the storeys' model, then the rooms, plan by plan.</summary>
internal sealed class ConsolidationSearch
{
    // Shares of the time at which the parts end at the latest.
    private const double FirstModel = 0.5;
    private const double FirstOfSeveral = 0.65;

    // Rooms are filled by one organisation each, and seats stay empty where it has no more to put there.
    private const double LooseDensity = 0.85;

    private readonly Estate _estate;
    private readonly ConsolidationRequest _request;
    private readonly ILinearSolver _solver;
    private readonly IProgress<ConsolidationProgress>? _progress;
    private readonly Stopwatch _clock;
    private readonly CancellationToken _cancellation;
    private readonly Problem _problem;
    private readonly int[] _kinds;
    private readonly RoomChoice _choice;
    private readonly FlowGroups _groups;
    private readonly List<RoomPlan> _plans = [];
    private double[] _bounds;
    private bool _isCutShort;

    private double FirstPlan => _request.Plans > 1 ? FirstOfSeveral : 1;

    public ConsolidationSearch(
        Estate estate, ConsolidationRequest request, ILinearSolver solver, IProgress<ConsolidationProgress>? progress, Stopwatch clock, CancellationToken cancellation)
    {
        (_estate, _request, _solver, _progress, _clock, _cancellation) = (estate, request, solver, progress, clock, cancellation);
        _problem = new Problem(estate, request.Objective, request.Wishes, _ => true);
        _kinds = Overlap.Kinds(_problem);
        _choice = new RoomChoice(_problem, _kinds);
        _groups = new FlowGroups(_problem);
        _bounds = [.. request.Objective.Tiers.Select(_ => 0.0)];
    }

    public async Task<ConsolidationAnswer> RunAsync()
    {
        var storeys = new StoreySolver(_problem, _groups, _choice, _solver, _request, _clock, _cancellation);
        Tell("Looking for the storeys to keep", 0);
        StoreySolution? first = await storeys.SolveAsync([], FirstModel);
        if (first is null)
        {
            // Where even without wishes not all can be placed, no wish is to blame: as many as can be are.
            WishConflict conflict = await ConflictAsync();
            storeys.LeavesOut = conflict.Wishes.Count == 0;
            first = storeys.LeavesOut ? await storeys.SolveAsync([], FirstPlan) : null;
            if (first is null)
            {
                return Refuse(conflict);
            }
        }

        (_bounds, _isCutShort) = (first.Bounds, first.IsCutShort);
        var rooms = new RoomSearch(_problem, _choice, _kinds, _request, _clock, _cancellation);
        RoomPlan best = rooms.TryAll([]) ?? Improve(rooms, await BeginAsync(storeys, rooms, first.Guide), FirstPlan);
        if (best.IsOptimal)
        {
            _bounds = [.. best.Costs];
        }

        bool isShort = best.Broken > 0 || (!storeys.LeavesOut && best.Amounts[Criterion.Unplaced] > 0);
        if (best.IsOptimal && isShort && await ConflictAsync() is { Wishes.Count: > 0 } found)
        {
            return Refuse(found);
        }

        if (best.Broken > 0)
        {
            return Answer("No plan was found that meets all wishes, though by the number of rooms and seats one could be: " + best.BrokenWords(_problem));
        }

        _plans.Add(best);
        await BoundLaterTiersAsync(storeys, best);
        string shortfall = await AddOthersAsync(storeys, rooms);
        return Answer(shortfall);
    }

    // Further plans until there are enough, or one is no good.
    private async Task<string> AddOthersAsync(StoreySolver storeys, RoomSearch rooms)
    {
        while (_plans.Count < _request.Plans)
        {
            double end = FirstPlan + ((1 - FirstPlan) * _plans.Count / (_request.Plans - 1));
            Tell($"Looking for plan {_plans.Count + 1}", end - 0.1);
            StoreySolution? other = await storeys.SolveAsync(_plans, end - (0.6 * (1 - FirstPlan) / (_request.Plans - 1)));
            if (other is null)
            {
                return "No other plan was found.";
            }

            RoomPlan plan = rooms.TryAll(_plans) ?? Improve(rooms, rooms.Begin(null, _plans, rooms.Begin(other.Guide, _plans, null, _bounds), _bounds), end);
            double most = _plans.Min(one => one.Costs[0]) * (1 + _request.MostExtraCost);
            if (plan.Broken > 0)
            {
                return $"No other plan was found that places at least {_request.LeastDifference:P0} of those who move differently.";
            }

            if (plan.Costs[0] > most + 1e-6)
            {
                double extra = (plan.Costs[0] / _plans.Min(one => one.Costs[0])) - 1;
                return $"The next plan that is different enough costs {extra:P1} more than the best, and at most {_request.MostExtraCost:P0} more is allowed.";
            }

            _plans.Add(plan);
        }

        return string.Empty;
    }

    // Where the guide does not lead to what it promises, one that leaves room to spare may.
    private async Task<Placement> BeginAsync(StoreySolver storeys, RoomSearch rooms, Guide guide)
    {
        Placement begun = rooms.Begin(guide, [], null, _bounds);
        if (rooms.IsGood(begun, _bounds))
        {
            return begun;
        }

        if (_clock.Elapsed < FirstModel * _request.TimeLimit && await storeys.SolveAsync([], FirstModel, LooseDensity) is { } loose)
        {
            begun = rooms.Begin(loose.Guide, [], begun, _bounds);
        }

        return rooms.Begin(null, [], begun, _bounds);
    }

    private RoomPlan Improve(RoomSearch rooms, Placement begun, double end)
    {
        RoomPlan plan = rooms.Improve(begun, _plans, _bounds, end, (cost, share) => Tell($"Choosing rooms of plan {_plans.Count + 1}", share, cost));
        _isCutShort |= plan.IsCutShort;
        return plan;
    }

    // What a later tier costs at least is asked of those only that cost no more in the tiers before.
    private async Task BoundLaterTiersAsync(StoreySolver storeys, RoomPlan plan)
    {
        if (!plan.IsOptimal)
        {
            for (int tier = 1; tier < _bounds.Length; tier++)
            {
                _bounds[tier] = await storeys.BoundAsync(tier, plan.Costs, FirstPlan);
            }
        }
    }

    private async Task<WishConflict> ConflictAsync()
    {
        Tell("Looking for the wishes that conflict", FirstModel);
        return await new ConflictSearch(_estate, _request, _solver, _clock, _cancellation).FindAsync();
    }

    private ConsolidationAnswer Refuse(WishConflict conflict) =>
        new(Today(), [], string.Empty, conflict, SearchEnd.Conflict, _solver.Name);

    private ConsolidationAnswer Answer(string shortfall)
    {
        RoomPlan[] ordered = [.. _plans.OrderBy(plan => plan.Costs[0])];
        List<Plan> plans = [];
        for (int i = 0; i < ordered.Length; i++)
        {
            RoomPlan plan = ordered[i];
            plans.Add(new Plan(
                plan.Rooms, plan.Amounts, [.. plan.Costs.Select((cost, tier) => new TierCost(cost, Math.Min(cost, _bounds[tier])))],
                [.. ordered.Take(i).Select(before => Difference(before, plan))]));
        }

        Tell("Done", 1);
        return new ConsolidationAnswer(Today(), plans, shortfall, null, _isCutShort ? SearchEnd.Clock : SearchEnd.Complete, _solver.Name);
    }

    private double Difference(RoomPlan one, RoomPlan other)
    {
        var overlap = new Overlap(_problem, _kinds, one.Rooms);
        foreach (int need in _problem.Needs.Where(need => other.Rooms[need] >= 0))
        {
            overlap.Add(need, other.Rooms[need], 1);
        }

        return overlap.Difference;
    }

    private CriterionAmounts Today()
    {
        Placement today = new(_problem, []);
        foreach (int need in _problem.Needs.Where(need => _problem.Today[need] >= 0))
        {
            today.Place(need, _problem.Today[need]);
        }

        return today.Amounts.Copy();
    }

    private void Tell(string stage, double share, double? cost = null)
    {
        double? best = _plans.Count > 0 ? _plans.Min(plan => plan.Costs[0]) : null;
        best = cost is double now && !(best <= now) ? now : best;
        _progress?.Report(new ConsolidationProgress(Math.Clamp(share, 0, 1), stage, best, _bounds[0] > 0 ? _bounds[0] : null));
    }
}
