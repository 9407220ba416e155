using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Store.Revisions;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Revisions;

[Collection(DatabaseCollection.Name)]
public sealed class StoredRevisionTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private static readonly AreaStandard[] Standards = [AreaStandards.Default, AreaStandards.Find("rics-nia")!];

    // All that a revision says, by names and not by numbers, which are a matter of the building's history.
    private const string Contents = """
        select string_agg(line, E'\n' order by line) from (
          select concat_ws(' ', 'storey', s.storey_no, s.global_id, s.name, s.elevation_m) as line
          from storeys s where s.building_id = {0} and in_revision(s.revision, s.until_revision, {1})
          union all
          select concat_ws(' ', 'room', r.storey_no, r.global_id, r.number, r.long_name, r.floor_height_m, r.plan_room is null, r.status, r.reason,
            r.declared_name, r.declared_m2, r.category, md5(st_astext(r.geom, 17)), md5(st_astext(r.geom_4326, 17)))
          from rooms r where r.building_id = {0} and in_revision(r.revision, r.until_revision, {1})
          union all
          select concat_ws(' ', 'element', e.storey_no, e.global_id, e.type, e.name, e.kind, md5(st_astext(e.geom, 17)))
          from elements e where e.building_id = {0} and in_revision(e.revision, e.until_revision, {1})
          union all
          select concat_ws(' ', 'area', r.global_id, a.standard, a.engine_version, a.gross_m2, a.column_m2, a.wall_m2, a.other_m2, a.net_m2, a.bound_m2, (
            select string_agg(concat_ws(' ', e.global_id, l.category, l.area_m2), ',' order by l.line_no)
            from receipt_lines l join elements e
              on e.building_id = l.building_id and e.element_no = l.element_no and in_revision(e.revision, e.until_revision, {1})
            where (l.building_id, l.room_no, l.revision, l.standard, l.engine_version) = (a.building_id, a.room_no, a.revision, a.standard, a.engine_version)))
          from room_areas a join rooms r on r.building_id = a.building_id and r.room_no = a.room_no and in_revision(r.revision, r.until_revision, {1})
          where a.building_id = {0} and in_revision(a.revision, a.until_revision, {1})
          union all
          select concat_ws(' ', 'contact', least(x.global_id, y.global_id), greatest(x.global_id, y.global_id), c.shared_m, c.opening_m)
          from room_adjacency c
          join rooms x on x.building_id = c.building_id and x.room_no = c.room_a and in_revision(x.revision, x.until_revision, {1})
          join rooms y on y.building_id = c.building_id and y.room_no = c.room_b and in_revision(y.revision, y.until_revision, {1})
          where c.building_id = {0} and in_revision(c.revision, c.until_revision, {1})
          union all
          select concat_ws(' ', 'zone', r.global_id, z.global_id, z.name) from room_zones z join rooms r using (building_id, room_no, revision)
          where z.building_id = {0} and in_revision(r.revision, r.until_revision, {1})
          union all
          select concat_ws(' ', 'class', r.global_id, k.system, k.code) from room_classifications k join rooms r using (building_id, room_no, revision)
          where k.building_id = {0} and in_revision(r.revision, r.until_revision, {1})
        ) lines
        """;

    private const string Rows = """
        select (select count(*) from rooms) + (select count(*) from elements) + (select count(*) from storeys) + (select count(*) from room_areas)
        """;

    public static TheoryData<string> Cases => [.. Renovations.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_revision_says_what_a_first_ingest_of_its_file_says_and_the_one_before_stays_what_it_was(string renovation)
    {
        (string model, Func<IfcEdit, IfcEdit> edit) = Renovations.All[renovation];
        ReadModel first = Read(IfcEdit.Of(model));
        ReadModel second = Read(edit(IfcEdit.Of(model)));
        await ModelWriter.WriteAsync(Db, first);
        string before = await ContentsAsync(1, 1);

        WriteResult revised = await ModelWriter.WriteAsync(Db, second, new WriteOptions { BuildingId = 1 });
        WriteResult alone = await ModelWriter.WriteAsync(Db, second, new WriteOptions("ELSEWHERE"));

        Assert.Equal(renovation == "nothing" ? WriteOutcome.Unchanged : WriteOutcome.Revised, revised.Buildings[0].Outcome);
        Assert.Equal(WriteOutcome.Added, alone.Buildings[0].Outcome);
        Assert.Equal(before, await ContentsAsync(1, 1));
        Assert.Equal(await ContentsAsync(2, 1), await ContentsAsync(1, revised.Buildings[0].Revision));
    }

    [Fact]
    public async Task What_one_moved_wall_leaves_alone_is_not_stored_twice()
    {
        (string model, Func<IfcEdit, IfcEdit> edit) = Renovations.All["a wall moved"];
        await ModelWriter.WriteAsync(Db, Read(IfcEdit.Of(model)));
        long before = await Db.ValueAsync<long>(Rows);

        WriteResult revised = await ModelWriter.WriteAsync(Db, Read(edit(IfcEdit.Of(model))));

        Assert.InRange(await Db.ValueAsync<long>(Rows) - before, 1, before / 10);
        Assert.Equal(21L * 2, await Db.ValueAsync<long>("select count(net_m2) from current_rooms"));
        Assert.InRange(revised.Buildings[0].Delta!.Remeasured.Count, 1, 7);
        Assert.Equal(2L, await Db.ValueAsync<long>("select count(*) from elements where global_id = '2O2Fr$t4X7Zf8NOew3FL9r'"));
    }

    [Fact]
    public async Task A_room_keeps_its_number_when_all_ids_are_renewed()
    {
        (string model, Func<IfcEdit, IfcEdit> edit) = Renovations.All["all ids renewed"];
        await ModelWriter.WriteAsync(Db, Read(IfcEdit.Of(model)));

        await ModelWriter.WriteAsync(Db, Read(edit(IfcEdit.Of(model))), new WriteOptions { BuildingId = 1 });

        Assert.Equal(0L, await Db.ValueAsync<long>("""
            select count(*) from rooms o full join rooms n on n.building_id = o.building_id and n.room_no = o.room_no and n.revision = 2
            where o.revision = 1 and (n.number is distinct from o.number or n.global_id = o.global_id)
            """));
    }

    [Fact]
    public async Task A_stored_revision_is_read_back_as_it_was_measured()
    {
        (string model, Func<IfcEdit, IfcEdit> edit) = Renovations.All["a room split"];
        WriteResult first = await ModelWriter.WriteAsync(Db, Read(IfcEdit.Of(model)));
        WriteResult second = await ModelWriter.WriteAsync(Db, Read(edit(IfcEdit.Of(model))));

        await using NpgsqlConnection connection = await Db.OpenConnectionAsync();
        foreach ((int revision, WriteResult written) in new[] { (1, first), (2, second) })
        {
            StoredRevision stored = (await StoredRevisions.ReadAsync(connection, 1, revision, Standards))!;
            Assert.Equal(2, stored.Measured.Count);
            foreach ((MeasuredModel expected, MeasuredBuilding read) in written.Measured.Zip(stored.Measured))
            {
                Assert.Equal(Areas(expected.Buildings[0]), Areas(read));
            }
        }

        Assert.Null(await StoredRevisions.ReadAsync(connection, 1, 3, Standards));
        Assert.Null(await StoredRevisions.ReadAsync(connection, 7, 1, Standards));
    }

    [Fact]
    public async Task A_model_of_another_building_is_refused_unless_forced()
    {
        await ModelWriter.WriteAsync(Db, Read(IfcEdit.Of(Renovations.Duplex)));
        ReadModel other = Read(IfcEdit.Of(Renovations.Office));

        RefusedModelException refusal = await Assert.ThrowsAsync<RefusedModelException>(
            () => ModelWriter.WriteAsync(Db, other, new WriteOptions { BuildingId = 1 }));
        Assert.Contains("this is not building 1: 0 %", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedModelException>(() => ModelWriter.WriteAsync(Db, other, new WriteOptions { BuildingId = 9 }));
        Assert.Equal(1L, await Db.ValueAsync<long>("select count(*) from revisions"));

        WriteResult forced = await ModelWriter.WriteAsync(Db, other, new WriteOptions { BuildingId = 1, IsForced = true });
        Assert.Equal((1, 2), (forced.Buildings[0].BuildingId, forced.Buildings[0].Revision));
    }

    [Fact]
    public async Task A_dry_run_gives_the_result_and_stores_nothing()
    {
        (string model, Func<IfcEdit, IfcEdit> edit) = Renovations.All["a column added"];
        await ModelWriter.WriteAsync(Db, Read(IfcEdit.Of(model)));
        string before = await ContentsAsync(1, 1);

        WriteResult dry = await ModelWriter.WriteAsync(Db, Read(edit(IfcEdit.Of(model))), new WriteOptions { IsDry = true });
        Assert.Equal((1L, before), (await Db.ValueAsync<long>("select count(*) from revisions"), await ContentsAsync(1, 1)));
        WriteResult wet = await ModelWriter.WriteAsync(Db, Read(edit(IfcEdit.Of(model))));

        Assert.Equal(dry.Buildings[0] with { Delta = null }, wet.Buildings[0] with { Delta = null });
        Assert.Equal(Areas(dry.Measured[0].Buildings[0]), Areas(wet.Measured[0].Buildings[0]));
    }

    [Fact]
    public async Task A_correction_for_an_earlier_day_leaves_the_later_revision_in_force()
    {
        (string model, Func<IfcEdit, IfcEdit> edit) = Renovations.All["a wall moved"];
        await ModelWriter.WriteAsync(Db, Read(IfcEdit.Of(model)));
        await ModelWriter.WriteAsync(Db, Read(edit(IfcEdit.Of(model))), new WriteOptions { ValidFrom = new DateOnly(2026, 3, 1) });

        WriteResult correction = await ModelWriter.WriteAsync(
            Db, Read(IfcEdit.Of(model).AddColumn("0BTBFw6f90Nfh9rP1dlXr2", 3, -15)), new WriteOptions { ValidFrom = new DateOnly(2026, 2, 1) });

        Assert.Equal(3, correction.Buildings[0].Revision);
        Assert.Equal(2, await Db.ValueAsync<int>("select current_revision from buildings"));
        await AreaRecalculation.RunAsync(Db, new RecalculationOptions(AreaStandards.Default) { EngineVersion = "another" });
        Assert.Equal(
            "{2}", await Db.ValueAsync<string>("""
                select array_agg(distinct v.revision)::text from room_areas a join revisions v on in_revision(a.revision, a.until_revision, v.revision)
                where a.engine_version = 'another'
                """));
        await Assert.ThrowsAsync<RefusedModelException>(
            () => ModelWriter.WriteAsync(Db, Read(IfcEdit.Of(model)), new WriteOptions { ValidFrom = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(7) }));
    }

    private static string[] Areas(MeasuredBuilding building) =>
    [
        .. building.Storeys.SelectMany(s => s.Storey.Rooms.Select(r => $"{r.GlobalId} {s.Of(r)} {string.Join(' ', s.Receipt(r).ToArray().Select(
            line => $"{building.Building.Elements[s.Storey.Plan.Obstacles[line.Obstacle].Element].GlobalId} {line.AreaM2:R}"))}")).Order(StringComparer.Ordinal),
    ];

    private static ReadModel Read(IfcEdit model) =>
        new(IfcReader.ReadEach("building.ifc", model.Bytes, new IfcReadOptions(AreaStandards.Default), Standards), Standards);

    private Task<string> ContentsAsync(int building, int revision) =>
        Db.ValueAsync<string>(Contents.Replace("{0}", $"{building}", StringComparison.Ordinal).Replace("{1}", $"{revision}", StringComparison.Ordinal));
}
