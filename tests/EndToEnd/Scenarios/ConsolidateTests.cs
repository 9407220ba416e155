using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using SpaceGeo.Api;
using SpaceGeo.Planning.Solving;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Questions;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Scenarios;

[Collection(DatabaseCollection.Name)]
[UnsupportedOSPlatform("windows")]
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by IAsyncLifetime.")]
public sealed class ConsolidateTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string Planner = "planner-token-of-enough-length";

    private readonly FreshDatabase _database = new(cluster);
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await Town.FillAsync(_database.Source);
        _app = SpaceGeoApi.Build(
            new ApiOptions
            {
                Urls = ["http://127.0.0.1:0"],
                Access = await Tokens.OfAsync($"plans {Planner}\n"),
                Solver = new SolverOptions { NodeFolder = Path.Combine(TestFiles.Root, "scripts", "solver") },
            },
            _database.Source);
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_job_makes_a_scenario_and_another_builds_on_it()
    {
        JsonNode first = await RunAsync("""{"name":"As it is","day":"2026-06-01","wishes":[{"wish":"stay","organisations":["FIN"]}],"plans":1,"timeLimitSeconds":20}""");
        int id = first["scenarioId"]!.GetValue<int>();
        JsonNode scenario = await JsonAsync($"/scenarios/{id}");
        JsonNode second = await RunAsync($$$"""{"base":{"scenario":{{{id}}},"plan":1},"wishes":[{"wish":"stay","organisations":["FIN"]}],"plans":1,"timeLimitSeconds":20}""");
        JsonNode branch = await JsonAsync($"/scenarios/{second["scenarioId"]}");

        Assert.Equal(("As it is", "2026-06-01"), (scenario["name"]!.GetValue<string>(), scenario["baseDay"]!.GetValue<string>()));
        Assert.Equal("stay", scenario["request"]!["wishes"]![0]!["wish"]!.GetValue<string>());
        Assert.Equal(first["plans"]![0]!["cost"]!.GetValue<double>(), scenario["plans"]![0]!["costs"]![0]!["cost"]!.GetValue<double>());
        Assert.Equal(0, scenario["plans"]![0]!["amounts"]!["unplaced"]!.GetValue<double>());
        Assert.Equal(2L, await _database.Source.ValueAsync<long>($"""
            select count(*) from scenario_needs n join scenario_places p using (scenario_id, need_no)
            where scenario_id = {id} and n.organisation = 'FIN' and (p.building_id, p.room_no) = (n.building_id, n.room_no)
            """));
        Assert.Equal((id, 1), (branch["parent"]!["scenarioId"]!.GetValue<int>(), branch["parent"]!["plan"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("""{"wishes":[{"wish":"vacat"}]}""", "vacate")]
    [InlineData("""{"day":"soon"}""", "2026-01-31")]
    [InlineData("""{"base":{"scenario":1}}""", "$.inputs.base")]
    [InlineData("""{"sites":[]}""", "$.inputs.sites")]
    [InlineData("""{"basis":1}""", "$.inputs.basis")]
    public async Task Inputs_that_are_wrong_are_refused_before_there_is_a_job(string inputs, string expected)
    {
        (HttpStatusCode status, string body) = await OrderAsync(inputs);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(expected, body, StringComparison.Ordinal);
    }

    private async Task<JsonNode> RunAsync(string inputs)
    {
        (HttpStatusCode status, string body) = await OrderAsync(inputs);
        Assert.True(status == HttpStatusCode.Created, body);
        string id = JsonNode.Parse(body)!["jobID"]!.GetValue<string>();
        JsonNode job;
        do
        {
            await Task.Delay(100);
            job = await JsonAsync($"/jobs/{id}");
        }
        while (job["status"]!.GetValue<string>() is "accepted" or "running");
        Assert.True(job["status"]!.GetValue<string>() == "successful", job.ToJsonString());
        return await JsonAsync($"/jobs/{id}/results");
    }

    private async Task<(HttpStatusCode Status, string Body)> OrderAsync(string inputs)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/processes/consolidate/execution")
        {
            Content = new StringContent($$"""{"inputs":{{inputs}}}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Planner);
        using HttpResponseMessage response = await _client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<JsonNode> JsonAsync(string address)
    {
        using HttpResponseMessage response = await _client.GetAsync(new Uri(address, UriKind.Relative));
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }
}
