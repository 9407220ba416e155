using Npgsql;
using SpaceGeo.Store.Migrations;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class RevisionRangesMigrationTests(ClusterFixture cluster)
{
    private const int BeforeRanges = 8;

    // Two revisions whose rooms were numbered in the order of their files: A and B are swapped, C is gone, D is new.
    private const string Older = """
        insert into sites (code, name) values ('HQ', 'Headquarters');
        insert into buildings (site_id, global_id, name, current_revision) values (1, 'BuildingAAAAAAAAAAAAAA', 'House', 2);
        insert into revisions (building_id, revision, file_name, sha256, schema, authoring_tool, geo_source, origin_x, origin_y, rotation_deg, scale)
        select 1, r, 'house.ifc', r::text, 'IFC4', 'By hand', 'none', 0, 0, 0, 1 from generate_series(1, 2) r;
        insert into storeys (building_id, revision, storey_no, global_id, name, elevation_m, plan, plan_room_nos) values
          (1, 1, 0, 'S', 'Ground floor', 0, '', '{2,0,1}'), (1, 2, 0, 'S', 'Ground floor', 0, '', '{0,1,2}');
        insert into rooms (building_id, revision, room_no, storey_no, global_id, number, long_name, plan_room, status, reason)
        select 1, r, n, 0, g, g, '', n, 'ok', ''
        from (values (1, 0, 'A'), (1, 1, 'B'), (1, 2, 'C'), (2, 0, 'B'), (2, 1, 'A'), (2, 2, 'D')) v(r, n, g);
        insert into room_zones select building_id, revision, room_no, 0, 'zone ' || global_id, '', false from rooms;
        select open_areas('ifc-net', 'parts-2');
        insert into room_areas select building_id, revision, room_no, 'ifc-net', 'parts-2', 10, 0, 0, 0, 10, 0 from rooms;
        insert into receipt_lines select building_id, revision, room_no, 'ifc-net', 'parts-2', 0, 0, global_id, 1 from rooms;
        insert into room_adjacency values (1, 1, 0, 1, 5, 0), (1, 1, 1, 2, 4, 0), (1, 2, 0, 1, 5, 0);
        """;

    [Fact]
    public async Task Rooms_of_earlier_revisions_get_the_numbers_that_they_have_now_wherever_they_are_named()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create((await cluster.CreateEmptyAsync()).Reveal());
        await Migrator.MigrateAsync(database, [.. Migration.All.Take(BeforeRanges)]);
        await database.RunAsync(Older);

        await Migrator.MigrateAsync(database);

        Assert.Equal("A1 1-2, A1 2-2147483647, B0 1-2, B0 2-2147483647, C3 1-2, D2 2-2147483647", await database.ValueAsync<string>(
            "select string_agg(format('%s%s %s-%s', global_id, room_no, revision, until_revision), ', ' order by global_id, revision) from rooms"));
        Assert.Equal("{3,1,0}", await database.ValueAsync<string>("select plan_room_nos::text from storeys where revision = 1"));
        Assert.Equal(6L, await database.ValueAsync<long>("""
            select count(*) from rooms r
            join room_zones z using (building_id, room_no, revision) join receipt_lines l using (building_id, room_no, revision)
            join room_areas a using (building_id, room_no, revision)
            where z.global_id = 'zone ' || r.global_id and l.category = r.global_id and a.until_revision = r.until_revision
            """));
        Assert.Equal("0-1 5, 0-3 4", await database.ValueAsync<string>(
            "select string_agg(format('%s-%s %s', room_a, room_b, shared_m), ', ' order by room_a, room_b) from room_adjacency where revision = 1"));
        Assert.Equal("-infinity,t", await database.ValueAsync<string>(
            "select string_agg(case revision when 1 then valid_from::text else left((valid_from = ingested_at::date)::text, 1) end, ',' order by revision) from revisions"));
    }
}
