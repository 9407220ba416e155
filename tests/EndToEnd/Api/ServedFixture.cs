using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using SpaceGeo.Api;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>The API on a port of its own, over a database of its own.</summary>
/// <param name="cluster">Where the database is.</param>
/// <param name="fill">Fills it.</param>
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by IAsyncLifetime.")]
public abstract class ServedFixture(ClusterFixture cluster, Func<NpgsqlDataSource, Task> fill) : IAsyncLifetime
{
    private readonly FreshDatabase _database = new(cluster);
    private WebApplication? _app;

    public HttpClient Client { get; } = new();

    public NpgsqlDataSource Source => _database.Source;

    public string Root => _app!.Urls.Single();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await fill(Source);
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
}
