using System.Text.Json.Nodes;
using CsvHelper;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Questions;

[Collection(DatabaseCollection.Name)]
public sealed class QuestionTests(TownFixture town) : IClassFixture<TownFixture>
{
    [Theory]
    [InlineData("2023-12-31", null, null)]
    [InlineData("2024-01-01", "idle", "2024-01-01")]
    [InlineData("2024-06-30", "idle", "2024-01-01")]
    [InlineData("2024-07-01", "reserve", "2024-01-01")] // vacant without a break
    [InlineData("2024-12-31", "reserve", "2024-01-01")]
    [InlineData("2025-01-01", "in-use", null)]
    [InlineData("2026-11-24", "in-use", null)]
    public async Task A_room_is_told_as_it_is_on_the_day(string day, string? state, string? vacantSince)
    {
        JsonObject room = Assert.Single(await town.RowsAsync($"ledger-rooms?asOf={day}&limit=1000"), r => Text(r, "roomId") == "1.R102");

        Assert.Equal(state, Text(room, "state"));
        Assert.Equal(vacantSince, Text(room, "vacantSince"));
    }

    [Fact]
    public async Task All_rooms_of_all_models_are_in_the_ledger_with_their_areas()
    {
        JsonObject[] rooms = await town.RowsAsync("ledger-rooms?limit=1000");

        Assert.Equal(Town.Rooms, rooms.Length);
        Assert.Equal(4 * Enumerable.Range(10, 10).Sum(), rooms.Sum(r => Number(r, "netAreaM2")), 9);
        Assert.All(rooms, r => Assert.EndsWith("/collections/rooms/items/" + Text(r, "roomId"), Text(r, "roomUrl"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "1.R103 1.R104 1.R110 1.R111 2.R200 2.R201 2.R203 3.R300 4.R400")]
    [InlineData("&state=sealed", "1.R111")]
    [InlineData("&state=idle,reserve&class=service", "1.R104")]
    [InlineData("&organisation=CITY", "1.R103")] // that of FIN below it
    [InlineData("&organisation=EDU", "")]
    [InlineData("&site=N60", "3.R300")]
    [InlineData("&site=EQ&building=2", "2.R200 2.R201 2.R203")]
    [InlineData("&site=EQ&building=3", "3.R300")] // N60 is below EQ
    [InlineData("&minDays=700", "1.R103 1.R110 1.R111 2.R200 2.R201 2.R203 3.R300 4.R400")]
    [InlineData("&minAreaM2=14", "1.R104 1.R110 1.R111")]
    public async Task Idle_rooms_are_found_by_their_marks(string query, string expected)
    {
        JsonObject[] rooms = await town.RowsAsync("idle-rooms?asOf=2026-11-24" + query);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), rooms.Select(r => Text(r, "roomId")!));
    }

    [Fact]
    public async Task A_room_that_nobody_says_since_when_is_idle_without_a_date()
    {
        JsonObject room = Assert.Single(await town.RowsAsync("idle-rooms"), r => Text(r, "roomId") == "1.R110");

        Assert.Null(room["vacantSince"]);
        Assert.Null(room["vacantDays"]);
    }

    [Theory]
    [InlineData("ledger-rooms")]
    [InlineData("ledger-storeys")]
    [InlineData("ledger-buildings")]
    [InlineData("ledger-sites")]
    [InlineData("idle-rooms")]
    [InlineData("reconciliation")]
    [InlineData("aggregates?groupBy=building,class,state")]
    public async Task Pages_make_up_the_whole_and_csv_says_the_same(string question)
    {
        string query = question.Contains('?', StringComparison.Ordinal) ? question + "&" : question + "?";
        JsonObject[] whole = await town.RowsAsync(query + "limit=1000");

        var paged = new List<string>();
        for (string? next = "/questions/" + query + "limit=2"; next is not null;)
        {
            JsonNode page = await town.JsonAsync(next);
            paged.AddRange(page["rows"]!.AsArray().Select(r => r!.ToJsonString()));
            next = page["links"]!.AsArray().Where(l => Text(l!, "rel") == "next").Select(l => Text(l!, "href")).SingleOrDefault();
        }

        Assert.True(whole.Length > 2);
        Assert.Equal(whole.Select(r => r.ToJsonString()), paged);
        string csv = await town.Client.GetStringAsync(new Uri("/questions/" + query + "limit=1000&f=csv", UriKind.Relative));
        using var reader = CsvReader.Create(new StringReader(csv));
        int rows = 0;
        while (reader.Read())
        {
            Assert.Equal(
                whole[rows++].Select(p => p.Value switch { null => "", JsonArray list => string.Join(' ', list.Select(v => v!.ToString())), _ => p.Value.ToString() }),
                Enumerable.Range(0, reader.FieldCount).Select(reader.GetString));
        }

        Assert.Equal(whole.Length, rows);
    }

