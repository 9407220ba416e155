using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using SpaceGeo.Api;
using SpaceGeo.Store.Reading;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class ConformanceTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_classes_of_part_1_are_declared()
    {
        Assert.Equal(["core", "geojson", "html", "oas30"], await ClassesAsync("ogcapi-features-1"));
    }

    [Fact]
    public async Task The_classes_of_part_3_and_of_cql2_are_declared()
    {
        Assert.Equal(["features-filter", "filter", "queryables", "queryables-query-parameters"], await ClassesAsync("ogcapi-features-3"));
        Assert.Equal(
            [
                "advanced-comparison-operators", "arithmetic", "array-functions", "basic-cql2", "basic-spatial-functions",
                "basic-spatial-functions-plus", "case-insensitive-comparison", "cql2-json", "cql2-text", "property-property", "temporal-functions",
            ],
            await ClassesAsync("cql2"));
    }

    [Fact]
    public async Task Queryables_are_the_properties_and_the_geometry_and_nothing_else()
    {
        foreach (Layer layer in Layers.All)
        {
            JsonNode queryables = await api.JsonAsync($"/collections/{layer.Id}/queryables");
            JsonNode sortables = await api.JsonAsync($"/collections/{layer.Id}/sortables");

            Assert.Equal($"{api.Root}/collections/{layer.Id}/queryables", queryables["$id"]!.GetValue<string>());
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", queryables["$schema"]!.GetValue<string>());
            Assert.Equal("object", queryables["type"]!.GetValue<string>());
            Assert.False(queryables["additionalProperties"]!.GetValue<bool>());
            Assert.Equal(layer.Properties.Select(p => p.Name).Append("geometry"), queryables["properties"]!.AsObject().Select(p => p.Key));
            Assert.Equal(
                layer.Properties.Select(p => p.Name).Except(["zones", "classifications"]),
                sortables["properties"]!.AsObject().Select(p => p.Key));
        }
    }

    [Fact]
    public async Task Each_queryable_is_a_filter_by_its_type()
    {
        foreach (Layer layer in Layers.All)
        {
            foreach ((string name, JsonNode? schema) in (await api.JsonAsync($"/collections/{layer.Id}/queryables"))["properties"]!.AsObject())
            {
                string condition = (schema!["type"]?.GetValue<string>(), schema["format"]?.GetValue<string>()) switch
                {
                    (null, "geometry-any") => $"S_INTERSECTS({name}, BBOX(-180,-90,180,90))",
                    ("string", "date-time") => $"{name} < TIMESTAMP('2020-01-01T00:00:00Z')",
                    ("string", "date") => $"{name} < DATE('2020-01-01')",
                    ("string", null) => $"{name} = 'x'",
                    ("integer" or "number", null) => $"{name} > 1.5",
                    ("array", null) => $"A_CONTAINS({name}, ('x'))",
                    (var type, var format) => throw new ArgumentException($"{name}: {type} {format}"),
                };
                await api.JsonAsync($"/collections/{layer.Id}/items?filter={Uri.EscapeDataString(condition)}");
            }
        }
    }

    [Fact]
    public async Task Every_link_leads_to_what_it_says()
    {
        foreach (string start in (string[])["/", "/collections", "/collections/rooms", "/collections/rooms/items", "/conformance", "/processes", "/questions", "/questions/idle-rooms"])
        {
            foreach (JsonNode? link in (await api.JsonAsync(start))["links"]!.AsArray())
            {
                using HttpResponseMessage response = await api.Client.GetAsync(new Uri(link!["href"]!.GetValue<string>()));
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.Equal(link["type"]!.GetValue<string>().Split(';')[0], response.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Theory]
    [InlineData("/", "self", "alternate", "service-desc", "service-doc", "conformance", "data", "http://www.opengis.net/def/rel/ogc/1.0/processes")]
    [InlineData("/collections/rooms", "self", "alternate", "items", "describedby", "http://www.opengis.net/def/rel/ogc/1.0/queryables")]
    [InlineData("/collections/rooms", "http://www.opengis.net/def/rel/ogc/1.0/sortables")]
    [InlineData("/collections/rooms/items", "self", "alternate", "collection", "next")]
    [InlineData("/collections/rooms/items/1.1Room0003000000000000$", "self", "alternate", "collection", "related")]
    public async Task Documents_carry_the_links_of_the_standard(string address, params string[] relations)
    {
        IEnumerable<string> found = (await api.JsonAsync(address))["links"]!.AsArray().Select(l => l!["rel"]!.GetValue<string>());

        Assert.Empty(relations.Except(found));
    }

    [Fact]
    public async Task Collections_are_the_five_layers_with_their_extents()
    {
        JsonArray collections = (await api.JsonAsync("/collections"))["collections"]!.AsArray();
        JsonArray box = collections.Single(c => c!["id"]!.GetValue<string>() == "elements")!["extent"]!["spatial"]!["bbox"]![0]!.AsArray();

        Assert.Equal(Layers.All.Select(l => l.Id), collections.Select(c => c!["id"]!.GetValue<string>()));
        Assert.Equal(8, box[0]!.GetValue<double>(), 5);
        Assert.Equal(50.00001, box[3]!.GetValue<double>(), 5);
    }

    [Fact]
    public async Task Features_state_their_coordinate_system_and_time()
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri("/collections/rooms/items", UriKind.Relative));
        JsonNode page = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>", response.Headers.GetValues("Content-Crs").Single());
        Assert.True(DateTimeOffset.TryParse(page["timeStamp"]!.GetValue<string>(), out _));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/collections/rooms/items")]
    [InlineData("/collections/rooms/items?f=html")]
    [InlineData("/healthz")]
    public async Task Head_is_answered_like_get_without_a_body(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using HttpResponseMessage response = await api.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Pages_of_other_origins_may_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/collections/rooms/items?x=1");
        request.Headers.Add("Origin", "https://maps.example.org");
        using HttpResponseMessage response = await api.Client.SendAsync(request);

        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Links_use_the_configured_address_and_never_a_forwarded_one()
    {
        var options = new ApiOptions { Urls = ["http://127.0.0.1:0"], PublicUrl = new Uri("https://maps.example.org/space/") };
        await using WebApplication app = SpaceGeoApi.Build(options, api.Source);
        await app.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Urls.Single() + "/collections/rooms/items?limit=1");
        request.Headers.Add("X-Forwarded-Host", "evil.example.com");
        using HttpResponseMessage response = await api.Client.SendAsync(request);
        JsonNode page = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.All(page["links"]!.AsArray(), link => Assert.StartsWith(
            "https://maps.example.org/space/collections/rooms", link!["href"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    private async Task<IEnumerable<string>> ClassesAsync(string standard) =>
        (await api.JsonAsync("/conformance"))["conformsTo"]!.AsArray().Select(c => c!.GetValue<string>().Split('/'))
            .Where(c => c[^4] == standard).Select(c => c[^1]).Order(StringComparer.Ordinal);

    [Fact]
    public async Task Fifty_requests_at_a_time_are_all_answered()
    {
        string[][] pages = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => api.IdsAsync($"/collections/rooms/items?limit={1 + (i % 28)}")));

        Assert.All(pages.Index(), page => Assert.Equal(1 + (page.Index % 28), page.Item.Length));
    }
}
