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
