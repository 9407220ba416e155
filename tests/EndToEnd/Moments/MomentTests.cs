using System.Net;
using System.Text.Json.Nodes;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Moments;

[Collection(DatabaseCollection.Name)]
public sealed class MomentTests(TownInTime town) : IClassFixture<TownInTime>
{
    [Theory]
    [InlineData("", "8 - 6 14 7")] // the house as rebuilt
    [InlineData("asOf=2025-01-01", "8 - 6 14 7")]
    [InlineData("asOf=2024-12-31", "10 11 13 14.5 -")] // by the survey
    [InlineData("asOf=2024-06-01", "10 11 13 14.5 -")]
    [InlineData("asOf=2024-05-31", "10 11 13 14 -")] // as the first model has it
    [InlineData("asOf=2024-12-31&knownOn=2026-05-31", "10 11 13 14 -")] // before the survey came in
    [InlineData("asOf=2024-12-31&knownOn=2026-06-01", "10 11 13 14.5 -")]
    [InlineData("asOf=2024-12-31&knownOn=2026-06-01T11:59:59Z", "10 11 13 14 -")]
    [InlineData("asOf=2024-12-31&knownOn=2026-06-01T20:00:00%2B08:00", "10 11 13 14.5 -")]
    [InlineData("asOf=2025-06-01&knownOn=2025-01-09", "10 11 13 14 -")] // nobody knew of the works yet
    [InlineData("asOf=2025-06-01&knownOn=2025-01-10", "8 - 6 14 7")]
    [InlineData("knownOn=2025-01-09", "10 11 13 14 -")]
    [InlineData("knownOn=2024-01-31", "- - - - -")] // no ledger yet
    [InlineData("knownOn=9998-12-31", "8 - 6 14 7")]
    public async Task Areas_and_rooms_are_those_of_the_day_as_they_were_known(string moment, string expected)
    {
        JsonNode answer = await town.JsonAsync("/questions/ledger-rooms?limit=1000&building=1&" + moment);
        Dictionary<string, string> areas = answer["rows"]!.AsArray().ToDictionary(r => r!["roomId"]!.GetValue<string>(), r => r!["netAreaM2"]!.ToString());

        Assert.Equal(expected, string.Join(' ', ((string[])["R100", "R101", "R103", "R104", "R105"]).Select(r => areas.GetValueOrDefault("1." + r, "-"))));
        Assert.Equal(expected.StartsWith('8') ? "11" : "-", areas.GetValueOrDefault("1.N101", "-"));
    }

    [Theory]
    [InlineData("asOf=2024-03-01", "in-use", null)]
    [InlineData("asOf=2024-03-01&knownOn=2026-06-30", "idle", "2024-01-01")]
    [InlineData("asOf=2024-08-01&knownOn=2026-06-30", "reserve", "2024-01-01")]
    [InlineData("asOf=2024-08-01&knownOn=2026-07-01", "in-use", null)]
    [InlineData("asOf=2025-02-01&knownOn=2026-06-30", "in-use", null)]
    public async Task A_correction_of_the_ledger_counts_from_when_it_came_in(string moment, string state, string? vacantSince)
    {
        string address = "/questions/ledger-rooms?limit=1000&building=1&" + moment;

        Assert.Equal(state, await town.OfRoomAsync(address, "1.R102", "state"));
        Assert.Equal(vacantSince, await town.OfRoomAsync(address, "1.R102", "vacantSince"));
        Assert.Equal(state == "in-use" ? null : vacantSince, await town.OfRoomAsync(address.Replace("ledger-rooms", "idle-rooms", StringComparison.Ordinal), "1.R102", "vacantSince"));
    }

    [Theory]
    [InlineData("", 11, 145)] // 2 less, then 13 divided into 6 and 7
    [InlineData("asOf=2024-08-01", 10, 145.5)]
    [InlineData("asOf=2024-08-01&knownOn=2026-05-31", 10, 145)]
    public async Task Sums_of_a_day_are_those_of_its_rooms(string moment, int rooms, double net)
    {
        JsonNode told = Assert.Single((await town.JsonAsync("/questions/ledger-buildings?building=1&" + moment))["rows"]!.AsArray())!;
        JsonNode building = (await town.JsonAsync("/collections/buildings/items/1?" + moment))["properties"]!;

        Assert.Equal((rooms, moment.Length == 0 ? 143 : net), (told["rooms"]!.GetValue<int>(), told["netAreaM2"]!.GetValue<double>()));
        Assert.Equal((rooms, moment.Length == 0 ? 143 : net), (building["roomCount"]!.GetValue<int>(), building["netAreaM2"]!.GetValue<double>()));
    }

