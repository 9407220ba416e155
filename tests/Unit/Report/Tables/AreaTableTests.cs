using System.Globalization;
using SpaceGeo.Report.Tables;
using SpaceGeo.Tests.Unit.Report.Fixtures;
using Xunit;

namespace SpaceGeo.Tests.Unit.Report.Tables;

public class AreaTableTests
{
    [Fact]
    public void Each_line_fills_all_columns()
    {
        var table = AreaTable.Of([OfficeFloor.Measure(), SmallModel.Measure()], true);
        Assert.All(table.Lines, l => Assert.Equal(AreaTable.Columns.Count, l.Cells.Count));
        Assert.Equal(1, table.Lines.Count(l => l.Kind == TableLineKind.GrandTotal));
    }

    [Fact]
    public void A_room_shows_its_areas_and_how_far_the_declared_one_is_off()
    {
        var table = AreaTable.Of([SmallModel.Measure()], false);
        TableLine ring = table.Lines.Single(l => l.Cells[0] == "1.2");
        Assert.Equal(
            ["1.2", "Ring <um> den & Hof", "12.00", "", "", "", "12.00", "12.60", "+5.0", "BaseQuantities/NetFloorArea", "ok"], ring.Cells);
        Assert.Equal("failed: open-surface", table.Lines.Single(l => l.Cells[0] == "1.3").Cells[^1]);
        TableLine storey = table.Lines.First(l => l.Kind == TableLineKind.StoreyTotal);
        Assert.Equal(["Σ storey", "3 of 4 rooms measured", "27.50", "0.20", "0.16", "0.05", "27.09"], storey.Cells.Take(7));
        Assert.Equal("47.09", table.Lines.Single(l => l.Kind == TableLineKind.BuildingTotal).Cells[6]);
        Assert.DoesNotContain(table.Lines, l => l.Kind == TableLineKind.GrandTotal);
    }

    [Fact]
    public void Receipts_stand_below_their_room()
    {
        var table = AreaTable.Of([SmallModel.Measure()], true);
        TableLine[] after = [.. table.Lines.SkipWhile(l => l.Cells[0] != "1.1").Skip(1).Take(4)];
        Assert.Equal(["  − IfcColumn Stütze", "  − IfcWall Wand, außen", "  − IfcPlate E-p"], after[..3].Select(l => l.Cells[1]));
        Assert.Equal("0.2000", after[1].Cells[3]);
        Assert.Equal("1.2", after[3].Cells[0]);
    }

    [Fact]
    public void Overlapping_rooms_are_noticed()
    {
        var table = AreaTable.Of([OfficeFloor.Measure()], false);
        Assert.Contains(table.Lines, l => l.Kind == TableLineKind.Note && l.Cells[0].Contains("63.60 m²", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_stay_aligned_beside_chinese_names()
    {
        string[] lines = Print();
        int status = lines[0].IndexOf("status", StringComparison.Ordinal);
        string[] rooms = [.. lines.Where(l => l is ['1', '.', '1' or '2', ..])];
        Assert.Equal(3, rooms.Length);
        foreach (string line in rooms)
        {
            int cut = line.LastIndexOf("  ", StringComparison.Ordinal) + 2;
            Assert.Equal(status, TextWidth.Of(line[..cut]));
        }
    }

    [Fact]
    public void The_text_has_no_escape_codes_and_no_trailing_blanks()
    {
        Assert.All(Print(), l => Assert.Equal(l.TrimEnd(), l));
        Assert.All(Print(), l => Assert.DoesNotContain(l, char.IsControl));
    }

    [Theory]
    [InlineData("会议室", 6)]
    [InlineData("Büro", 4)]
    [InlineData("Bu\u0308ro", 4)]
    [InlineData("ｶﾅ", 2)]
    [InlineData("한글", 4)]
    [InlineData("𠮷", 2)]
    [InlineData("", 0)]
    public void A_text_is_as_wide_as_a_terminal_shows_it(string text, int columns) => Assert.Equal(columns, TextWidth.Of(text));

    [Theory]
    [InlineData("会议室", 6, "会议室")]
    [InlineData("会议室", 5, "会议…")]
    [InlineData("会议室", 4, "会…")]
    [InlineData("Lager\nNord", 20, "Lager Nord")]
    [InlineData("Archive", 4, "Arc…")]
    public void A_text_that_does_not_fit_ends_in_an_ellipsis(string text, int columns, string expected) =>
        Assert.Equal(expected, TextWidth.Fit(text, columns));

    private static string[] Print()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        TableText.Write(writer, AreaTable.Of([SmallModel.Measure()], true));
        return writer.ToString().Split('\n');
    }
}
