using Npgsql;
using SpaceGeo.Store.Adjacency;
using SpaceGeo.Store.Migrations;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class RoomAdjacencyStoreTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const int BeforeAdjacency = 5;

    // Pairs of the duplex: 12 on its ground floor, 16 above.
    private const long DuplexPairs = 28;

    // As a program from before left it.
    private const string Forget = "delete from room_adjacency; update revisions set has_adjacency = false";

    private const string Everything = """
        select md5(string_agg((building_id, revision, room_a, room_b, shared_m, opening_m)::text, '|' order by building_id, revision, room_a, room_b))
        from room_adjacency
        """;

    private readonly ClusterFixture _cluster = cluster;

    [Fact]
    public async Task A_stored_model_has_the_rooms_that_touch_and_the_same_file_again_changes_nothing()
    {
        await ModelWriter.WriteAsync(Db, ReferenceDistrict.Models().Last());
        string before = await Db.ValueAsync<string>(Everything);
        WriteResult again = await ModelWriter.WriteAsync(Db, ReferenceDistrict.Models().Last());

        Assert.Equal(WriteOutcome.Unchanged, Assert.Single(again.Buildings).Outcome);
        Assert.Equal(before, await Db.ValueAsync<string>(Everything));
        Assert.Equal(DuplexPairs, await Db.ValueAsync<long>("select count(*) from room_adjacency"));
        Assert.Equal(
            "A102 4.783 1.200, A103 2.256 1.631, A104 2.171 0.762, A105 4.764 4.764",
            await Db.ValueAsync<string>("""
                select string_agg(format('%s %s %s', o.number, round(shared_m::numeric, 3), round(opening_m::numeric, 3)), ', ' order by o.number)
                from rooms r join room_adjacency a on r.room_no in (room_a, room_b)
                join rooms o on o.room_no in (room_a, room_b) and o.room_no <> r.room_no
                where r.number = 'A101'
                """));
    }

    [Fact]
    public async Task Copies_in_a_district_have_the_pairs_that_their_plans_give()
    {
        await ReferenceDistrict.WriteAsync(Db, rooms: 800);
        string written = await Db.ValueAsync<string>(Everything);
        Assert.Equal(0L, await AdjacencyUpgrade.RunAsync(Db));

        await Db.RunAsync(Forget);
        long done = await AdjacencyUpgrade.RunAsync(Db);

        Assert.Equal(await Db.ValueAsync<long>("select count(*) from buildings"), done);
        Assert.Equal(written, await Db.ValueAsync<string>(Everything));
    }

    [Fact]
    public async Task Finding_pairs_in_buildings_from_before_goes_on_where_it_was_stopped()
    {
        await ReferenceDistrict.WriteAsync(Db, rooms: 800);
        string written = await Db.ValueAsync<string>(Everything);
        await Db.RunAsync(Forget);

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AdjacencyUpgrade.RunAsync(Db, new Stopping(stop), stop.Token));
        long left = await Db.ValueAsync<long>("select count(*) from revisions where not has_adjacency");
        long done = await AdjacencyUpgrade.RunAsync(Db);

        Assert.Equal(left, done);
        Assert.InRange(left, 1, await Db.ValueAsync<long>("select count(*) - 1 from revisions"));
        Assert.Equal(written, await Db.ValueAsync<string>(Everything));
    }

    [Fact]
    public async Task A_storey_whose_plan_is_damaged_gets_an_issue_and_costs_no_other_storey_its_pairs()
    {
        await ModelWriter.WriteAsync(Db, ReferenceDistrict.Models().Last());
        await Db.RunAsync(Forget);
        await Db.RunAsync("update storeys set plan = '\\x00' where name = 'Level 1'");

        Assert.Equal(1L, await AdjacencyUpgrade.RunAsync(Db));

        Assert.Equal(16L, await Db.ValueAsync<long>("select count(*) from room_adjacency"));
        Assert.Equal(1L, await Db.ValueAsync<long>("select count(*) from import_issues where code = 'plan-unreadable'"));
    }

    [Fact]
    public async Task Revisions_from_before_are_marked_and_new_ones_are_not()
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create((await _cluster.CreateEmptyAsync()).Reveal());
        await Migrator.MigrateAsync(database, [.. Migration.All.Take(BeforeAdjacency)]);
        await database.RunAsync("""
            insert into sites (code, name) values ('HQ', 'Headquarters');
            insert into buildings (site_id, global_id, name, current_revision) values (1, 'BuildingAAAAAAAAAAAAAA', 'House', 1);
            insert into revisions (building_id, revision, file_name, sha256, schema, authoring_tool, geo_source, origin_x, origin_y, rotation_deg, scale)
            values (1, 1, 'house.ifc', '1', 'IFC4', 'By hand', 'none', 0, 0, 0, 1);
            """);

        await Migrator.MigrateAsync(database);
        await ModelWriter.WriteAsync(database, SampleModel.Measured());

        Assert.Equal("f,t", await database.ValueAsync<string>("select string_agg(left(has_adjacency::text, 1), ',' order by building_id) from revisions"));
        Assert.Equal(1L, await AdjacencyUpgrade.RunAsync(database));
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<AdjacencyProgress>
    {
        public void Report(AdjacencyProgress value) => stop.Cancel();
    }
}
