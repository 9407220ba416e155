using System.Diagnostics;
using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Consolidation.Rooms;
using SpaceGeo.Planning.Solving;

namespace SpaceGeo.Planning.Consolidation.Storeys;

/// <summary>A solution of the storeys' model.</summary>
/// <param name="Guide">Makes a first placement of it.</param>
/// <param name="Bounds">For each tier what it costs at least; those after the first hold for the first's optimum only.</param>
/// <param name="IsCutShort">Whether the clock ended the solving.</param>
internal sealed record StoreySolution(Guide Guide, double[] Bounds, bool IsCutShort);

/// <summary>Solves the storeys' model tier by tier.</summary>
internal sealed class StoreySolver(
    Problem problem, FlowGroups groups, RoomChoice choice, ILinearSolver solver, ConsolidationRequest request, Stopwatch clock, CancellationToken cancellation)
{
    private const double LeastSeconds = 1;

    /// <summary>Whether needs may be left without a place.</summary>
    public bool LeavesOut { get; set; }

    /// <summary>Solves it.</summary>
    /// <param name="before">Plans that the solution should not be like.</param>
    /// <param name="end">Share of the request's time at which to end at the latest.</param>
    /// <param name="density">How well rooms can be filled; below 1 the costs are no bounds.</param>
    /// <returns>Null where there is no plan at all.</returns>
    public async Task<StoreySolution?> SolveAsync(IReadOnlyList<RoomPlan> before, double end, double density = 1)
    {
        var storeys = new StoreyModel(problem, groups, choice, density, LeavesOut);
        foreach (RoomPlan plan in before)
        {
            Shun(storeys, plan);
        }

        TieredModel model = storeys.Model;
        double[] bounds = new double[model.Tiers];
        IReadOnlyList<double> values = [];
        bool isCutShort = false;
        for (int tier = 0; tier < model.Tiers; tier++)
        {
            model.Minimise(tier);
            LinearSolution solution = await RunAsync(model, end);
            if (solution.Status == SolveStatus.Infeasible && tier == 0)
            {
                return null;
            }

            isCutShort |= solution.Status is SolveStatus.Feasible or SolveStatus.Unknown;
            bounds[tier] = Math.Max(0, solution.Bound);
            if (solution.Values.Count == 0)
            {
                break;
            }

            values = solution.Values;
            model.Limit(tier, solution.Objective + (1e-6 * Math.Max(1, solution.Objective)));
        }

        values = values.Count > 0 ? values : [.. Enumerable.Repeat(1.0, model.Model.Variables)];
        return new StoreySolution(new Guide(problem, groups, storeys, values), bounds, isCutShort);
    }

    /// <summary>What a tier costs at least where the tiers before cost no more than a plan.</summary>
    public async Task<double> BoundAsync(int tier, IReadOnlyList<double> costs, double end)
    {
        TieredModel model = new StoreyModel(problem, groups, choice, density: 1, LeavesOut).Model;
        for (int earlier = 0; earlier < tier; earlier++)
        {
            model.Limit(earlier, costs[earlier] + (1e-6 * Math.Max(1, costs[earlier])));
        }

        model.Minimise(tier);
        return Math.Max(0, (await RunAsync(model, end)).Bound);
    }

    private async Task<LinearSolution> RunAsync(TieredModel model, double end)
    {
        double seconds = Math.Max(LeastSeconds, (end * request.TimeLimit.TotalSeconds) - clock.Elapsed.TotalSeconds);
        var limits = new SolveLimits(TimeSpan.FromSeconds(seconds), request.Gap / 4, request.Seed);
        return await solver.SolveAsync(model.Model, limits, null, cancellation);
    }

    // Going where a plan before goes costs the more the more do so, so that an equally good way is found where there is one.
    private void Shun(StoreyModel storeys, RoomPlan plan)
    {
        List<(int, double)> same = [];
        double count = 0;
        for (int i = 0; i < groups.Movers.Count; i++)
        {
            foreach ((int building, int variable) in storeys.Ways[i])
            {
                int went = groups.Movers[i].Needs.Count(need =>
                    plan.Rooms[need] is >= 0 and int room && room != problem.Today[need] && problem.Estate.BuildingOf(room) == building);
                if (went > 0)
                {
                    same.Add((variable, 1));
                    count += went;
                }
            }
        }

        if (count > 0)
        {
            int tooMany = storeys.Model.Add(count);
            storeys.Model.Row(double.NegativeInfinity, (1 - request.LeastDifference) * 0.9 * count, [.. same, (tooMany, -1)]);
            storeys.Model.Cost(tooMany, 0, 4 * request.MostExtraCost * plan.Costs[0] / count);
        }
    }
}
