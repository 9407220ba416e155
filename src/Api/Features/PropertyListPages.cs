using System.Text.Json;
using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>What features of a layer can be filtered and sorted by.</summary>
internal sealed class PropertyListPages(ApiOptions options)
{
    public const string QueryablesRelation = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    public const string SortablesRelation = "http://www.opengis.net/def/rel/ogc/1.0/sortables";

    public Task ShowQueryablesAsync(HttpContext context)
    {
        Layer layer = CollectionPages.LayerOf(context);
        return ShowAsync(context, layer, "queryables", "Queryables of " + layer.Id, layer.Properties, placeToo: true);
    }

    public Task ShowSortablesAsync(HttpContext context)
    {
        Layer layer = CollectionPages.LayerOf(context);
        return ShowAsync(context, layer, "sortables", "Sortables of " + layer.Id, [.. ShapeParameters.Sortables(layer)], placeToo: false);
    }

    private Task ShowAsync(
        HttpContext context, Layer layer, string resource, string title, IReadOnlyList<LayerProperty> properties, bool placeToo)
    {
        RequestQuery query = RequestQuery.Read(context);
        Address address = Address.Of(context, options.PublicUrl);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            return new HtmlPage(title, ("SpaceGeo", address.To()), (layer.Title, address.To("collections", layer.Id) + "?f=html"))
                .Table(["Name", "Type", "Meaning"], properties.Select(p => new object[] { p.Name, p.Type, p.Description }))
                .WriteAsync(context);
        }

        return JsonBody.WriteAsync(context, MediaTypes.JsonSchema, json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", FeatureSchema.Dialect);
            json.WriteString("$id", address.To("collections", layer.Id, resource));
            json.WriteString("type", "object");
            json.WriteString("title", title);
            json.WriteStartObject("properties");
            foreach (LayerProperty property in properties)
            {
                FeatureSchema.WriteProperty(json, property);
            }

            if (placeToo)
            {
                WritePlace(json, layer);
            }

            json.WriteEndObject();
            json.WriteBoolean("additionalProperties", false);
            json.WriteEndObject();
        });
    }

    private static void WritePlace(Utf8JsonWriter json, Layer layer)
    {
        json.WriteStartObject("geometry");
        json.WriteString("description", layer.Description);
        json.WriteString("format", "geometry-any");
        json.WriteString("x-ogc-role", "primary-geometry");
        json.WriteEndObject();
    }
}
