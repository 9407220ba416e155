using System.Text.Json;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Closing;
using SpaceGeo.Tests.Unit.Report.Fixtures;
using Xunit;

namespace SpaceGeo.Tests.Unit.Report.Closing;

public sealed class ClosingReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spacegeo-report-").FullName;

    [Fact]
    public void Every_row_of_the_page_of_reasons_is_known_to_the_program()
    {
        string page = File.ReadAllText(Path.Combine(TestFiles.Root, "docs", "reasons.md"));
        int rows = page.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(rows, Reasons.All.Count);
        Assert.Equal("Export with units.", Reasons.Find("unit-missing")?.Advice);
    }

    [Fact]
    public void People_read_how_many_which_and_what_to_do()
    {
        ModelIssue[] walls = [.. Enumerable.Range(1, 5).Select(i => new ModelIssue("extrusion-degenerate", $"W{i}", "IfcWall", 10 + i, "no depth"))];
        string[] lines = [.. ClosingText.Lines(Outcome(walls))];

        Assert.Equal(
            "model.ifc: 6 rooms (3 as they are, 1 repaired, 1 without body, 1 failed), 4 elements used; lengths in millimetres (assumed); no position",
            lines[0]);
        Assert.Contains("    IfcSpace 1.3 Lager\nNord R-1.3 on line 4711: The surface has a gap of 3 cm.", lines);
        Assert.Contains("    → Export solids; check the family or object for missing faces.", lines);
        Assert.Contains("  extrusion-degenerate (5 times):", lines);
        Assert.Contains("    IfcWall W3 on line 13: no depth", lines);
        Assert.DoesNotContain("    IfcWall W4 on line 14: no depth", lines);
        Assert.Contains("    and 2 more; --report FILE lists them all", lines);
    }

    [Fact]
    public void A_model_without_any_issue_needs_no_word()
    {
        MeasuredModel model = SmallModel.Measure();

        Assert.Empty(ClosingText.Lines(FileOutcome.Of("model.ifc", model.File with { Issues = [] })));
    }

    [Fact]
    public void Programs_read_every_element_and_every_refused_file()
    {
        ModelIssue[] walls = [.. Enumerable.Range(1, 5).Select(i => new ModelIssue("extrusion-degenerate", $"W{i}", "IfcWall", 10 + i, "no depth"))];
        string path = Path.Combine(_folder, "report.json");
        File.WriteAllText(path, "an older report");
        ClosingJson.Save(
            path, "ingest", [Outcome(walls), FileOutcome.Refused("b.ifc", new Refusal("b.ifc:3 #7=IFCWALL: cut off", 3, "#7=IFCWALL"))]);
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement read = report.RootElement.GetProperty("files")[0];
        JsonElement refused = report.RootElement.GetProperty("files")[1];
        JsonElement issue = read.GetProperty("issues").EnumerateArray().Single(i => i.GetProperty("code").GetString() == "extrusion-degenerate");

        Assert.Equal([path], Directory.GetFiles(_folder));
        Assert.Equal((2, 1), (report.RootElement.GetProperty("fileCount").GetInt32(), report.RootElement.GetProperty("refusedFileCount").GetInt32()));
        Assert.Equal((6, 4), (read.GetProperty("rooms").GetProperty("found").GetInt32(), read.GetProperty("rooms").GetProperty("measured").GetInt32()));
        Assert.True(read.GetProperty("units").GetProperty("isLengthAssumed").GetBoolean());
        Assert.Equal(7, read.GetProperty("buildings")[0].GetProperty("buildingId").GetInt32());
        Assert.Equal("none", read.GetProperty("buildings")[0].GetProperty("georeference").GetProperty("source").GetString());
        Assert.Equal(5, issue.GetProperty("count").GetInt32());
        Assert.Equal(Reasons.Find("extrusion-degenerate")!.Advice, issue.GetProperty("advice").GetString());
        Assert.Equal("W5", issue.GetProperty("elements")[4].GetProperty("globalId").GetString());
        Assert.Equal(("b.ifc", "refused"), (refused.GetProperty("path").GetString(), refused.GetProperty("status").GetString()));
        Assert.Equal((3, "#7=IFCWALL"), (refused.GetProperty("line").GetInt32(), refused.GetProperty("entity").GetString()));
    }

    [Fact]
    public void A_report_that_cannot_be_written_leaves_the_older_one()
    {
        string path = Path.Combine(_folder, "sub");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<Exception>(() => ClosingJson.Save(path, "measure", []));
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.True(Directory.Exists(path));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static FileOutcome Outcome(params ModelIssue[] more)
    {
        MeasuredModel model = SmallModel.Measure();
        ModelFile file = model.File with { Units = new ModelUnits(0.001, 1e-6, 1, false) };
        return FileOutcome.Of("in/model.ifc", file, [new StoredBuilding(7, "C-1", 2, "revised")], more);
    }
}
