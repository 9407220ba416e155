using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

/// <summary>A building that is stored once for all standards is recalculated by each of them, and one that is not is refused by name.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class AllStandardsTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const string Golden = "golden-floor.ifc";

    private const string StoredAreas = """
        select string_agg(concat_ws(',', r.global_id, a.standard, a.gross_m2::numeric(12, 6), a.wall_m2::numeric(12, 6), a.column_m2::numeric(12, 6),
          a.other_m2::numeric(12, 6), a.net_m2::numeric(12, 6)), E'\n' order by r.global_id collate "C", a.standard collate "C")
        from room_areas a join rooms r using (building_id, revision, room_no)
        """;

    [Fact]
    public async Task Recalculated_from_what_was_stored_once_every_standard_has_the_areas_that_measure_prints()
    {
        await IngestAsync("all");
        await Db.RunAsync("truncate room_areas, receipt_lines");

        SpaceGeoProcess.Ended done = await RunAsync("recalculate", "--all", "--standard", "all");

        Assert.Equal((0, string.Empty), (done.ExitCode, done.Errors));
        Assert.Equal(8, done.OutputLines.Length);
        Assert.Equal(await MeasuredAsync(), await StoredAsync());
        Assert.Equal(26 * 8, (await StoredAsync()).Length);
    }

    [Fact]
    public async Task Receipts_are_those_of_the_ingest_under_every_standard()
    {
        await IngestAsync("all");

        foreach (AreaStandard standard in AreaStandards.All)
        {
            await AreaRecalculation.RunAsync(Db, new RecalculationOptions(standard) { EngineVersion = "again" });
        }

        Assert.Equal(0L, await Db.ValueAsync<long>($"""
            select count(*) from (
              select room_no, standard, line_no, element_no, category, area_m2 from receipt_lines where engine_version = '{AreaEngine.Version}'
              except
              select room_no, standard, line_no, element_no, category, area_m2 from receipt_lines where engine_version = 'again') lost
            """));
        Assert.Equal(
            await Db.ValueAsync<long>($"select count(*) from receipt_lines where engine_version = '{AreaEngine.Version}'"),
            await Db.ValueAsync<long>("select count(*) from receipt_lines where engine_version = 'again'"));
        Assert.Equal(8L, await Db.ValueAsync<long>("select count(distinct standard) from receipt_lines where engine_version = 'again'"));
    }

    [Fact]
    public async Task Stored_for_one_standard_those_that_ask_for_other_plans_are_refused_by_name_and_have_no_areas()
    {
        await IngestAsync("ifc-net");

        SpaceGeoProcess.Ended done = await RunAsync("recalculate", "--all", "--standard", "all");

        Assert.Equal(1, done.ExitCode);
        Assert.All(AreaStandards.All.Where(s => s != AreaStandards.Default), standard => Assert.Contains(
            $"1 building was not measured by {standard.Id}: their plans were laid out for ifc-net and lack what {standard.Id} asks for; ingest their models again with --standard all",
            done.Errors,
            StringComparison.Ordinal));
        Assert.Equal("ifc-net", await Db.ValueAsync<string>("select string_agg(distinct standard, ',') from room_areas"));
    }

    [Fact]
    public async Task Plans_are_stored_only_for_standards_that_no_other_plan_serves()
    {
        await IngestAsync("all");

        Assert.Equal(
            "boma-usable,cn-usable,din277-nrf,gbt50353,ipms3-office,rics-nia",
            await Db.ValueAsync<string>("select string_agg(standard, ',' order by standard) from storey_plans"));
    }

    [Fact]
    public async Task The_same_file_for_all_standards_twice_changes_nothing_and_for_more_of_them_is_a_new_revision()
    {
        await IngestAsync("ifc-net");
        SpaceGeoProcess.Ended more = await IngestAsync("all");
        SpaceGeoProcess.Ended again = await IngestAsync("all");

        Assert.Contains("revision 2: new revision", more.Output, StringComparison.Ordinal);
        Assert.Contains("revision 2: unchanged", again.Output, StringComparison.Ordinal);
    }

    private async Task<SpaceGeoProcess.Ended> IngestAsync(string standard)
    {
        SpaceGeoProcess.Ended ingested = await RunAsync("ingest", TestFiles.Model(Golden), "--standard", standard);
        Assert.Equal(0, ingested.ExitCode);
        return ingested;
    }

    private Task<SpaceGeoProcess.Ended> RunAsync(params string[] arguments) =>
        SpaceGeoProcess.RunAsync([.. arguments, "--db", ConnectionString.Reveal()]);

    private async Task<string[]> StoredAsync() => (await Db.ValueAsync<string>(StoredAreas)).Split('\n');

    // global_id, standard, gross, wall, column, other, net: the first five areas of the contract's columns.
    private static async Task<string[]> MeasuredAsync()
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("measure", TestFiles.Model(Golden), "--standard", "all", "--format", "csv");
        return
        [
            .. run.OutputLines.Skip(1).Select(line => line.Split(',')).Select(f => string.Join(',', [f[1], f[^1], .. f[5..10]]))
                .Order(StringComparer.Ordinal),
        ];
    }
}
