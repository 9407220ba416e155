using System.Text.Json;

namespace SpaceGeo.Planning.Consolidation.Requests;

/// <summary>JSON Schemas of the members of a request.</summary>
public static class RequestSchema
{
    private const string Names = """{"type":"array","minItems":1,"items":{"type":"string"}}""";

    private const string Place =
        """{"type":"object","description":"One of site, building, storey and room, with its code.","minProperties":1,"maxProperties":1,"additionalProperties":false,"properties":{"site":{"type":"string"},"building":{"type":"string"},"storey":{"type":"string"},"room":{"type":"string"}}}""";

    /// <summary>What must be so.</summary>
    public static string Wishes { get; } =
        $$$"""
        {"type":"array","maxItems":200,"items":{"type":"object","required":["wish"],"additionalProperties":false,"properties":{
          "wish":{"type":"string","enum":{{{JsonSerializer.Serialize(WishReader.Words)}}}},
          "places":{"type":"array","minItems":1,"items":{{{Place}}}},"among":{"type":"array","items":{{{Place}}}},"place":{{{Place}}},"near":{{{Place}}},
          "organisations":{{{Names}}},"needs":{{{Names}}},"in":{"type":"string","enum":["site","building","storey"]},
          "count":{"type":"integer","minimum":1},"people":{"type":"integer","minimum":0},
          "areaM2":{"type":"number","minimum":0},"withinM":{"type":"number","minimum":0},
          "code":{"type":"string"},"name":{"type":"string"},"level":{"type":"string"},
          "posts":{"type":"array","items":{"type":"object","required":["rank","count"],"properties":{"rank":{"type":"string"},"count":{"type":"integer","minimum":1} } } },
          "rooms":{"type":"array","items":{"type":"object","required":["class","leastM2","count"],"properties":{
            "class":{"type":"string"},"leastM2":{"type":"number"},"mostM2":{"type":"number"},"count":{"type":"integer","minimum":1} } } } } } }
        """;

    /// <summary>How plans are compared.</summary>
    public static string Tiers { get; } =
        $$$"""
        {"type":"array","minItems":1,"description":"Weights of criteria; a later tier counts where the earlier ones are equal.","items":{"type":"object","minProperties":1,"additionalProperties":false,"properties":{ {{{string.Join(',', RequestWords.Criteria.Keys.Select(c => $$"""
        "{{c}}":{"type":"number","minimum":0}
        """))}}} } } }
        """;

    /// <summary>The members with their meaning and schema.</summary>
    public static IReadOnlyList<(string Name, string Description, string Schema)> Members { get; } =
    [
        ("wishes", "What must be so in every plan.", Wishes),
        ("tiers", "What is better; the usual weights without it.", Tiers),
        ("plans", "Plans that are wanted.", """{"type":"integer","minimum":1,"maximum":10,"default":3}"""),
        ("seed", "The same input and seed give the same plans, where the clock does not end the search.", """{"type":"integer","default":1}"""),
        ("timeLimitSeconds", "After what time the best so far is the answer.", """{"type":"number","minimum":0,"maximum":600,"default":60}"""),
        ("gap", "How far from the best possible a plan may be for the search to end, as a share of its cost.", """{"type":"number","minimum":0,"maximum":1,"default":0.005}"""),
        ("leastDifference", "How much two plans differ at least, as a share of the needs that move.", """{"type":"number","minimum":0,"maximum":1,"default":0.3}"""),
        ("mostExtraCost", "How much more than the best a plan may cost, as a share.", """{"type":"number","minimum":0,"maximum":100,"default":0.05}"""),
    ];
}
