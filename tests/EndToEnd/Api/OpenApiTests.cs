using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using SpaceGeo.Api;
using SpaceGeo.Store.Reading;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class OpenApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_document_is_openapi_3_0()
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri("/api", UriKind.Relative));
        MediaTypeHeaderValue type = response.Content.Headers.ContentType!;

        Assert.Equal("application/vnd.oai.openapi+json", type.MediaType);
        Assert.Equal("3.0", type.Parameters.Single(p => p.Name == "version").Value);
        Assert.StartsWith("3.0.", (await api.JsonAsync("/api"))["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_route_is_described_and_every_description_has_a_route()
    {
        string[] questions = [.. (await api.JsonAsync("/questions"))["questions"]!.AsArray().Select(q => q!["id"]!.GetValue<string>())];
        await using WebApplication app = SpaceGeoApi.Build(new ApiOptions(), api.Source);
        IEnumerable<string> routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).Cast<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.Replace("{feature}", "{featureId}", StringComparison.Ordinal))
            .SelectMany(r => r.Contains("{collection}", StringComparison.Ordinal)
                ? Layers.All.Select(l => r.Replace("{collection}", l.Id, StringComparison.Ordinal))
                : r.Contains("{question}", StringComparison.Ordinal)
                    ? questions.Select(q => r.Replace("{question}", q, StringComparison.Ordinal))
                    : [r]);
        JsonObject paths = (await api.JsonAsync("/api"))["paths"]!.AsObject();

        Assert.Equal(
            routes.Where(r => r != "/api.html").Order(StringComparer.Ordinal),
            paths.SelectMany(p => p.Value!.AsObject().Select(_ => p.Key)).Order(StringComparer.Ordinal)); // a path once for each of its methods
    }

    [Fact]
    public async Task Items_describe_bbox_limit_cursor_and_every_filter()
    {
        JsonNode document = await api.JsonAsync("/api");
        foreach (Layer layer in Layers.All)
        {
            JsonArray parameters = document["paths"]![$"/collections/{layer.Id}/items"]!["get"]!["parameters"]!.AsArray();
            string[] names = [.. parameters.Select(p => Resolve(document, p!)["name"]!.GetValue<string>())];
            Assert.Empty(layer.Properties.Select(p => p.Name).Concat(
                ["bbox", "limit", "cursor", "datetime", "f", "filter", "filter-lang", "filter-crs", "sortby", "properties"]).Except(names));
            Assert.Equal(names.Length, names.Distinct().Count());
        }
    }

    [Fact]
    public async Task Operation_ids_are_unique_and_references_lead_somewhere()
    {
        JsonNode document = await api.JsonAsync("/api");
        string[] ids = [.. document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!["operationId"]!.GetValue<string>())];

        Assert.Equal(document["paths"]!.AsObject().Sum(p => p.Value!.AsObject().Count), ids.Length);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(References(document), reference => Assert.NotNull(Resolve(document, reference)));
    }

    [Fact]
    public async Task Each_path_is_described_with_its_method()
    {
        await using WebApplication app = SpaceGeoApi.Build(new ApiOptions(), api.Source);
        JsonObject paths = (await api.JsonAsync("/api"))["paths"]!.AsObject();
        string[] RoutesOf(string method) =>
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).Cast<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains(method)).Select(e => e.RoutePattern.RawText!),
        ];
        string[] posts = RoutesOf("POST");
        string[] both = [.. posts.Intersect(RoutesOf("GET"))];

        Assert.Equal(["/buildings/{building}/revisions"], both);
        Assert.Equal(posts.Order(), paths.Where(p => p.Value!.AsObject().ContainsKey("post")).Select(p => p.Key).Order());
        Assert.All(paths, path => Assert.Equal(!posts.Contains(path.Key) || both.Contains(path.Key), path.Value!.AsObject().ContainsKey("get")));
    }

    [Fact]
    public async Task The_examples_of_the_process_are_answered_as_described()
    {
        JsonNode content = (await api.JsonAsync("/api"))["paths"]!["/processes/net-area/execution"]!["post"]!["requestBody"]!["content"]!;
        foreach (string type in (string[])["application/json", "application/x-ndjson"])
        {
            JsonNode example = content[type]!["example"]!;
            using var body = new StringContent(example is JsonObject ? example.ToJsonString() : example.GetValue<string>());
            body.Headers.ContentType = new MediaTypeHeaderValue(type);
            using HttpResponseMessage response = await api.Client.PostAsync(new Uri("/processes/net-area/execution", UriKind.Relative), body);
            string[] lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(example is JsonObject ? 1 : 2, lines.Length);
            Assert.Equal(23.84, JsonNode.Parse(lines[^1])!["features"]![0]!["properties"]!["netAreaM2"]!.GetValue<double>(), 1e-9);
        }
    }

    [Fact]
    public async Task The_schema_gives_areas_as_numbers()
    {
        JsonNode schema = await api.JsonAsync("/collections/rooms/schema");

        Assert.Equal("number", schema["properties"]!["properties"]!["properties"]!["netAreaM2"]!["type"]!.GetValue<string>());
    }

    private static IEnumerable<JsonObject> References(JsonNode? node) => node switch
    {
        JsonObject o => (o.ContainsKey("$ref") ? [o] : Array.Empty<JsonObject>()).Concat(o.SelectMany(m => References(m.Value))),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    private static JsonNode Resolve(JsonNode document, JsonNode node) => node["$ref"]?.GetValue<string>() is { } reference
        ? reference.Split('/').Skip(1).Aggregate(document, (at, name) => at[name]!)
        : node;
}
