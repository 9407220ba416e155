using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using SpaceGeo.Api.Http;
using SpaceGeo.Api.Moments;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Tiles;

namespace SpaceGeo.Api.Tiles;

/// <summary>Vector tiles of buildings and rooms, and the TileJSON that describes them.</summary>
internal sealed class TilePages(TileStore store, MomentReader moments, ApiOptions options) : IDisposable
{
    private const long CachedBytes = 64L << 20;
    private const string Revalidate = "no-cache"; // kept by clients and asked for again each time, by its ETag

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CachedBytes });

    /// <summary>Names of the fields of each layer with their types, as TileJSON has them.</summary>
    private static readonly (string Layer, (string Name, string Type)[] Fields)[] Content =
    [
        ("buildings", [("buildingId", "Number"), ("name", "String"), ("site", "String")]),
        ("rooms",
        [
            ("roomId", "String"), ("buildingId", "Number"), ("storeyNo", "Number"), ("number", "String"), ("longName", "String"),
            ("netAreaM2", "Number"), ("grossAreaM2", "Number"), ("class", "String"), ("state", "String"), ("isVacant", "Boolean"),
            ("tenure", "String"), ("organisation", "String"),
        ]),
    ];

    public async Task DescribeAsync(HttpContext context)
    {
        RequestQuery.Read(context);
        Address address = Address.Of(context, options.PublicUrl);
        await JsonBody.WriteAsync(context, MediaTypes.Json, json =>
        {
            json.WriteStartObject();
            json.WriteString("tilejson", "3.0.0");
            json.WriteString("name", "SpaceGeo");
            json.WriteString("description", "Buildings, and from zoom 15 rooms with their areas and states. Add ?storey=0 for one storey.");
            json.WriteStartArray("tiles");
            json.WriteStringValue(address.To("tiles") + "/{z}/{x}/{y}");
            json.WriteEndArray();
            json.WriteNumber("minzoom", 0);
            json.WriteNumber("maxzoom", TileStore.MostZoom);
            json.WriteStartArray("vector_layers");
            foreach ((string layer, (string Name, string Type)[] fields) in Content)
            {
                json.WriteStartObject();
                json.WriteString("id", layer);
                json.WriteNumber("minzoom", layer == "rooms" ? TileStore.RoomZoom : 0);
                json.WriteStartObject("fields");
                foreach ((string name, string type) in fields)
                {
                    json.WriteString(name, type);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public async Task ShowAsync(HttpContext context)
    {
        RequestQuery query = RequestQuery.Read(context, ["storey", .. MomentReader.Names]);
        TileAddress tile = AddressOf(context, query);
        Moment moment = moments.Read(query);
        string version = await store.VersionAsync(context.RequestAborted) + MomentText.Query(moment);
        string tag = $"\"{version}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = Revalidate;
        if (context.Request.Headers.IfNoneMatch.Any(t => t is not null && t.Split(',').Any(one => one.Trim() is "*" || one.Trim() == tag)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        // The version was read first: what is made now is of that version or a later one, never of an earlier.
        byte[] bytes = (await _cache.GetOrCreateAsync((version, tile), async entry =>
        {
            await using MomentReading reading = await moments.OpenAsync(moment, tile.Zoom >= TileStore.RoomZoom, context.RequestAborted);
            byte[] made = await store.At(reading).TileAsync(tile, context.RequestAborted);
            entry.Size = made.Length + 100;
            return made;
        }))!;
        if (bytes.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = MediaTypes.VectorTile;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    public void Dispose() => _cache.Dispose();

    private static TileAddress AddressOf(HttpContext context, RequestQuery query)
    {
        int zoom = Number(context, "z", TileStore.MostZoom);
        int last = (1 << zoom) - 1;
        int? storey = query["storey"] is not string text
            ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw ProblemException.BadRequest($"storey: '{text}' is no number of a storey; 0 is the lowest.");
        return new TileAddress(zoom, Number(context, "x", last), Number(context, "y", last), storey);
    }

    private static int Number(HttpContext context, string name, int most)
    {
        string text = (string)context.Request.RouteValues[name]!;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most
            ? number
            : throw ProblemException.NotFound(string.Create(CultureInfo.InvariantCulture, $"There is no such tile: {name} goes from 0 to {most}."));
    }
}
