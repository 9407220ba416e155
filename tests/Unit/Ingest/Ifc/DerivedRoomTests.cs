using System.Text;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

public class DerivedRoomTests
{
    [Fact]
    public void A_room_between_walls_is_derived_with_number_status_and_reason()
    {
        Building building = Derive(TwoRooms()).Buildings[0];

        Assert.Equal(["1", "2"], building.Storeys[0].Rooms.Select(r => r.Number));
        Assert.All(building.Storeys[0].Rooms, room =>
        {
            Assert.Equal(RoomStatus.Repaired, room.Status);
            Assert.Equal("derived", room.Reason);
            Assert.Matches("^[0-3][0-9A-Za-z_$]{21}$", room.GlobalId);
            Assert.Empty(room.LongName);
        });
        Assert.Equal([9.0, 12.0], Areas(building).Select(a => Math.Round(a, 9)));
    }

    [Fact]
    public void Nothing_is_derived_unless_asked_for() => Assert.Empty(TwoRooms().Read().Buildings[0].Storeys[0].Rooms);

    [Fact]
    public void An_opening_in_a_wall_does_not_open_the_room()
    {
        IfcText model = TwoRooms(out int middle).Box(800, 3, 1, 0, 0.2, 1, 2.1);
        int opening = model.Product("IFCOPENINGELEMENT", "opening", "o", "(#800)", ",$");
        model.With($"#900=IFCRELVOIDSELEMENT('v',$,$,$,#{middle},#{opening});");

        Assert.Equal(2, Derive(model).Buildings[0].Storeys[0].Rooms.Count);
    }

    [Fact]
    public void A_door_closes_the_gap_that_it_stands_in_without_an_opening()
    {
        IfcText model = Outer().Box(250, 3, 0, 0, 0.2, 2, 3).Box(260, 3.08, 2, 0, 0.04, 1, 2.1);
        model.Element("IFCWALL", 250, "middle");
        model.Element("IFCDOOR", 260, "door");

        Assert.Equal(2, Derive(model).Buildings[0].Storeys[0].Rooms.Count);
    }

    [Fact]
    public void A_wall_written_in_two_pieces_is_closed_by_its_opening()
    {
        IfcText model = Outer().Box(250, 3, 0, 0, 0.2, 1, 3).Box(260, 3, 2, 0, 0.2, 1, 3).Box(270, 2.5, 1, 0, 1.2, 1, 2.1);
        int wall = model.Product("IFCWALL", "middle", "m", "(#250,#260)", ",$");
        int opening = model.Product("IFCOPENINGELEMENT", "opening", "o", "(#270)", ",$");
        model.With($"#900=IFCRELVOIDSELEMENT('v',$,$,$,#{wall},#{opening});");

        Assert.Equal([9.0, 12.0], Areas(Derive(model).Buildings[0]).Select(a => Math.Round(a, 9)));
    }

    [Fact]
    public void A_face_that_a_space_covers_is_not_counted_twice()
    {
        IfcText model = TwoRooms().Box(700, 0, 0, 0, 3, 3, 2.5).Room(700);

        Storey storey = Derive(model).Buildings[0].Storeys[0];

        Assert.Equal(["room"], storey.Rooms.Where(r => r.Status == RoomStatus.Ok).Select(r => r.GlobalId));
        Assert.Equal(12, Areas(Derive(model).Buildings[0])[1], 1e-9);
        Assert.Equal(2, storey.Rooms.Count);
    }

    [Fact]
    public void What_a_space_leaves_of_a_face_is_a_room_of_its_own()
    {
        IfcText model = TwoRooms().Box(700, 0, 0, 0, 3, 1, 2.5).Room(700);

        Assert.Equal([3.0, 6.0, 12.0], Areas(Derive(model).Buildings[0]).Select(a => Math.Round(a, 9)));
    }

