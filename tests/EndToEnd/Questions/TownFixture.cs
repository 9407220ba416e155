using System.Net;
using System.Text.Json.Nodes;
using SpaceGeo.Tests.EndToEnd.Api;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Questions;

/// <summary>The API over a database that holds the <see cref="Town"/>.</summary>
public sealed class TownFixture(ClusterFixture cluster) : ServedFixture(cluster, Town.FillAsync)
{
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
