using System.Text.Json;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The JSON Schema of a layer's features.</summary>
internal static class FeatureSchema
{
    /// <summary>The version of JSON Schema.</summary>
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Name of a type in JSON Schema.</summary>
    /// <param name="type">Type of a property.</param>
    public static string NameOf(PropertyType type) => type switch
    {
        PropertyType.Text or PropertyType.Date or PropertyType.Timestamp => "string",
        PropertyType.Integer => "integer",
        PropertyType.Number => "number",
        PropertyType.TextList => "array",
    };

    /// <summary>Format of a type in JSON Schema, or null where the name says all.</summary>
    /// <param name="type">Type of a property.</param>
    public static string? FormatOf(PropertyType type) => type switch
    {
        PropertyType.Date => "date",
        PropertyType.Timestamp => "date-time",
        PropertyType.Text or PropertyType.Integer or PropertyType.Number or PropertyType.TextList => null,
    };

    /// <summary>Writes a property's schema.</summary>
    /// <param name="json">Inside an object of schemas.</param>
    /// <param name="property">The property.</param>
    public static void WriteProperty(Utf8JsonWriter json, LayerProperty property) =>
        WriteMember(json, property.Name, NameOf(property.Type), property.Description, FormatOf(property.Type));

    /// <summary>Writes the schema.</summary>
    /// <param name="json">At the start of a document.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="id">Address of the schema.</param>
    /// <remarks>Types are single names without "null", as OGC API – Features Part 5 has them: clients such as GDAL take their columns
    /// from here, and a list of types would turn every number into text.</remarks>
    public static void Write(Utf8JsonWriter json, Layer layer, string id)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Dialect);
        json.WriteString("$id", id);
        json.WriteString("title", layer.Title);
        json.WriteString("description", layer.Description);
        WriteMembers(json, layer);
        json.WriteEndObject();
    }

    /// <summary>Writes the members that JSON Schema and OpenAPI share.</summary>
    /// <param name="json">Inside an object.</param>
    /// <param name="layer">The layer.</param>
    public static void WriteMembers(Utf8JsonWriter json, Layer layer)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        WriteMember(json, "type", "string", "Feature");
        WriteMember(json, "id", "string", "Unique in this collection.");

        // Without a type: that it may be null is written one way in JSON Schema and another in OpenAPI 3.0.
        json.WriteStartObject("geometry");
        json.WriteString("description", "A GeoJSON geometry, or null.");
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (LayerProperty property in layer.Properties)
        {
            WriteProperty(json, property);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter json, string name, string type, string description, string? format = null)
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        if (format is not null)
        {
            json.WriteString("format", format);
        }

        if (type == "array")
        {
            json.WriteStartObject("items");
            json.WriteString("type", "string");
            json.WriteEndObject();
        }

        json.WriteString("description", description);
        json.WriteEndObject();
    }
}
