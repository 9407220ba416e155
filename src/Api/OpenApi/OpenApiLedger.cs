using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Api.OpenApi;

/// <summary>The ledger's files in the OpenAPI document.</summary>
internal static class OpenApiLedger
{
    private const string Result =
        """
        {"type":"object","properties":{"isStored":{"type":"boolean"},"importId":{"type":"integer","nullable":true},
          "files":{"type":"array","items":{"type":"object","properties":{"file":{"type":"string"},"rows":{"type":"integer"},
            "added":{"type":"integer"},"ended":{"type":"integer"},"faulty":{"type":"integer"}}}},
          "faultCount":{"type":"integer"},
          "faults":{"type":"array","items":{"type":"object","properties":{"file":{"type":"string"},"line":{"type":"integer"},
            "column":{"type":"string"},"cause":{"type":"string"}}}}}}
        """;

    private const string Flag = """{"type":"boolean","default":false}""";
    private const string Binary = """{"type":"string","format":"binary"}""";

    /// <summary>What is read.</summary>
    public static IReadOnlyList<OpenApiOperation> Operations { get; } =
    [
        new("/ledger/imports", "The latest imports of the ledger", "Number, time and size of each, the last one first.", [], [(MediaTypes.Json, """{"type":"object"}""")]),
        new("/ledger/export", "The ledger as its files", "A zip archive of the CSV files; imported again, they change nothing. Needs the role ledger; names of persons are in it for the role names alone (header Personal-Names).",
            [new("import", "What was known after this import; what is known now without it.", """{"type":"integer","minimum":1}"""), OpenApiMoment.Known], [(MediaTypes.Zip, Binary)]),
    ];

    /// <summary>Writes the path that takes the files.</summary>
    /// <param name="json">Inside the object <c>paths</c>.</param>
    public static void WriteImport(Utf8JsonWriter json)
    {
        string files = string.Join(',', LedgerTables.All.Select(t => $"{JsonSerializer.Serialize(t.Name)}:{Binary}"));
        json.WritePropertyName("/ledger");
        json.WriteRawValue($$$$"""
            {"post":{"summary":"Import ledger files","operationId":"ledger.import",
              "description":"All or nothing, unless partial; needs the role ledger. Files and columns: docs/ledger.md.",
              "parameters":[
                {"name":"partial","in":"query","required":false,"description":"Store the good rows where others are bad.","schema":{{{{Flag}}}} },
                {"name":"whole","in":"query","required":false,"description":"The files say all there is: what no row names ends.","schema":{{{{Flag}}}} }],
              "requestBody":{"required":true,"content":{
                "multipart/form-data":{"schema":{"type":"object","properties":{ {{{{files}}}} } } },
                "{{{{MediaTypes.Zip}}}}":{"schema":{{{{Binary}}}} }}},
              "responses":{"200":{"description":"What was stored.","content":{"{{{{MediaTypes.Json}}}}":{"schema":{{{{Result}}}} }}},
                "422":{"description":"Nothing was stored; faults say why.","content":{"{{{{MediaTypes.Problem}}}}":{"schema":{{{{Result}}}} }}},
                "default":{"$ref":"#/components/responses/Problem"} } } }
            """);
    }
}
