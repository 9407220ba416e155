using System.Globalization;
using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>Writes scenarios as JSON.</summary>
internal static class ScenarioJson
{
    /// <summary>Changes that are told of a plan; more are counted.</summary>
    public const int ShownChanges = 20;

    /// <summary>A scenario as a list shows it.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="entry">The scenario.</param>
    /// <param name="links">Its links.</param>
    public static void WriteEntry(Utf8JsonWriter json, ScenarioEntry entry, IEnumerable<Link> links)
    {
        json.WriteStartObject();
        WriteHead(json, entry);
        json.WriteNumber("planCount", entry.Plans);
        Link.Write(json, links);
        json.WriteEndObject();
    }

    /// <summary>A scenario.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="drift">For each plan what has changed under it.</param>
    /// <param name="address">Addresses of the request.</param>
    public static void Write(Utf8JsonWriter json, StoredScenario scenario, IReadOnlyList<IReadOnlyList<string>> drift, Address address)
    {
        ScenarioDraft content = scenario.Content;
        json.WriteStartObject();
        WriteHead(json, scenario.Entry);
        json.WritePropertyName("request");
        json.WriteRawValue(content.Request);
        json.WriteString("solver", content.Solver);
        json.WriteNumber("seed", content.Seed);
        json.WriteString("shortfall", content.Shortfall);
        WriteConflict(json, content.Conflict);
        WriteTexts(json, "notes", content.Notes);
        WriteAmounts(json, "today", content.Today);
        json.WriteStartArray("plans");
        for (int plan = 1; plan <= content.Plans.Count; plan++)
        {
            WritePlan(json, scenario, plan, drift[plan - 1], address);
        }

        json.WriteEndArray();
        Link.Write(json, Link.SelfAndAlternate(address, MediaTypes.Json).Append(
            new Link(address.To("scenarios"), "up", MediaTypes.Json, "All scenarios")));
        json.WriteEndObject();
    }

    /// <summary>The address of a part of a plan.</summary>
    /// <param name="address">Addresses of the request.</param>
    /// <param name="scenario">Number of the scenario.</param>
    /// <param name="plan">Number of the plan.</param>
    /// <param name="part">As <c>moves</c>.</param>
    public static string PlanAddress(Address address, int scenario, int plan, string part) =>
        address.To("scenarios", Text(scenario), "plans", Text(plan), part);

    /// <summary>The address of a comparison with what is today.</summary>
    /// <param name="address">Addresses of the request.</param>
    /// <param name="scenario">Number of the scenario.</param>
    /// <param name="plan">Number of the plan.</param>
    public static string CompareAddress(Address address, int scenario, int plan) =>
        $"{address.To("scenarios", Text(scenario), "compare")}?with=base&plan={Text(plan)}";

    /// <summary>Persons whom a plan moves; those who get their first room do not.</summary>
    /// <param name="content">The scenario.</param>
    /// <param name="plan">The plan.</param>
    public static int Moves(ScenarioDraft content, ScenarioPlan plan) => content.Needs.Zip(plan.Rooms).Count(n => n.First is { IsPost: true, Room: not null } && n.First.Room != n.Second);

    private static void WriteHead(Utf8JsonWriter json, ScenarioEntry entry)
    {
        json.WriteNumber("scenarioId", entry.Id);
        json.WriteString("name", entry.Name);
        json.WriteString("createdAt", TimeText.Of(entry.CreatedAt));
        json.WriteString("createdBy", entry.CreatedBy);
        json.WriteString("baseDay", TimeText.Of(entry.BaseDay));
        json.WriteNumber("baseImport", entry.BaseImport);
        json.WriteString("ended", entry.Ended);
        json.WritePropertyName("parent");
        if (entry.Parent is { } parent)
        {
            json.WriteStartObject();
            json.WriteNumber("scenarioId", parent.Scenario);
            json.WriteNumber("plan", parent.Plan);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("applied");
        if (entry.Applied is { } applied)
        {
            WriteApplication(json, applied);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>How a plan was applied.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="applied">How.</param>
    public static void WriteApplication(Utf8JsonWriter json, ScenarioApplication applied)
    {
        json.WriteStartObject();
        json.WriteNumber("plan", applied.Plan);
        json.WriteString("at", TimeText.Of(applied.At));
        json.WriteString("from", TimeText.Of(applied.From));
        json.WriteString("by", applied.By);
        json.WriteNumber("importId", applied.Import);
        json.WriteEndObject();
    }

    private static void WritePlan(Utf8JsonWriter json, StoredScenario scenario, int number, IReadOnlyList<string> drift, Address address)
    {
        ScenarioPlan plan = scenario.Content.Plans[number - 1];
        json.WriteStartObject();
        json.WriteNumber("plan", number);
        json.WriteStartArray("costs");
        foreach (PlanCost tier in plan.Costs)
        {
            json.WriteStartObject();
            json.WriteNumber("cost", tier.Cost);
            json.WriteNumber("bound", tier.Bound);
            json.WriteNumber("gap", tier.Gap);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("moves", Moves(scenario.Content, plan));
        WriteAmounts(json, "amounts", plan.Amounts);
        WriteAmounts(json, "saved", plan.Amounts.ToDictionary(a => a.Key, a => scenario.Content.Today.GetValueOrDefault(a.Key) - a.Value));
        json.WriteStartArray("differences");
        foreach (double difference in plan.Differences)
        {
            json.WriteNumberValue(difference);
        }

        json.WriteEndArray();
        json.WriteStartObject("drift");
        json.WriteBoolean("isDrifted", drift.Count > 0);
        json.WriteNumber("changeCount", drift.Count);
        WriteTexts(json, "changes", drift.Take(ShownChanges));
        json.WriteEndObject();
        int id = scenario.Entry.Id;
        Link.Write(json,
        [
            new Link(PlanAddress(address, id, number, "moves"), "related", MediaTypes.Json, "Who moves"),
            new Link(PlanAddress(address, id, number, "rooms"), "related", MediaTypes.GeoJson, "Rooms before and after"),
            new Link(PlanAddress(address, id, number, "stacking.svg"), "related", MediaTypes.Svg, "Storeys before and after"),
            new Link(CompareAddress(address, id, number), "related", MediaTypes.Json, "Compared with today"),
        ]);
        json.WriteEndObject();
    }

    private static void WriteConflict(Utf8JsonWriter json, ScenarioConflict? conflict)
    {
        json.WritePropertyName("conflict");
        if (conflict is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteStartArray("wishes");
        foreach (int wish in conflict.Wishes)
        {
            json.WriteNumberValue(wish);
        }

        json.WriteEndArray();
        json.WriteBoolean("isSmallest", conflict.IsSmallest);
        json.WriteString("words", conflict.Words);
        json.WriteEndObject();
    }

    private static void WriteAmounts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, double> amounts)
    {
        json.WriteStartObject(name);
        foreach ((string criterion, double amount) in amounts)
        {
            json.WriteNumber(criterion, amount);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
