using SpaceGeo.Api.Http;

namespace SpaceGeo.Api.OpenApi;

/// <summary>Differences of revisions in the OpenAPI document.</summary>
internal static class OpenApiDifferences
{
    private const string Whole = """{"type":"integer","minimum":1}""";
    private const string Text = """{"type":"string"}""";

    /// <summary>All operations.</summary>
    public static IReadOnlyList<OpenApiOperation> Operations { get; } =
    [
        new("/buildings/{building}/diff", "Which rooms changed between two revisions",
            "Rooms added, removed, split, merged, rearranged, moved, reclassified and changed in area, with the elements that caused it, sums by storey and "
            + "organisation, and persons of whom another verdict is reached. Areas that differ by rounding alone are no changes.",
            [
                new("building", "Number or GlobalId of the building.", Text) { IsInPath = true, Example = "\"1\"" },
                new("from", "The older revision; without it the one before the newer.", Whole),
                new("to", "The newer revision; without it the last.", Whole),
                new("standard", "Id of an area standard.", Text),
                new("asOf", "The day on which ledger and rules are looked at, for both revisions; without it today.", """{"type":"string","format":"date"}"""),
                new("storey", "Of f=svg: name of the storey; without it the lowest that changed.", Text),
                new("f", "json, html, csv or svg.", """{"type":"string","enum":["json","html","csv","svg"]}"""),
            ],
            [
                (MediaTypes.Json, """{"type":"object"}"""), (MediaTypes.Csv, Text), (MediaTypes.Html, Text), (MediaTypes.Svg, Text),
            ]),
    ];
}
