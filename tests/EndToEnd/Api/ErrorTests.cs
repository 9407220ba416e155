using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using SpaceGeo.Api;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class ErrorTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Items = "/collections/rooms/items";

    [Theory]
    [InlineData(Items + "?colour=red", 400)]
    [InlineData(Items + "?Number=R1", 400)] // names are exact
    [InlineData(Items + "?number=R1&number=R2", 400)]
    [InlineData(Items + "?number=a%00b", 400)]
    [InlineData(Items + "?storeyNo=first", 400)]
    [InlineData(Items + "?storeyNo=1.5", 400)]
    [InlineData(Items + "?storeyNo=99999999999", 400)]
    [InlineData(Items + "?netAreaM2=big", 400)]
    [InlineData(Items + "?netAreaM2=NaN", 400)]
    [InlineData(Items + "?netAreaM2=1e999", 400)]
    [InlineData(Items + "?limit=0", 400)]
    [InlineData(Items + "?limit=-1", 400)]
    [InlineData(Items + "?limit=ten", 400)]
    [InlineData(Items + "?limit=", 400)]
    [InlineData(Items + "?bbox=1,2,3", 400)]
    [InlineData(Items + "?bbox=1,2,3,4,5", 400)]
    [InlineData(Items + "?bbox=1,2,x,4", 400)]
    [InlineData(Items + "?bbox=1,50,2,40", 400)]
    [InlineData(Items + "?bbox=1,2,3,91", 400)]
    [InlineData(Items + "?bbox=-181,2,3,4", 400)]
    [InlineData(Items + "?bbox=NaN,2,3,4", 400)]
    [InlineData(Items + "?datetime=yesterday", 400)]
    [InlineData(Items + "?cursor=hello", 400)]
    [InlineData(Items + "?cursor=AAAAAQ", 400)]
    [InlineData(Items + "?cursor=%27%20or%201%3D1", 400)]
    [InlineData(Items + "?resultType=some", 400)]
    [InlineData(Items + "?f=xml", 400)]
    [InlineData("/?x=1", 400)]
    [InlineData("/conformance?x=1", 400)]
    [InlineData("/collections?x=1", 400)]
    [InlineData("/collections/rooms?x=1", 400)]
    [InlineData(Items + "/1.1Room0007000000000000$?x=1", 400)]
    [InlineData("/nothing", 404)]
    [InlineData("/collections/roofs", 404)]
    [InlineData("/collections/roofs/items", 404)]
    [InlineData("/collections/roofs/queryables", 404)]
    [InlineData("/collections/roofs/sortables", 404)]
    [InlineData("/collections/rooms/queryables?x=1", 400)]
    [InlineData("/collections/buildings/items?ingestedAt=yesterday", 400)]
    [InlineData("/collections/roofs/items/1", 404)]
    [InlineData("/collections/rooms/schemata", 404)]
    [InlineData(Items + "/1.none", 404)]
    [InlineData(Items + "/none", 404)]
    [InlineData(Items + "/1.1RoomOfAnOldRevision00", 404)]
    [InlineData(Items + "/1.1RoomWithoutGeometry00/receipt", 404)]
    [InlineData(Items + "/1.1Room0007000000000000$/receipt?standard=another", 404)]
    [InlineData("/collections/buildings/items/99", 404)]
    [InlineData("/collections/buildings/items/99999999999", 404)]
    [InlineData("/collections/storeys/items/1.7", 404)]
    public async Task What_cannot_be_answered_leaves_as_a_problem(string address, int status)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri(address, UriKind.Relative));

        await AssertProblemAsync(response, status);
    }

    [Fact]
    public async Task A_GlobalId_of_two_rooms_is_answered_with_their_ids()
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri($"{Items}/{Campus.AmbiguousRoom}", UriKind.Relative));

        string detail = await AssertProblemAsync(response, 404);
        Assert.Contains("2." + Campus.AmbiguousRoom, detail, StringComparison.Ordinal);
        Assert.Contains("3." + Campus.AmbiguousRoom, detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Nothing_can_be_changed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Items);
        using HttpResponseMessage response = await api.Client.SendAsync(request);

        await AssertProblemAsync(response, 405);
    }

    [Fact]
    public async Task An_endless_address_is_refused()
    {
        var address = new Uri(Items + "?number=" + new string('9', 9000), UriKind.Relative);
        using HttpResponseMessage response = await api.Client.GetAsync(address);

        await AssertProblemAsync(response, 414);
    }

    [Theory]
    [InlineData("number", "' or '1'='1")]
    [InlineData("number", "R1'; drop table rooms; --")]
    [InlineData("longName", "$1) or true --")]
    [InlineData("globalId", "\\'; select pg_sleep(10); --")]
    public async Task Sql_in_a_filter_finds_nothing_and_does_nothing(string name, string value)
    {
        Assert.Empty(await api.IdsAsync($"{Items}?{name}={Uri.EscapeDataString(value)}"));
        Assert.Equal(Campus.Rooms, (await api.IdsAsync(Items + "?limit=100")).Length);
    }

    [Theory]
    [InlineData("1.' or '1'='1")]
    [InlineData("1;drop table rooms")]
    [InlineData("' or 1=1 --")]
    [InlineData("@p_globalId")]
    public async Task Sql_in_an_id_finds_nothing_and_does_nothing(string id)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri($"{Items}/{Uri.EscapeDataString(id)}", UriKind.Relative));

        await AssertProblemAsync(response, 404);
        Assert.Equal(Campus.Rooms, (await api.IdsAsync(Items + "?limit=100")).Length);
    }

    [Fact]
    public async Task Without_a_database_the_answer_is_503()
    {
        await using NpgsqlDataSource nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        await using WebApplication app = SpaceGeoApi.Build(new ApiOptions { Urls = ["http://127.0.0.1:0"] }, nowhere);
        await app.StartAsync();
        foreach (string address in (string[])["/healthz", Items, "/collections"])
        {
            using HttpResponseMessage response = await api.Client.GetAsync(new Uri(app.Urls.Single() + address));
            await AssertProblemAsync(response, 503);
        }
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_answered_with_503()
    {
        await using NpgsqlConnection blocker = await api.Source.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await blocker.BeginTransactionAsync();
        await using var block = new NpgsqlCommand("lock table rooms in access exclusive mode", blocker);
        await block.ExecuteNonQueryAsync();
        var options = new ApiOptions { Urls = ["http://127.0.0.1:0"], StatementTimeout = TimeSpan.FromSeconds(1) };
        await using WebApplication app = SpaceGeoApi.Build(options, api.Source);
        await app.StartAsync();

        using HttpResponseMessage response = await api.Client.GetAsync(new Uri(app.Urls.Single() + Items));

        await AssertProblemAsync(response, 503);
    }

    private static async Task<string> AssertProblemAsync(HttpResponseMessage response, int status)
    {
        string body = await response.Content.ReadAsStringAsync();
        Assert.True((HttpStatusCode)status == response.StatusCode, $"{response.StatusCode}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonNode problem = JsonNode.Parse(body)!;
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        return problem["detail"]!.GetValue<string>();
    }
}
