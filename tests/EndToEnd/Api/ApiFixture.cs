using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using SpaceGeo.Api;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>The API on a port of its own, over a database that holds the <see cref="Campus"/>.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by IAsyncLifetime.")]
public sealed class ApiFixture(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly FreshDatabase _database = new(cluster);
    private WebApplication? _app;

    public HttpClient Client { get; } = new();

    public NpgsqlDataSource Source => _database.Source;

    public string Root => _app!.Urls.Single();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await Campus.FillAsync(Source);
        _app = SpaceGeoApi.Build(new ApiOptions { Urls = ["http://127.0.0.1:0"] }, Source);
        await _app.StartAsync();
        Client.BaseAddress = new Uri(Root);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>The JSON at an address that must answer with 200.</summary>
    public async Task<JsonNode> JsonAsync(string address)
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    /// <summary>The features of one page.</summary>
    public async Task<JsonArray> FeaturesAsync(string address) => (await JsonAsync(address))["features"]!.AsArray();

    /// <summary>The ids of the features of one page.</summary>
    public async Task<string[]> IdsAsync(string address) => [.. (await FeaturesAsync(address)).Select(f => f!["id"]!.GetValue<string>())];

    /// <summary>The page at an address that must answer with 200.</summary>
    public async Task<string> HtmlAsync(string address)
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync();
    }
}
