using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>What plans are to be made of, beside what is wished for.</summary>
/// <param name="Name">A line for people.</param>
/// <param name="Day">The day of the ledger, or null for the day of the order.</param>
/// <param name="Sites">Codes of the sites, or null for all.</param>
/// <param name="UsesReserve">Whether rooms that are kept free for needs to come may be used.</param>
/// <param name="Base">The plan to build on, or null for the ledger.</param>
/// <param name="Inputs">All inputs, as they came.</param>
internal sealed record ConsolidationOrder(
    string Name, DateOnly? Day, IReadOnlyList<string>? Sites, bool UsesReserve, PlanKey? Base, JsonElement Inputs)
{
    private const int LongestName = 200;

    /// <summary>The inputs that are read here; the others are the request's.</summary>
    public static IReadOnlyList<string> Members { get; } = ["name", "day", "sites", "useReserve", "base"];

    /// <summary>Reads the inputs of a job.</summary>
    /// <param name="inputs">A JSON object.</param>
    /// <exception cref="ProblemException">They are wrong.</exception>
    public static ConsolidationOrder Read(JsonElement inputs)
    {
        string name = Text(inputs, "name") ?? "Consolidation";
        if (name.Length is 0 or > LongestName)
        {
            throw JobOrderReader.Wrong("$.inputs.name", "write 1 to 200 characters.");
        }

        DateOnly? day = Text(inputs, "day") is not { } text ? null
            : Moment.ReadDay(text) ?? throw JobOrderReader.Wrong("$.inputs.day", $"'{text}' is no day; write 2026-01-31.");
        PlanKey? from = BaseOf(inputs);
        IReadOnlyList<string>? sites = SitesOf(inputs);
        if (from is not null && (day is not null || sites is not null))
        {
            throw JobOrderReader.Wrong("$.inputs.base", "a plan to build on has its own day and sites; leave day and sites out.");
        }

        return new ConsolidationOrder(name, day, sites, Flag(inputs, "useReserve"), from, inputs);
    }

    private static string? Text(JsonElement inputs, string name) => !inputs.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw JobOrderReader.Wrong("$.inputs." + name, "this must be a text.");

    private static bool Flag(JsonElement inputs, string name) => inputs.TryGetProperty(name, out JsonElement value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw JobOrderReader.Wrong("$.inputs." + name, "this must be true or false."),
    };

    private static string[]? SitesOf(JsonElement inputs)
    {
        if (!inputs.TryGetProperty("sites", out JsonElement sites))
        {
            return null;
        }

        return sites.ValueKind == JsonValueKind.Array && sites.GetArrayLength() > 0 && sites.EnumerateArray().All(s => s.ValueKind == JsonValueKind.String)
            ? [.. sites.EnumerateArray().Select(s => s.GetString()!)]
            : throw JobOrderReader.Wrong("$.inputs.sites", "this must be a list of codes of sites; /collections/sites/items lists them.");
    }

    private static PlanKey? BaseOf(JsonElement inputs)
    {
        if (!inputs.TryGetProperty("base", out JsonElement from))
        {
            return null;
        }

        return from.ValueKind == JsonValueKind.Object
            && from.TryGetProperty("scenario", out JsonElement scenario) && scenario.ValueKind == JsonValueKind.Number && scenario.TryGetInt32(out int id)
            && from.TryGetProperty("plan", out JsonElement plan) && plan.ValueKind == JsonValueKind.Number && plan.TryGetInt32(out int number)
                ? new PlanKey(id, number)
                : throw JobOrderReader.Wrong("$.inputs.base", """this must be as {"scenario": 3, "plan": 1}.""");
    }
}
