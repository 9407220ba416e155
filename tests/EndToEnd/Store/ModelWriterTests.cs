using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Plans;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class ModelWriterTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    [Fact]
    public async Task A_stored_model_has_every_row_that_was_measured()
    {
        WriteResult result = await ModelWriter.WriteAsync(Db, SampleModel.Measured());

        WrittenBuilding building = Assert.Single(result.Buildings);
        Assert.Equal((WriteOutcome.Added, 1), (building.Outcome, building.Revision));
        Assert.Equal(
            (2, SampleModel.Rooms, SampleModel.Elements, SampleModel.ReceiptLines, 1),
            (building.Storeys, building.Rooms, building.Elements, building.ReceiptLines, building.Issues));
        Assert.Equal(SampleModel.Rooms, await Db.ValueAsync<long>("select count(*) from rooms"));
        Assert.Equal(SampleModel.Rooms - 1, await Db.ValueAsync<long>("select count(*) from room_areas"));
        Assert.Equal(SampleModel.Elements, await Db.ValueAsync<long>("select count(*) from elements"));
        Assert.Equal(SampleModel.ReceiptLines, await Db.ValueAsync<long>("select count(*) from receipt_lines"));
        Assert.Equal("SITE-1", await Db.ValueAsync<string>("select code from sites"));
    }

    [Fact]
    public async Task The_sum_of_net_areas_in_the_database_is_the_models()
    {
        MeasuredModel model = SampleModel.Measured();
        double net = model.Buildings[0].Storeys.Sum(s => s.Storey.Rooms.Sum(r => s.Of(r)?.Net ?? 0));

        await ModelWriter.WriteAsync(Db, model);

        Assert.Equal(SampleModel.NetM2, net, 1e-9);
        Assert.Equal(net, await Db.ValueAsync<double>("select sum(net_m2 order by room_no) from room_areas"), 1e-12);
        Assert.Equal(SampleModel.GrossM2, await Db.ValueAsync<double>("select sum(ST_Area(geom)) from rooms"), 1e-9);
    }

    [Fact]
    public async Task Receipts_in_the_database_add_up_to_gross_less_net()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());

        double difference = await Db.ValueAsync<double>("""
            select max(abs(gross_m2 - net_m2 - taken))
            from room_areas a join lateral (
              select coalesce(sum(area_m2), 0) as taken from receipt_lines l
              where (l.building_id, l.revision, l.room_no, l.standard) = (a.building_id, a.revision, a.room_no, a.standard)) t on true
            """);
        Assert.InRange(difference, 0, 1e-12);
        Assert.Equal("IfcColumn", await Db.ValueAsync<string>("""
            select e.type from receipt_lines l join elements e using (building_id, revision, element_no)
            where room_no = 0 and line_no = 0
            """));
    }

    [Fact]
    public async Task A_room_without_geometry_is_stored_with_its_reason()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());

        Assert.Equal(1L, await Db.ValueAsync<long>("""
            select count(*) from rooms
            where status = 'no-geometry' and reason = 'no-body' and geom is null and geom_4326 is null and plan_room is null and floor_height_m is null
            """));
    }

    [Fact]
    public async Task A_stored_plan_is_the_models_plan()
    {
        MeasuredModel model = SampleModel.Measured();
        await ModelWriter.WriteAsync(Db, model);

        FloorPlan plan = PlanBlob.Decode(await Db.ValueAsync<byte[]>("select plan from storeys where storey_no = 1"));

        Assert.Equal(model.Buildings[0].Building.Storeys[1].Plan.Rooms, plan.Rooms);
        Assert.Equal(1L, await Db.ValueAsync<long>("select count(*) from rooms where storey_no = 1 and plan_room = 0"));
    }

    [Fact]
    public async Task Storing_the_same_file_twice_changes_nothing()
    {
        WriteResult first = await ModelWriter.WriteAsync(Db, SampleModel.Measured());
        string before = await Db.ValueAsync<string>(Contents);

        WriteResult second = await ModelWriter.WriteAsync(Db, SampleModel.Measured());

        Assert.Equal(first.Buildings[0] with { Outcome = WriteOutcome.Unchanged }, second.Buildings[0]);
        Assert.Equal(before, await Db.ValueAsync<string>(Contents));
    }

    [Fact]
    public async Task A_changed_file_makes_a_second_revision_and_keeps_the_first()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());

        WriteResult changed = await ModelWriter.WriteAsync(Db, SampleModel.Measured("second"));

        Assert.Equal((WriteOutcome.Revised, 2), (changed.Buildings[0].Outcome, changed.Buildings[0].Revision));
        Assert.Equal(2, await Db.ValueAsync<int>("select current_revision from buildings"));
        Assert.Equal(SampleModel.Rooms, await Db.ValueAsync<long>("select count(*) from rooms where in_revision(revision, until_revision, 1)"));
        Assert.Equal(SampleModel.Rooms, await Db.ValueAsync<long>("select count(*) from rooms where in_revision(revision, until_revision, 2)"));
        Assert.Equal(SampleModel.ReceiptLines, await Db.ValueAsync<long>("select count(*) from receipt_lines where revision = 1"));
    }

    [Fact]
    public async Task The_same_file_at_a_newly_given_place_is_a_change()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured(georeference: Georeference.Unknown));

        WriteResult placed = await ModelWriter.WriteAsync(Db, SampleModel.Measured());

        Assert.Equal(WriteOutcome.Revised, placed.Buildings[0].Outcome);
    }

    [Fact]
    public async Task A_site_code_given_at_ingest_replaces_the_models_own()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured(), new WriteOptions("CAMPUS-NORTH"));

        Assert.Equal("CAMPUS-NORTH", await Db.ValueAsync<string>("select string_agg(code, ',') from sites"));
    }

    [Fact]
    public async Task All_buildings_of_a_file_are_stored_in_its_order()
    {
        WriteResult result = await ModelWriter.WriteAsync(Db, SampleModel.Measured(buildings: ["B", "A"]));

        Assert.Equal(["B", "A"], result.Buildings.Select(b => b.GlobalId));
        Assert.Equal(2L * SampleModel.Rooms, await Db.ValueAsync<long>("select count(*) from rooms"));
    }

    [Fact]
    public async Task Two_buildings_with_one_GlobalId_are_refused()
    {
        await Assert.ThrowsAsync<RefusedModelException>(
            () => ModelWriter.WriteAsync(Db, SampleModel.Measured(buildings: ["A", "A"])));

        Assert.Equal(0L, await Db.AllRowsAsync());
    }

    [Fact]
    public async Task Names_with_characters_that_no_database_takes_are_stored_without_them()
    {
        MeasuredModel model = SampleModel.Measured();
        model = model with { File = model.File with { AuthoringTool = "nul \0 and half a pair \uD800" } };

        await ModelWriter.WriteAsync(Db, model);

        Assert.Equal("nul \uFFFD and half a pair \uFFFD", await Db.ValueAsync<string>("select authoring_tool from revisions"));
    }

    [Fact]
    public async Task The_same_building_stored_by_several_at_once_gets_its_revisions_one_after_another()
    {
        WriteResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => ModelWriter.WriteAsync(Db, SampleModel.Measured($"content {i % 3}"))));

        int changes = results.Count(r => r.Buildings[0].Outcome != WriteOutcome.Unchanged);
        Assert.InRange(changes, 3, 6);
        Assert.Equal(changes, await Db.ValueAsync<int>("select current_revision from buildings"));
        Assert.Equal(SampleModel.Rooms, await Db.ValueAsync<long>("select count(*) from rooms"));
    }

    private const string Contents = """
        select md5(string_agg(t, '' order by t)) from (
          select (s.*, s.xmin)::text t from sites s union all select (b.*, b.xmin)::text from buildings b
          union all select (r.*, r.xmin)::text from revisions r union all select (r.*, r.xmin)::text from rooms r
          union all select (e.*, e.xmin)::text from elements e union all select (a.*, a.xmin)::text from room_areas a
          union all select (l.*, l.xmin)::text from receipt_lines l union all select (s.*, s.xmin)::text from storeys s
          union all select (i.*, i.xmin)::text from import_issues i) all_rows
        """;
}
