using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Differences;
using SpaceGeo.Report.Svg;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;
using SpaceGeo.Tests.Unit.Revisions;
using Xunit;

namespace SpaceGeo.Tests.Unit.Report.Differences;

public class DifferenceReportTests
{
    private const string Svg = "{http://www.w3.org/2000/svg}";

    [Fact]
    public void The_table_tells_rooms_reasons_and_sums()
    {
        using var text = new StringWriter();
        DifferenceTable.Write(text, Changed());

        Assert.Equal(
            """
            House · old.ifc → new.ifc · ifc-net

            EG
              room        name  change        net before  net after  Δ net m²
              1           Büro  split, area        32.00      19.80    -12.20
                into 1, 1b
                -0.20 m² by added IfcColumn c
              1b                added                  –      11.60    +11.60
                from 1
              2           Lab   reclassified       16.00      16.00      0.00
                longName 'Büro' → 'Lab'
              9                 removed             4.00          –     -4.00

            Σ by storey
              EG                3 rooms            52.00      47.40     -4.60
              OG                1 room             25.00      25.00      0.00
              Σ building        4 rooms            77.00      72.40     -4.60

            """.ReplaceLineEndings("\n"),
            text.ToString());
    }

    [Fact]
    public void Nothing_changed_is_said_in_a_word()
    {
        using var text = new StringWriter();
        DifferenceTable.Write(text, Report(Old(), Old()));

        Assert.Equal("House · old.ifc → new.ifc · ifc-net\nno room changed\n", text.ToString());
    }

    [Fact]
    public void Versions_that_have_nothing_in_common_are_doubted()
    {
        using var text = new StringWriter();
        DifferenceTable.Write(text, Report(Old(), new DrawnBuilding().Room("z", "77", 500, 0, 501, 1).Storey("S-1", "EG")));

        Assert.Contains("  ! the two versions have hardly anything in common", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_csv_row_has_ids_areas_and_causes()
    {
        using var text = new StringWriter();
        DifferenceCsv.Write(text, Changed());

        string[] lines = text.ToString().Split('\n');
        Assert.Equal(
            "storey,changes,number_before,long_name_before,global_id_before,gross_before_m2,net_before_m2,number_after,long_name_after,"
            + "global_id_after,gross_after_m2,net_after_m2,net_difference_m2,from,into,fields,causes,match,confidence",
            lines[0]);
        Assert.Equal("EG,split area,1,Büro,a,32.000000,32.000000,1,Büro,a,20.000000,19.800000,-12.200000,,a b,,c:-0.200000,global-id,1", lines[1]);
        Assert.Equal("EG,added,,,,,,1b,,b,11.600000,11.600000,11.600000,a,,,,,", lines[2]);
        Assert.Equal("EG,removed,9,,r,4.000000,4.000000,,,,,,-4.000000,,,,,,", lines[4]);
    }

    [Fact]
    public void The_json_document_has_the_same_and_the_sums()
    {
        using var stream = new MemoryStream();
        DifferenceJson.Write(stream, Changed());

        using JsonDocument json = JsonDocument.Parse(stream.ToArray());
        JsonElement storey = json.RootElement.GetProperty("storeys")[0];
        JsonElement split = storey.GetProperty("rooms")[0];
        Assert.Equal(["split", "area"], split.GetProperty("changes").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(-12.2, split.GetProperty("netAreaDifferenceM2").GetDouble());
        Assert.Equal((32, 19.8), (split.GetProperty("before").GetProperty("netAreaM2").GetDouble(), split.GetProperty("after").GetProperty("netAreaM2").GetDouble()));
        Assert.Equal("added", split.GetProperty("causes")[0].GetProperty("fate").GetString());
        Assert.Equal(JsonValueKind.Null, storey.GetProperty("rooms")[3].GetProperty("after").ValueKind);
        Assert.Equal(-4.6, json.RootElement.GetProperty("sums").GetProperty("netAreaDifferenceM2").GetDouble());
        Assert.True(json.RootElement.GetProperty("isSameBuilding").GetBoolean());
    }

    [Fact]
    public void A_plan_is_drawn_for_each_storey_that_changed_with_what_was_and_what_is()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("spacegeo-difference-");
        try
        {
            string path = Assert.Single(new FloorPlanFolder(folder.FullName).Write(Changed()));

            Assert.Equal("House-EG.svg", Path.GetFileName(path));
            XElement drawing = XElement.Load(path);
            Assert.Equal(["added", "parts", "removed", "said"], Classes(drawing, "changes").Order());
            Assert.Equal(3, Classes(drawing, "new-outlines").Count());
            Assert.Equal(2, Classes(drawing, "old-outlines").Count());
            Assert.Equal(2, Classes(drawing, "came").Count());
            Assert.Contains(drawing.Descendants(Svg + "text"), t => t.Value == "-12.20 m²");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_storey_that_is_no_more_is_drawn_as_it_was()
    {
        DifferenceReport report = Report(
            Old(), new DrawnBuilding().Room("a", "1", DrawnBuilding.Box(0, 0, 8, 4), name: "Büro").Room("e", "2", DrawnBuilding.Box(0, 4, 4, 8), name: "Büro")
                .Room("r", "9", 8, 0, 9, 4).Storey("S-1", "EG"));

        (StoreyDifference storey, IReadOnlyList<RoomChange> rooms) = report.Storeys().Last();
        using var stream = new MemoryStream();
        Assert.True(DifferenceSvg.Write(stream, report, storey, rooms));
        Assert.Equal(["removed"], Classes(XElement.Parse(Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF')), "changes"));
    }

    private static IEnumerable<string> Classes(XElement drawing, string group) =>
        drawing.Descendants(Svg + "g").Single(g => (string?)g.Attribute("id") == group).Elements(Svg + "path").Select(p => (string)p.Attribute("class")!);

    private static DrawnBuilding Old() => new DrawnBuilding()
        .Room("a", "1", DrawnBuilding.Box(0, 0, 8, 4), name: "Büro").Room("e", "2", DrawnBuilding.Box(0, 4, 4, 8), name: "Büro").Room("r", "9", 8, 0, 9, 4)
        .Storey("S-1", "EG").Room("o", "11", DrawnBuilding.Box(0, 0, 5, 5), 3).Storey("S-2", "OG", 3);

    private static DifferenceReport Changed() => Report(Old(), new DrawnBuilding()
        .Room("a", "1", DrawnBuilding.Box(0, 0, 5, 4), name: "Büro").Room("e", "2", DrawnBuilding.Box(0, 4, 4, 8), name: "Lab")
        .Room("b", "1b", 5.1, 0, 8, 4).Wall("w", 5, 0, 5.1, 4)
        .Element("c", "IfcColumn", ObstacleKind.Column, DrawnBuilding.Box(2, 2, 2.4, 2.5))
        .Storey("S-1", "EG").Room("o", "11", DrawnBuilding.Box(0, 0, 5, 5), 3).Storey("S-2", "OG", 3));

    private static DifferenceReport Report(DrawnBuilding before, DrawnBuilding after)
    {
        var old = MeasuredBuilding.Measure(before.Build(), AreaStandards.Default);
        var current = MeasuredBuilding.Measure(after.Build(), AreaStandards.Default);
        return new DifferenceReport(
            BuildingDifference.Of(old, current, BuildingMatching.Of(old.Building, current.Building)), "old.ifc", "new.ifc");
    }
}
