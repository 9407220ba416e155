using System.Globalization;
using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Scenarios;

namespace SpaceGeo.Api.OpenApi;

/// <summary>Scenarios in the OpenAPI document.</summary>
internal static class OpenApiScenarios
{
    /// <summary>The path of a scenario.</summary>
    public const string One = "/scenarios/{scenario}";

    private const string Whole = """{"type":"integer","minimum":1}""";
    private const string Flag = """{"type":"boolean","default":false}""";
    private const string Text = """{"type":"string"}""";
    private const string Object = """{"type":"object"}""";

    private static readonly OperationParameter Scenario = new("scenario", "Number of the scenario.", Whole) { IsInPath = true };
    private static readonly OperationParameter Plan = new("plan", "Number of the plan, from 1.", Whole) { IsInPath = true };

    /// <summary>What is read.</summary>
    public static IReadOnlyList<OpenApiOperation> Operations { get; } =
    [
        new("/scenarios", "Scenarios, the newest first", "Plans of who might be where. Nothing of the ledger changes before a plan is applied.",
        [
            new("limit", "At most so many scenarios; larger numbers mean the maximum.", string.Create(CultureInfo.InvariantCulture,
                $$"""{"type":"integer","minimum":1,"maximum":{{ScenarioPages.MostLimit}},"default":{{ScenarioPages.UsualLimit}}}""")),
            new(ScenarioPages.Cursor, "Only those before this number: taken from the link 'next' of the page before.", """{"type":"integer","minimum":0}"""),
            Form("json", "html"),
        ], [(MediaTypes.Json, Object), (MediaTypes.Html, Text)]),
        new(One, "A scenario with its plans",
            "What was asked, what it rests on, and for each plan costs, bounds, amounts by criterion, and what has changed in the ledger under it since.",
            [Scenario, Form("json", "html")], [(MediaTypes.Json, Object), (MediaTypes.Html, Text)]),
        new("/scenarios/{scenario}/plans/{plan}/moves", "Who moves", "A line for each post or whole room that moves. Names of persons are in it for the role names alone (header Personal-Names).",
            [Scenario, Plan, Form("json", "csv")], [(MediaTypes.Json, Object), (MediaTypes.Csv, Text)]),
        new("/scenarios/{scenario}/plans/{plan}/rooms", "Rooms before and after", "Rooms as GeoJSON in WGS 84, with the organisation before and after.",
        [
            Scenario, Plan, new("building", "Only rooms of the building with this number.", Whole), new("changed", "Only rooms in which something changes.", Flag),
        ], [(MediaTypes.GeoJson, Object)]),
        new("/scenarios/{scenario}/plans/{plan}/stacking.svg", "Storeys before and after", "A bar for each storey, as wide as its area; organisations as colours, idle rooms hatched.",
        [
            Scenario, Plan, new("building", "Only the building with this number.", Whole),
            new("all", "Buildings in which nothing changes, too.", Flag),
        ], [(MediaTypes.Svg, Text)]),
        new("/scenarios/{scenario}/compare", "A plan compared", "Area, people, area over the standard, rent and moves, before and after, by organisation, site and building.",
        [
            Scenario, new("with", "base for today, or another plan as scenario:plan; of a scenario alone its first plan.", """{"type":"string","default":"base"}"""),
            new("plan", "Number of the plan that is compared.", """{"type":"integer","minimum":1,"default":1}"""), Form("json", "html", "csv"),
        ], [(MediaTypes.Json, Object), (MediaTypes.Csv, Text), (MediaTypes.Html, Text)]),
    ];

    /// <summary>Writes the paths that remove a scenario and apply a plan.</summary>
    /// <param name="json">Inside the object <c>paths</c>.</param>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(One);
        Operations.Single(o => o.Path == One).WriteGet(json);
        json.WritePropertyName("delete");
        json.WriteRawValue($$$$"""
            {"summary":"Remove a scenario","operationId":"scenarios.remove",
              "description":"Those that build on it stay; one of which a plan was applied stays too (409). Needs the role plans.",
              "parameters":[{"name":"scenario","in":"path","required":true,"description":"Number of the scenario.","schema":{{{{Whole}}}} }],
              "responses":{"204":{"description":"It is gone."},"default":{"$ref":"#/components/responses/Problem"} } }
            """);
        json.WriteEndObject();
        json.WritePropertyName("/scenarios/{scenario}/apply");
        json.WriteRawValue($$$$"""
            {"post":{"summary":"Turn a plan into assignments","operationId":"scenarios.apply",
              "description":"Ends assignments the day before and adds new ones in the ledger, all or nothing; 409 with what has changed since the plan was made. The same again changes nothing. Needs the role ledger.",
              "parameters":[{"name":"scenario","in":"path","required":true,"description":"Number of the scenario.","schema":{{{{Whole}}}} }],
              "requestBody":{"required":true,"content":{"{{{{MediaTypes.Json}}}}":{"schema":{"type":"object","required":["plan","from","by"],"properties":{
                "plan":{{{{Whole}}}},"from":{"type":"string","format":"date","description":"First day of the new assignments."},
                "by":{"type":"string","description":"Who decided it."} } } } } },
              "responses":{"200":{"description":"It is in the ledger.","content":{"{{{{MediaTypes.Json}}}}":{"schema":{"type":"object","properties":{
                  "isNew":{"type":"boolean"},"entriesAdded":{"type":"integer"},"entriesEnded":{"type":"integer"},"applied":{"type":"object"} } } } } },
                "default":{"$ref":"#/components/responses/Problem"} } } }
            """);
    }

    private static OperationParameter Form(params string[] forms) =>
        new("f", $"{string.Join(" or ", forms)}.", $$"""{"type":"string","enum":{{JsonSerializer.Serialize(forms)}}}""");
}
