using Npgsql;
using SpaceGeo.Store.Filters;
using SpaceGeo.Store.Reading;
using SpaceGeo.Tests.EndToEnd.Api;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

/// <summary>Filters by place bring the spatial index with them.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class FilterIndexTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    [Theory]
    [InlineData("rooms", "rooms_by_place", "S_INTERSECTS(geometry, POINT(8 50))")]
    [InlineData("rooms", "rooms_by_place", "S_INTERSECTS(BBOX(8,50,9,51), geometry) AND netAreaM2 + 1 > 0")]
    [InlineData("rooms", "rooms_by_place", "S_WITHIN(geometry, BBOX(8,50,9,51))")]
    [InlineData("rooms", "rooms_by_place", "S_CONTAINS(geometry, POINT(8 50))")]
    [InlineData("rooms", "rooms_by_place", "S_TOUCHES(geometry, BBOX(8,50,9,51))")]
    [InlineData("rooms", "rooms_by_place", "S_CROSSES(geometry, LINESTRING(8 50,9 51))")]
    [InlineData("rooms", "rooms_by_place", "S_OVERLAPS(geometry, BBOX(8,50,9,51))")]
    [InlineData("rooms", "rooms_by_place", "S_EQUALS(geometry, BBOX(8,50,9,51))")]
    [InlineData("elements", "elements_by_place", "S_INTERSECTS(geometry, BBOX(8,50,9,51))")]
    public async Task A_filter_by_place_scans_the_spatial_index(string layer, string index, string filter)
    {
        // A small table is read whole unless that is forbidden, or through another index; a condition that brings no index of its own still is.
        await Campus.FillAsync(Db);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString.Reveal())
        {
            Options = "-c enable_seqscan=off -c enable_nestloop=off -c enable_mergejoin=off",
        });
        Layer asked = Layers.Find(layer)!;
        var request = new FeatureRequest(asked) { Condition = FeatureFilter.Read(asked, filter, FilterLanguage.Text, CoordinateSystem.Crs84) };
        var store = new FeatureStore(source, TimeSpan.FromSeconds(15));

        await store.CountAsync(request);

        Assert.True(await ScansAsync(source, index) > 0);
    }

    private static async Task<long> ScansAsync(NpgsqlDataSource source, string index)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using var flush = new NpgsqlCommand("select pg_stat_force_next_flush()", connection);
        await flush.ExecuteNonQueryAsync();
        await using var scans = new NpgsqlCommand("select idx_scan from pg_stat_user_indexes where indexrelname = @index", connection);
        scans.Parameters.AddWithValue("index", index);
        return (long)(await scans.ExecuteScalarAsync())!;
    }
}
