using System.Globalization;
using Npgsql;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>Finds what an address names, and what the ledger has become since.</summary>
internal sealed class ScenarioFinder(NpgsqlDataSource database, ApiOptions options, TimeProvider clock)
{
    private readonly ScenarioStore _store = new(database);

    /// <summary>The scenario of a path.</summary>
    /// <param name="context">The request.</param>
    public Task<StoredScenario> ScenarioAsync(HttpContext context) =>
        ScenarioAsync((string)context.Request.RouteValues["scenario"]!, context.RequestAborted);

    /// <summary>A scenario.</summary>
    /// <param name="text">Its number.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<StoredScenario> ScenarioAsync(string text, CancellationToken cancellation) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && await _store.FindAsync(id, cancellation) is { } found
            ? found
            : throw ProblemException.NotFound($"There is no scenario '{text}'; /scenarios lists them.");

    /// <summary>A plan of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="text">Number of the plan, from 1.</param>
    public static int PlanOf(StoredScenario scenario, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int plan) && plan >= 1 && plan <= scenario.Content.Plans.Count
            ? plan
            : throw ProblemException.NotFound(
                $"Scenario {Number(scenario.Entry.Id)} has no plan '{text}'; it has {Number(scenario.Content.Plans.Count)}.");

    /// <summary>The plan of a path, before and after.</summary>
    /// <param name="context">The request.</param>
    public async Task<(StoredScenario Scenario, int Plan, PlanState Before, PlanState After)> PlanAsync(HttpContext context)
    {
        StoredScenario scenario = await ScenarioAsync(context);
        int plan = PlanOf(scenario, (string)context.Request.RouteValues["plan"]!);
        var index = new EstateIndex(scenario.Content.Estate);
        return (scenario, plan, new PlanState(scenario.Content, index, null), new PlanState(scenario.Content, index, scenario.Content.Plans[plan - 1]));
    }

    /// <summary>What has changed under the plans of a scenario: for each a list of sentences.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="cancellation">Ends the questions.</param>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> DriftAsync(StoredScenario scenario, CancellationToken cancellation)
    {
        if (scenario.Entry.Applied is not null || scenario.Content.Plans.Count == 0)
        {
            return [.. scenario.Content.Plans.Select(_ => (IReadOnlyList<string>)[])];
        }

        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        DateOnly day = today > scenario.Entry.BaseDay ? today : scenario.Entry.BaseDay;
        try
        {
            await using MomentReading reading = await MomentReading.OpenAsync(
                database, new Moment(day == today ? null : day), withFacts: true, options.StatementTimeout, cancellation);
            StoredEstate now = await new EstateStore(reading, options.StatementTimeout).ReadAsync(
                day, [.. scenario.Content.Estate.Buildings.Select(b => b.Site).Distinct()], cancellation);
            return [.. scenario.Content.Plans.Select(plan => ScenarioDrift.Of(scenario.Content, plan, now))];
        }
        catch (EstateException gone)
        {
            return [.. scenario.Content.Plans.Select(_ => (IReadOnlyList<string>)[gone.Message])];
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
