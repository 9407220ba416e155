using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Processes;

namespace SpaceGeo.Api.OpenApi;

/// <summary>Request and answer of the process in the OpenAPI document.</summary>
internal static class OpenApiExecution
{
    private const string Request =
        """
        {"oneOf":[
          {"title":"Execution as in OGC API – Processes","type":"object","required":["inputs"],"properties":{"inputs":{"$ref":"#/components/schemas/inputs"},
            "outputs":{"type":"object","description":"areas, if anything."},"response":{"type":"string","enum":["raw"]}}},
          {"$ref":"#/components/schemas/inputs"},
          {"title":"A floor: features with the property role, room or obstacle","type":"object","required":["type","features"],"properties":{
            "type":{"type":"string","enum":["FeatureCollection"]},"features":{"type":"array","items":{"type":"object"}}}}]}
        """;

    private static readonly string[] MediaTypesOfBodies = [MediaTypes.Json, MediaTypes.GeoJson, MediaTypes.JsonLines, MediaTypes.MessagePack];

    /// <summary>Writes what a body may be.</summary>
    /// <param name="json">Inside an operation.</param>
    public static void WriteRequest(Utf8JsonWriter json)
    {
        json.WriteStartObject("requestBody");
        json.WriteString("description", NetAreaDescription.Text);
        json.WriteBoolean("required", true);
        json.WriteStartObject("content");
        foreach (string mediaType in MediaTypesOfBodies)
        {
            json.WriteStartObject(mediaType);
            json.WritePropertyName("schema");
            json.WriteRawValue(Request);
            switch (mediaType)
            {
                case MediaTypes.Json:
                    json.WritePropertyName("example");
                    json.WriteRawValue(NetAreaDescription.ExampleRequest);
                    break;
                case MediaTypes.JsonLines:
                    json.WriteString("example", NetAreaDescription.ExampleLines + "\n");
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes the inputs that may stand in the query.</summary>
    /// <param name="json">Inside a list of parameters.</param>
    public static void WriteParameters(Utf8JsonWriter json)
    {
        foreach ((string name, string description, string schema, _) in ProcessPages.Inputs.Where(i => i.Schema != NetAreaDescription.Shapes))
        {
            OpenApiParameters.WriteInput(json, name, description + " Inputs of the body come before it.", schema);
        }
    }

    /// <summary>Writes the schema of the inputs.</summary>
    /// <param name="json">Inside the object <c>schemas</c>.</param>
    public static void WriteInputs(Utf8JsonWriter json)
    {
        json.WriteStartObject("inputs");
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        foreach ((string name, _, _, int least) in ProcessPages.Inputs)
        {
            if (least > 0)
            {
                json.WriteStringValue(name);
            }
        }

        json.WriteEndArray();
        json.WriteStartObject("properties");
        foreach ((string name, _, string schema, _) in ProcessPages.Inputs)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(schema == NetAreaDescription.Shapes ? """{"$ref":"#/components/schemas/shapes"}""" : schema);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes the answers.</summary>
    /// <param name="json">Inside the responses of an operation.</param>
    public static void WriteAnswer(Utf8JsonWriter json)
    {
        json.WriteStartObject("200");
        json.WriteString(
            "description", "For each batch its areas, in JSON a line each. A problem that comes up after the first answer is the last document.");
        json.WriteStartObject("content");
        foreach (string mediaType in MediaTypesOfBodies)
        {
            json.WriteStartObject(mediaType);
            json.WriteStartObject("schema");
            json.WriteString("$ref", "#/components/schemas/areas");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        foreach (string status in (string[])["400", "408", "413", "415", "422", "503"])
        {
            json.WriteStartObject(status);
            json.WriteString("$ref", "#/components/responses/Problem");
            json.WriteEndObject();
        }
    }
}
