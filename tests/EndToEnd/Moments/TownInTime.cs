using Npgsql;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Tests.EndToEnd.Api;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Questions;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Moments;

/// <summary>
/// The <see cref="Town"/>, whose first house was rebuilt at the beginning of 2025 (stored on 10 January): its first room lost 2 m², the second
/// got another GlobalId, the fourth was divided. In June 2026 a survey of June 2024 was handed in, by which the fifth room had half a square metre
/// more; in July 2026 the ledger was corrected: R102 was never idle.
/// </summary>
public sealed class TownInTime(ClusterFixture cluster) : ServedFixture(cluster, FillAsync)
{
    private const string Past = """
        update revisions set ingested_at = '2024-01-05 12:00Z';
        update ledger_imports set imported_at = '2024-02-01 12:00Z';
        update engine_versions set first_used = '2024-01-01';
        """;

    private const string Revisions = """
        insert into revisions (
          building_id, revision, file_name, sha256, schema, authoring_tool, ingested_at, geo_source, origin_x, origin_y, rotation_deg, scale, valid_from)
        values (1, 2, 'rebuilt.ifc', 'hash2', 'IFC4', 'test', '2025-01-10 12:00Z', 'given', 0, 0, 0, 1, '2025-01-01'),
               (1, 3, 'survey.ifc', 'hash3', 'IFC4', 'test', '2026-06-01 12:00Z', 'given', 0, 0, 0, 1, '2024-06-01');
        update buildings set current_revision = 2 where building_id = 1;

        -- What is in the first revision and the survey, and not in the second.
        create temp table before on commit drop as select * from rooms where building_id = 1 and room_no in (0, 1, 3);
        update rooms set until_revision = 2 where building_id = 1 and room_no in (0, 1, 3);
        update room_areas set until_revision = 2 where building_id = 1 and room_no in (0, 3);
        update before set revision = 3;
        insert into rooms select * from before;
        update before set revision = 2, until_revision = 3;
        update before set geom_4326 = ST_Multi(ST_MakeEnvelope(10, 0, 10.00008, 0.0001, 4326)) where room_no = 0;
        update before set global_id = 'N101' where room_no = 1;
        insert into rooms select * from before;
        update before set room_no = 10, global_id = 'R105', number = '005' where room_no = 3;
        insert into rooms select * from before where room_no = 10;
        insert into room_areas
        select 1, a.revision, a.room_no, 'ifc-net', 'parts-2', a.net + 1, 0.5, 0.25, 0.25, a.net, 0.001, a.until
        from (values (2, 0, 8.0, 3), (3, 0, 10, 2147483647), (2, 3, 6, 3), (3, 3, 13, 2147483647), (2, 10, 7, 3)) a(revision, room_no, net, until);
        update room_areas set until_revision = 3 where building_id = 1 and room_no = 4;
        insert into room_areas select 1, 3, 4, 'ifc-net', 'parts-2', 15.5, 0.5, 0.25, 0.25, 14.5, 0.001;

        select refresh_building_places('{1}');
        select refresh_room_aliases('{1}');
        select refresh_room_facts('{1}', 'ifc-net');
        """;

    private const string Correction = """
        globalId,class,state,recordedM2,validFrom,validTo
        R102,office,in-use,12,2024-01-01,2024-06-30
        R102,office,in-use,12,2024-07-01,2024-12-31
        """;

    /// <summary>The value of a column in the one row of an answer that has an id.</summary>
    public async Task<string?> OfRoomAsync(string address, string room, string column) =>
        (await JsonAsync(address))["rows"]!.AsArray().SingleOrDefault(r => r!["roomId"]!.GetValue<string>() == room)?[column]?.ToString();

    /// <summary>Stores all that there is.</summary>
    public static async Task FillAsync(NpgsqlDataSource database)
    {
        await Town.FillAsync(database);
        await database.RunAsync(Past);
        await database.RunAsync(Revisions);
        LedgerImportResult done = await LedgerImport.RunAsync(
            database, [Town.Source(LedgerTables.Rooms, Correction)], new LedgerImportOptions("correction"));
        Assert.True(done.IsStored, string.Join('\n', done.Faults));
        await database.RunAsync("update ledger_imports set imported_at = '2026-07-01 12:00Z' where import_id = 2");
    }
}
