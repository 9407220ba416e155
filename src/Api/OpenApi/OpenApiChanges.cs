using System.Text.Json;
using SpaceGeo.Api.Audit;
using SpaceGeo.Api.Changes;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Changes;

namespace SpaceGeo.Api.OpenApi;

/// <summary>The feed of changes, and the record of who made them, in the OpenAPI document.</summary>
internal static class OpenApiChanges
{
    private const string Event =
        """
        {"type":"object","required":["specversion","id","source","type","data"],"properties":{
          "specversion":{"type":"string","enum":["1.0"]},"id":{"type":"string","description":"Number of the change."},
          "source":{"type":"string","format":"uri"},"type":{"type":"string"},"subject":{"type":"string"},
          "time":{"type":"string","format":"date-time"},"datacontenttype":{"type":"string"},"data":{"type":"object"}}}
        """;

    /// <summary>What is read.</summary>
    public static IReadOnlyList<OpenApiOperation> Operations { get; } =
    [
        new(
            "/changes", "What changed, for other systems",
            "New revisions with the rooms that came, went or have other areas; recalculations; ledger imports; as CloudEvents 1.0, the oldest first. "
            + "The header Link with rel=next goes on from there. Nothing is left out by who goes on from the last number.",
            [
                new("after", "Changes after this number; 'now' for those to come; from the beginning without it. The header Last-Event-ID says the same.", """{"type":"string","pattern":"^([0-9]+|now)$"}"""),
                new("limit", "How many at most.", $$"""{"type":"integer","minimum":1,"maximum":{{ChangeQuery.MostLimit}},"default":{{ChangeQuery.UsualLimit}}}"""),
                new("wait", "Seconds to wait for a change where there is none.", $$"""{"type":"integer","minimum":0,"maximum":{{ChangeQuery.LongestWaitSeconds}},"default":0}"""),
                new("building", "Only what is about this building.", """{"type":"integer"}"""),
                new("type", "Only these types, with commas between.", $$"""{"type":"string","description":{{JsonSerializer.Serialize(string.Join(", ", ChangeTypes.All))}}}"""),
                new("f", "The form; else the header Accept says it.", """{"type":"string","enum":["json","msgpack","sse","html"]}"""),
            ],
            [
                (MediaTypes.CloudEvents, $$"""{"type":"array","items":{{Event}}}"""), (MediaTypes.MessagePack, """{"type":"string","format":"binary"}"""),
                (MediaTypes.EventStream, """{"type":"string"}"""),
            ]),
        new(
            "/audit", "Who changed what, when, from which file", "Entries that bear the hash of the one before; needs the role audit.",
            [
                new("after", "Entries after this number.", """{"type":"integer","minimum":0}"""),
                new("limit", "How many at most.", $$"""{"type":"integer","minimum":1,"maximum":{{AuditPages.MostLimit}},"default":{{AuditPages.UsualLimit}}}"""),
                new("building", "Only what is about this building.", """{"type":"integer"}"""),
            ],
            [(MediaTypes.Json, """{"type":"object","properties":{"entries":{"type":"array","items":{"type":"object"}}}}""")]),
    ];
}
