using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using SpaceGeo.Tests.EndToEnd.Questions;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>The API over a database with the Duplex in three revisions: as it was, with the living room A102 divided in two equal parts, and
/// with a column in the bedroom A203 on top of it. Its ledger has a deputy of 18 m² in A102, whose whole is too large and whose half is not.
/// </summary>
public sealed class RenovatedHouse(ClusterFixture cluster) : ServedFixture(cluster, FillAsync)
{
    public const string Building = "1xS3BCk291UvhgP2a6eflK";
    private const string Duplex = "Duplex_A_20110907_georeferenced.ifc";
    private const string LivingRoom = "0BTBFw6f90Nfh9rP1dlXr2";

    private static readonly (LedgerTable Table, string Csv)[] Ledger =
    [
        (LedgerTables.Organisations, "code,name,level,divisionCode\nFIN,Finance bureau 财政局,city,320500000000\nEDU,Education bureau,city,320500000000\n"),
        (LedgerTables.Persons, "code,name,organisation,rank,state,isLeader\nP1,One,FIN,bureau-deputy,employed,false\nP2,Two,EDU,below-bureau,employed,false\n"),
        (LedgerTables.Assignments, $"globalId,organisation,person,use\n{LivingRoom},FIN,P1,office\n0BTBFw6f90Nfh9rP1dl_39,EDU,P2,office\n"),
    ];

    internal static async Task FillAsync(NpgsqlDataSource database)
    {
        await StoreAsync(database, IfcEdit.Of(Duplex));
        LedgerImportResult done = await LedgerImport.RunAsync(
            database, [.. Ledger.Select(file => Town.Source(file.Table, file.Csv))], new LedgerImportOptions("house"));
        Assert.True(done.IsStored, string.Join('\n', done.Faults));
        IfcEdit renovated = IfcEdit.Of(Duplex).SplitRoom(LivingRoom);
        await StoreAsync(database, renovated);
        await StoreAsync(database, renovated.AddColumn("0BTBFw6f90Nfh9rP1dlXrb", 6.5, -14));
    }

    private static async Task StoreAsync(NpgsqlDataSource database, IfcEdit model) => await ModelWriter.WriteAsync(database, MeasuredModel.Measure(
        IfcReader.Read("house.ifc", model.Bytes, new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default));
}
