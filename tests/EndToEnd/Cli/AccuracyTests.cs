using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Cli;

public class AccuracyTests
{
    [ReferenceFact]
    public async Task The_accuracy_page_is_what_the_command_writes_and_leaves_nothing_unexplained()
    {
        SpaceGeoProcess.Ended run = await SpaceGeoProcess.RunAsync(
            "accuracy", TestFiles.Reference, "--causes", Path.Combine(TestFiles.Root, "docs", "accuracy-causes.tsv"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(TestFiles.Root, "docs", "accuracy.md")), run.Output);
    }
}
