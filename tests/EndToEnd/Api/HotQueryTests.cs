using Microsoft.AspNetCore.Builder;
using Npgsql;
using SpaceGeo.Api;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Store;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>What clients ask all the time reads rooms by an index, by the database's own count of what it did.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class HotQueryTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const int Rooms = 20_000;

    private const string Ledger = """
        insert into ledger_imports (source, is_partial) values ('test', false);
        insert into room_entries (building_id, global_id, valid_from, valid_to, added_by, class, use, state)
        select building_id, global_id, '2020-01-01', 'infinity', 1, 'office', '', case room_no % 4 when 0 then 'idle' else 'in-use' end from rooms;
        select refresh_room_facts(array(select building_id from buildings), 'ifc-net');
        """;

    // Of the large tables and all their partitions.
    private const string Scans = """
        select coalesce(sum(seq_scan), 0)::bigint, coalesce(sum(idx_scan), 0)::bigint from pg_stat_user_tables
        where relname ~ '^(rooms|elements|room_areas|receipt_lines|room_facts|room_adjacency)'
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task No_question_that_is_asked_all_the_time_reads_all_rooms()
    {
        await ReferenceDistrict.WriteAsync(Db, Rooms);
        await AreaRecalculation.RunAsync(Db, new RecalculationOptions(AreaStandards.Default));
        await Db.RunAsync(Ledger);
        await Db.RunAsync("vacuum analyze");
        string room = await Db.ValueAsync<string>("select building_id || '.' || global_id from rooms where building_id = 77 order by room_no limit 1");
        string place = await Db.ValueAsync<string>("select origin_x || ',' || origin_y from revisions where building_id = 77");
        string box = await Db.ValueAsync<string>(
            "select concat_ws(',', origin_x - 0.001, origin_y - 0.001, origin_x + 0.001, origin_y + 0.001) from revisions where building_id = 77");
        string[] hot =
        [
            "/collections/rooms/items", "/collections/rooms/items?limit=1000", $"/collections/rooms/items?limit=100&bbox={box}",
            $"/collections/rooms/items/{room}", $"/collections/rooms/items/{room[(room.IndexOf('.', StringComparison.Ordinal) + 1)..]}",
            $"/collections/rooms/items/{room}/receipt", $"/collections/elements/items?limit=100&bbox={box}", "/collections/storeys/items?limit=10",
            $"/search/vacant?near={place}&minAreaM2=10&radiusM=1000", $"/search/vacant?near={place}&minAreaM2=30&radiusM=1000&contiguous=true",
        ];

        // Without a pool each answer ends its connection, which hands in what it counted.
        await using NpgsqlDataSource unpooled = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(ConnectionString.Reveal()) { Pooling = false }.ConnectionString);
        await using WebApplication app = SpaceGeoApi.Build(new ApiOptions { Urls = ["http://127.0.0.1:0"] }, unpooled);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        (long before, _) = await CountedAsync(unpooled);
        foreach (string question in hot)
        {
            (long sequential, long byIndex) = await CountedAsync(unpooled);
            await client.GetStringAsync(new Uri(question, UriKind.Relative));
            (long sequentialAfter, long byIndexAfter) = await AfterAsync(unpooled, byIndex);

            Assert.True(byIndexAfter > byIndex, $"{question} read no large table by an index");
            Assert.True(sequentialAfter == sequential, $"{question} read a large table from end to end");
        }

        // The next to read all of a table is this one: nothing came in late, and a scan would have been seen.
        await unpooled.RunAsync("set max_parallel_workers_per_gather = 0; select count(*) from rooms where long_name = 'no such room'");
        await Task.Delay(500);
        Assert.Equal(before + 1, (await CountedAsync(unpooled)).Sequential);
    }

    private static async Task<(long Sequential, long ByIndex)> AfterAsync(NpgsqlDataSource database, long byIndex)
    {
        using var patience = new CancellationTokenSource(Patience);
        (long Sequential, long ByIndex) counted = await CountedAsync(database);
        while (counted.ByIndex == byIndex && !patience.IsCancellationRequested)
        {
            await Task.Delay(20);
            counted = await CountedAsync(database);
        }

        return counted;
    }

    private static async Task<(long Sequential, long ByIndex)> CountedAsync(NpgsqlDataSource database)
    {
        await using NpgsqlCommand command = database.CreateCommand(Scans);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
