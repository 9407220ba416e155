using SpaceGeo.Store.Ledger;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Ledger;

[Collection(DatabaseCollection.Name)]
public sealed class LedgerRoundTripTests(ClusterFixture cluster)
{
    [Fact]
    public async Task An_export_is_imported_into_an_empty_database_and_exported_again_byte_for_byte()
    {
        var database = new FreshDatabase(cluster);
        var other = new FreshDatabase(cluster);
        await database.InitializeAsync();
        await other.InitializeAsync();
        await LedgerFiles.AddBuildingsAsync(database.Source);
        await LedgerFiles.AddBuildingsAsync(other.Source);
        LedgerImportResult stored = await LedgerFiles.ImportAsync(database.Source, LedgerFiles.Full);
        Assert.Empty(stored.Faults);
        Assert.Equal(25, stored.Files.Sum(f => f.Added));
        Dictionary<string, string> first = await LedgerFiles.ExportAsync(database.Source);

        LedgerImportResult again = await LedgerFiles.ImportAsync(database.Source, Pairs(first));
        Assert.Equal((true, (int?)null, 0), (again.IsStored, again.ImportId, again.Files.Sum(f => f.Added + f.Ended)));
        Assert.Equal(25, again.Files.Sum(f => f.Rows));

        Assert.Empty((await LedgerFiles.ImportAsync(other.Source, Pairs(first))).Faults);
        Assert.Equal(first, await LedgerFiles.ExportAsync(other.Source));
        await database.DisposeAsync();
        await other.DisposeAsync();

        Assert.Contains("campus,市民中心,\"苏州市 \"\"老\"\" 城, 1号\",120.585,31.299,,,\n", first["sites.csv"], StringComparison.Ordinal);
        Assert.Contains("P2,\"O'Brien, \"\"Jr\"\"\",B,section-head,,on-leave,false,,\n", first["persons.csv"], StringComparison.Ordinal);
        Assert.Contains("p1110,campus,main,110,1110,office,局长,in-use,2,19.999999999999996,2025-03-01,\n", first["rooms.csv"], StringComparison.Ordinal);
        Assert.Contains("campus,main,,,p1110,lent,,false,,2026-01-01,2026-06-30\n", first["tenures.csv"], StringComparison.Ordinal);
    }

    private static (string Name, string Text)[] Pairs(Dictionary<string, string> files) => [.. files.Select(f => (f.Key, f.Value))];
}
