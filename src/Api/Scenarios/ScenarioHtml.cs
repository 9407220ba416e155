using System.Globalization;
using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>Scenarios as pages for people.</summary>
internal static class ScenarioHtml
{
    private const int ShownMoves = 200;

    /// <summary>A list of scenarios.</summary>
    /// <param name="entries">The scenarios.</param>
    /// <param name="address">Addresses of the request.</param>
    public static HtmlPage List(IReadOnlyList<ScenarioEntry> entries, Address address) => new HtmlPage("Scenarios", ("SpaceGeo", address.To()))
        .Paragraph("Plans of who might be where. Nothing of the ledger changes before a plan is applied.")
        .Table(["scenario", "name", "createdAt", "createdBy", "baseDay", "plans", "applied"], entries.Select(e => new object?[]
        {
            new HtmlLink(Number(e.Id), address.To("scenarios", Number(e.Id)) + "?f=html"), e.Name, e.CreatedAt, e.CreatedBy, e.BaseDay, e.Plans,
            e.Applied is { } applied ? $"plan {Number(applied.Plan)} from {TimeText.Of(applied.From)}" : null,
        }));

    /// <summary>A scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="drift">For each plan what has changed under it.</param>
    /// <param name="address">Addresses of the request.</param>
    public static HtmlPage Of(StoredScenario scenario, IReadOnlyList<IReadOnlyList<string>> drift, Address address)
    {
        ScenarioDraft content = scenario.Content;
        HtmlPage page = new HtmlPage(
            scenario.Entry.Name, ("SpaceGeo", address.To()), ("Scenarios", address.To("scenarios") + "?f=html"));
        page.Paragraph(Head(scenario));
        if (content.Conflict is { } conflict)
        {
            page.Heading("There is no plan").Paragraph(conflict.Words);
        }

        if (content.Shortfall.Length > 0)
        {
            page.Paragraph(content.Shortfall);
        }

        WritePlans(page, content);
        for (int plan = 1; plan <= content.Plans.Count; plan++)
        {
            WritePlan(page, scenario, plan, drift[plan - 1], address);
        }

        if (content.Notes.Count > 0)
        {
            page.Heading("What was left out and assumed").Lines(content.Notes);
        }

        return page.Links(("JSON", address.Here("f", "json")));
    }

    private static string Head(StoredScenario scenario)
    {
        string parent = scenario.Entry.Parent is { } from ? $" It builds on plan {Number(from.Plan)} of scenario {Number(from.Scenario)}." : string.Empty;
        string applied = scenario.Entry.Applied is { } done
            ? $" Plan {Number(done.Plan)} was applied from {TimeText.Of(done.From)} by {done.By} (import {Number(done.Import)})."
            : string.Empty;
        return $"Made of the ledger of {TimeText.Of(scenario.Entry.BaseDay)} as import {Number(scenario.Entry.BaseImport)} left it.{parent}{applied}";
    }

    // Plans side by side, a line for each criterion.
    private static void WritePlans(HtmlPage page, ScenarioDraft content)
    {
        IEnumerable<string> columns = content.Plans.Select((_, i) => $"plan {Number(i + 1)}");
        page.Heading("Plans").Table(
            ["", "today", .. columns],
            content.Today.Keys.Select(c => (IEnumerable<object?>)[c, content.Today[c], .. content.Plans.Select(p => (object?)p.Amounts.GetValueOrDefault(c))])
                .Concat(Tiers(content))
                .Append(["persons who move", 0, .. content.Plans.Select(p => (object?)ScenarioJson.Moves(content, p))])
                .Append(["differs from those before by", null, .. content.Plans.Select(p => (object?)string.Join(", ", p.Differences.Select(Share)))]));
    }

    private static IEnumerable<IEnumerable<object?>> Tiers(ScenarioDraft content)
    {
        int tiers = content.Plans.Select(p => p.Costs.Count).DefaultIfEmpty().Max();
        for (int tier = 0; tier < tiers; tier++)
        {
            string name = tiers == 1 ? "cost" : $"cost {Number(tier + 1)}";
            int at = tier;
            yield return [name, null, .. content.Plans.Select(p => (object?)p.Costs[at].Cost)];
            yield return [name + " is above the best possible by at most", null, .. content.Plans.Select(p => (object?)Share(p.Costs[at].Gap))];
        }
    }

    private static void WritePlan(HtmlPage page, StoredScenario scenario, int number, IReadOnlyList<string> drift, Address address)
    {
        ScenarioPlan plan = scenario.Content.Plans[number - 1];
        int id = scenario.Entry.Id;
        page.Heading($"Plan {Number(number)}");
        if (drift.Count > 0)
        {
            page.Paragraph($"Since it was made {Number(drift.Count)} things changed that it touches; it cannot be applied as it is:")
                .Lines(drift.Take(ScenarioJson.ShownChanges));
        }

        var index = new EstateIndex(scenario.Content.Estate);
        var before = new PlanState(scenario.Content, index, null);
        var after = new PlanState(scenario.Content, index, plan);
        IReadOnlyList<PlanMove> moves = PlanMoves.Of(before, after);
        page.Image($"Plan {Number(number)}: storeys before and after", ScenarioJson.PlanAddress(address, id, number, "stacking.svg"))
            .Links(
                ("Compared with today", ScenarioJson.CompareAddress(address, id, number) + "&f=html"),
                ("Move list (CSV)", ScenarioJson.PlanAddress(address, id, number, "moves") + "?f=csv"),
                ("Rooms (GeoJSON)", ScenarioJson.PlanAddress(address, id, number, "rooms")))
            .Table(
                ["who", "organisation", "rank", "from", "fromAreaM2", "to", "toAreaM2", "distanceM", "why"],
                moves.Take(ShownMoves).Select(m => new object?[]
                {
                    m.Need.Code, m.Need.Organisation, m.Need.Rank, Text(m.From), m.From?.AreaM2, Text(m.To), m.To?.AreaM2, m.DistanceM, m.Reasons.ToArray(),
                }));
        if (moves.Count > ShownMoves)
        {
            page.Paragraph($"and {Number(moves.Count - ShownMoves)} more; the move list has all.");
        }
    }

    private static string? Text(MovePlace? place) => place is null ? null : $"{place.BuildingName} / {place.Storey} / {(place.Number.Length > 0 ? place.Number : place.Room)}";

    private static string Share(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
