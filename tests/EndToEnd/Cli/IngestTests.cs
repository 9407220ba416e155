using System.Diagnostics;
using System.Globalization;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

[Collection(DatabaseCollection.Name)]
public sealed class IngestTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const string Office = "20160414office_model_CV2_fordesign.ifc";

    [Fact]
    public async Task A_model_is_stored_with_the_areas_that_measure_prints()
    {
        SpaceGeoProcess.Ended measured = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Office), "--format", "csv");
        SpaceGeoProcess.Ended ingested = await SpaceGeoProcess.RunAsync("ingest", TestFiles.Model(Office), "--db", ConnectionString.Reveal(), "--site", "HQ");
        double printed = measured.OutputLines.Skip(1).Sum(l => double.Parse(l.Split(',')[9], CultureInfo.InvariantCulture));

        Assert.Equal(0, ingested.ExitCode);
        Assert.Matches("read [0-9.]+ s, measured [0-9.]+ s, written [0-9.]+ s", ingested.Output);
        Assert.Equal(14L, await Db.ValueAsync<long>("select count(*) from rooms"));
        Assert.Equal(printed, await Db.ValueAsync<double>("select sum(net_m2) from room_areas"), 1e-4);
        Assert.Equal("HQ", await Db.ValueAsync<string>("select code from sites"));
        Assert.Equal(
            0L,
            await Db.ValueAsync<long>("select count(*) from rooms where not st_isvalid(geom) or geom_4326 is null"));
        Assert.True(await Db.ValueAsync<double>(
            "select max(abs(st_area(r.geom) - a.gross_m2)) from rooms r join room_areas a using (building_id, revision, room_no)") < 1e-6);
    }

    [Fact]
    public async Task A_model_is_stored_under_the_standard_that_it_was_measured_by()
    {
        SpaceGeoProcess.Ended ingested = await SpaceGeoProcess.RunAsync(
            "ingest", TestFiles.Model("golden-floor.ifc"), "--standard", "gbt50353", "--db", ConnectionString.Reveal());

        Assert.Equal(0, ingested.ExitCode);
        Assert.Equal("gbt50353", await Db.ValueAsync<string>("select distinct standard from room_areas"));
        Assert.Equal(18.0, await Db.ValueAsync<double>(
            "select a.net_m2 from rooms r join room_areas a using (building_id, revision, room_no) where r.number = '13a'"), 1e-3);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await SpaceGeoProcess.RunAsync("ingest", TestFiles.Model("CSC-6_SB.ifc"), "--db", ConnectionString.Reveal());
        long before = await Db.AllRowsAsync();
        SpaceGeoProcess.Ended again = await SpaceGeoProcess.RunAsync("ingest", TestFiles.Model("CSC-6_SB.ifc"), "--db", ConnectionString.Reveal());

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("unchanged, nothing written", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, await Db.AllRowsAsync());
    }

    [Fact]
    public async Task Models_from_one_template_do_not_replace_each_other()
    {
        using var folder = new TemporaryFolder();
        string other = Path.Combine(folder.Path, "other.ifc");
        string text = await File.ReadAllTextAsync(TestFiles.Model("CSC-6_SB.ifc"));
        await File.WriteAllTextAsync(
            other, text.Replace("2nKFSCxgX5uxbmQhVK2Tvg", "0000000000000000000001", StringComparison.Ordinal)
                .Replace("1ErAmZv7P4yhzWYVah_0el", "0000000000000000000002", StringComparison.Ordinal));
        await SpaceGeoProcess.RunAsync("ingest", TestFiles.Model("CSC-6_SB.ifc"), "--db", ConnectionString.Reveal());
        string report = Path.Combine(folder.Path, "report.json");
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("ingest", other, "--db", ConnectionString.Reveal(), "--report", report);
        SpaceGeoProcess.Ended again = await SpaceGeoProcess.RunAsync("ingest", other, "--db", ConnectionString.Reveal());

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("unchanged", again.Output, StringComparison.Ordinal);
        Assert.Equal(2L, await Db.ValueAsync<long>("select count(*) from buildings where current_revision = 1"));
        Assert.Equal("building-id-shared", await Db.ValueAsync<string>("select code from import_issues"));
        Assert.Contains("\"code\": \"building-id-shared\"", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
        Assert.Contains("\"outcome\": \"added\"", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_given_by_hand_places_the_building()
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync(
            "ingest", TestFiles.Model("CSC-6_SB.ifc"), "--db", ConnectionString.Reveal(), "--at", "121.5,31.2,30");

        Assert.Equal(0, run.ExitCode);
        Assert.True(await Db.ValueAsync<double>(
            "select max(st_distance(geom_4326::geography, st_point(121.5, 31.2)::geography)) from rooms") < 100);
    }

    [Fact]
    public async Task A_process_killed_at_any_moment_leaves_the_whole_model_or_nothing()
    {
        int torn = 0;
        foreach (int milliseconds in (int[])[150, 300, 450, 550, 650, 750, 900, 1200])
        {
            using Process process = SpaceGeoProcess.Start("ingest", TestFiles.Model(Office), "--db", ConnectionString.Reveal());
            await Task.Delay(milliseconds);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            long rooms = await Db.ValueAsync<long>("select count(*) from rooms");
            long areas = await Db.ValueAsync<long>("select count(*) from room_areas");
            torn += (rooms, areas) is (0, 0) or (14, 14) ? 0 : 1;
            Assert.Equal(rooms == 0, await Db.AllRowsAsync() == 0);
        }

        Assert.Equal(0, torn);
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("ingest", TestFiles.Model(Office), "--db", ConnectionString.Reveal());
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(14L, await Db.ValueAsync<long>("select count(*) from rooms"));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_ends_with_3_and_says_what_to_do()
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync(
            "ingest", TestFiles.Model("CSC-6_SB.ifc"), "--db", "Host=127.0.0.1;Port=1;Username=nobody;Password=secret-word;Database=x");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("spacegeo: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--db", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }
}
