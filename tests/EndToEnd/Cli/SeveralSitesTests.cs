using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

/// <summary>One file with several sites and buildings, zones and classifications, on its whole way.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class SeveralSitesTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    [Fact]
    public async Task Every_building_has_its_own_rooms_and_walls_in_the_table_and_in_the_database()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "two-sites.ifc");
        await File.WriteAllTextAsync(path, TwoSites.Text());
        SpaceGeoProcess.Ended measured = await SpaceGeoProcess.RunAsync("measure", path, "--format", "csv");
        SpaceGeoProcess.Ended json = await SpaceGeoProcess.RunAsync("measure", path, "--format", "json");
        SpaceGeoProcess.Ended ingested = await SpaceGeoProcess.RunAsync("ingest", path, "--db", ConnectionString.Reveal());
        SpaceGeoProcess.Ended again = await SpaceGeoProcess.RunAsync("ingest", path, "--db", ConnectionString.Reveal());

        Assert.Equal((0, 0, string.Empty), (measured.ExitCode, ingested.ExitCode, measured.Errors + ingested.Errors));
        Assert.Equal(
            ["p1110 20.000000 20.000000", "p1120 20.000000 20.000000", "p1210 20.000000 19.600000", "p1310 20.000000 20.000000"],
            measured.OutputLines.Skip(1).Select(l => l.Split(',')).Select(f => $"{f[1]} {f[5]} {f[9]}"));
        Assert.Contains("\"name\": \"Unit A\"", json.Output, StringComparison.Ordinal);
        Assert.Equal(3, again.OutputLines.Count(l => l.Contains("unchanged", StringComparison.Ordinal)));
        Assert.Equal("campus annex 1 19.6,campus main 2 40,yard depot 1 20", await Db.ValueAsync<string>("""
            select string_agg(format('%s %s %s %s', code, name, rooms, net), ',' order by code, name) from (
              select s.code, b.name, count(*) as rooms, round(sum(a.net_m2)::numeric, 1)::float as net
              from sites s join buildings b using (site_id) join room_areas a using (building_id) group by 1, 2) t
            """));
        Assert.Equal("p1110 Unit A,p1210 Unit A", await Db.ValueAsync<string>("""
            select string_agg(format('%s %s', r.global_id, z.name), ',' order by r.global_id)
            from rooms r join room_zones z using (building_id, revision, room_no)
            """));
        Assert.Equal("p1310 DIN 277 02 Office Kind", await Db.ValueAsync<string>("""
            select string_agg(format('%s %s %s %s %s', r.global_id, k.system, k.code, k.name, r.category), ',')
            from rooms r join room_classifications k using (building_id, revision, room_no)
            """));

        // The sites are 500 km apart, and the annex stands 30 m from the main building.
        Assert.Equal(30, await Db.ValueAsync<double>("""
            select st_distance(st_centroid(a.geom_4326)::geography, st_centroid(b.geom_4326)::geography)
            from rooms a, rooms b where a.global_id = 'p1110' and b.global_id = 'p1210'
            """), 0.01);
        Assert.True(await Db.ValueAsync<double>("""
            select st_distance(a.geom_4326::geography, b.geom_4326::geography)
            from rooms a, rooms b where a.global_id = 'p1110' and b.global_id = 'p1310'
            """) > 400_000);
    }
}