    [Theory]
    [InlineData("organisation")]
    [InlineData("level")]
    [InlineData("site")]
    [InlineData("building")]
    [InlineData("storey", "storeyNo")]
    [InlineData("class")]
    [InlineData("state")]
    [InlineData("tenure")]
    [InlineData("organisation,site,class")]
    [InlineData("site,building,storey", "site", "building", "storeyNo")]
    public async Task Sums_by_any_mark_are_those_of_the_rooms(string groupBy, params string[] columns)
    {
        columns = columns.Length > 0 ? columns : groupBy.Split(',');
        JsonObject[] rooms = await town.RowsAsync("ledger-rooms?limit=1000");
        Dictionary<string, string> levels = new() { ["CITY"] = "city", ["FIN"] = "city", ["EDU"] = "city" };
        string Mark(JsonObject row, string column) => column == "level" && !row.ContainsKey("level")
            ? levels.GetValueOrDefault(Text(row, "organisation") ?? "", "")
            : row[column]?.ToString() ?? "";
        string Key(JsonObject row) => string.Join('|', columns.Append("buildingId").Where(c => c != "buildingId" || groupBy.Contains("building", StringComparison.Ordinal)).Select(c => Mark(row, c)));

        JsonObject[] sums = await town.RowsAsync($"aggregates?groupBy={groupBy}&limit=1000");

        var expected = rooms.GroupBy(Key).ToDictionary(g => g.Key, g => (
            Rooms: g.Count(), Net: g.Sum(r => Number(r, "netAreaM2")), Vacant: g.Count(IsVacant),
            Assigned: g.Where(r => r["organisation"] is not null).Sum(r => Number(r, "netAreaM2"))));
        Assert.Equal(expected.Count, sums.Length);
        Assert.All(sums, s =>
        {
            var of = expected[Key(s)];
            Assert.Equal(of.Rooms, (int)Number(s, "rooms"));
            Assert.Equal(of.Net, Number(s, "netAreaM2"), 9);
            Assert.Equal(of.Vacant, (int)Number(s, "vacantRooms"));
            Assert.Equal(of.Assigned, Number(s, "assignedAreaM2"), 9);
        });
    }

    [Theory]
    [InlineData("over-quota", "EDU below-bureau 1 2")]
    [InlineData("under-quota", "FIN below-bureau 3 1")]
    [InlineData("rank-without-quota", "")]
    [InlineData("heads-differ", "FIN bureau-head 2 1")]
    [InlineData("person-without-room", "EDU P5")]
    [InlineData("left-person-has-room", "EDU P6 3.R301")]
    [InlineData("other-organisation", "")]
    [InlineData("area-differs", "FIN 1.R101 11.5 11")]
    [InlineData("assigned-without-entry", "CITY 1.R112 17")]
    [InlineData("in-use-unassigned", "")]
    [InlineData("idle-but-used", "")]
    [InlineData("tenure-without-lease", "2 N60")]
    [InlineData("lease-without-tenure", "FIN EQ 1 100")]
    public async Task Mismatches_are_told_by_their_kind(string kind, string expected)
    {
        JsonObject[] rows = await town.RowsAsync($"reconciliation?asOf=2026-11-24&kind={kind}");

        IEnumerable<string> told = rows.Select(r => string.Join(' ', new[]
        {
            Text(r, "organisation"), Text(r, "person"), Text(r, "roomId") ?? (kind.Contains("lease", StringComparison.Ordinal) ? Buildings(r) : null),
            kind is "person-without-room" or "left-person-has-room" ? null : Text(r, "rank"), r["expected"]?.ToString(), r["actual"]?.ToString(),
        }.OfType<string>()));
        string[] wanted = expected switch
        {
            "" => [],
            "2 N60" => ["EQ 2", "N60"],
            _ => [expected],
        };
        Assert.Equal(wanted, told);

        static string Buildings(JsonObject row) => (Text(row, "site") + " " + row["buildingId"]).Trim();
    }

