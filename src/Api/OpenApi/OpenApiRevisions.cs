using System.Text.Json;
using SpaceGeo.Api.Http;

namespace SpaceGeo.Api.OpenApi;

/// <summary>Revisions of buildings in the OpenAPI document.</summary>
internal static class OpenApiRevisions
{
    private const string Result =
        """
        {"type":"object","properties":{"buildingId":{"type":"integer"},"revision":{"type":"integer"},
          "outcome":{"type":"string","enum":["revised","unchanged","measured"]},"isDryRun":{"type":"boolean"},
          "roomsRemeasured":{"type":"integer"},"rowsStored":{"type":"integer"},
          "issues":{"type":"array","items":{"type":"object","properties":{"code":{"type":"string"},"globalId":{"type":"string"},"message":{"type":"string"}}}},
          "difference":{"type":"object","nullable":true,"description":"As /buildings/{building}/diff has it."}}}
        """;

    /// <summary>Writes the path that lists the revisions of a building and takes its next one.</summary>
    /// <param name="json">Inside the object <c>paths</c>.</param>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(OpenApiQuestions.OfBuilding.Path);
        OpenApiQuestions.OfBuilding.WriteGet(json);
        json.WritePropertyName("post");
        json.WriteRawValue($$$$"""
            {"summary":"Store a model as the next revision of a building","operationId":"revisions.store",
              "description":"The body is the file, .ifc or .ifczip. Only what changed is measured and stored; a model of another building is refused. Needs the role models.",
              "parameters":[
                {"name":"building","in":"path","required":true,"description":"Number of the building.","schema":{"type":"integer"} },
                {"name":"fileName","in":"query","required":false,"description":"Name of the file.","schema":{"type":"string","maxLength":200,"default":"model.ifc"} },
                {"name":"validFrom","in":"query","required":false,"description":"From which day on the building is like this; today without it.","schema":{"type":"string","format":"date"} },
                {"name":"dryRun","in":"query","required":false,"description":"Say what would change, and store nothing.","schema":{"type":"boolean","default":false} },
                {"name":"force","in":"query","required":false,"description":"Store it though it seems to be of another building.","schema":{"type":"boolean","default":false} }],
              "requestBody":{"required":true,"content":{"application/octet-stream":{"schema":{"type":"string","format":"binary"} } } },
              "responses":{"200":{"description":"Nothing was stored: a dry run, or nothing changed.","content":{"{{{{MediaTypes.Json}}}}":{"schema":{{{{Result}}}} }}},
                "201":{"description":"The revision was stored.","content":{"{{{{MediaTypes.Json}}}}":{"schema":{{{{Result}}}} }}},
                "default":{"$ref":"#/components/responses/Problem"} } }
            """);
        json.WriteEndObject();
    }
}
