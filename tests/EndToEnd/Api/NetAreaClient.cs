using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using SpaceGeo.Api;
using SpaceGeo.Api.Processes;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>A server of its own, whose database nobody needs for areas of rooms that are sent, and requests to it.</summary>
internal sealed class NetAreaClient : IAsyncDisposable
{
    private readonly NpgsqlDataSource _nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
    private readonly WebApplication _app;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(2) };

    private NetAreaClient(NetAreaLimits limits) =>
        _app = SpaceGeoApi.Build(new ApiOptions { Urls = ["http://127.0.0.1:0"], NetArea = limits }, _nowhere);

    public string Root => _app.Urls.Single();

    public Uri Execution => new(Root + "/processes/net-area/execution");

    /// <summary>Starts a server.</summary>
    public static async Task<NetAreaClient> StartAsync(NetAreaLimits? limits = null)
    {
        var client = new NetAreaClient(limits ?? new NetAreaLimits());
        await client._app.StartAsync();
        return client;
    }

    /// <summary>A FeatureCollection of polygons, each given by its coordinates.</summary>
    public static string Collection(params IEnumerable<string> polygons) => $$"""
        {"type":"FeatureCollection","features":[{{string.Join(',', polygons.Select(p =>
            $$"""{"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":{{p}} } }"""))}}]}
        """;

    /// <summary>A square.</summary>
    public static string Square(int x, int y, int size) =>
        $"[[[{x},{y}],[{x + size},{y}],[{x + size},{y + size}],[{x},{y + size}],[{x},{y}]]]";

    /// <summary>Sends a body.</summary>
    public async Task<HttpResponseMessage> PostAsync(HttpContent body, string contentType, string query = "")
    {
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await _client.PostAsync(new Uri(Execution + query), body);
    }

    /// <summary>The answers to JSON, which must come with 200.</summary>
    public async Task<JsonNode[]> AnswersAsync(string json, string query = "")
    {
        using HttpResponseMessage response = await PostAsync(new StringContent(json, Encoding.UTF8), "application/json", query);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {body}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith("\n", body, StringComparison.Ordinal);
        return [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    /// <summary>The problem that a body is answered with.</summary>
    public async Task<JsonNode> ProblemAsync(int status, HttpContent body, string contentType = "application/json", string query = "")
    {
        using HttpResponseMessage response = await PostAsync(body, contentType, query);
        return await ProblemOf(response, status);
    }

    /// <summary>The problem that JSON is answered with.</summary>
    public Task<JsonNode> ProblemAsync(int status, string json, string query = "") =>
        ProblemAsync(status, new StringContent(json, Encoding.UTF8), "application/json", query);

    /// <summary>The problem in a response.</summary>
    public static async Task<JsonNode> ProblemOf(HttpResponseMessage response, int status)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.True((HttpStatusCode)status == response.StatusCode, $"{response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        JsonNode problem = JsonNode.Parse(text)!;
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _nowhere.DisposeAsync();
    }
}
