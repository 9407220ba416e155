using System.Net;
using System.Text.Json.Nodes;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>The API over a database that holds the <see cref="Campus"/>.</summary>
public sealed class ApiFixture(ClusterFixture cluster) : ServedFixture(cluster, Campus.FillAsync)
{
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
