using Npgsql;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Consolidation.Requests;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Planning.Solving;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>Makes scenarios: reads the estate, has plans made, and puts both together.</summary>
/// <param name="database">The database.</param>
/// <param name="solver">Which solver.</param>
/// <param name="timeout">A statement that runs longer is cancelled.</param>
internal sealed class ScenarioMaker(NpgsqlDataSource database, SolverOptions solver, TimeSpan timeout)
{
    /// <summary>Makes one; nothing is stored.</summary>
    /// <param name="order">What it is to be made of.</param>
    /// <param name="request">What is wished for.</param>
    /// <param name="day">The day of the ledger where the order names none.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="progress">Told how far the search is, or null.</param>
    /// <param name="cancellation">Ends the search, and the solver's process.</param>
    /// <exception cref="EstateException">The estate cannot be read, or the plan to build on is not there.</exception>
    /// <exception cref="WishException">A wish speaks of something that is not there.</exception>
    /// <exception cref="SolverException">The solver is missing or fails.</exception>
    public async Task<ScenarioDraft> MakeAsync(
        ConsolidationOrder order, ConsolidationRequest request, DateOnly day, string actor, IProgress<ConsolidationProgress>? progress,
        CancellationToken cancellation)
    {
        ILinearSolver found = Solvers.Find(solver);
        StoredEstate stored = order.Base is { } from ? await AfterAsync(from, cancellation) : await ReadAsync(order.Day ?? day, order.Sites, cancellation);
        PlanningEstate estate = new EstateBuilder(stored, RuleBook.Current, order.UsesReserve).Build(request.Wishes);
        ConsolidationAnswer answer = await Consolidator.PlanAsync(estate.Estate, request, found, progress, cancellation);
        return new ScenarioDraft(
            order.Name, actor, order.Inputs.GetRawText(), stored, estate.Needs, [.. answer.Plans.Select(plan => Plan(estate, plan))])
        {
            Solver = answer.Solver,
            Seed = request.Seed,
            Ended = answer.End switch { SearchEnd.Complete => "complete", SearchEnd.Clock => "clock", SearchEnd.Conflict => "conflict" },
            Shortfall = answer.Shortfall,
            Conflict = answer.Conflict is { } conflict ? new ScenarioConflict(conflict.Wishes, conflict.IsSmallest, conflict.Words) : null,
            Today = Amounts(answer.Today),
            Notes = estate.Notes,
            Parent = order.Base,
        };
    }

    private static ScenarioPlan Plan(PlanningEstate estate, Plan plan) => new(
        [.. plan.Costs.Select(tier => new PlanCost(tier.Cost, tier.Bound, tier.Gap))], Amounts(plan.Amounts), plan.Differences, estate.Places(plan.Rooms));

    private static Dictionary<string, double> Amounts(CriterionAmounts amounts) =>
        Enum.GetValues<Criterion>().ToDictionary(RequestWords.Word, c => amounts[c]);

    private async Task<StoredEstate> ReadAsync(DateOnly day, IReadOnlyList<string>? sites, CancellationToken cancellation)
    {
        await using MomentReading reading = await MomentReading.OpenAsync(database, new Moment(day), withFacts: true, timeout, cancellation);
        return await new EstateStore(reading, timeout).ReadAsync(day, sites, cancellation);
    }

    private async Task<StoredEstate> AfterAsync(PlanKey from, CancellationToken cancellation)
    {
        StoredScenario? parent = await new ScenarioStore(database).FindAsync(from.Scenario, cancellation);
        return parent is not null && from.Plan >= 1 && from.Plan <= parent.Content.Plans.Count
            ? BranchEstate.After(parent.Content, parent.Content.Plans[from.Plan - 1])
            : throw new EstateException(FormattableString.Invariant($"There is no plan {from.Plan} of a scenario {from.Scenario} to build on; /scenarios lists them."));
    }
}