    [Fact]
    public void Ids_stay_when_walls_move_and_when_things_change_elsewhere()
    {
        string[] before = Ids(TwoRooms());
        IfcText moved = Outer(7.4).Box(250, 3.1, 0, 0, 0.2, 3, 3).Box(260, 20, 20, 0, 5, 0.2, 3);
        moved.Element("IFCWALL", 250, "middle");
        moved.Element("IFCWALL", 260, "far away");

        Assert.Equal(before, Ids(moved));
        Assert.Equal(2, before.Distinct().Count());
    }

    [Fact]
    public void Ids_differ_where_another_wall_bounds_the_room()
    {
        IfcText other = Outer().Box(250, 3, 0, 0, 0.2, 3, 3);
        other.Element("IFCWALL", 250, "another");

        Assert.Empty(Ids(TwoRooms()).Intersect(Ids(other)));
    }

    [Fact]
    public void A_column_in_a_derived_room_is_deducted()
    {
        IfcText model = TwoRooms().Box(700, 1, 1, 0, 0.4, 0.4, 3);
        model.Element("IFCCOLUMN", 700, "column");
        MeasuredStorey storey = MeasuredModel.Measure(Derive(model), AreaStandards.Default).Buildings[0].Storeys[0];
        RoomAreas areas = storey.Of(storey.Storey.Rooms[0])!.Value;

        Assert.Equal(9, areas.Gross, 1e-9);
        Assert.Equal(9 - 0.16, areas.Net, 1e-9);
    }

