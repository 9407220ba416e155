using System.Text.Json;
using SpaceGeo.Api.Html;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The list of layers, one layer, and the schema of its features.</summary>
internal sealed class CollectionPages(FeatureStore store, ApiOptions options)
{
    public async Task ListAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        Address address = Address.Of(context, options.PublicUrl);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await WriteListAsync(context, address);
            return;
        }

        var extents = new List<(Layer Layer, LonLatBox? Box)>();
        foreach (Layer layer in Layers.All)
        {
            extents.Add((layer, await store.ExtentAsync(layer, context.RequestAborted)));
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            Link.Write(json, Link.SelfAndAlternate(address, MediaTypes.Json));
            json.WriteStartArray("collections");
            foreach ((Layer layer, LonLatBox? box) in extents)
            {
                json.WriteStartObject();
                WriteMembers(json, layer, box, LinksOf(layer, address, "self"));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context);
        Layer layer = LayerOf(context);
        Address address = Address.Of(context, options.PublicUrl);
        LonLatBox? box = await store.ExtentAsync(layer, context.RequestAborted);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await new HtmlPage(layer.Title, ("SpaceGeo", address.To()), ("Collections", address.To("collections")))
                .Paragraph(layer.Description)
                .Links(
                    ("Browse the items", address.To("collections", layer.Id, "items") + "?f=html&limit=50"),
                    ("What they can be filtered by", address.To("collections", layer.Id, "queryables") + "?f=html"),
                    ("What they can be sorted by", address.To("collections", layer.Id, "sortables") + "?f=html"))
                .Heading("Properties, each of them a filter")
                .Table(["Name", "Type", "Meaning"], layer.Properties.Select(p => new object[] { p.Name, p.Type, p.Description }))
                .WriteAsync(context);
            return;
        }

        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            WriteMembers(json, layer, box, [.. Link.SelfAndAlternate(address, MediaTypes.Json), .. LinksOf(layer, address, "collection")]);
            json.WriteEndObject();
        });
    }

    public async Task ShowSchemaAsync(HttpContext context)
    {
        RequestQuery.Read(context);
        Layer layer = LayerOf(context);
        string id = Address.Of(context, options.PublicUrl).To("collections", layer.Id, "schema");
        await JsonBody.WriteAsync(context, MediaTypes.JsonSchema, json => FeatureSchema.Write(json, layer, id));
    }

    /// <summary>The layer that the address names.</summary>
    /// <param name="context">The request.</param>
    internal static Layer LayerOf(HttpContext context)
    {
        string id = (string)context.Request.RouteValues["collection"]!;
        return Layers.Find(id) ?? throw ProblemException.NotFound(
            $"There is no collection '{id}'; these are: {string.Join(", ", Layers.All.Select(l => l.Id))}.");
    }

    private static Task WriteListAsync(HttpContext context, Address address) => new HtmlPage("Collections", ("SpaceGeo", address.To()))
        .Table(["Collection", "Content"], Layers.All.Select(layer => new object[]
        {
            new HtmlLink(layer.Title, address.To("collections", layer.Id) + "?f=html"), layer.Description,
        }))
        .WriteAsync(context);

    private static Link[] LinksOf(Layer layer, Address address, string rel) =>
    [
        new(address.To("collections", layer.Id), rel, MediaTypes.Json, layer.Title),
        new(address.To("collections", layer.Id, "items"), "items", MediaTypes.GeoJson, layer.Title + " as GeoJSON"),
        new(address.To("collections", layer.Id, "items") + "?f=html", "items", MediaTypes.Html, layer.Title + " as HTML"),
        new(address.To("collections", layer.Id, "queryables"), PropertyListPages.QueryablesRelation, MediaTypes.JsonSchema, "What can be filtered by"),
        new(address.To("collections", layer.Id, "sortables"), PropertyListPages.SortablesRelation, MediaTypes.JsonSchema, "What can be sorted by"),
        new(address.To("collections", layer.Id, "schema"), "describedby", MediaTypes.JsonSchema, "Schema of the features"),
        // GDAL up to 3.6 knows only this spelling, and without the schema takes a column whose first values are null for text.
        new(address.To("collections", layer.Id, "schema"), "describedBy", MediaTypes.JsonSchema, "Schema of the features"),
    ];

    private static void WriteMembers(Utf8JsonWriter json, Layer layer, LonLatBox? box, IEnumerable<Link> links)
    {
        json.WriteString("id", layer.Id);
        json.WriteString("title", layer.Title);
        json.WriteString("description", layer.Description);
        if (box is LonLatBox extent)
        {
            json.WriteStartObject("extent");
            json.WriteStartObject("spatial");
            json.WriteStartArray("bbox");
            json.WriteStartArray();
            json.WriteNumberValue(extent.West);
            json.WriteNumberValue(extent.South);
            json.WriteNumberValue(extent.East);
            json.WriteNumberValue(extent.North);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteString("crs", CoordinateSystem.Crs84.Uri);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteString("itemType", "feature");
        json.WriteStartArray("crs");
        foreach (CoordinateSystem system in CoordinateSystem.All)
        {
            json.WriteStringValue(system.Uri);
        }

        json.WriteEndArray();
        json.WriteString("storageCrs", CoordinateSystem.Crs84.Uri);
        Link.Write(json, links);
    }
}
