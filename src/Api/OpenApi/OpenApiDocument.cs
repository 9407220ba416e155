using System.Text.Json;
using SpaceGeo.Api.Features;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Api.Processes;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.OpenApi;

/// <summary>What a path of the document shows.</summary>
internal enum ResourceKind
{
    Document,
    Schema,
    PropertyList,
    Items,
    Item,
    Receipt,
    Health,
    Execution,
}

/// <summary>A path of the document.</summary>
/// <param name="Path">With the collection's name in place: clients look their own up.</param>
/// <param name="Summary">A line for people.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Layer">The collection, or null.</param>
internal sealed record Resource(string Path, string Summary, ResourceKind Kind, Layer? Layer = null);

/// <summary>Writes the OpenAPI 3.0 document from the same layers that the resources are served from.</summary>
internal static class OpenApiDocument
{
    /// <summary>All paths.</summary>
    public static IReadOnlyList<Resource> Resources { get; } =
    [
        new("/", "Landing page", ResourceKind.Document),
        new("/conformance", "What this API conforms to", ResourceKind.Document),
        new("/api", "This document", ResourceKind.Document),
        new("/healthz", "Whether the database answers", ResourceKind.Health),
        new("/collections", "All collections", ResourceKind.Document),
        .. Layers.All.SelectMany(Of),
        new("/collections/rooms/items/{featureId}/receipt", "What took area away from a room", ResourceKind.Receipt, Layers.Rooms),
        new("/processes", "What can be computed", ResourceKind.Document),
        new("/processes/net-area", "What the process net-area takes and gives", ResourceKind.Document),
        new("/processes/net-area/execution", NetAreaDescription.Title, ResourceKind.Execution),
    ];

    /// <summary>Writes the document.</summary>
    /// <param name="json">At its start.</param>
    /// <param name="server">Root address of this API.</param>
    /// <param name="questions">The questions that are answered.</param>
    /// <param name="processes">The processes.</param>
    public static void Write(Utf8JsonWriter json, string server, IReadOnlyList<Question> questions, IReadOnlyList<ProcessDescription> processes)
    {
        json.WriteStartObject();
        json.WriteString("openapi", "3.0.3");
        json.WriteStartObject("info");
        json.WriteString("title", "SpaceGeo");
        json.WriteString("description", "Net usable areas of rooms from building models, with the receipt of every deduction.");
        json.WriteString("version", typeof(OpenApiDocument).Assembly.GetName().Version!.ToString(3));
        json.WriteEndObject();
        json.WriteStartArray("servers");
        json.WriteStartObject();
        json.WriteString("url", server);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("paths");
        foreach (Resource resource in Resources)
        {
            WritePath(json, resource);
        }

        foreach (OpenApiOperation operation in OpenApiQuestions.Operations(questions).Concat(OpenApiTiles.Operations).Concat(OpenApiLedger.Operations).Concat(OpenApiDifferences.Operations).Concat(OpenApiChanges.Operations).Concat(OpenApiJobs.Operations.Where(o => o.Path != OpenApiJobs.One))
            .Concat(OpenApiScenarios.Operations.Where(o => o.Path != OpenApiScenarios.One)))
        {
            operation.Write(json);
        }

        OpenApiLedger.WriteImport(json);
        OpenApiRevisions.Write(json);
        OpenApiJobs.Write(json, processes);
        OpenApiScenarios.Write(json);
        json.WriteEndObject();
        WriteComponents(json);
        json.WriteEndObject();
    }

    private static Resource[] Of(Layer layer) =>
    [
        new($"/collections/{layer.Id}", layer.Title, ResourceKind.Document, layer),
        new($"/collections/{layer.Id}/schema", $"JSON Schema of {layer.Id}", ResourceKind.Schema, layer),
        new($"/collections/{layer.Id}/queryables", $"What {layer.Id} can be filtered by, as JSON Schema", ResourceKind.PropertyList, layer),
        new($"/collections/{layer.Id}/sortables", $"What {layer.Id} can be sorted by, as JSON Schema", ResourceKind.PropertyList, layer),
        new($"/collections/{layer.Id}/items", $"A page of {layer.Id}", ResourceKind.Items, layer),
        new($"/collections/{layer.Id}/items/{{featureId}}", $"One of {layer.Id}", ResourceKind.Item, layer),
    ];

