using System.Globalization;
using System.Xml.Linq;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;
using SpaceGeo.Report.Svg;
using SpaceGeo.Tests.Unit.Report.Fixtures;
using Xunit;

namespace SpaceGeo.Tests.Unit.Report.Svg;

public class FloorPlanTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_measured_room_carries_number_name_and_net_area()
    {
        MeasuredModel model = SmallModel.Measure();
        string[] texts = [.. Draw(model).Descendants(Svg + "text").Select(t => t.Value)];
        foreach (string expected in new[] { "1.1", "Büro, \"groß\"", "11.59 m²", "1.2", "Ring <um> den & Hof", "1.10", "会议室", "3.50 m²" })
        {
            Assert.Contains(expected, texts);
        }

        Assert.Contains("27.09 m²", texts);
        Assert.Contains("1 room could not be measured. ".Trim(), texts.Select(t => t.Trim()));
    }

    [Fact]
    public void On_a_real_floor_all_rooms_have_number_and_net_area()
    {
        MeasuredModel model = OfficeFloor.Measure();
        string[] texts = [.. Draw(model).Descendants(Svg + "text").Select(t => t.Value)];
        foreach (RoomRow row in ModelRows.Of(model).Rooms.Where(r => r.Areas is not null))
        {
            Assert.Contains(row.Number, texts);
            Assert.Contains(row.Areas!.Value.Net.ToString("F2", CultureInfo.InvariantCulture) + " m²", texts);
        }
    }

    [Fact]
    public void Tooltips_tell_gross_and_net()
    {
        XElement rooms = Group(Draw(SmallModel.Measure()), "rooms");
        XElement room = rooms.Elements().Single(e => e.Value.StartsWith("1.1 ", StringComparison.Ordinal));
        Assert.Equal(
            "1.1 Büro, \"groß\"\ngross 12.00 m² · net 11.59 m²\n"
            + "− 0.1600 m² IfcColumn Stütze\n− 0.2000 m² IfcWall Wand, außen\n− 0.0500 m² IfcPlate",
            room.Element(Svg + "title")!.Value.Trim());
    }

    [Fact]
    public void Elements_and_deductions_are_drawn_where_they_are()
    {
        XElement plan = Draw(SmallModel.Measure());
        Assert.Equal(2, Group(plan, "walls").Elements().Count());
        Assert.Single(Group(plan, "columns").Elements());
        Assert.Single(Group(plan, "curtains").Elements());
        Assert.Equal(3, Group(plan, "deductions").Elements().Count());
        Assert.Contains(plan.Descendants(Svg + "path"), p => (string?)p.Attribute("class") == "edge repaired");
    }

    [Fact]
    public void North_of_the_building_is_up_on_the_sheet()
    {
        MeasuredModel model = new ModelBuilder()
            .Room("N", "North", ModelBuilder.Box(0, 10, 5, 15)).Room("S", "South", ModelBuilder.Box(0, 0, 5, 5)).Storey("EG", 0).Measure();
        XElement plan = Draw(model);
        Assert.True(HeightOf(plan, "N") < HeightOf(plan, "S"));
        Assert.DoesNotContain(plan.Descendants(), e => (string?)e.Attribute("id") == "north");
    }

    [Fact]
    public void The_arrow_turns_with_true_north()
    {
        XElement plan = Draw(OfficeFloor.Measure());
        Assert.EndsWith("rotate(-24)", (string)Group(plan, "north").Attribute("transform")!, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_another_cut_height_only_the_elements_are_added_that_the_usual_cut_misses()
    {
        string[] walls = [.. Group(Draw(OfficeFloor.Measure()), "walls").Elements().Select(e => e.Value)];
        Assert.Single(walls, w => w.Contains("Parapet of the landing", StringComparison.Ordinal));
        Assert.Equal(walls.Length, walls.Distinct().Count());
    }

    [Fact]
    public void Characters_that_xml_forbids_do_not_break_the_plan()
    {
        MeasuredModel model = new ModelBuilder { BuildingName = "A\u0001&<B>\uFFFF\uD800" }
            .Room("1\u0000", "Tab\tund\u001B[31mrot", ModelBuilder.Box(0, 0, 5, 5)).Storey("E\u0008G", 0).Measure();
        Assert.Contains("Tab und [31mrot", Draw(model).Descendants(Svg + "text").Select(t => t.Value));
    }

    [Fact]
    public void A_narrow_room_drops_lines_rather_than_run_over_its_border()
    {
        MeasuredModel model = new ModelBuilder()
            .Room("1", "A very long name for a room as narrow as this one is", ModelBuilder.Box(0, 0, 0.4, 6))
            .Room("2", "Hall", ModelBuilder.Box(1, 0, 35, 15))
            .Storey("EG", 0).Measure();
        string[] texts = [.. Group(Draw(model), "labels").Descendants(Svg + "text").Select(t => t.Value)];
        Assert.Contains("1", texts);
        Assert.DoesNotContain(texts, t => t.StartsWith("A very", StringComparison.Ordinal));
    }

    [Fact]
    public void The_plan_does_not_depend_on_where_the_building_lies()
    {
        double x = 0;
        string[] Texts() =>
        [
            .. Draw(new ModelBuilder().Room("1", "Office", ModelBuilder.Box(x, 0, x + 5, 4)).Storey("EG", 0).Measure())
                .Descendants(Svg + "text").Select(t => t.ToString()),
        ];
        string[] near = Texts();
        x = 2_600_000;
        Assert.Equal(near, Texts());
    }

    [Fact]
    public void Each_storey_gets_a_file_with_a_name_of_its_own()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("plans");
        try
        {
            var plans = new FloorPlanFolder(Path.Combine(folder.FullName, "svg"));
            MeasuredModel odd = new ModelBuilder { BuildingName = "../..", FileName = "x.ifc" }
                .Room("1", "A", ModelBuilder.Box(0, 0, 1, 1)).Storey("楼层 1", 0)
                .Lost("2", "No plan without rooms", RoomStatus.Failed, "x").Storey("2", 3).Measure();
            string[] written = [.. plans.Write(SmallModel.Measure()), .. plans.Write(SmallModel.Measure()), .. plans.Write(odd)];
            Assert.Equal(
                ["Haus-1-EG.svg", "Haus-1-1-OG-Süd.svg", "Haus-1-EG-2.svg", "Haus-1-1-OG-Süd-2.svg", "building-楼层-1.svg"],
                written.Select(p => Path.GetFileName(p)));
            Assert.Equal(written.Order(StringComparer.Ordinal), Directory.GetFiles(plans.Folder).Order(StringComparer.Ordinal));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static double HeightOf(XElement plan, string room) => double.Parse(
        (string)Group(plan, "labels").Descendants(Svg + "text").Single(t => t.Value == room).Attribute("y")!, CultureInfo.InvariantCulture);

    private static XElement Group(XElement plan, string id) => plan.Descendants().Single(e => (string?)e.Attribute("id") == id);

    private static XElement Draw(MeasuredModel model)
    {
        ModelRows rows = ModelRows.Of(model);
        using var stream = new MemoryStream();
        Assert.True(FloorPlanSvg.Write(stream, rows, rows.Buildings[0], rows.Buildings[0].Storeys[0]));
        stream.Position = 0;
        return XDocument.Load(stream).Root!;
    }
}