    [Fact]
    public async Task Who_uses_a_room_is_known_by_whatever_GlobalId_its_model_gives_it()
    {
        foreach ((string moment, string room) in new[] { ("asOf=2024-08-01", "1.R101"), ("", "1.N101"), ("knownOn=2025-01-09", "1.R101") })
        {
            string address = "/questions/ledger-rooms?limit=1000&" + moment;
            Assert.Equal("FIN", await town.OfRoomAsync(address, room, "organisation"));
            Assert.Equal("[\"P3\"]", (await town.OfRoomAsync(address, room, "personCodes"))!.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
            string differs = "/questions/reconciliation?kind=area-differs,room-not-in-plan&" + moment;
            Assert.Equal("11.5", await town.OfRoomAsync(differs, room, "expected"));
        }
    }

    [Fact]
    public async Task Features_are_those_of_the_day()
    {
        JsonNode before = await town.JsonAsync("/collections/rooms/items/1.R100?asOf=2024-08-01");
        JsonNode now = await town.JsonAsync("/collections/rooms/items/1.R100");

        Assert.Equal((10d, 8d), (Net(before), Net(now)));
        Assert.Equal((3, 2), (before["properties"]!["revision"]!.GetValue<int>(), now["properties"]!["revision"]!.GetValue<int>()));
        Assert.NotEqual(before["geometry"]!.ToJsonString(), now["geometry"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/collections/rooms/items/1.R105?asOf=2024-08-01"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/collections/rooms/items/1.R105"));
        Assert.Equal((40, 41, 41), (await CountAsync("datetime=2024-08-01T12:00:00Z"), await CountAsync("asOf=2025-01-01"), await CountAsync("datetime=../2024-08-01")));
        Assert.Equal((0, 40), (await CountAsync("knownOn=2024-01-04"), await CountAsync("knownOn=2024-01-05")));
        Assert.Equal(10d, (await town.JsonAsync("/collections/rooms/items/1.R100/receipt?asOf=2024-08-01"))["netAreaM2"]!.GetValue<double>());
        foreach (JsonNode? link in before["links"]!.AsArray().Where(l => l!["rel"]!.GetValue<string>() is "self" or "related"))
        {
            Assert.EndsWith("asOf=2024-08-01", link!["href"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(link["href"]!.GetValue<string>()));
        }
    }

    [Theory]
    [InlineData("", "1::10:145: 2:2025-01-01:11:143:* 3:2024-06-01:10:145.5:")]
    [InlineData("?asOf=2024-12-31", "1::10:145: 2:2025-01-01:11:143: 3:2024-06-01:10:145.5:*")]
    [InlineData("?asOf=2024-12-31&knownOn=2026-05-31", "1::10:145:* 2:2025-01-01:11:143:")]
    public async Task Revisions_are_told_with_their_days_and_what_is_in_them(string moment, string expected)
    {
        JsonNode answer = await town.JsonAsync("/buildings/1/revisions" + moment);
        string csv = await town.Client.GetStringAsync(new Uri("/buildings/1/revisions" + moment + (moment.Length == 0 ? "?" : "&") + "f=csv", UriKind.Relative));

        Assert.Equal(expected, string.Join(' ', answer["rows"]!.AsArray().Select(r =>
            $"{r!["revision"]}:{r["validFrom"]}:{r["rooms"]}:{r["netAreaM2"]}:{(r["isInForce"]!.GetValue<bool>() ? "*" : "")}")));
        Assert.Equal("2024-01-05T12:00:00.000000Z", answer["rows"]![0]!["ingestedAt"]!.GetValue<string>());
        Assert.Contains("rebuilt.ifc,hash2,IFC4,test,11,", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/buildings/77/revisions")]
    [InlineData("/buildings/one/revisions")]
    [InlineData("/buildings/1/revisions?knownOn=2020-01-01")]
    public async Task A_building_that_is_not_there_has_no_revisions(string address) => Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));

    [Fact]
    public async Task Tiles_of_another_moment_are_other_tiles()
    {
        // 10° east on the equator.
        const string Tile = "/tiles/17/69176/65535";
        (string now, byte[] today) = await TileAsync(Tile);
        (string then, byte[] before) = await TileAsync(Tile + "?asOf=2024-08-01");
        (string known, byte[] asKnown) = await TileAsync(Tile + "?asOf=2024-08-01&knownOn=2026-05-31");

        Assert.Equal(3, new[] { now, then, known }.Distinct().Count());
        Assert.False(today.AsSpan().SequenceEqual(before));
        Assert.False(before.AsSpan().SequenceEqual(asKnown));
    }

    [Fact]
    public async Task Vacant_rooms_are_found_with_the_areas_and_places_of_the_day()
    {
        string[] Ids(JsonNode answer) => [.. answer["features"]!.AsArray().Select(f => f!["id"]!.GetValue<string>() + " " + f["properties"]!["netAreaM2"])];
        const string Near = "/search/vacant?near=10,0.00005&radiusM=50&";

        Assert.Contains("1.R103 6", Ids(await town.JsonAsync(Near)));
        Assert.Contains("1.R103 13", Ids(await town.JsonAsync(Near + "asOf=2024-08-01")));
        Assert.DoesNotContain("1.R102 12", Ids(await town.JsonAsync(Near + "asOf=2024-08-01")));
        Assert.Contains("1.R102 12", Ids(await town.JsonAsync(Near + "asOf=2024-08-01&knownOn=2026-05-31")));
        Assert.Contains("1.R103+1.R102", string.Join(' ', (await town.JsonAsync(
            Near + "asOf=2024-08-01&knownOn=2026-05-31&contiguous=true&minAreaM2=24"))["features"]!.AsArray().Select(f => string.Join('+', f!["id"]!.GetValue<string>().Split('+').Reverse()))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_can_be_asked_can_be_asked_of_another_moment()
    {
        List<string> addresses =
        [
            .. (await town.JsonAsync("/questions"))["questions"]!.AsArray().Select(q => $"/questions/{q!["id"]}?"),
            .. (await town.JsonAsync("/collections"))["collections"]!.AsArray().Select(c => $"/collections/{c!["id"]}/items?"),
            "/questions/aggregates?groupBy=organisation,level,site,building,storey,class,state,tenure&organisation=CITY&site=EQ&", "/search/vacant?near=10,0&",
        ];
        foreach (string address in addresses)
        {
            foreach (string moment in (string[])["asOf=2024-08-01", "knownOn=2026-05-31", "asOf=2024-08-01&knownOn=2026-05-31", "asOf=2031-01-01", "knownOn=2020-01-01"])
            {
                Assert.Equal((address, moment, HttpStatusCode.OK), (address, moment, await StatusAsync(address + moment)));
                Assert.Equal((address, moment, HttpStatusCode.OK), (address, moment, await StatusAsync(address + moment + "&f=html")));
            }
        }

        Assert.Equal(1L, await town.Source.ValueAsync<long>("select count(*) from pg_class where relname = 'room_facts'::text and relnamespace = 'public'::regnamespace"));
        Assert.Equal(0L, await town.Source.ValueAsync<long>("select count(*) from pg_class where relname = 'room_facts_then'")); // nothing stays
    }

    [Theory]
    [InlineData("/questions/ledger-rooms?knownOn=soon", "knownOn: 'soon' is neither a day nor an instant; write 2026-01-31 or 2026-01-31T12:00:00Z.")]
    [InlineData("/collections/rooms/items?asOf=2026-02-30", "asOf: '2026-02-30' is no day; write 2026-01-31.")]
    [InlineData("/collections/rooms/items?datetime=2026-02-30", "datetime: '2026-02-30' is on no day of the calendar.")]
    [InlineData("/collections/rooms/items?datetime=2026-02-20&asOf=2026-02-21", "datetime and asOf both name a day; give one of them.")]
    [InlineData("/collections/rooms/items/1.R100?knownOn=0001-01-01T00:00:00Z", "knownOn: '0001-01-01T00:00:00Z' is neither a day nor an instant; write 2026-01-31 or 2026-01-31T12:00:00Z.")]
    [InlineData("/search/vacant?near=EQ&knownOn=2026-01-31T12:00:00", "knownOn: '2026-01-31T12:00:00' is neither a day nor an instant; write 2026-01-31 or 2026-01-31T12:00:00Z.")]
    [InlineData("/tiles/0/0/0?asOf=now", "asOf: 'now' is no day; write 2026-01-31.")]
    [InlineData("/ledger/export?import=1&knownOn=2026-01-31", "import and knownOn both say what is left out; give one of them.")]
    public async Task What_is_no_moment_is_refused(string address, string expected)
    {
        using HttpResponseMessage response = await town.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(expected, JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_tables_of_another_moment_have_the_columns_of_the_present_ones() =>
        Assert.Equal("", await town.Source.ValueAsync<string>("""
            select coalesce(string_agg(format('%s.%s', c.relname, a.attname), ' '), '')
            from pg_class v join pg_class c on c.relname = v.relname and c.relnamespace = 'public'::regnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where v.relnamespace = 'spacegeo_moment'::regnamespace
              and not exists (select from pg_attribute x where x.attrelid = v.oid and x.attname = a.attname and x.atttypid = a.atttypid)
            """));

    private static double Net(JsonNode feature) => feature["properties"]!["netAreaM2"]!.GetValue<double>();

    private async Task<int> CountAsync(string moment) =>
        (await town.JsonAsync("/collections/rooms/items?resultType=hits&" + moment))["numberMatched"]!.GetValue<int>();

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using HttpResponseMessage response = await town.Client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        return response.StatusCode;
    }

    private async Task<(string Tag, byte[] Bytes)> TileAsync(string address)
    {
        using HttpResponseMessage response = await town.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (response.Headers.ETag!.Tag, await response.Content.ReadAsByteArrayAsync());
    }
}
