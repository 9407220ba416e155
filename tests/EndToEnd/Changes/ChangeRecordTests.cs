using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Cli;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Questions;
using SpaceGeo.Tests.EndToEnd.Store;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Changes;

[Collection(DatabaseCollection.Name)]
public sealed class ChangeRecordTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const string House = "HouseAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task A_revision_tells_which_rooms_came_went_and_have_another_area_with_the_old_and_the_new_one()
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4), ("B", 3), ("C", 2)));
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4), ("B", 3.5)));
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4), ("B", 3.5), ("D", 1)));

        JsonNode[] told = await DataAsync(ChangeTypes.Revision);

        Assert.Equal(3, told.Length);
        Assert.Null(told[0]["previousRevision"]);
        Assert.Equal(["A added –>20", "B added –>15", "C added –>10"], Rooms(told[0]));
        Assert.Equal((1, 2, "row.ifc"), ((int)told[1]["previousRevision"]!, (int)told[1]["revision"]!, (string)told[1]["fileName"]!));
        Assert.Equal(64, ((string)told[1]["sha256"]!).Length);
        Assert.Equal(["B area 15>17.5", "C removed 10>–"], Rooms(told[1]));
        Assert.Equal(2, (int)told[1]["roomsChanged"]!);
        Assert.Equal(["D added –>5"], Rooms(told[2]));
    }

    [Fact]
    public async Task Areas_by_a_further_standard_for_the_same_file_are_told_and_recorded()
    {
        string[] arguments = ["ingest", TestFiles.Model("CSC-6_SB.ifc"), "--db", ConnectionString.Reveal()];
        SpaceGeoProcess.Ended first = await SpaceGeoProcess.RunAsync(arguments);
        SpaceGeoProcess.Ended again = await SpaceGeoProcess.RunAsync([.. arguments, "--standard", "all"]);

        Assert.Equal((0, 0), (first.ExitCode, again.ExitCode));
        Assert.Single(await DataAsync(ChangeTypes.Revision));
        JsonNode[] areas = await DataAsync(ChangeTypes.Areas);
        Assert.Equal(
            await Db.ValueAsync<long>("select count(distinct standard) from room_areas where standard <> 'ifc-net'"), areas.Length);
        Assert.DoesNotContain(areas, a => (string)a["standard"]! == "ifc-net");
        Assert.Equal("ingest,measure", await Db.ValueAsync<string>("select string_agg(action, ',' order by entry_no) from audit_entries"));
    }

    [Fact]
    public async Task The_same_file_again_tells_nothing()
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4)));
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4)));

        Assert.Single(await DataAsync());
    }

    [Fact]
    public async Task Many_rooms_are_told_in_parts_of_a_thousand()
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, [.. Enumerable.Range(1000, 2300).Select(i => ($"R{i}", 2.0))]));

        JsonNode[] told = await DataAsync();

        Assert.Equal([1000, 1000, 300], told.Select(d => d["rooms"]!.AsArray().Count));
        Assert.Equal([(1, 3, 2300), (2, 3, 2300), (3, 3, 2300)], told.Select(d => ((int)d["part"]!, (int)d["parts"]!, (int)d["roomsChanged"]!)));
        Assert.Equal(2300, told.SelectMany(d => Rooms(d)).Distinct().Count());
    }

    [Fact]
    public async Task A_recalculation_with_equal_areas_tells_that_it_was_and_nothing_else()
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4), ("B", 3)));
        await RecalculateAsync("again");

        Assert.Empty(await DataAsync(ChangeTypes.Areas));
        JsonNode summary = Assert.Single(await DataAsync(ChangeTypes.Recalculation));
        Assert.Equal((1, 2, 0, 0), (
            (int)summary["buildings"]!, (int)summary["rooms"]!, (int)summary["buildingsChanged"]!, (int)summary["roomsChanged"]!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_recalculation_tells_the_rooms_whose_area_is_another_by_a_single_bit(bool isPart)
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4), ("B", 3)));
        await ModelWriter.WriteAsync(Db, RowHouse.Of("OtherAAAAAAAAAAAAAAAAA", ("C", 2)));
        await Db.RunAsync("update room_areas set net_m2 = 20.000000000000004 where building_id = 1 and net_m2 = 20");
        if (isPart)
        {
            // The lesser part is written beside what is there, all of it is gathered apart and swapped in.
            await RecalculateAsync("again");
            await Db.RunAsync("delete from room_areas where engine_version = 'again' and building_id = 1");
            await Db.RunAsync("insert into room_areas select 1000 + n, 1, 0, 'ifc-net', 'again', 1, 0, 0, 0, 1 from generate_series(1, 9) n");
        }

        long before = await Db.ValueAsync<long>("select coalesce(max(change_id), 0) from changes");
        await RecalculateAsync("again");

        ChangePage page = await new ChangeStore(Db, TimeSpan.FromMinutes(1)).ReadAsync(before, new ChangeFilter(Types: [ChangeTypes.Areas]), 10);
        Change change = Assert.Single(page.Changes);
        JsonNode data = JsonNode.Parse(change.Data)!;
        Assert.Equal((1, AreaEngine.Version, "again"), (change.BuildingId, (string)data["previousEngineVersion"]!, (string)data["engineVersion"]!));
        JsonNode room = Assert.Single(data["rooms"]!.AsArray())!;
        Assert.Equal(("A", 20.000000000000004, 20.0), ((string)room["globalId"]!, (double)room["oldNetAreaM2"]!, (double)room["newNetAreaM2"]!));
    }

    [Fact]
    public async Task Areas_of_an_older_engine_version_are_not_served_and_not_told()
    {
        await RecalculateAsync("older");
        await Db.RunAsync("insert into engine_versions (version) values ('older')");
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4)));
        await Db.RunAsync("update room_areas set net_m2 = 21");
        await RecalculateAsync("older");

        Assert.Empty(await DataAsync(ChangeTypes.Areas));
    }

    [Fact]
    public async Task Dropping_the_areas_that_are_served_tells_the_rooms_that_have_others_then()
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4), ("B", 3)));
        await RecalculateAsync("again");
        await Db.RunAsync("update room_areas set net_m2 = 21 where net_m2 = 20 and engine_version = 'again'");

        await EngineVersions.DropAsync(Db, "again");

        JsonNode areas = Assert.Single(await DataAsync(ChangeTypes.Areas));
        Assert.Equal((AreaEngine.Version, 21.0), ((string)areas["engineVersion"]!, (double)areas["rooms"]![0]!["oldNetAreaM2"]!));
        Assert.Single(await DataAsync(ChangeTypes.Withdrawal));
    }

    [Fact]
    public async Task First_areas_of_many_buildings_are_told_building_by_building_without_their_rooms()
    {
        await ReferenceDistrict.WriteAsync(Db);
        await RecalculateAsync(AreaEngine.Version);

        JsonNode[] areas = await DataAsync(ChangeTypes.Areas);
        Assert.Equal(await Db.ValueAsync<long>("select count(*) from buildings"), areas.Length);
        Assert.All(areas, a => Assert.Empty(a["rooms"]!.AsArray()));
        Assert.Equal(await Db.ValueAsync<long>("select count(*) from room_areas"), areas.Sum(a => (long)a["roomsChanged"]!));
        Assert.Single(await DataAsync(ChangeTypes.District));
    }

    [Fact]
    public async Task A_ledger_import_tells_how_many_entries_it_brought()
    {
        await Town.FillAsync(Db);

        JsonNode[] told = await DataAsync(ChangeTypes.Ledger);
        Assert.Equal(
            await Db.ValueAsync<long>("select sum(rows_added) from ledger_imports"), told.Sum(d => (long)d["entriesAdded"]!));
        Assert.All(told, d => Assert.NotEmpty(d["files"]!.AsArray()));
    }

    [Fact]
    public async Task Numbers_appear_in_their_order_so_that_a_reader_misses_none()
    {
        var store = new ChangeStore(Db, TimeSpan.FromMinutes(1));
        await using NpgsqlConnection slow = await Db.OpenConnectionAsync();
        await RunAsync(slow, "begin; update publications set version = version + 1");
        await RunAsync(slow, "insert into changes (type, subject, data) values ('spacegeo.ledger', 'slow', '{}')");
        Task quick = ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4)));
        await UntilAsync("select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like 'update publications%')");

        ChangePage meanwhile = await store.ReadAsync(0, new ChangeFilter(), 10);
        await RunAsync(slow, "commit");
        await quick;
        ChangePage then = await store.ReadAsync(meanwhile.Through, new ChangeFilter(), 10);

        Assert.Empty(meanwhile.Changes);
        Assert.Equal(["slow", "buildings/1"], then.Changes.Select(c => c.Subject));
        Assert.True(then.Changes[0].Id < then.Changes[1].Id);
    }

    [Theory]
    [InlineData("update changes set data = '{}'")]
    [InlineData("delete from changes")]
    [InlineData("truncate changes")]
    public async Task What_was_told_cannot_be_altered(string sql)
    {
        await ModelWriter.WriteAsync(Db, RowHouse.Of(House, ("A", 4)));

        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => Db.RunAsync(sql));
        Assert.Contains("changes is a record", refused.MessageText, StringComparison.Ordinal);
    }

    private Task<RecalculationResult> RecalculateAsync(string version) =>
        AreaRecalculation.RunAsync(Db, new RecalculationOptions(AreaStandards.Default) { EngineVersion = version });

    private async Task<JsonNode[]> DataAsync(params string[] types)
    {
        ChangePage page = await new ChangeStore(Db, TimeSpan.FromMinutes(1)).ReadAsync(
            0, new ChangeFilter(Types: types.Length == 0 ? null : types), 1000);
        return [.. page.Changes.Select(c => JsonNode.Parse(c.Data)!)];
    }

    private static string[] Rooms(JsonNode data) =>
    [
        .. data["rooms"]!.AsArray().Select(room =>
        {
            JsonNode area = Assert.Single(room!["areas"]!.AsArray())!;
            return $"{room["globalId"]} {room["change"]} {Number(area["oldNetAreaM2"])}>{Number(area["newNetAreaM2"])}";
        }),
    ];

    private static string Number(JsonNode? value) => value is null ? "–" : ((double)value).ToString(CultureInfo.InvariantCulture);

    private async Task UntilAsync(string condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await Db.ValueAsync<bool>(condition))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // Statements are this class's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
