using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Ledger;
using SpaceGeo.Tests.EndToEnd.Questions;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Moments;

[Collection(DatabaseCollection.Name)]
public sealed class RenamedRoomTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    [Fact]
    public async Task The_ledger_stores_the_first_GlobalId_of_a_room_and_understands_all()
    {
        await TownInTime.FillAsync(Db);

        LedgerImportResult done = await LedgerImport.RunAsync(
            Db,
            [
                Town.Source(LedgerTables.Rooms, """
                    globalId,building,storey,number,class,state,validFrom,validTo
                    N101,,,,office,sealed,2023-01-01,2023-03-31
                    R101,,,,office,sealed,2023-04-01,2023-06-30
                    ,B1,Level 0,001,office,sealed,2023-07-01,2023-09-30
                    N101,House 1,Level 0,001,office,sealed,2023-10-01,2023-12-31
                    """),
            ],
            new LedgerImportOptions("names"));

        Assert.Empty(done.Faults);
        Assert.Equal(4L, await Db.ValueAsync<long>("select count(*) from room_entries where building_id = 1 and global_id = 'R101' and state = 'sealed'"));
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from room_entries where global_id = 'N101'"));
        Assert.Equal("2023-01-01 2025-01-01", await Db.ValueAsync<string>("""
            select min(valid_from) filter (where state is not null) || ' ' || min(valid_from) filter (where global_id = 'N101')
            from room_facts where building_id = 1 and room_no = 1
            """));
    }

    [Fact]
    public async Task A_row_may_name_a_room_that_was_there_once_and_must_fit_what_it_was()
    {
        await TownInTime.FillAsync(Db);
        await Db.RunAsync("""
            insert into revisions (
              building_id, revision, file_name, sha256, schema, authoring_tool, geo_source, origin_x, origin_y, rotation_deg, scale, valid_from)
            values (2, 2, 'smaller.ifc', 'hash', 'IFC4', 'test', 'given', 0, 0, 0, 1, '2026-01-01');
            update rooms set until_revision = 2 where building_id = 2 and global_id = 'R213';
            update buildings set current_revision = 2 where building_id = 2;
            """);

        LedgerImportResult done = await LedgerImport.RunAsync(
            Db,
            [
                Town.Source(LedgerTables.Rooms, """
                    globalId,number,class,state,validFrom,validTo
                    R213,103,office,in-use,2025-01-01,2025-12-31
                    R213,104,office,in-use,2024-01-01,2024-12-31
                    """),
            ],
            new LedgerImportOptions("gone") { IsPartial = true });

        LedgerFault fault = Assert.Single(done.Faults);
        Assert.Equal((3, "globalId"), (fault.Line, fault.Column));
        Assert.Contains("the room 'R213' is EQ/House 2/Level 1/103", fault.Cause, StringComparison.Ordinal);
        Assert.Equal(1L, await Db.ValueAsync<long>("select count(*) from room_facts where building_id = 2 and global_id = 'R213' and valid_to = '2026-01-01' and state = 'in-use'"));
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from room_facts_open where building_id = 2 and global_id = 'R213'"));
    }

    [Fact]
    public async Task An_export_names_rooms_as_their_models_do_and_changes_nothing_when_it_comes_back()
    {
        await TownInTime.FillAsync(Db);
        await Db.RunAsync("insert into tenure_entries values (1, 1, 'R101', '2024-01-01', 'infinity', 1, null, 'lent', 'Somebody', null, null)");
        Dictionary<string, string> files = await LedgerFiles.ExportAsync(Db);

        LedgerImportResult again = await LedgerFiles.ImportAsync(Db, [.. files.Select(f => (f.Key, f.Value))]);

        Assert.Empty(again.Faults);
        Assert.Null(again.ImportId);
        Assert.Equal(files, await LedgerFiles.ExportAsync(Db));
        Assert.Contains("N101,EQ,B1,Level 0,001,FIN,P3", files["assignments.csv"], StringComparison.Ordinal);
        Assert.Contains("N101,lent,Somebody", files["tenures.csv"], StringComparison.Ordinal);
        Assert.DoesNotContain("R101", string.Concat(files.Values), StringComparison.Ordinal);
    }
}
