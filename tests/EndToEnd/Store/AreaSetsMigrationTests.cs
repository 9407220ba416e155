using Npgsql;
using SpaceGeo.Store.Migrations;
using SpaceGeo.Store.Reading;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class AreaSetsMigrationTests(ClusterFixture cluster)
{
    private const int BeforeAreaSets = 2;

    // A building of two revisions. The first was measured by the engine of its time, the second by a later one and by a second standard.
    // Rooms stand in the plan in another order than their numbers, and one of them has no geometry.
    private const string Older = """
        insert into sites (code, name) values ('HQ', 'Headquarters');
        insert into buildings (site_id, global_id, name, current_revision) values (1, 'BuildingAAAAAAAAAAAAAA', 'House', 2);
        insert into revisions (building_id, revision, file_name, sha256, schema, authoring_tool, geo_source, origin_x, origin_y, rotation_deg, scale)
        select 1, r, 'house.ifc', r::text, 'IFC4', 'By hand', 'none', 0, 0, 0, 1 from generate_series(1, 2) r;
        insert into storeys select 1, r, 0, 'StoreyAAAAAAAAAAAAAAAA', 'Ground floor', 0, '\x00' from generate_series(1, 2) r;
        insert into rooms (building_id, revision, room_no, storey_no, global_id, number, long_name, plan_room, status, reason)
        select 1, r, n, 0, 'RoomAAAAAAAAAAAAAAAAA' || n, n::text, '', case n when 0 then 1 when 1 then 0 end, 'ok', ''
        from generate_series(1, 2) r, generate_series(0, 2) n;
        insert into room_areas
        select 1, r, n, 'ifc-net', case r when 1 then 'sweep-1' else 'parts-1' end, 10 * r + n, 0.5, 0.25, 0, 10 * r + n - 0.75
        from generate_series(1, 2) r, generate_series(0, 1) n;
        insert into room_areas values (1, 2, 0, 'house-rule', 'parts-1', 20, 0, 0, 0, 20);
        insert into receipt_lines
        select 1, r, n, 'ifc-net', line, line, case line when 0 then 'column' else 'wall' end, 0.5 / (line + 1)
        from generate_series(1, 2) r, generate_series(0, 1) n, generate_series(0, 1) line;
        """;

    [Fact]
    public async Task Areas_and_receipts_of_an_older_database_are_carried_over_and_served()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create((await cluster.CreateEmptyAsync()).Reveal());
        await Migrator.MigrateAsync(database, [.. Migration.All.Take(BeforeAreaSets)]);
        await database.RunAsync(Older);
        string areas = await database.ValueAsync<string>(Rows("room_areas", "gross_m2, column_m2, wall_m2, other_m2, net_m2"));
        string receipts = await database.ValueAsync<string>(Rows("receipt_lines", "line_no, element_no, category, area_m2"));

        await Migrator.MigrateAsync(database);

        Assert.Equal(areas, await database.ValueAsync<string>(Rows("room_areas", "gross_m2, column_m2, wall_m2, other_m2, net_m2")));
        Assert.Equal(receipts, await database.ValueAsync<string>(Rows("receipt_lines", "line_no, element_no, category, area_m2")));
        Assert.Equal(
            "1 sweep-1 2, 2 parts-1 3",
            await database.ValueAsync<string>(
                "select string_agg(format('%s %s %s', revision, engine_version, n), ', ' order by revision) from (select revision, engine_version, count(*) as n from room_areas group by 1, 2) a"));
        Assert.Equal(
            "1 sweep-1 4, 2 parts-1 4",
            await database.ValueAsync<string>(
                "select string_agg(format('%s %s %s', revision, engine_version, n), ', ' order by revision) from (select revision, engine_version, count(*) as n from receipt_lines group by 1, 2) a"));
        Assert.Equal(5L, await database.ValueAsync<long>("select count(*) from room_areas where bound_m2 is null"));
        IReadOnlyList<string> versions = await EngineVersions.ListAsync(database);
        Assert.Equal(["sweep-1", "parts-1"], versions);
        Assert.Equal("{1,0}", await database.ValueAsync<string>("select plan_room_nos::text from storeys where revision = 2"));
        List<object?> served = await ServedAsync(database);
        Assert.Equal([20 - 0.75, 21 - 0.75, null], served);
    }

    // Net areas of all rooms as a client sees them.
    private static async Task<List<object?>> ServedAsync(NpgsqlDataSource database)
    {
        var store = new FeatureStore(database, TimeSpan.FromSeconds(30));
        int net = Layers.Rooms.Properties.ToList().FindIndex(p => p.Name == "netAreaM2");
        var served = new List<object?>();
        await foreach (Feature room in store.ReadAsync(new FeatureRequest(Layers.Rooms)))
        {
            served.Add(room.Values[net]);
        }

        return served;
    }

    private static string Rows(string table, string values) => $"""
        select string_agg((building_id, revision, room_no, standard, {values})::text, '|' order by building_id, revision, room_no, standard, {values})
        from {table}
        """;
}
