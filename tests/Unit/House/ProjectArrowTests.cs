using System.Xml.Linq;
using Xunit;

namespace SpaceGeo.Tests.Unit.House;

public class ProjectArrowTests
{
    // Geometry ← Inventory ← Revisions ← Store, Geometry ← Inventory ← { Ingest, Store, Report, Planning } ← Api ← Cli, and Geometry ← Exchange ← { Api, Cli }
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Geometry"] = [],
        ["Inventory"] = ["Geometry"],
        ["Exchange"] = ["Geometry"],
        ["Revisions"] = ["Geometry", "Inventory"],
        ["Ingest"] = ["Inventory"],
        ["Store"] = ["Inventory", "Revisions"],
        ["Planning"] = ["Inventory"],
        ["Report"] = ["Inventory", "Revisions"],
        ["Api"] = ["Exchange", "Ingest", "Planning", "Report", "Revisions", "Store"],
        ["Cli"] = ["Api", "Exchange", "Ingest", "Planning", "Report"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Fact]
    public void Every_project_has_its_place()
    {
        IEnumerable<string> found = Directory.GetFiles(Path.Combine(TestFiles.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)!);

        Assert.Equal(Allowed.Keys.Order(), found.Order());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_go_down_and_never_up_or_sideways(string project)
    {
        IEnumerable<string> references = ProjectFile(project).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));

        Assert.Equal(Allowed[project], references.Order());
    }

    [Fact]
    public void Geometry_depends_on_NetTopologySuite_alone() =>
        Assert.Equal(
            ["NetTopologySuite"],
            ProjectFile("Geometry").Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value));

    [Theory]
    [InlineData("Geometry", "SpaceGeo.Inventory|System.IO|Npgsql|Microsoft.Extensions.Logging")]
    [InlineData("Ingest/Step", "SpaceGeo.Ingest.Ifc|SpaceGeo.Inventory|SpaceGeo.Geometry")]
    [InlineData("Ingest", "Npgsql|SpaceGeo.Store")]
    [InlineData("Exchange", "Npgsql|SpaceGeo.Inventory|SpaceGeo.Ingest|Microsoft.AspNetCore")]
    [InlineData("Store", "SpaceGeo.Ingest")]
    [InlineData("Api", "NpgsqlTypes|SpaceGeo.Ingest.Ifc|SpaceGeo.Ingest.Step|SpaceGeo.Report;|SpaceGeo.Report.Rows|SpaceGeo.Report.Svg|SpaceGeo.Report.Tables")]
    [InlineData("Planning", "Npgsql|SpaceGeo.Store|SpaceGeo.Ingest|SpaceGeo.Report|Microsoft.AspNetCore|System.Net")]
    [InlineData("Revisions", "Npgsql|SpaceGeo.Store|SpaceGeo.Ingest|SpaceGeo.Report|System.IO")]
    [InlineData("Report", "Npgsql|SpaceGeo.Store|SpaceGeo.Ingest")]
    public void A_folder_does_not_speak_of_what_it_must_not_know(string folder, string words)
    {
        foreach (string file in SourceFiles(Path.Combine(TestFiles.Root, "src", folder)))
        {
            string text = File.ReadAllText(file);
            foreach (string word in words.Split('|'))
            {
                Assert.False(text.Contains($"using {word}", StringComparison.Ordinal), $"{file} uses {word}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_reference_that_nobody_uses_is_no_reference(string project)
    {
        string sources = string.Concat(SourceFiles(Path.Combine(TestFiles.Root, "src", project)).Select(File.ReadAllText));

        Assert.All(Allowed[project], reference => Assert.Contains($"using SpaceGeo.{reference}", sources, StringComparison.Ordinal));
    }

    [Fact]
    public void Statements_to_the_database_stand_in_Store_alone()
    {
        string[] guilty =
        [
            .. Directory.GetDirectories(Path.Combine(TestFiles.Root, "src")).Where(folder => Path.GetFileName(folder) != "Store")
                .SelectMany(SourceFiles)
                .Where(path => File.ReadAllText(path) is string text
                    && (text.Contains("NpgsqlCommand", StringComparison.Ordinal) || text.Contains("CreateCommand", StringComparison.Ordinal))),
        ];

        Assert.Empty(guilty);
    }

    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("Thread.Sleep")]
    [InlineData(".Result;")]
    [InlineData("new Random()")]
    [InlineData("#region")]
    [InlineData("NotImplementedException")]
    public void No_source_file_says(string banned)
    {
        string[] guilty =
        [
            .. new[] { "src", "bench" }.SelectMany(f => SourceFiles(Path.Combine(TestFiles.Root, f)))
                .Where(path => File.ReadAllText(path).Contains(banned, StringComparison.Ordinal)),
        ];

        Assert.Empty(guilty);
    }

    [Fact]
    public void No_file_is_too_long_to_hold_in_the_head()
    {
        string[] guilty =
        [
            .. new[] { "src", "tests", "bench" }.SelectMany(f => SourceFiles(Path.Combine(TestFiles.Root, f)))
                .Where(path => File.ReadLines(path).Count() > 500),
        ];

        Assert.Empty(guilty);
    }

    private static XDocument ProjectFile(string project) =>
        XDocument.Load(Path.Combine(TestFiles.Root, "src", project, $"{project}.csproj"));

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
