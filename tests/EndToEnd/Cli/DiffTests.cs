using System.Text.Json;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

public sealed class DiffTests : IDisposable
{
    private const string Duplex = "Duplex_A_20110907_georeferenced.ifc";
    private const string LivingRoom = "0BTBFw6f90Nfh9rP1dlXr2";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_files_are_compared_without_a_database()
    {
        string after = IfcEdit.Of(Duplex).SplitRoom(LivingRoom).RenewGlobalIds().Save(_folder.Path, "after.ifc");

        SpaceGeoProcess.Ended table = await SpaceGeoProcess.RunAsync("diff", TestFiles.Model(Duplex), after);
        SpaceGeoProcess.Ended csv = await SpaceGeoProcess.RunAsync("diff", TestFiles.Model(Duplex), after, "--format", "csv");
        SpaceGeoProcess.Ended json = await SpaceGeoProcess.RunAsync("diff", TestFiles.Model(Duplex), after, "--format", "json");

        Assert.Equal((0, 0, 0), (table.ExitCode, csv.ExitCode, json.ExitCode));
        Assert.Contains("into A102, A102b", table.Output, StringComparison.Ordinal);
        Assert.Equal(3, csv.OutputLines.Length);
        using JsonDocument document = JsonDocument.Parse(json.Output);
        Assert.Equal(2, document.RootElement.GetProperty("storeys").EnumerateArray().Sum(s => s.GetProperty("rooms").GetArrayLength()));
    }

    [Fact]
    public async Task What_was_and_what_is_is_drawn_for_storeys_that_changed()
    {
        string after = IfcEdit.Of(Duplex).SplitRoom(LivingRoom).Save(_folder.Path, "after.ifc");
        string plans = Path.Combine(_folder.Path, "plans");

        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("diff", TestFiles.Model(Duplex), after, "--svg", plans);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Duplex-Apartment-Level-1.svg"], Directory.GetFiles(plans).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_refused_in_a_line()
    {
        string bad = Path.Combine(_folder.Path, "bad.ifc");
        await File.WriteAllTextAsync(bad, "no model");

        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("diff", TestFiles.Model(Duplex), bad);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad.ifc", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Areas_by_several_standards_are_not_compared()
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync("diff", TestFiles.Model(Duplex), TestFiles.Model(Duplex), "--standard", "all");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--standard ID", run.Errors, StringComparison.Ordinal);
    }
}
