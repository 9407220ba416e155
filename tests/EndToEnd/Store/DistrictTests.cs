using Npgsql;
using SpaceGeo.Store.Districts;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class DistrictTests(ClusterFixture cluster)
{
    // All rows of all tables, but the time at which they were written.
    private static readonly string[] Tables =
    [
        "(select code, name from sites)",
        "(select building_id, site_id, global_id, name, current_revision from buildings)",
        "(select building_id, file_name, sha256, geo_source, origin_x, origin_y, rotation_deg, plan_standard from revisions)",
        "(select building_id, storey_no, global_id, name, elevation_m, plan, plan_room_nos from storeys)",
        "(select building_id, room_no, storey_no, global_id, number, long_name, plan_room, status, st_asewkb(geom), st_asewkb(geom_4326) from rooms)",
        "(select building_id, element_no, storey_no, global_id, type, name, kind, st_asewkb(geom), st_asewkb(geom_4326) from elements)",
    ];

    [Fact]
    public async Task The_same_seed_makes_the_same_district_bit_for_bit_and_another_seed_another()
    {
        await using NpgsqlDataSource first = NpgsqlDataSource.Create((await cluster.CreateMigratedAsync()).Reveal());
        await using NpgsqlDataSource second = NpgsqlDataSource.Create((await cluster.CreateMigratedAsync()).Reveal());
        await using NpgsqlDataSource third = NpgsqlDataSource.Create((await cluster.CreateMigratedAsync()).Reveal());

        DistrictResult one = await ReferenceDistrict.WriteAsync(first, seed: 7);
        DistrictResult same = await ReferenceDistrict.WriteAsync(second, seed: 7);
        DistrictResult other = await ReferenceDistrict.WriteAsync(third, seed: 8);

        Assert.Equal(one, same);
        Assert.Equal((one.Rooms, one.NetM2), (other.Rooms, other.NetM2));
        foreach (string table in Tables)
        {
            string hash = $"select md5(string_agg(t::text, '|' order by t::text)) from {table} t";
            string expected = await first.ValueAsync<string>(hash);
            Assert.Equal(expected, await second.ValueAsync<string>(hash));
            Assert.NotEqual(expected, await third.ValueAsync<string>(hash));
        }
    }
}
