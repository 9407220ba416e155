using System.Net;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using SpaceGeo.Api.Exchanges;
using SpaceGeo.Api.Jobs;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Jobs;
using SpaceGeo.Tests.EndToEnd.Questions;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Exchanges;

[Collection(DatabaseCollection.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class ExchangeTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    // FIN, of House 1 at the equator, gets a room of 12 m² far north, where EDU is, which has one of 12 m² in House 1.
    private static readonly (LedgerTable Table, string Csv)[] Annex =
    [
        (LedgerTables.Persons, """
            code,name,organisation,rank,state,isLeader
            P7,郑七,FIN,below-bureau,在职,否
            """),
        (LedgerTables.Rooms, """
            globalId,class,state,recordedM2,validFrom,validTo
            R302,office,in-use,,2024-01-01,
            """),
        (LedgerTables.Assignments, """
            globalId,organisation,person,validFrom
            R302,FIN,P7,2024-01-01
            """),
    ];

    [Fact]
    public async Task Two_organisations_that_sit_beside_each_other_are_told_what_to_exchange()
    {
        await FillAsync();
        await using JobServer server = await ServerAsync();
        (JsonNode results, string id) = await RunAsync(server, """{"validOn":"2026-06-01","kinds":["rooms"],"organisations":["EDU"]}""");
        string csv = await server.Client.GetStringAsync(new Uri($"/jobs/{id}/results?f=csv", UriKind.Relative));
        (JsonNode others, _) = await RunAsync(server, """{"validOn":"2026-06-01","organisations":["CITY"]}""");
        (JsonNode before, _) = await RunAsync(server, """{"validOn":"2024-12-31"}""");

        // The others bring EDU's other room, of 11 m², to House 1 for one of FIN's there, of 10 and 11 m².
        JsonNode exchange = results["exchanges"]![0]!;
        Assert.Equal(("2026-06-01", 3, true), ((string)results["validOn"]!, (int)results["found"]!, (bool)results["isComplete"]!));
        Assert.Equal(("rooms", 4, 0.0), ((string)exchange["kind"]!, (int)exchange["splitsRemoved"]!, (double)exchange["differenceM2"]!));
        Assert.InRange((double)exchange["personMetres"]!, 1.2e7, 1.5e7); // two persons, each some 6,800 km
        JsonNode edu = exchange["parties"]!.AsArray().Single(p => (string)p!["organisation"]! == "EDU")!;
        Assert.Equal(("教育局", 1, 2), ((string)edu["name"]!, (int)edu["people"]!, (int)edu["splitsRemoved"]!));
        Assert.Equal(("1/2", "002", 12.0), ((string)edu["gives"]![0]!["room"]!, (string)edu["gives"]![0]!["number"]!, (double)edu["gives"]![0]!["areaM2"]!));
        Assert.Equal(("3/2", "House 1", "Level 0"), ((string)edu["gets"]![0]!["room"]!, (string)edu["gets"]![0]!["building"]!, (string)edu["gets"]![0]!["storey"]!));
        string[] lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + (3 * 2), lines.Length);
        Assert.Contains(lines[1..3], l => l.Contains(",1/2,House 1,Level 0,002,12,EDU,教育局,FIN,财政局,0,2,", StringComparison.Ordinal));
        Assert.Contains(lines[1..3], l => l.Contains(",3/2,House 1,Level 0,002,12,FIN,财政局,EDU,教育局,0,2,", StringComparison.Ordinal));
        Assert.Empty(others["exchanges"]!.AsArray());
        Assert.DoesNotContain("\"1/2\"", before["exchanges"]!.ToJsonString(), StringComparison.Ordinal); // EDU came to House 1 in 2025
    }

    [Fact]
    public async Task A_tighter_tolerance_leaves_out_what_all_would_tell()
    {
        await FillAsync();
        await using JobServer server = await ServerAsync();
        (JsonNode wide, _) = await RunAsync(server, """{"validOn":"2026-06-01","kinds":["rooms"],"toleranceM2":1,"all":true,"most":1}""");
        (JsonNode tight, _) = await RunAsync(server, """{"validOn":"2026-06-01","kinds":["rooms"],"toleranceM2":0.5,"all":true,"most":1}""");

        Assert.True((int)wide["found"]! > (int)tight["found"]! && (int)tight["found"]! > 1);
        Assert.Equal((1, 1), (wide["exchanges"]!.AsArray().Count, tight["exchanges"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("""{"toleranceM2":-1}""", "$.inputs.toleranceM2")]
    [InlineData("""{"kinds":["rooms","room"]}""", "$.inputs.kinds[1]")]
    [InlineData("""{"parties":5}""", "$.inputs.parties")]
    [InlineData("""{"most":0}""", "$.inputs.most")]
    [InlineData("""{"validOn":"2026-02-30"}""", "$.inputs.validOn")]
    [InlineData("""{"organisations":[]}""", "$.inputs.organisations")]
    [InlineData("""{"all":1}""", "$.inputs.all")]
    [InlineData("""{"tolerance":1}""", "$.inputs.tolerance")]
    public async Task Inputs_that_are_wrong_are_refused_with_their_place(string inputs, string place)
    {
        await using JobServer server = await ServerAsync();
        (HttpStatusCode status, JsonNode problem) = await OrderAsync(server, inputs);

        Assert.Equal((HttpStatusCode.BadRequest, place), (status, (string)problem["place"]!));
        Assert.StartsWith(place, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_that_is_not_there_fails_the_job()
    {
        await FillAsync();
        await using JobServer server = await ServerAsync();
        (_, JsonNode job) = await OrderAsync(server, """{"validOn":"2026-06-01","organisations":["FIN","FUN"]}""");
        await server.UntilAsync(long.Parse((string)job["jobID"]!, System.Globalization.CultureInfo.InvariantCulture), "failed");
        JsonNode problem = await server.JsonAsync($"/jobs/{job["jobID"]}/results", HttpStatusCode.UnprocessableEntity);

        Assert.Equal("$.inputs.organisations[1]", (string)problem["place"]!);
        Assert.Contains("'FUN'", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    private async Task FillAsync()
    {
        await Town.FillAsync(Db);
        LedgerImportResult done = await LedgerImport.RunAsync(
            Db, [.. Annex.Select(file => Town.Source(file.Table, file.Csv))], new LedgerImportOptions("annex"));
        Assert.True(done.IsStored, string.Join('\n', done.Faults));
    }

    private Task<JobServer> ServerAsync() => JobServer.StartAsync(Db, processes: new ProcessHandlers(new ExchangeHandler(Db, TimeSpan.FromSeconds(15))));

    private static async Task<(JsonNode Results, string Job)> RunAsync(JobServer server, string inputs)
    {
        (HttpStatusCode status, JsonNode job) = await OrderAsync(server, inputs);
        Assert.True(status == HttpStatusCode.Created, job.ToJsonString());
        string id = (string)job["jobID"]!;
        JsonNode done = await server.UntilAsync(
            long.Parse(id, System.Globalization.CultureInfo.InvariantCulture), j => (string)j["status"]! is "successful" or "failed");
        Assert.True((string)done["status"]! == "successful", done.ToJsonString());
        return (await server.JsonAsync($"/jobs/{id}/results"), id);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> OrderAsync(JobServer server, string inputs)
    {
        using var content = new StringContent($$"""{"inputs":{{inputs}}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await server.Client.PostAsync(new Uri("/processes/exchange/execution", UriKind.Relative), content);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
