using System.Globalization;
using System.Text.Json;
using SpaceGeo.Planning.Consolidation.Requests;

namespace SpaceGeo.Planning.Exchanges;

/// <summary>A request for exchanges as somebody writes it, who knows organisations by their codes.</summary>
/// <param name="ValidOn">The day of the ledger, or null for today.</param>
/// <param name="Organisations">Codes of organisations of which one takes part at least; none for any.</param>
/// <param name="Request">What is asked for, without organisations.</param>
public sealed record ExchangeInputs(DateOnly? ValidOn, IReadOnlyList<string> Organisations, ExchangeRequest Request)
{
    private const double MostToleranceM2 = 1_000;
    private const int MostResults = 1_000;
    private const int MostOrganisations = 1_000;

    private static readonly Dictionary<string, ExchangeKind> Kinds = Enum.GetValues<ExchangeKind>().ToDictionary(Word, StringComparer.Ordinal);

    /// <summary>The members with their meaning and JSON Schema.</summary>
    public static IReadOnlyList<(string Name, string Description, string Schema)> Members { get; } =
    [
        ("validOn", "The day of the ledger; without it the day of the order.", """{"type":"string","format":"date"}"""),
        ("toleranceM2", "How much more or less area a party may get than it gives, m².", $$"""{"type":"number","minimum":0,"maximum":{{MostToleranceM2}},"default":2}"""),
        ("kinds", "What is exchanged: single rooms (and two for one), or all that an organisation has on a storey or in a building.",
            """{"type":"array","minItems":1,"items":{"type":"string","enum":["rooms","storeys","buildings"]},"default":["rooms","storeys","buildings"]}"""),
        ("parties", "The most parties of an exchange.", """{"type":"integer","minimum":2,"maximum":4,"default":4}"""),
        ("most", "How many exchanges are told, the best first.", $$"""{"type":"integer","minimum":1,"maximum":{{MostResults}},"default":100}"""),
        ("organisations", "Codes of organisations of which one takes part at least; without it any.", """{"type":"array","minItems":1,"items":{"type":"string"}}"""),
        ("all", "Whether swaps of two parties are told too by which nobody gains, or somebody loses.", """{"type":"boolean","default":false}"""),
    ];

    /// <summary>The word for a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string Word(ExchangeKind kind) => kind switch
    {
        ExchangeKind.Rooms => "rooms",
        ExchangeKind.Storeys => "storeys",
        ExchangeKind.Buildings => "buildings",
    };

    /// <summary>Reads it.</summary>
    /// <param name="json">An object.</param>
    /// <param name="path">Where it stands, as a JSON path.</param>
    /// <exception cref="RequestException">It cannot be read.</exception>
    public static ExchangeInputs Read(JsonElement json, string path = "$")
    {
        RequestValue inputs = new RequestValue(json, path).Object([.. Members.Select(m => m.Name)]);
        var usual = new ExchangeRequest();
        return new ExchangeInputs(
            inputs.Optional("validOn") is { } day ? Day(day) : null,
            [.. (inputs.Optional("organisations")?.List(1, MostOrganisations) ?? []).Select(o => o.Text())],
            usual with
            {
                ToleranceM2 = inputs.Optional("toleranceM2")?.Number(0, MostToleranceM2) ?? usual.ToleranceM2,
                Kinds = inputs.Optional("kinds") is { } kinds ? [.. kinds.List(1, Kinds.Count).Select(k => Kinds[k.Word(Kinds.Keys)])] : usual.Kinds,
                MostParties = inputs.Optional("parties")?.Whole(2, 4) ?? usual.MostParties,
                Limit = inputs.Optional("most")?.Whole(1, MostResults) ?? usual.Limit,
                WithUseless = inputs.Optional("all")?.Flag() ?? usual.WithUseless,
            });
    }

    private static DateOnly Day(RequestValue value) =>
        DateOnly.TryParseExact(value.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw value.Wrong("is no day; write it as 2026-01-31");
}