    [Fact]
    public async Task Who_leases_in_while_own_rooms_stand_idle_is_told()
    {
        JsonObject conflict = Assert.Single(await town.RowsAsync("leasing-conflicts"));
        JsonObject nearby = Assert.Single(await town.RowsAsync("leasing-conflicts-nearby?radiusM=2000"));

        Assert.Equal(("FIN", 1, 100, 1, 13), (Text(conflict, "organisation"), (int)Number(conflict, "leases"), (int)Number(conflict, "leasedAreaM2"), (int)Number(conflict, "idleRooms"), (int)Number(conflict, "idleAreaM2")));
        Assert.Equal(("L1", 7, 10), (Text(nearby, "lease"), (int)Number(nearby, "idleRooms"), (int)Number(nearby, "letRooms")));
        Assert.Equal(0, Number(nearby, "nearestIdleM"));
        Assert.Equal(2, (await town.RowsAsync("leasing-conflicts-nearby?asOf=2024-06-01")).Length);
        Assert.Empty(await town.RowsAsync("leasing-conflicts?organisation=EDU"));
    }

    [Theory]
    [InlineData("ledger-rooms?site=NONE", "site: there is no site 'NONE'.")]
    [InlineData("ledger-rooms?organisation=%27%20or%201%3D1", "organisation: there is no organisation '' or 1=1'.")]
    [InlineData("ledger-rooms?asOf=yesterday", "asOf: 'yesterday' is no day; write 2026-01-31.")]
    [InlineData("ledger-rooms?asOf=9999-12-31", "asOf: '9999-12-31' is no day; write 2026-01-31.")]
    [InlineData("ledger-rooms?limit=0", "limit must be a whole number from 1.")]
    [InlineData("ledger-rooms?cursor=abc", "cursor must be taken from the link 'next' of a page.")]
    [InlineData("ledger-rooms?class=kitchen", "class: 'kitchen' is no list of words that stand here, divided by commas; these do: office, service, plant, ancillary, technical.")]
    [InlineData("ledger-rooms?room=1", "'room' is not a parameter here; these are: asOf, knownOn, limit, cursor, organisation, site, building, class, state, f.")]
    [InlineData("idle-rooms?minAreaM2=NaN", "minAreaM2: 'NaN' is no number from 0 to 2147483647.")]
    [InlineData("aggregates?groupBy=colour", "groupBy: 'colour' is no list of words that stand here, divided by commas; these do: organisation, level, site, building, storey, class, state, tenure.")]
    [InlineData("aggregates?f=xml", "f must be json, html or csv.")]
    public async Task What_cannot_be_meant_is_refused(string query, string expected) =>
        Assert.Equal(expected, await town.ProblemAsync("/questions/" + query));

    [Fact]
    public async Task A_limit_beyond_all_bounds_is_the_largest_one() =>
        Assert.Equal(Town.Rooms, (await town.RowsAsync("ledger-rooms?limit=1000000000")).Length);

    [Fact]
    public async Task Names_of_persons_are_in_no_answer()
    {
        foreach (string question in (string[])["ledger-rooms", "reconciliation", "leasing-conflicts", "aggregates?groupBy=organisation"])
        {
            string answer = await town.Client.GetStringAsync(new Uri("/questions/" + question, UriKind.Relative));
            Assert.DoesNotContain(new[] { "赵一", "钱二", "孙三", "李四", "周五", "吴六" }, answer.Contains);
        }
    }

    private static bool IsVacant(JsonObject row) =>
        Text(row, "state") is "idle" or "reserve" or "sealed" && Number(row, "persons") == 0;

    private static string? Text(JsonNode row, string name) => row[name]?.GetValue<string>();

    private static double Number(JsonObject row, string name) => row[name]!.GetValue<double>();
}
