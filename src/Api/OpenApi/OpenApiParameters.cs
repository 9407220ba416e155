using System.Globalization;
using System.Text.Json;
using SpaceGeo.Api.Features;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.OpenApi;

/// <summary>A parameter that several resources share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Schema">Its JSON Schema.</param>
/// <param name="Explode">Whether a list is written as repeated parameters.</param>
internal sealed record CommonParameter(string Name, string Description, string Schema, bool Explode = true);

/// <summary>The parameters in the OpenAPI document.</summary>
internal static class OpenApiParameters
{
    private static readonly string Systems =
        $$"""{"type":"string","format":"uri-reference","enum":["{{string.Join("\",\"", CoordinateSystem.All.Select(s => s.Uri))}}"]}""";

    /// <summary>Parameters of the items of every collection, and <c>f</c>.</summary>
    public static IReadOnlyList<CommonParameter> Common { get; } =
    [
        new("f", "Representation; without it the Accept header decides.", """{"type":"string","enum":["json","html"]}"""),
        new("bbox", "Only features whose geometry meets west,south,east,north in degrees; west above east spans the antimeridian.",
            """{"type":"array","items":{"type":"number"},"oneOf":[{"minItems":4,"maxItems":4},{"minItems":6,"maxItems":6}]}""", false),
        new("limit", "At most so many features; larger numbers mean the maximum.", string.Create(CultureInfo.InvariantCulture,
            $$"""{"type":"integer","minimum":1,"maximum":{{ItemsQuery.MaxLimit}},"default":{{ItemsQuery.DefaultLimit}}}""")),
        new(ItemsQuery.TimeParameter, "An instant means the features of its day, as asOf does; intervals are checked, and every feature matches.", """{"type":"string"}"""),
        new(OpenApiMoment.Day.Name, OpenApiMoment.Day.Description, OpenApiMoment.Day.Schema),
        new(OpenApiMoment.Known.Name, OpenApiMoment.Known.Description, OpenApiMoment.Known.Schema),
        new("cursor", "Where the page begins: opaque, taken from the link 'next' of the page before.", """{"type":"string"}"""),
        new(FilterParameters.Filter, "Only features for which this condition holds, in CQL2: netAreaM2 > 20 AND number LIKE 'R1%'.",
            """{"type":"string"}"""),
        new(FilterParameters.Language, "In what the filter is written; cql-text is what GDAL 3.6 asks for: cql2-text and ILIKE.",
            $$"""{"type":"string","enum":["{{string.Join("\",\"", FilterParameters.Languages.Keys)}}"],"default":"{{FilterParameters.DefaultLanguage}}"}"""),
        new(FilterParameters.System, "What the coordinates of geometries in the filter mean; CRS84, longitude first, where it is not given.",
            Systems),
        new(SystemParameters.Told, "The coordinate system of the geometries in the answer; CRS84, longitude first, where it is not given.", Systems),
        new(SystemParameters.OfBox, "The coordinate system of bbox; CRS84, longitude first, where it is not given.", Systems),
        new(ShapeParameters.Order, "Properties to sort by, each with - for the greatest first: -netAreaM2,number. Features without a value come last.",
            """{"type":"array","minItems":1,"items":{"type":"string","pattern":"^[+-]?[^+\\-\\s].*$"}}""", false),
        new(ShapeParameters.Shown, "Only these properties are shown, in the order of the schema.",
            """{"type":"array","minItems":1,"items":{"type":"string"}}""", false),
        new("resultType", "hits: only numberMatched, no features.",
            """{"type":"string","enum":["results","hits"],"default":"results"}"""),
    ];

    /// <summary>Writes the shared definitions.</summary>
    /// <param name="json">Inside the object <c>parameters</c> of the components.</param>
    public static void WriteCommon(Utf8JsonWriter json)
    {
        foreach (CommonParameter parameter in Common)
        {
            json.WriteStartObject(parameter.Name);
            WriteHead(json, parameter.Name, "query", parameter.Description);
            if (!parameter.Explode)
            {
                json.WriteString("style", "form");
                json.WriteBoolean("explode", false);
            }

            json.WritePropertyName("schema");
            json.WriteRawValue(parameter.Schema);
            json.WriteEndObject();
        }
    }

    /// <summary>Writes a reference to a shared definition.</summary>
    /// <param name="json">Inside a list of parameters.</param>
    /// <param name="name">Its name.</param>
    public static void WriteReference(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteString("$ref", "#/components/parameters/" + name);
        json.WriteEndObject();
    }

    /// <summary>Writes a filter by a property.</summary>
    /// <param name="json">Inside a list of parameters.</param>
    /// <param name="property">The property.</param>
    public static void WriteFilter(Utf8JsonWriter json, LayerProperty property) =>
        Write(json, property.Name, "query", property.Description, FeatureSchema.NameOf(
            property.Type == PropertyType.TextList ? PropertyType.Text : property.Type)); // A filter by one of the texts.

    /// <summary>Writes the id of a feature as part of a path.</summary>
    /// <param name="json">Inside a list of parameters.</param>
    public static void WriteFeatureId(Utf8JsonWriter json) =>
        Write(json, "featureId", "path", "Id of the feature, or a GlobalId that is the only one.", "string");

    /// <summary>Writes an input of a process that may stand in the query.</summary>
    /// <param name="json">Inside a list of parameters.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="schema">Its JSON Schema.</param>
    public static void WriteInput(Utf8JsonWriter json, string name, string description, string schema)
    {
        json.WriteStartObject();
        WriteHead(json, name, "query", description);
        json.WritePropertyName("schema");
        json.WriteRawValue(schema);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, string place, string description, string type)
    {
        json.WriteStartObject();
        WriteHead(json, name, place, description);
        json.WriteStartObject("schema");
        json.WriteString("type", type);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, string name, string place, string description)
    {
        json.WriteString("name", name);
        json.WriteString("in", place);
        json.WriteString("description", description);
        json.WriteBoolean("required", place == "path");
    }
}
