using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using SpaceGeo.Api;
using SpaceGeo.Store.Scenarios;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Questions;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Scenarios;

[Collection(DatabaseCollection.Name)]
[UnsupportedOSPlatform("windows")]
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by IAsyncLifetime.")]
public sealed class ScenarioTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string Planner = "planner-token-of-enough-length";
    private const string Writer = "writer-token-of-enough-length";
    private const string Reader = "names-token-of-enough-length";

    private static readonly DateOnly Day = new(2026, 6, 1);

    // P3 goes to an idle room of nobody's, P6 leaves the rented building in the north for one that FIN holds idle.
    private static readonly Dictionary<string, RoomKey> Moves = new() { ["P3"] = new RoomKey(1, 5), ["P6"] = new RoomKey(1, 3) };

    private readonly FreshDatabase _database = new(cluster);
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await Town.FillAsync(_database.Source);
        _app = SpaceGeoApi.Build(
            new ApiOptions { Urls = ["http://127.0.0.1:0"], Access = await Tokens.OfAsync($"plans {Planner}\nledger {Writer}\nnames {Reader}\n") },
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
    public async Task A_scenario_is_listed_shown_and_removed_and_the_ledger_is_not_touched()
    {
        string before = await LedgerAsync();
        int first = await AddAsync(Moves);
        int second = await AddAsync(Moves, new Dictionary<string, RoomKey>());

        JsonNode list = await JsonAsync("/scenarios?limit=1");
        JsonNode older = await JsonAsync($"/scenarios?limit=1&before={second}");
        JsonNode shown = await JsonAsync($"/scenarios/{second}");
        string page = await TextAsync($"/scenarios/{second}?f=html");
        (HttpStatusCode without, _) = await SendAsync(HttpMethod.Delete, $"/scenarios/{first}", null, null);
        (HttpStatusCode removed, _) = await SendAsync(HttpMethod.Delete, $"/scenarios/{first}", null, Planner);
        (HttpStatusCode gone, _) = await SendAsync(HttpMethod.Get, $"/scenarios/{first}", null, null);

        Assert.Equal((second, first), (Id(list), Id(older)));
        Assert.Contains(list["links"]!.AsArray(), l => l!["rel"]!.GetValue<string>() == "next");
        Assert.Equal([2, 0], shown["plans"]!.AsArray().Select(p => p!["moves"]!.GetValue<int>()));
        Assert.Equal(("2026-06-01", 1), (shown["baseDay"]!.GetValue<string>(), shown["baseImport"]!.GetValue<int>()));
        Assert.False(shown["plans"]![0]!["drift"]!["isDrifted"]!.GetValue<bool>());
        Assert.Contains($"/scenarios/{second}/plans/2/stacking.svg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("赵一", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NoContent, HttpStatusCode.NotFound), (without, removed, gone));
        Assert.Equal(before, await LedgerAsync());

        static int Id(JsonNode of) => Assert.Single(of["scenarios"]!.AsArray())!["scenarioId"]!.GetValue<int>();
    }

    [Fact]
    public async Task A_move_list_says_who_goes_where_and_why_and_names_only_to_those_who_may_read_them()
    {
        int id = await AddAsync(Moves);

        JsonNode moves = await JsonAsync($"/scenarios/{id}/plans/1/moves");
        (_, string withheld) = await SendAsync(HttpMethod.Get, $"/scenarios/{id}/plans/1/moves?f=csv", null, Writer);
        (_, string included) = await SendAsync(HttpMethod.Get, $"/scenarios/{id}/plans/1/moves?f=csv", null, Reader);

        Assert.Equal(["P6", "P3"], moves["moves"]!.AsArray().Select(m => m!["code"]!.GetValue<string>())); // EDU before FIN
        JsonNode p6 = moves["moves"]![0]!;
        Assert.Equal(("3/1", "1/3", 13), (p6["from"]!["room"]!.GetValue<string>(), p6["to"]!["room"]!.GetValue<string>(), p6["to"]!["areaM2"]!.GetValue<double>()));
        Assert.InRange(p6["distanceM"]!.GetValue<double>(), 6_700_000, 6_900_000);
        Assert.Equal(["building House 1 is vacated", "EDU is brought together"], p6["reasons"]!.AsArray().Select(r => r!.GetValue<string>()).Where(r => !r.Contains("lease", StringComparison.Ordinal)).Take(2));
        Assert.Equal(["the room is over the standard"], moves["moves"]![1]!["reasons"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.Equal(3, withheld.Trim().Split('\n').Length);
        Assert.DoesNotContain("吴六", withheld, StringComparison.Ordinal);
        Assert.Contains("P6,吴六,post,EDU,教育局,bureau-deputy,N60,3,House 1,Level 0,001,3/1,11.00,EQ,1,House 1,Level 0,003,1/3,13.00", included, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rooms_come_as_GeoJSON_with_the_organisation_before_and_after()
    {
        int id = await AddAsync(Moves);

        JsonNode changed = await JsonAsync($"/scenarios/{id}/plans/1/rooms?changed=true");
        JsonNode all = await JsonAsync($"/scenarios/{id}/plans/1/rooms?building=3");
        string drawn = await TextAsync($"/scenarios/{id}/plans/1/stacking.svg");

        Assert.Equal(
            ["1/1 FIN -", "1/3 - EDU", "1/5 - FIN", "3/1 EDU -"],
            changed["features"]!.AsArray().Select(f => f!["properties"]!).Select(p => $"{p["room"]} {p["organisationBefore"]?.ToString() ?? "-"} {p["organisationAfter"]?.ToString() ?? "-"}"));
        Assert.Equal(10, all["features"]!.AsArray().Count);
        Assert.Equal("MultiPolygon", all["features"]![0]!["geometry"]!["type"]!.GetValue<string>());
        Assert.Contains("EDU", drawn, StringComparison.Ordinal);
        Assert.Equal(2, System.Xml.Linq.XDocument.Parse(drawn).Descendants().Count(e => e.Value.StartsWith("House 1 · ", StringComparison.Ordinal) && !e.HasElements));
    }

    [Fact]
    public async Task What_is_compared_is_what_SQL_reckons_from_the_tables()
    {
        int id = await AddAsync(Moves);

        JsonNode compared = await JsonAsync($"/scenarios/{id}/compare?with=base");
        JsonNode mirrored = await JsonAsync($"/scenarios/{id}/compare?with={id}:1");

        foreach (JsonNode? group in compared["organisations"]!.AsArray())
        {
            string code = group!["code"]!.GetValue<string>();
            foreach ((string when, string places) in ((string, string)[])[("Before", Before), ("After", After)])
            {
                string sum = await _database.Source.ValueAsync<string>(Sums(id, places, $"n.organisation = '{code}'"));
                Assert.Equal(sum, Text(group, when));
            }
        }

        foreach (JsonNode? group in compared["buildings"]!.AsArray())
        {
            string sum = await _database.Source.ValueAsync<string>(Sums(id, After, $"n.b = {group!["code"]!.GetValue<string>()}"));
            Assert.Equal(sum, Text(group, "After"));
        }

        Assert.Equal([2, 1], compared["buildings"]!.AsArray().Select(b => b!["moves"]!.GetValue<int>()).Where(m => m > 0));
        Assert.Equal((5000, 5000), (compared["total"]!["rentPerYearBefore"]!.GetValue<double>(), compared["total"]!["rentPerYearAfter"]!.GetValue<double>()));
        Assert.Equal(2, compared["total"]!["moves"]!.GetValue<int>());
        Assert.Equal(0, mirrored["total"]!["moves"]!.GetValue<int>());
        Assert.Equal(mirrored["total"]!["areaBeforeM2"]!.GetValue<double>(), mirrored["total"]!["areaAfterM2"]!.GetValue<double>());
        Assert.Contains("organisation,EDU,教育局,", await TextAsync($"/scenarios/{id}/compare?f=csv"), StringComparison.Ordinal);
        Assert.Contains("By organisation", await TextAsync($"/scenarios/{id}/compare?f=html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_applied_plan_is_in_the_ledger_once_with_its_history_and_its_trail()
    {
        int id = await AddAsync(Moves);
        string order = """{"plan":1,"from":"2026-07-01","by":"办公会"}""";

        (HttpStatusCode without, _) = await SendAsync(HttpMethod.Post, $"/scenarios/{id}/apply", order, Planner);
        (HttpStatusCode status, string answer) = await SendAsync(HttpMethod.Post, $"/scenarios/{id}/apply", order, Writer);
        string after = await LedgerAsync();
        (HttpStatusCode again, string same) = await SendAsync(HttpMethod.Post, $"/scenarios/{id}/apply", order, Writer);
        (HttpStatusCode removed, _) = await SendAsync(HttpMethod.Delete, $"/scenarios/{id}", null, Planner);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict), (without, status, again, removed));
        Assert.True(JsonNode.Parse(answer)!["isNew"]!.GetValue<bool>());
        Assert.False(JsonNode.Parse(same)!["isNew"]!.GetValue<bool>());
        Assert.Equal(after, await LedgerAsync());
        Assert.Equal(("R101", "R301"), (await RoomsAsync("2026-06-30", "'P3'"), await RoomsAsync("2026-06-30", "'P6'")));
        Assert.Equal(("R110", "R103"), (await RoomsAsync("2026-07-01", "'P3'"), await RoomsAsync("2026-07-01", "'P6'")));
        Assert.Equal("idle in-use in-use idle", await _database.Source.ValueAsync<string>("""
            select string_agg(state, ' ' order by f.building_id, f.room_no) from room_facts f
            where f.valid_from <= '2026-07-01' and f.valid_to > '2026-07-01' and (f.building_id, f.room_no) in ((1, 1), (1, 3), (1, 5), (3, 1))
            """));
        Assert.Equal("scenario 1 plan 1", await _database.Source.ValueAsync<string>("select source from ledger_imports order by import_id desc limit 1"));
        Assert.Equal(1L, await _database.Source.ValueAsync<long>("select count(*) from audit_entries where action = 'apply-scenario'"));
        Assert.Equal(2L, await _database.Source.ValueAsync<long>("select count(*) from changes where type = 'spacegeo.scenario'"));
        Assert.Equal(1L, await _database.Source.ValueAsync<long>("select count(*) from audit_entries where action = 'import-ledger' and file_name = 'scenario 1 plan 1'"));
    }

    [Fact]
    public async Task A_plan_under_which_the_ledger_has_changed_is_refused_with_what_has_changed()
    {
        int id = await AddAsync(Moves);
        await ImportAsync("assignments.csv", "globalId,organisation,person,validFrom\nR110,CITY,,2026-02-01\n");
        string before = await LedgerAsync();

        JsonNode shown = await JsonAsync($"/scenarios/{id}");
        (HttpStatusCode status, string problem) = await SendAsync(HttpMethod.Post, $"/scenarios/{id}/apply", """{"plan":1,"from":"2026-07-01","by":"x"}""", Writer);

        string change = "room 100 (1/5) is given to CITY, not to nobody";
        Assert.Equal(change, Assert.Single(shown["plans"]![0]!["drift"]!["changes"]!.AsArray())!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains(change, JsonNode.Parse(problem)!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(before, await LedgerAsync());
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("[", HttpStatusCode.BadRequest)]
    [InlineData("""{"plan":2,"from":"2026-07-01","by":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"plan":1,"from":"2026-05-31","by":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"plan":1,"from":"tomorrow","by":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"plan":1,"from":"2026-07-01","by":" "}""", HttpStatusCode.BadRequest)]
    public async Task An_order_that_is_not_right_changes_nothing(string order, HttpStatusCode expected)
    {
        int id = await AddAsync(Moves);
        string before = await LedgerAsync();

        Assert.Equal(expected, (await SendAsync(HttpMethod.Post, $"/scenarios/{id}/apply", order, Writer)).Status);
        Assert.Equal(before, await LedgerAsync());
    }

    [Theory]
    [InlineData("/scenarios/99", HttpStatusCode.NotFound)]
    [InlineData("/scenarios/x", HttpStatusCode.NotFound)]
    [InlineData("/scenarios/1/plans/0/moves", HttpStatusCode.NotFound)]
    [InlineData("/scenarios/1/plans/1/moves?f=html", HttpStatusCode.BadRequest)]
    [InlineData("/scenarios/1/plans/1/rooms?building=x", HttpStatusCode.BadRequest)]
    [InlineData("/scenarios/1/plans/1/stacking.svg?building=77", HttpStatusCode.BadRequest)]
    [InlineData("/scenarios/1/compare?with=1:2:3", HttpStatusCode.BadRequest)]
    [InlineData("/scenarios/1/compare?with=7", HttpStatusCode.NotFound)]
    [InlineData("/scenarios?before=x", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_said(string address, HttpStatusCode expected)
    {
        await AddAsync(Moves);

        (HttpStatusCode status, string problem) = await SendAsync(HttpMethod.Get, address, null, null);

        Assert.Equal(expected, status);
        Assert.NotEmpty(JsonNode.Parse(problem)!["detail"]!.GetValue<string>());
    }

    private const string Before = "select need_no, building_id as b, room_no as r from scenario_needs where scenario_id = {0} and building_id is not null";
    private const string After = "select need_no, building_id as b, room_no as r from scenario_places where scenario_id = {0} and plan_no = 1";

    // Area, people and area over the standard, all in SQL.
    private static string Sums(int id, string places, string where) => $"""
        with n as (
          select n.*, p.b, p.r, f.net_m2, sum(n.most_m2) over (partition by p.b, p.r) as limits
          from scenario_needs n join ({string.Format(CultureInfo.InvariantCulture, places, id)}) p using (need_no)
          join room_facts_open f on f.building_id = p.b and f.room_no = p.r
          where n.scenario_id = {id})
        select to_char(coalesce(sum(net_m2 * most_m2 / limits), 0), 'FM990.00') || ' ' || count(*) filter (where is_post) || ' '
          || to_char(coalesce(sum(greatest(0, net_m2 - limits) * most_m2 / limits), 0), 'FM990.00')
        from n where {where}
        """;

    private static string Text(JsonNode group, string when) => string.Create(
        CultureInfo.InvariantCulture,
        $"{group[$"area{when}M2"]!.GetValue<double>():0.00} {group["people" + when]!.GetValue<int>()} {group[$"overStandard{when}M2"]!.GetValue<double>():0.00}");

    private Task<int> AddAsync(params IReadOnlyDictionary<string, RoomKey>[] plans) => MadeScenario.AddAsync(_database.Source, Day, plans);

    private Task<string> RoomsAsync(string day, string persons) => _database.Source.ValueAsync<string>($"""
        select string_agg(a.global_id, ' ' order by a.global_id) from assignment_entries a join persons p using (person_id)
        where p.code in ({persons}) and a.ended_by is null and a.valid_from <= '{day}' and a.valid_to > '{day}'
        """);

    private Task<string> LedgerAsync() => _database.Source.ValueAsync<string>("""
        select md5(string_agg(t.x, ',' order by t.x)) from (
          select a::text as x from assignment_entries a union all select r::text from room_entries r union all select i::text from ledger_imports i) t
        """);

    private async Task ImportAsync(string name, string csv)
    {
        using var content = new MultipartFormDataContent { { new StringContent(csv, Encoding.UTF8, "text/csv"), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ledger") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Writer);
        using HttpResponseMessage response = await _client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<JsonNode> JsonAsync(string address) => JsonNode.Parse(await TextAsync(address))!;

    private async Task<string> TextAsync(string address)
    {
        (HttpStatusCode status, string body) = await SendAsync(HttpMethod.Get, address, null, null);
        Assert.True(status == HttpStatusCode.OK, $"{address}: {status} {body}");
        return body;
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string address, string? json, string? token)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        using HttpResponseMessage response = await _client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
