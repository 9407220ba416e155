using System.Globalization;
using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>Pages of features, and single ones.</summary>
internal sealed class ItemPages(FeatureStore store, MomentReader moments, ApiOptions options, TimeProvider clock)
{
    private const int FlushAt = 64 * 1024; // bytes kept before they are sent

    public async Task ListAsync(HttpContext context)
    {
        Layer layer = CollectionPages.LayerOf(context);
        var query = ItemsQuery.Read(context, layer, moments);
        await using MomentReading reading = await moments.OpenAsync(query.Moment, layer.IsOfLedger, context.RequestAborted);
        FeatureStore then = store.At(reading);
        if (query.OnlyCount)
        {
            await WriteCountAsync(context, query, then);
            return;
        }

        // One more than asked for tells whether there is a next page.
        IAsyncEnumerable<Feature> features = then.ReadAsync(
            query.Features with { Limit = query.Features.Limit + 1 }, context.RequestAborted);
        await using IAsyncEnumerator<Feature> rows = features.GetAsyncEnumerator(context.RequestAborted);
        if (query.Shown == Representation.Html)
        {
            await WriteTableAsync(context, query, rows);
        }
        else
        {
            await WriteCollectionAsync(context, query, rows);
        }
    }

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, [SystemParameters.Told, .. MomentReader.Names]);
        Layer layer = CollectionPages.LayerOf(context);
        CoordinateSystem system = SystemParameters.Read(query, SystemParameters.Told);
        await using MomentReading reading = await moments.OpenAsync(moments.Read(query), layer.IsOfLedger, context.RequestAborted);
        Feature feature = await FindAsync(store.At(reading), layer, system, context);
        Address address = Address.Of(context, options.PublicUrl);
        if (Negotiation.Choose(context.Request, query[Negotiation.Parameter]) == Representation.Html)
        {
            await ItemHtml.Page(layer, feature, address).WriteAsync(context);
            return;
        }

        List<Link> links =
        [
            new(address.Item(layer.Id, feature.Id), "self", MediaTypes.GeoJson, "This feature"),
            new(address.Item(layer.Id, feature.Id, "html"), "alternate", MediaTypes.Html, "This feature as HTML"),
            new(address.To("collections", layer.Id), "collection", MediaTypes.Json, layer.Title),
        ];
        if (layer == Layers.Rooms)
        {
            links.Add(new Link(address.Item(layer.Id, feature.Id, part: "receipt"), "related", MediaTypes.Json, "What took area away"));
        }

        FeatureJson.StateCrs(context.Response, system);
        await JsonBody.WriteAsync(context, MediaTypes.GeoJson, json => FeatureJson.Write(json, layer.Properties, feature, links));
    }

    /// <summary>The feature that the address names.</summary>
    /// <param name="store">Where it is read.</param>
    /// <param name="layer">Its layer.</param>
    /// <param name="system">The coordinate system in which its geometry is told.</param>
    /// <param name="context">The request.</param>
    internal static async Task<Feature> FindAsync(FeatureStore store, Layer layer, CoordinateSystem system, HttpContext context)
    {
        string id = (string)context.Request.RouteValues["feature"]!;
        IReadOnlyList<Feature> found = await store.FindAsync(layer, id, system, context.RequestAborted);
        return found.Count switch
        {
            1 => found[0],
            0 => throw ProblemException.NotFound($"There is no '{id}' in {layer.Id}."),
            _ => throw ProblemException.NotFound(
                $"'{id}' is the GlobalId of several {layer.Id}; ask for one of: {string.Join(", ", found.Select(f => f.Id))}."),
        };
    }

    private async Task WriteCountAsync(HttpContext context, ItemsQuery query, FeatureStore then)
    {
        long count = await then.CountAsync(query.Features, context.RequestAborted);
        Address address = Address.Of(context, options.PublicUrl);
        await JsonBody.WriteAsync(context, MediaTypes.GeoJson, json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            json.WriteEndArray();
            json.WriteNumber("numberMatched", count);
            WriteEnd(json, 0, Link.SelfAndAlternate(address, MediaTypes.GeoJson));
            json.WriteEndObject();
        });
    }

    private async Task WriteCollectionAsync(HttpContext context, ItemsQuery query, IAsyncEnumerator<Feature> rows)
    {
        // The first row is read before the response begins, so that a statement that fails still leaves as a problem.
        bool more = await rows.MoveNextAsync();
        context.Response.ContentType = MediaTypes.GeoJson;
        FeatureJson.StateCrs(context.Response, query.Features.System);
        await using var json = new Utf8JsonWriter(context.Response.Body, JsonBody.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        int returned = 0;
        FeaturePosition? last = null;
        while (more && returned < query.Features.Limit)
        {
            FeatureJson.Write(json, query.Features.Shown, rows.Current);
            last = rows.Current.Position;
            returned++;
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(context.RequestAborted);
            }

            more = await rows.MoveNextAsync();
        }

        json.WriteEndArray();
        WriteEnd(json, returned, LinksOf(context, query.Features, more ? last : null));
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    private async Task WriteTableAsync(HttpContext context, ItemsQuery query, IAsyncEnumerator<Feature> rows)
    {
        var features = new List<Feature>();
        bool more = await rows.MoveNextAsync();
        while (more && features.Count < query.Features.Limit)
        {
            features.Add(rows.Current);
            more = await rows.MoveNextAsync();
        }

        Address address = Address.Of(context, options.PublicUrl);
        string? next = more ? address.Here("cursor", Cursor.Of(query.Features.Order, features[^1].Position)) : null;
        await ItemHtml.List(query.Features, features, next, address).WriteAsync(context);
    }

    private List<Link> LinksOf(HttpContext context, FeatureRequest request, FeaturePosition? last)
    {
        Address address = Address.Of(context, options.PublicUrl);
        List<Link> links =
        [
            .. Link.SelfAndAlternate(address, MediaTypes.GeoJson),
            new(address.To("collections", request.Layer.Id), "collection", MediaTypes.Json, request.Layer.Title),
        ];
        if (last is not null)
        {
            links.Add(new Link(address.Here("cursor", Cursor.Of(request.Order, last)), "next", MediaTypes.GeoJson, "The next page"));
        }

        return links;
    }

    private void WriteEnd(Utf8JsonWriter json, int returned, IEnumerable<Link> links)
    {
        json.WriteNumber("numberReturned", returned);
        json.WriteString("timeStamp", clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        Link.Write(json, links);
    }
}