    [Fact]
    public void A_face_under_a_low_slab_is_reported_and_not_taken()
    {
        IfcText model = TwoRooms().Box(700, 0, 0, 1.4, 3, 3, 0.2);
        model.Element("IFCSLAB", 700, "slab");
        ModelFile file = Derive(model);

        Assert.Single(file.Buildings[0].Storeys[0].Rooms);
        Assert.Contains("9.00 m²", Assert.Single(file.Issues, i => i.Code == "face-too-low").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_wall_is_reported_as_an_open_face()
    {
        IfcText model = Outer();
        ModelFile file = Derive(model, "'east'", "IFCFURNITURE");

        Assert.Empty(file.Buildings[0].Storeys[0].Rooms);
        Assert.Contains(file.Issues, i => i.Code == "face-open" && i.GlobalId == "storey" && i.Line > 0);
    }

    [Fact]
    public void Walls_that_meet_no_storey_are_said()
    {
        ModelFile file = Read(TwoRooms().ToString().Replace("=IFCBUILDINGSTOREY(", "=IFCNOSTOREY(", StringComparison.Ordinal));

        Assert.Contains("5 walls", Assert.Single(file.Issues, i => i.Code == "walls-unmet").Message, StringComparison.Ordinal);
        Assert.Contains("between its walls", Assert.Single(file.Issues, i => i.Code == "no-rooms").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Derive(TwoRooms()).Issues, i => i.Code == "walls-unmet");
    }

    [Fact]
    public void Walls_whose_ends_do_not_meet_enclose_a_room_all_the_same()
    {
        IfcText model = new IfcText().Box(200, -0.3, -0.3, 0, 7.8, 0.3, 3).Box(210, -0.3, 3.03, 0, 7.8, 0.3, 3)
            .Box(220, -0.3, 0.02, 0, 0.3, 2.97, 3).Box(230, 7.2, 0.04, 0, 0.3, 2.99, 3);
        foreach (int item in new[] { 200, 210, 220, 230 })
        {
            model.Element("IFCWALL", item, $"wall {item}");
        }

        ModelFile file = Derive(model);

        Assert.Equal(7.2 * 3.03, Assert.Single(Areas(file.Buildings[0])), 0.05);
        Assert.Contains("0.05 m", Assert.Single(file.Issues, i => i.Code == "gap-closed").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wall_over_two_storeys_bounds_rooms_of_both()
    {
        IfcText model = Outer().Box(700, 3, 0, 0, 0.2, 3, 6).Box(710, -0.3, -0.3, 3, 7.8, 0.3, 3).Box(720, -0.3, 3, 3, 7.8, 0.3, 3)
            .Box(730, -0.3, 0, 3, 0.3, 3, 3).Box(740, 7.2, 0, 3, 0.3, 3, 3).With("""
                #60=IFCBUILDINGSTOREY('upper',$,'Upper',$,$,#61,$,$,.ELEMENT.,3.);
                #61=IFCLOCALPLACEMENT($,#62);
                #62=IFCAXIS2PLACEMENT3D(#63,$,$);
                #63=IFCCARTESIANPOINT((0.,0.,3.));
                #64=IFCRELAGGREGATES('f',$,$,$,#4,(#60));
                """);
        foreach (int item in new[] { 700, 710, 720, 730, 740 })
        {
            model.Element("IFCWALL", item, $"wall {item}");
        }

        Assert.Equal([2, 2], Derive(model).Buildings[0].Storeys.Select(s => s.Rooms.Count));
    }

    [Fact]
    public void Storeys_placed_at_one_height_are_told_apart_by_their_elevations()
    {
        // The upper storey's walls stand 3 m up; its placement is that of the lower.
        IfcText model = TwoRooms().Box(700, 0, 0, 3, 7.2, 0.2, 3).Box(710, 0, 2.8, 3, 7.2, 0.2, 3).Box(720, 0, 0, 3, 0.2, 3, 3)
            .Box(730, 7, 0, 3, 0.2, 3, 3).With("""
                #60=IFCBUILDINGSTOREY('upper',$,'Upper',$,$,#15,$,$,.ELEMENT.,3.);
                #61=IFCRELAGGREGATES('f',$,$,$,#4,(#60));
                """);
        foreach (int item in new[] { 700, 710, 720, 730 })
        {
            model.Element("IFCWALL", item, $"upper {item}");
        }

        Assert.Equal([2, 1], Derive(model).Buildings[0].Storeys.Select(s => s.Rooms.Count));
    }

    // Two rooms, 3 × 3 and 4 × 3 m, side by side.
    private static IfcText TwoRooms() => TwoRooms(out _);

    private static IfcText TwoRooms(out int middle)
    {
        IfcText model = Outer().Box(250, 3, 0, 0, 0.2, 3, 3);
        middle = model.Element("IFCWALL", 250, "middle");
        return model;
    }

    private static IfcText Outer(double width = 7.2)
    {
        IfcText model = new IfcText().Box(200, -0.3, -0.3, 0, width + 0.6, 0.3, 3).Box(210, -0.3, 3, 0, width + 0.6, 0.3, 3)
            .Box(220, -0.3, 0, 0, 0.3, 3, 3).Box(230, width, 0, 0, 0.3, 3, 3);
        model.Element("IFCWALL", 200, "south");
        model.Element("IFCWALL", 210, "north");
        model.Element("IFCWALL", 220, "west");
        model.Element("IFCWALL", 230, "east");
        return model;
    }

    private static ModelFile Derive(IfcText model) => Read(model.ToString());

    private static ModelFile Derive(IfcText model, string globalId, string type) =>
        Read(model.ToString().Replace($"IFCWALL({globalId}", $"{type}({globalId}", StringComparison.Ordinal));

    private static ModelFile Read(string text) => IfcReader.Read(
        "test.ifc", Encoding.UTF8.GetBytes(text), new IfcReadOptions(AreaStandards.Default, Rooms: RoomSource.SpacesAndWalls));

    private static string[] Ids(IfcText model) => [.. Derive(model).Buildings[0].Storeys[0].Rooms.Select(r => r.GlobalId)];

    private static double[] Areas(Building building) =>
    [
        .. building.Storeys[0].Rooms.Select(r => building.Storeys[0].Plan.Shapes.Region(building.Storeys[0].Plan.Rooms[r.PlanRoom].Shape).Area),
    ];
}
