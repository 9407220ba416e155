using System.Text.RegularExpressions;
using Xunit;

namespace SpaceGeo.Tests.Unit.House;

/// <summary>Every reason code that a report can hold is explained, and nothing else is.</summary>
public partial class ReasonCodeTests
{
    // Words with hyphens in the same places that are no reason codes.
    private static readonly string[] Others = ["ifc-net", "us-ft"];

    [Fact]
    public void Every_code_in_the_source_is_explained_in_the_list_of_reasons()
    {
        string root = TestFiles.Root;
        SortedSet<string> used = [.. Sources(root).SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value + m.Groups[2].Value)).Except(Others)];
        SortedSet<string> explained =
            [.. Row().Matches(File.ReadAllText(Path.Combine(root, "docs", "reasons.md"))).Select(m => m.Groups[1].Value)];

        Assert.True(used.Count > 30);
        Assert.Equal(used, explained);
    }

    private static IEnumerable<string> Sources(string root) => new[] { "Geometry", "Ingest", "Store/Writing", "Store/Adjacency" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(root, "src", project), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)+)\"|Reason = \"([a-z]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\| `([a-z-]+)` \| [^|]+\. \| [^|]+\. \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
