using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using SpaceGeo.Api;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Questions;

/// <summary>The API on a port of its own, over a database that holds the <see cref="Town"/>.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by IAsyncLifetime.")]
public sealed class TownFixture(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly FreshDatabase _database = new(cluster);
    private WebApplication? _app;

    public HttpClient Client { get; } = new();

    public NpgsqlDataSource Source => _database.Source;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await Town.FillAsync(Source);
        _app = SpaceGeoApi.Build(new ApiOptions { Urls = ["http://127.0.0.1:0"] }, Source);
        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Urls.Single());
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

    /// <summary>The rows of one page of an answer.</summary>
    public async Task<JsonObject[]> RowsAsync(string address) =>
        [.. (await JsonAsync("/questions/" + address))["rows"]!.AsArray().Select(r => r!.AsObject())];

    /// <summary>The problem at an address that must answer with 400.</summary>
    public async Task<string> ProblemAsync(string address)
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{address}: {response.StatusCode} {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(body)!["detail"]!.GetValue<string>();
    }
}
