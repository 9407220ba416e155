using System.Text.Json;

namespace SpaceGeo.Api.OpenApi;

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Schema">Its JSON Schema.</param>
internal sealed record OperationParameter(string Name, string Description, string Schema)
{
    /// <summary>Whether it is part of the path.</summary>
    public bool IsInPath { get; init; }

    /// <summary>Whether it has to be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A value as JSON, or null.</summary>
    public string? Example { get; init; }
}

/// <summary>A GET operation of the OpenAPI document that is no page of a collection.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Summary">A line for people.</param>
/// <param name="Description">What it answers.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Answers">Media types with JSON Schemas.</param>
internal sealed record OpenApiOperation(
    string Path, string Summary, string Description, IReadOnlyList<OperationParameter> Parameters, IReadOnlyList<(string MediaType, string Schema)> Answers)
{
    /// <summary>Writes the path with its operation.</summary>
    /// <param name="json">Inside the object <c>paths</c>.</param>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(Path);
        WriteGet(json);
        json.WriteEndObject();
    }

    /// <summary>Writes the operation alone.</summary>
    /// <param name="json">Inside the object of its path.</param>
    public void WriteGet(Utf8JsonWriter json)
    {
        json.WriteStartObject("get");
        json.WriteString("summary", Summary);
        json.WriteString("description", Description);
        json.WriteString("operationId", Path[1..].Replace('/', '.').Replace("{", string.Empty, StringComparison.Ordinal).Replace("}", string.Empty, StringComparison.Ordinal));
        json.WriteStartArray("parameters");
        foreach (OperationParameter parameter in Parameters)
        {
            Write(json, parameter);
        }

        json.WriteEndArray();
        json.WriteStartObject("responses");
        json.WriteStartObject("200");
        json.WriteString("description", Summary);
        json.WriteStartObject("content");
        foreach ((string mediaType, string schema) in Answers)
        {
            json.WriteStartObject(mediaType);
            json.WritePropertyName("schema");
            json.WriteRawValue(schema);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("default");
        json.WriteString("$ref", "#/components/responses/Problem");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, OperationParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("in", parameter.IsInPath ? "path" : "query");
        json.WriteString("description", parameter.Description);
        json.WriteBoolean("required", parameter.IsInPath || parameter.IsRequired);
        json.WritePropertyName("schema");
        json.WriteRawValue(parameter.Schema);
        if (parameter.Example is not null)
        {
            json.WritePropertyName("example");
            json.WriteRawValue(parameter.Example);
        }

        json.WriteEndObject();
    }
}
