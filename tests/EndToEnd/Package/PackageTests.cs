using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Package;

/// <summary>The package that other programs use: packed into a folder, and used from there by a program that knows nothing of this house.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Feed => Path.Combine(_folder.Path, "feed");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_package_holds_what_it_needs_and_the_sample_runs_with_it()
    {
        await PackAsync();
        AssertContents();
        string sample = Path.Combine(_folder.Path, "sample");
        CopySample(sample);
        await WriteConfigurationAsync(sample);

        await RunAsync(sample, "build", "-c", "Release", "--nologo", "-v", "quiet");
        string printed = await RunAsync(sample, Path.Combine("bin", "Release", "net10.0", "NetAreas.dll"));

        Assert.Equal(
            [
                "room 0: gross 24.000 m², net 23.920 m², above 15 m²: True",
                "room 1: gross 16.000 m², net 14.920 m², above 15 m²: False",
                "room 1: column takes 0.080 m², shaft 1.000 m²",
                "hall: gross 192.000 m², net 190.595 m²",
                "certain to 1e-9 m²",
            ],
            printed.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private Task<string> PackAsync() => RunAsync(
        TestFiles.Root, "pack", Path.Combine("src", "Geometry", "Geometry.csproj"), "-c", "Release", "--no-build", "-o", Feed, "--nologo", "-v", "quiet");

    private void AssertContents()
    {
        using ZipArchive package = ZipFile.OpenRead(Directory.GetFiles(Feed, "*.nupkg").Single());
        string[] files = [.. package.Entries.Select(e => e.FullName)];
        Assert.Empty(((string[])["README.md", "LICENSE", "lib/net10.0/SpaceGeo.Geometry.dll", "lib/net10.0/SpaceGeo.Geometry.xml"]).Except(files));

        using Stream stream = package.GetEntry("SpaceGeo.Geometry.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        XNamespace space = metadata.Name.Namespace;
        Assert.Equal("SpaceGeo.Geometry", metadata.Element(space + "id")!.Value);
        Assert.Equal("MIT", metadata.Element(space + "license")!.Value);
        Assert.Equal("README.md", metadata.Element(space + "readme")!.Value);
        XElement group = metadata.Element(space + "dependencies")!.Elements().Single();
        Assert.Equal("net10.0", group.Attribute("targetFramework")!.Value);
        Assert.Equal(["NetTopologySuite"], group.Elements().Select(d => d.Attribute("id")!.Value));
    }

    private static void CopySample(string to)
    {
        Directory.CreateDirectory(to);
        string from = Path.Combine(TestFiles.Root, "samples", "net-areas");
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    // The feed in the folder, and what this machine has restored before: nothing is asked from outside, and nothing of an earlier version of
    // the package can be taken for it.
    private async Task WriteConfigurationAsync(string sample)
    {
        string restored = (await RunAsync(TestFiles.Root, "nuget", "locals", "global-packages", "--list")).Split(": ", 2)[1].Trim();
        Assert.False(Directory.Exists(Path.Combine(restored, "spacegeo.geometry")), $"{restored} holds a SpaceGeo.Geometry; remove it");
        await File.WriteAllTextAsync(Path.Combine(sample, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder.Path, "packages")}" /></config>
              <packageSources><clear /><add key="feed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{restored}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    private static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (folder != TestFiles.Root)
        {
            start.Environment.Remove("NUGET_PACKAGES"); // It would come before the configuration beside the sample.
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}: {output}{await errors}");
        return output;
    }
}
