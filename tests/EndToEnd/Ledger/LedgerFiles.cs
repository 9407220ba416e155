using System.Text;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Ingest.Ledger;
using SpaceGeo.Inventory;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Cli;
using SpaceGeo.Tests.EndToEnd.Database;

namespace SpaceGeo.Tests.EndToEnd.Ledger;

/// <summary>
/// Ledgers of two small campuses: the sites <c>campus</c> (buildings <c>main</c>, <c>annex</c>) and <c>yard</c> (<c>depot</c>) with the rooms
/// <c>p1110</c>, <c>p1120</c>, <c>p1210</c>, <c>p1310</c> of 20 m², whose numbers are those of their ids, and <c>SITE-1</c> with two buildings
/// that are alike to their rooms' GlobalIds.
/// </summary>
internal static class LedgerFiles
{
    /// <summary>Organisations and persons that other files refer to.</summary>
    public static readonly (string Name, string Text)[] People =
    [
        ("organisations.csv", "code,name,level,parent\nA,市政府,city,\nB,财政局,city,A\nC,审计局,city,A\n"),
        ("persons.csv", "code,name,organisation\nP1,张三,A\nP2,李四,A\nP3,王五,B\n"),
    ];

    /// <summary>Everything that files can say, with names and texts that a careless writer breaks: 25 entries.</summary>
    public static readonly (string Name, string Text)[] Full =
    [
        ("sites.csv", """"
            code,name,address,longitude,latitude,parent,validFrom,validTo
            campus,市民中心,"苏州市 ""老"" 城, 1号",120.585,31.299,,,
            yard,'; drop table sites; --,,-179.9999999,0,campus,2024-01-01,2026-12-31
            yard,Yard; new,,,,,2027-01-01,

            """"),
        ("organisations.csv", """"
            code,name,level,divisionCode,parent,validFrom,validTo
            A,市政府,city,320500000000,,,
            B,财政局𠮷,county,320505000000,A,2020-02-29,
            C," 0,5 ""C"" ",township,,B,,2025-12-31

            """"),
        ("quotas.csv", "organisation,rank,quota,heads\nA,city-head,1,\nB,section-head,3,2\n"),
        ("persons.csv", """"
            code,name,organisation,rank,position,state,isLeader
            P1,张三,A,city-head,市长,employed,true
            P2,"O'Brien, ""Jr""",B,section-head,,on-leave,false
            P3,,B,section-head,,seconded,

            """"),
        ("rooms.csv", """"
            globalId,site,building,storey,number,class,use,state,seats,recordedM2,validFrom,validTo
            p1110,,,,,office,,idle,,,2024-03-01,2025-02-28
            p1110,,,,,办公室,局长,in-use,2,19.999999999999996,2025-03-01,
            ,campus,main,120,1120,service,会议室,在用,30,0.1,,
            p1310,yard,,,1310,plant,,sealed,0,100,,

            """"),
        ("assignments.csv", """"
            globalId,organisation,person,use,validFrom,validTo
            p1110,A,P1,office,2025-03-01,
            p1120,B,,,,
            p1210,B,P2,,2024-01-01,2024-12-31
            p1210,B,P2,rest,2025-01-01,
            p1210,B,P3,,,

            """"),
        ("tenures.csv", """"
            site,building,storey,number,globalId,kind,titleHolder,isRegistered,isMortgaged,validFrom,validTo
            campus,,,,,owned,市政府,是,否,,
            campus,annex,,,,used-free,,,,,
            campus,main,110,1110,,lent,,false,,2026-01-01,2026-06-30

            """"),
        ("leases.csv", """"
            code,direction,organisation,counterparty,site,building,globalId,longitude,latitude,areaM2,rentPerYear,currency,approval,validFrom,validTo
            L1,in,B,"恒大, ""股份""",,,,120.1,31.05,1234.5678,0,CNY,苏机管〔2024〕3号,2024-01-01,2026-12-31
            L2,out,A,,yard,depot,p1310,,,20,1000.25,EUR,,,

            """"),
    ];

    /// <summary>What a table of the ledger holds, and the codes that entries refer to.</summary>
    public static readonly string[] Tables =
    [
        "ledger_imports", "site_entries", "organisations", "organisation_entries", "quota_entries", "persons", "person_entries", "room_entries",
        "assignment_entries", "tenure_entries", "lease_entries", "room_facts",
    ];

    /// <summary>Stores the buildings.</summary>
    public static async Task AddBuildingsAsync(NpgsqlDataSource database)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "two-sites.ifc");
        await File.WriteAllTextAsync(path, TwoSites.Text());
        MeasuredModel model = MeasuredModel.Measure(IfcReader.Read(path, new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default);
        await ModelWriter.WriteAsync(database, model);
        await ModelWriter.WriteAsync(database, SampleModel.Measured(buildings: ["TwinA", "TwinB"]));
    }

    /// <summary>Imports files as a folder would be.</summary>
    public static Task<LedgerImportResult> ImportAsync(NpgsqlDataSource database, params (string Name, string Text)[] files) =>
        ImportAsync(database, new LedgerImportOptions("test"), files);

    /// <summary>Imports files as a folder would be.</summary>
    public static Task<LedgerImportResult> ImportAsync(
        NpgsqlDataSource database, LedgerImportOptions options, params (string Name, string Text)[] files) =>
        LedgerImport.RunAsync(database, [.. files.Select(f => Source(f.Name, f.Text))], options);

    /// <summary>All files of an export, by name.</summary>
    public static async Task<Dictionary<string, string>> ExportAsync(NpgsqlDataSource database, int? import = null)
    {
        var files = new Dictionary<string, string>();
        foreach (LedgerTable table in LedgerTables.All)
        {
            using var output = new MemoryStream();
            await LedgerFileWriter.WriteAsync(table, LedgerExport.ReadAsync(database, table, import), output);
            files.Add(table.FileName, Encoding.UTF8.GetString(output.ToArray()));
        }

        return files;
    }

    /// <summary>Rows of each table that has any, as <c>persons 3</c>; those that a bare database has are none of them.</summary>
    public static async Task<string> CountsAsync(NpgsqlDataSource database)
    {
        var counts = new List<string>();
        foreach (string table in Tables)
        {
            long rows = await database.ValueAsync<long>($"select count(*) from {table}");
            if (rows > 0)
            {
                counts.Add($"{table} {rows}");
            }
        }

        return string.Join(", ", counts);
    }

    private static LedgerSource Source(string name, string text)
    {
        LedgerTable table = LedgerTables.All.Single(t => t.IsNamed(name));
        return new LedgerSource(table, name, fault => LedgerFileReader.Read(table, name, new MemoryStream(Encoding.UTF8.GetBytes(text)), fault));
    }
}
