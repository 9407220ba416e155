using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Districts;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class RecalculationTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const string Again = "again";

    [Fact]
    public async Task Recalculated_areas_and_receipts_are_those_of_the_ingest_bit_for_bit()
    {
        await IngestAsync();

        RecalculationResult done = await RecalculateAsync(Again);

        Assert.Equal((3, 37L, 18L, 0), (done.Buildings, done.Rooms, done.ReceiptLines, done.BuildingsKept));
        Assert.Equal(await HashAsync(AreaEngine.Version), await HashAsync(Again));
        Assert.Equal(await ReceiptHashAsync(AreaEngine.Version), await ReceiptHashAsync(Again));
    }

    [Fact]
    public async Task Areas_that_are_there_are_not_measured_again()
    {
        await IngestAsync();

        RecalculationResult done = await RecalculateAsync(AreaEngine.Version);

        Assert.Equal((0, 3), (done.Buildings, done.BuildingsKept));
    }

    [Fact]
    public async Task Neither_the_number_of_threads_nor_their_timing_changes_a_bit()
    {
        await DistrictAsync();

        await RecalculateAsync("one", threads: 1);
        await RecalculateAsync("seven", threads: 7);

        Assert.Equal(await HashAsync("one"), await HashAsync("seven"));
        Assert.Equal(await ReceiptHashAsync("one"), await ReceiptHashAsync("seven"));
    }

    [Fact]
    public async Task Of_two_engine_versions_the_newer_is_served_and_the_older_can_be_dropped()
    {
        await IngestAsync();
        await RecalculateAsync(Again);
        Assert.Equal([AreaEngine.Version, Again], await EngineVersions.ListAsync(Db));
        Assert.Equal(74L, await Db.ValueAsync<long>("select count(*) from room_areas"));
        Assert.Equal(0L, await EngineVersions.OnlyMeasuredByAsync(Db, AreaEngine.Version));

        await EngineVersions.DropAsync(Db, AreaEngine.Version);

        Assert.Equal([Again], await EngineVersions.ListAsync(Db));
        Assert.Equal(37L, await Db.ValueAsync<long>("select count(*) from room_areas where engine_version = 'again'"));
        Assert.Equal(37L, await Db.ValueAsync<long>("select count(*) from room_areas"));
        Assert.Equal(3L, await EngineVersions.OnlyMeasuredByAsync(Db, Again));
    }

    [Fact]
    public async Task One_building_is_recalculated_and_the_others_are_served_as_they_were()
    {
        await IngestAsync();

        await AreaRecalculation.RunAsync(
            Db, new RecalculationOptions(AreaStandards.Default, new RecalculationScope(BuildingId: 2)) { EngineVersion = Again });
        RecalculationResult rest = await RecalculateAsync(Again);

        Assert.Equal((2, 1), (rest.Buildings, rest.BuildingsKept));
        Assert.Equal(await HashAsync(AreaEngine.Version), await HashAsync(Again));
    }

    [Fact]
    public async Task Plans_that_were_cut_at_other_heights_are_refused()
    {
        await IngestAsync();
        AreaStandard high = AreaStandards.Default with { Id = "high-cut", CutHeightM = 1.5 };

        RecalculationResult done = await AreaRecalculation.RunAsync(Db, new RecalculationOptions(high));

        Assert.Equal((0, 3), (done.Buildings, done.OtherCuts["ifc-net"]));
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from room_areas where standard = 'high-cut'"));
    }

    [Theory]
    [InlineData("boma-usable")]
    [InlineData("cn-usable")]
    [InlineData("din277-nrf")]
    [InlineData("rics-nia")]
    public async Task Plans_that_lack_what_a_standard_asks_for_are_refused_and_no_number_is_made_up(string id)
    {
        await IngestAsync();

        RecalculationResult done = await AreaRecalculation.RunAsync(Db, new RecalculationOptions(AreaStandards.Find(id)!));

        Assert.Equal((0, 3), (done.Buildings, done.OtherCuts["ifc-net"]));
        Assert.Equal(0L, await Db.ValueAsync<long>($"select count(*) from room_areas where standard = '{id}'"));
    }

    [Fact]
    public async Task A_damaged_plan_costs_its_building_only()
    {
        await IngestAsync();
        await Db.RunAsync("update storeys set plan = substring(plan for 100) where building_id = 1 and storey_no = 2");

        RecalculationResult done = await RecalculateAsync(Again);

        Assert.Equal((1, 2), (Assert.Single(done.Faults).BuildingId, done.Faults[0].StoreyNo));
        Assert.Equal(2, done.Buildings);
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from room_areas where engine_version = 'again' and building_id = 1"));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_keeps_what_it_committed_and_the_next_goes_on()
    {
        await DistrictAsync(60_000);
        using var cancellation = new CancellationTokenSource();
        var options = new RecalculationOptions(AreaStandards.Default) { Progress = new AtFirst(cancellation.Cancel) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AreaRecalculation.RunAsync(Db, options, cancellation.Token));
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from room_areas"));
        RecalculationResult rest = await RecalculateAsync(AreaEngine.Version);

        Assert.InRange(rest.BuildingsKept, 1, int.MaxValue);
        await AssertWholeAsync(AreaEngine.Version);
    }

    [Fact]
    public async Task What_a_run_by_another_version_left_unfinished_is_kept()
    {
        await DistrictAsync(45_000);
        using var cancellation = new CancellationTokenSource();
        var options = new RecalculationOptions(AreaStandards.Default) { EngineVersion = "left", Progress = new AtFirst(cancellation.Cancel) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AreaRecalculation.RunAsync(Db, options, cancellation.Token));

        await RecalculateAsync(Again);
        RecalculationResult rest = await RecalculateAsync("left");

        Assert.InRange(rest.BuildingsKept, 1, int.MaxValue);
        Assert.Equal(await HashAsync(Again), await HashAsync("left"));
    }

    [Fact]
    public async Task A_reader_meanwhile_sees_all_areas_of_a_new_version_or_none()
    {
        await DistrictAsync(40_000);
        await RecalculateAsync("old");
        long rooms = await Db.ValueAsync<long>("select count(*) from room_areas");

        HashSet<long> seen = await SeenDuringAsync(RecalculateAsync("new"));

        Assert.Subset(new HashSet<long> { rooms, 2 * rooms }, seen);
        Assert.Equal(2 * rooms, await Db.ValueAsync<long>("select count(*) from room_areas"));
    }

    [Fact]
    public async Task A_reader_while_the_lesser_part_is_measured_sees_whole_buildings_come()
    {
        await DistrictAsync(60_000);
        await RecalculateAsync(Again);
        await Db.RunAsync("delete from room_areas where building_id % 9 < 4; delete from receipt_lines where building_id % 9 < 4");

        await SeenDuringAsync(RecalculateAsync(Again));

        await AssertWholeAsync(Again);
    }

    [Fact]
    public async Task The_reference_district_has_its_area_and_the_same_seed_makes_the_same_one()
    {
        DistrictResult first = await DistrictAsync();
        DistrictResult second = await DistrictAsync();

        Assert.Equal((true, false, 33), (first.IsNew, second.IsNew, first.Sites));
        Assert.InRange(first.NetM2, DistrictOptions.ReferenceNetM2 - 1, DistrictOptions.ReferenceNetM2 + 1);
        Assert.InRange(first.Rooms, 7_821, 7_979);
        Assert.Equal(first.Rooms, await Db.ValueAsync<long>("select count(distinct global_id) from rooms"));
        Assert.Equal(first.Elements, await Db.ValueAsync<long>("select count(distinct global_id) from elements"));
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from rooms where not ST_IsValid(geom_4326) or ST_SRID(geom_4326) <> 4326"));
        await RecalculateAsync(AreaEngine.Version);
        Assert.Equal(first.NetM2, await Db.ValueAsync<double>("select sum(net_m2) from room_areas"), 1e-6);
        Assert.Equal(
            "3c", await Db.ValueAsync<string>("select left(md5(string_agg(global_id, '' order by global_id)), 2) from rooms"));
    }

    private async Task IngestAsync()
    {
        foreach (MeasuredModel model in ReferenceDistrict.Models())
        {
            await ModelWriter.WriteAsync(Db, model);
        }
    }

    private Task<DistrictResult> DistrictAsync(long? rooms = null) => ReferenceDistrict.WriteAsync(Db, rooms);

    private Task<RecalculationResult> RecalculateAsync(string version, int threads = 2) => AreaRecalculation.RunAsync(
        Db, new RecalculationOptions(AreaStandards.Default) { EngineVersion = version, Threads = threads });

    private Task<string> HashAsync(string version) => Db.ValueAsync<string>(StoredAreas.Hash(version));

    private Task<string> ReceiptHashAsync(string version) => Db.ValueAsync<string>(StoredAreas.ReceiptHash(version));

    private async Task AssertWholeAsync(string version) => Assert.Equal(
        await Db.ValueAsync<long>("select count(*) from rooms where plan_room is not null"),
        await Db.ValueAsync<long>($"select count(*) from room_areas where engine_version = '{version}'"));

    // How many areas there were whenever one looked; no look may find a part of a building.
    private async Task<HashSet<long>> SeenDuringAsync(Task run)
    {
        var seen = new HashSet<long>();
        bool isDone;
        do
        {
            isDone = run.IsCompleted;
            Assert.Equal(0L, await Db.ValueAsync<long>(StoredAreas.TornBuildings("room_areas")));
            seen.Add(await Db.ValueAsync<long>("select count(*) from room_areas"));
        }
        while (!isDone);
        await run;
        return seen;
    }

    private sealed class AtFirst(Action action) : IProgress<RecalculationProgress>
    {
        public void Report(RecalculationProgress value) => action();
    }
}