    private static void WritePath(Utf8JsonWriter json, Resource resource)
    {
        json.WriteStartObject(resource.Path);
        json.WriteStartObject(resource.Kind == ResourceKind.Execution ? "post" : "get");
        json.WriteString("summary", resource.Summary);
        json.WriteString("operationId", OperationId(resource));
        json.WriteStartArray("parameters");
        WriteParameters(json, resource);
        json.WriteEndArray();
        if (resource.Kind == ResourceKind.Execution)
        {
            OpenApiExecution.WriteRequest(json);
        }

        json.WriteStartObject("responses");
        WriteSuccess(json, resource);
        json.WriteStartObject("default");
        json.WriteString("$ref", "#/components/responses/Problem");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string OperationId(Resource resource) => resource.Path == "/"
        ? "landing"
        : resource.Path[1..].Replace('/', '.').Replace("{featureId}", "one", StringComparison.Ordinal);

    private static void WriteParameters(Utf8JsonWriter json, Resource resource)
    {
        if (resource.Kind is ResourceKind.Item or ResourceKind.Receipt)
        {
            OpenApiParameters.WriteFeatureId(json);
        }

        if (resource.Kind == ResourceKind.Item)
        {
            OpenApiParameters.WriteReference(json, SystemParameters.Told);
        }

        if (resource.Kind == ResourceKind.Items)
        {
            foreach (string name in ItemsQuery.CommonParameters)
            {
                OpenApiParameters.WriteReference(json, name);
            }

            foreach (LayerProperty property in resource.Layer!.Properties)
            {
                OpenApiParameters.WriteFilter(json, property);
            }
        }

        if (resource.Kind == ResourceKind.Receipt)
        {
            OpenApiParameters.WriteFilter(json, resource.Layer!.Property("standard")!);
        }

        if (resource.Kind is ResourceKind.Item or ResourceKind.Receipt)
        {
            foreach (string name in MomentReader.Names)
            {
                OpenApiParameters.WriteReference(json, name);
            }
        }

        if (resource.Kind == ResourceKind.Execution)
        {
            OpenApiExecution.WriteParameters(json);
        }
        else if (resource.Kind is not (ResourceKind.Schema or ResourceKind.Health))
        {
            OpenApiParameters.WriteReference(json, Negotiation.Parameter);
        }
    }

    private static void WriteSuccess(Utf8JsonWriter json, Resource resource)
    {
        if (resource.Kind == ResourceKind.Execution)
        {
            OpenApiExecution.WriteAnswer(json);
            return;
        }

        (string mediaType, string? schema) = resource.Kind switch
        {
            ResourceKind.Document or ResourceKind.Health => (MediaTypes.Json, null),
            ResourceKind.Schema or ResourceKind.PropertyList => (MediaTypes.JsonSchema, null),
            ResourceKind.Items => (MediaTypes.GeoJson, resource.Layer!.Id + "Page"),
            ResourceKind.Item => (MediaTypes.GeoJson, resource.Layer!.Id),
            ResourceKind.Receipt => (MediaTypes.Json, "receipt"),
            ResourceKind.Execution => (MediaTypes.Json, "areas"),
        };
        json.WriteStartObject("200");
        json.WriteString("description", resource.Summary);
        json.WriteStartObject("content");
        json.WriteStartObject(resource.Path == "/api" ? MediaTypes.OpenApi : mediaType);
        json.WriteStartObject("schema");
        if (schema is null)
        {
            json.WriteString("type", "object");
        }
        else
        {
            json.WriteString("$ref", "#/components/schemas/" + schema);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteComponents(Utf8JsonWriter json)
    {
        json.WriteStartObject("components");
        json.WriteStartObject("parameters");
        OpenApiParameters.WriteCommon(json);
        json.WriteEndObject();
        json.WriteStartObject("responses");
        json.WritePropertyName("Problem");
        json.WriteRawValue(OpenApiSchemas.Problem);
        json.WriteEndObject();
        json.WriteStartObject("schemas");
        OpenApiSchemas.Write(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
