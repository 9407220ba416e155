using System.Text;
using Npgsql;
using SpaceGeo.Ingest.Ledger;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Tests.EndToEnd.Questions;

/// <summary>
/// Four buildings made by hand: two on a site at the equator, one at 60° north, one at the antimeridian. Each has two storeys of five rooms in a
/// row, room n of 10 + n m² net, and each room touches the next. Their ledger comes as files.
/// </summary>
internal static class Town
{
    public const int Rooms = 40;

    private const string Models = """
        insert into sites (code, name) values ('EQ', 'Equator'), ('N60', 'North'), ('AM', 'Antimeridian'), ('NOWHERE', 'Nobody knows');
        insert into buildings (site_id, global_id, name, current_revision) values
          (1, 'B1', 'House 1', 1), (1, 'B2', 'House 2', 1), (2, 'B3', 'House 1', 1), (3, 'B4', 'House 1', 1);
        insert into revisions
        select b, 1, 'town.ifc', 'hash' || b, 'IFC4', 'test', now(), 'given', null, 0, 0, 0, 1 from generate_series(1, 4) b;
        insert into storeys select b, 1, s, 'S' || b || s, 'Level ' || s, 3 * s, '' from generate_series(1, 4) b, generate_series(0, 1) s;
        insert into rooms
        select b, 1, 5 * s + n, s, 'R' || b || s || n, s || '0' || n, 'Room', 3 * s, n, 'ok', '', null, null,
               ST_Multi(ST_MakeEnvelope(4 * n, 0, 4 * n + 4, 5)),
               ST_Multi(ST_MakeEnvelope(p.lon + 0.0001 * n, p.lat, p.lon + 0.0001 * (n + 1), p.lat + 0.0001, 4326))
        from (values (1, 10.0, 0.0), (2, 10.01, 0.0), (3, 25.0, 60.0), (4, 179.999, -17.0)) p(b, lon, lat),
             generate_series(0, 1) s, generate_series(0, 4) n;
        select open_areas('ifc-net', 'parts-2');
        insert into room_areas
        select building_id, 1, room_no, 'ifc-net', 'parts-2', 11 + room_no, 0.5, 0.25, 0.25, 10 + room_no, 0.001 from rooms;
        insert into room_adjacency
        select b, 1, 5 * s + n, 5 * s + n + 1, 5, 0 from generate_series(1, 4) b, generate_series(0, 1) s, generate_series(0, 3) n;
        select refresh_building_places('{1,2,3,4}');
        """;

    private static readonly (LedgerTable Table, string Csv)[] Ledger =
    [
        (LedgerTables.Sites, """
            code,name,parent
            EQ,Equator,
            N60,North,EQ
            """),
        (LedgerTables.Organisations, """
            code,name,level,parent
            CITY,市政府,city,
            FIN,财政局,city,CITY
            EDU,教育局,city,CITY
            COUNTY,县政府,county,
            """),
        (LedgerTables.Quotas, """
            organisation,rank,quota,heads
            CITY,city-head,1,1
            FIN,bureau-head,1,2
            FIN,below-bureau,3,
            EDU,below-bureau,1,
            """),
        (LedgerTables.Persons, """
            code,name,organisation,rank,state,isLeader
            P1,赵一,CITY,city-head,在职,是
            P2,钱二,FIN,bureau-head,在职,否
            P3,孙三,FIN,below-bureau,在职,否
            P4,李四,EDU,below-bureau,在职,否
            P5,周五,EDU,below-bureau,在职,否
            P6,吴六,EDU,bureau-deputy,退休,否
            """),
        (LedgerTables.Rooms, """
            globalId,class,state,recordedM2,validFrom,validTo
            R100,office,in-use,10,2024-01-01,
            R101,office,in-use,11.5,2024-01-01,
            R102,office,idle,12,2024-01-01,2024-06-30
            R102,office,reserve,12,2024-07-01,2024-12-31
            R102,office,in-use,12,2025-01-01,
            R103,office,idle,,2024-03-01,
            R104,service,idle,,2025-03-01,
            R110,office,idle,,,
            R111,office,sealed,,2024-01-01,
            R200,office,idle,,2024-01-01,
            R201,office,idle,,2024-01-01,
            R203,office,idle,,2024-01-01,
            R300,office,idle,,2024-01-01,
            R301,office,in-use,,2024-01-01,
            R400,office,reserve,,2024-01-01,
            """),
        (LedgerTables.Assignments, """
            globalId,organisation,person,validFrom
            R100,FIN,P2,2024-01-01
            R101,FIN,P3,2024-01-01
            R102,EDU,P4,2025-01-01
            R103,FIN,,2024-03-01
            R301,EDU,P6,2024-01-01
            R112,CITY,P1,2024-01-01
            """),
        (LedgerTables.Tenures, """
            site,building,number,storey,kind,titleHolder
            EQ,,,,owned,Administration
            EQ,House 2,,,leased-out,Administration
            N60,,,,leased-in,Landlord
            """),
        (LedgerTables.Leases, """
            code,direction,organisation,site,building,areaM2,rentPerYear,validFrom,validTo
            L1,in,FIN,EQ,House 1,100,5000,2024-01-01,
            L2,in,EDU,N60,House 1,50,,2024-01-01,2024-12-31
            """),
    ];

    /// <summary>Stores the buildings and their ledger.</summary>
    public static async Task FillAsync(NpgsqlDataSource database)
    {
        await using (NpgsqlCommand command = database.CreateCommand(Models))
        {
            await command.ExecuteNonQueryAsync();
        }

        LedgerImportResult done = await LedgerImport.RunAsync(
            database, [.. Ledger.Select(file => Source(file.Table, file.Csv))], new LedgerImportOptions("town"));
        Xunit.Assert.True(done.IsStored, string.Join('\n', done.Faults));
    }

    /// <summary>A ledger file from its text.</summary>
    public static LedgerSource Source(LedgerTable table, string csv) => new(
        table, table.FileName, fault => LedgerFileReader.Read(table, table.FileName, new MemoryStream(Encoding.UTF8.GetBytes(csv)), fault));
}
