using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

[Collection(DatabaseCollection.Name)]
public sealed class StoredDiffTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private const string Duplex = "Duplex_A_20110907_georeferenced.ifc";

    [Fact]
    public async Task Two_revisions_of_a_stored_building_are_compared_as_their_files_are()
    {
        using var folder = new TemporaryFolder();
        string after = IfcEdit.Of(Duplex).SplitRoom("0BTBFw6f90Nfh9rP1dlXr2").Save(folder.Path, "after.ifc");
        string database = ConnectionString.Reveal();
        await SpaceGeoProcess.RunAsync("ingest", TestFiles.Model(Duplex), "--db", database);
        await SpaceGeoProcess.RunAsync("ingest", after, "--db", database);

        SpaceGeoProcess.Ended stored = await SpaceGeoProcess.RunAsync("diff", "1", "--db", database, "--format", "csv");
        SpaceGeoProcess.Ended files = await SpaceGeoProcess.RunAsync("diff", TestFiles.Model(Duplex), after, "--format", "csv");
        SpaceGeoProcess.Ended unknown = await SpaceGeoProcess.RunAsync("diff", "1", "--from", "1", "--to", "7", "--db", database);

        Assert.Equal((0, 0, 1), (stored.ExitCode, files.ExitCode, unknown.ExitCode));
        Assert.Equal(3, files.OutputLines.Length);
        Assert.Equal(files.Output, stored.Output);
        Assert.Contains("Building 1 has no revision 7; it has 1, 2.", unknown.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revisions_are_asked_of_one_building_alone()
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("diff", TestFiles.Model(Duplex), TestFiles.Model(Duplex), "--from", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("spacegeo diff BUILDING --from 1 --to 2", run.Errors, StringComparison.Ordinal);
    }
}
