using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

[Collection(DatabaseCollection.Name)]
public sealed class AreaCheckTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const string Corner = "CornerAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task Areas_of_a_real_model_are_reproduced_bit_for_bit_under_every_standard()
    {
        Assert.Equal(0, (await RunAsync("ingest", "tests/data/CSC-6_SB.ifc", "--standard", "all")).ExitCode);

        SpaceGeoProcess.Ended done = await CheckAsync("--all");

        Assert.Equal((0, string.Empty), (done.ExitCode, done.Errors));
        Assert.Equal(AreaStandards.All.Select(s => s.Id).Order(StringComparer.Ordinal), done.OutputLines.Select(l => l.Split(',')[0]));
        Assert.All(done.OutputLines, line => Assert.EndsWith(" areas, reproduced bit for bit", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tampered_number_is_named_with_what_its_plan_gives()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());
        await Db.RunAsync($"""
            update room_areas set net_m2 = net_m2 + 0.5 where room_no = (select room_no from rooms where global_id = '{Corner}')
            """);

        SpaceGeoProcess.Ended done = await CheckAsync("--building", "1");

        Assert.Equal(1, done.ExitCode);
        Assert.Equal($"ifc-net, engine {AreaEngine.Version}: 3 areas, 1 not reproduced\n", done.Output);
        Assert.Matches($@"^spacegeo: building 1, room {Corner}, revision 1, ifc-net, engine {AreaEngine.Version}: netAreaM2 is stored as 2\d\.\d+, its plan gives 2\d\.\d+, Δ -0\.5\n$", done.Errors);
    }

    [Theory]
    [InlineData("update receipt_lines set area_m2 = area_m2 * 2 where line_no = 0", "receipt line 1 is stored as")]
    [InlineData("update receipt_lines set category = 'other' where line_no = 0", "receipt line 1 is stored as")]
    [InlineData("delete from receipt_lines where line_no > 0", "receipt line 2 is stored as nothing, its plan gives")]
    [InlineData("delete from room_areas where room_no = 0", "netAreaM2 is stored as nothing, its plan gives")]
    [InlineData("update room_areas set room_no = 99 where room_no = 0", "room number 99, revision 1, ifc-net, engine parts-2: netAreaM2 is stored as")]
    [InlineData("update room_areas set bound_m2 = 1 where room_no = 0", "boundM2 is stored as 1, its plan gives")]
    [InlineData("update storeys set plan = '\\x00'", "Its areas were not checked")]
    public async Task Whatever_else_was_tampered_with_is_named(string tampering, string expected)
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());
        await Db.RunAsync(tampering);

        SpaceGeoProcess.Ended done = await CheckAsync("--all");

        Assert.Equal(1, done.ExitCode);
        Assert.Contains(expected, done.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Areas_and_plans_that_are_part_of_several_revisions_are_checked_in_each()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());
        await ModelWriter.WriteAsync(Db, SampleModel.Measured("second"));
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from room_areas where revision = 2"));

        Assert.Equal((0, string.Empty), ((await CheckAsync("--all")).ExitCode, (await CheckAsync("--all")).Errors));

        await Db.RunAsync("update room_areas set wall_m2 = wall_m2 + 1 where revision = 1 and room_no = 1");
        Assert.Equal(1, (await CheckAsync("--all")).ExitCode);
        Assert.Equal(1, (await CheckAsync("--building", "1", "--revision", "1")).ExitCode);
        Assert.Equal(1, (await CheckAsync("--building", "1", "--revision", "2")).ExitCode);

        // The first revision only, of which the second has the area that is right.
        await Db.RunAsync("""
            insert into room_areas select building_id, 2, room_no, standard, engine_version, gross_m2, column_m2, wall_m2 - 1, other_m2, net_m2, bound_m2
            from room_areas where room_no = 1;
            insert into receipt_lines select building_id, 2, room_no, standard, engine_version, line_no, element_no, category, area_m2
            from receipt_lines where room_no = 1;
            update room_areas set until_revision = 2 where revision = 1 and room_no = 1;
            """);
        Assert.Equal(1, (await CheckAsync("--building", "1", "--revision", "1")).ExitCode);
        Assert.Equal(0, (await CheckAsync("--building", "1", "--revision", "2")).ExitCode);
    }

    [Fact]
    public async Task Areas_of_an_older_engine_are_compared_with_the_present_one_and_unknown_standards_are_named()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());
        await Db.RunAsync("""
            select open_areas('ifc-net', 'parts-1');
            insert into room_areas select building_id, revision, room_no, standard, 'parts-1', gross_m2, column_m2, wall_m2, other_m2,
              net_m2 + case room_no when 0 then 0.25 else 0 end, bound_m2, until_revision from room_areas where engine_version = 'parts-2';
            insert into receipt_lines select building_id, revision, room_no, standard, 'parts-1', line_no, element_no, category, area_m2
            from receipt_lines where engine_version = 'parts-2';
            select open_areas('gone', 'parts-2');
            insert into room_areas select building_id, revision, room_no, 'gone', engine_version, gross_m2, column_m2, wall_m2, other_m2,
              net_m2, bound_m2, until_revision from room_areas where engine_version = 'parts-2';
            """);

        SpaceGeoProcess.Ended done = await CheckAsync("--all");

        Assert.Equal((0, string.Empty), (done.ExitCode, done.Errors));
        Assert.Equal(
            [
                "gone, engine parts-2: 3 areas, not checked: the standard is not known any more; put its file into .spacegeo/standards",
                "ifc-net, engine parts-1: 3 areas, 1 differ from what the present engine parts-2 gives",
                "ifc-net, engine parts-2: 3 areas, reproduced bit for bit",
            ],
            done.OutputLines[..3]);
        Assert.Contains("engine parts-1: netAreaM2 is stored as", done.OutputLines[3], StringComparison.Ordinal);
        Assert.EndsWith(", Δ -0.25", done.OutputLines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--check", "say which buildings")]
    [InlineData("--check --all --standard ifc-net", "--check takes the areas as they are stored")]
    [InlineData("--all --revision 1", "--revision is for --check")]
    public async Task What_cannot_be_checked_is_a_mistake_of_usage(string arguments, string expected)
    {
        SpaceGeoProcess.Ended done = await RunAsync(["recalculate", .. arguments.Split(' ')]);

        Assert.Equal(2, done.ExitCode);
        Assert.Contains(expected, done.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_building_or_revision_that_is_not_there_is_refused() =>
        Assert.Equal(
            (1, "spacegeo: there is no such building, or it has no such revision\n"),
            (await CheckAsync("--building", "7") is var done ? (done.ExitCode, done.Errors) : default));

    private Task<SpaceGeoProcess.Ended> CheckAsync(params string[] scope) => RunAsync(["recalculate", "--check", .. scope]);

    private Task<SpaceGeoProcess.Ended> RunAsync(params string[] arguments) => SpaceGeoProcess.RunAsync([.. arguments, "--db", ConnectionString.Reveal()]);
}
