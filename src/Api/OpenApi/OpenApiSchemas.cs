using System.Text.Json;
using SpaceGeo.Api.Features;
using SpaceGeo.Api.Processes;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.OpenApi;

/// <summary>The schemas in the OpenAPI document.</summary>
internal static class OpenApiSchemas
{
    public const string Problem =
        """
        {"description":"What is wrong, as RFC 9457 has it.","content":{"application/problem+json":{"schema":{"type":"object","properties":{
          "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"},
          "batch":{"type":"integer","description":"Of a process: number of the batch, from 0."},
          "place":{"type":"string","description":"Of a process: which room, obstacle, feature or input of the batch. Of a filter: which character, or a JSON pointer."},
          "faultCount":{"type":"integer","description":"Of a process: how many faults its shapes have; a thousand of them follow."},
          "faults":{"$ref":"#/components/schemas/faults"}}}}}}
        """;

    private const string Links =
        """
        {"type":"array","items":{"type":"object","required":["href","rel"],"properties":{
          "href":{"type":"string"},"rel":{"type":"string"},"type":{"type":"string"},"title":{"type":"string"}}}}
        """;

    private const string Receipt =
        """
        {"type":"object","description":"The sum of the lines is grossAreaM2 less netAreaM2.","properties":{
          "roomId":{"type":"string"},"standard":{"type":"string"},"engineVersion":{"type":"string"},
          "grossAreaM2":{"type":"number"},"wallAreaM2":{"type":"number"},"columnAreaM2":{"type":"number"},
          "otherAreaM2":{"type":"number"},"netAreaM2":{"type":"number"},
          "lines":{"type":"array","items":{"type":"object","properties":{
            "elementId":{"type":"string"},"elementGlobalId":{"type":"string"},"elementType":{"type":"string"},
            "elementName":{"type":"string"},
            "category":{"type":"string","enum":["column","wall","other"]},"areaM2":{"type":"number"}}}},
          "links":{"$ref":"#/components/schemas/links"}}}
        """;

    /// <summary>Writes all schemas.</summary>
    /// <param name="json">Inside the object <c>schemas</c>.</param>
    public static void Write(Utf8JsonWriter json)
    {
        json.WritePropertyName("links");
        json.WriteRawValue(Links);
        json.WritePropertyName("receipt");
        json.WriteRawValue(Receipt);
        json.WritePropertyName("shapes");
        json.WriteRawValue(NetAreaDescription.Shapes);
        OpenApiExecution.WriteInputs(json);
        json.WritePropertyName("areas");
        json.WriteRawValue(NetAreaDescription.Areas);
        json.WritePropertyName("faults");
        json.WriteRawValue(NetAreaDescription.Faults);
        foreach (Layer layer in Layers.All)
        {
            json.WriteStartObject(layer.Id);
            FeatureSchema.WriteMembers(json, layer);
            json.WriteEndObject();
            json.WritePropertyName(layer.Id + "Page");
            json.WriteRawValue(PageOf(layer));
        }
    }

    private static string PageOf(Layer layer) =>
        $$"""
        {"type":"object","required":["type","features"],"properties":{
          "type":{"type":"string","enum":["FeatureCollection"]},
          "features":{"type":"array","items":{"$ref":"#/components/schemas/{{layer.Id}}"} },
          "numberReturned":{"type":"integer"},
          "numberMatched":{"type":"integer","description":"Only with resultType=hits."},
          "timeStamp":{"type":"string","format":"date-time"},
          "links":{"$ref":"#/components/schemas/links"} } }
        """;
}
