using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>One bad element costs that element only; rooms in are rooms out and rooms reported.</summary>
public class IsolationTests
{
    [Theory]
    [InlineData("#300=IFCFANCYSOLID(#20);", "representation-unsupported")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#301,#20,#21,0.);#301=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,1.,1.);", "extrusion-degenerate")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#301,#20,#22,1.);#301=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,1.,1.);", "extrusion-degenerate")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#301,#20,#21,1.);#301=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,-1.,1.);", "profile-degenerate")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#301,#20,#21,1.);#301=IFCODDPROFILEDEF(.AREA.,$);", "profile-unsupported")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID($,#20,#21,1.);", "attribute-broken")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#301,#20,#302,1.);#301=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,1.,1.);#302=IFCDIRECTION((0.,0.,0.));", "attribute-broken")]
    [InlineData("#300=IFCBOOLEANRESULT(.UNION.,#300,#300);", "solid-cycle")]
    [InlineData("#300=IFCFACETEDBREP(#301);#301=IFCCLOSEDSHELL(());", "solid-empty")]
    public void A_bad_room_and_a_bad_wall_are_reported_and_the_others_measured(string bad, string reason)
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).With(bad).Room(300, "bad-room").Room(200, "good-room");
        model.Element("IFCWALL", 300, "bad-wall");
        ModelFile file = model.Read();
        IReadOnlyList<Room> rooms = file.Buildings[0].Storeys[0].Rooms;

        Assert.Equal(["bad-room", "good-room"], rooms.Select(r => r.GlobalId));
        Assert.Equal((RoomStatus.Failed, reason), (rooms[0].Status, rooms[0].Reason));
        Assert.Equal((RoomStatus.Ok, string.Empty), (rooms[1].Status, rooms[1].Reason));
        Assert.Equal([("bad-wall", reason), ("bad-room", reason)], file.Issues.Select(i => (i.GlobalId, i.Code)));
        Assert.All(file.Issues, issue => Assert.True(issue.Line > 0 && issue.Message.Length > 0));
    }

    [Fact]
    public void A_wall_that_is_left_out_names_the_storey_whose_rooms_it_concerns()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).With("#300=IFCEXTRUDEDAREASOLID($,#20,#21,1.);");
        int wall = model.Element("IFCWALL", 300, "wall");
        model.With($"#900=IFCRELCONTAINEDINSPATIALSTRUCTURE('c',$,$,$,(#{wall}),#5);");

        Assert.Contains("takes nothing from rooms of storey '", Assert.Single(model.Read().Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_room_without_body_keeps_its_row()
    {
        ModelFile file = new IfcText().RoomWithoutBody("empty").Read();
        Room room = Assert.Single(file.Buildings[0].Storeys[0].Rooms);

        Assert.Equal((RoomStatus.NoGeometry, "no-body", false), (room.Status, room.Reason, room.IsMeasured));
    }

    [Fact]
    public void A_room_outside_of_any_storey_keeps_its_row()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5);
        model.Product("IFCSPACE", "lost", "R", "(#200)", ",'Office',.ELEMENT.,.INTERNAL.,$");

        Assert.Equal("lost", Assert.Single(model.Read().Buildings[0].Storeys.SelectMany(s => s.Rooms)).GlobalId);
    }

    [Fact]
    public void A_crossing_border_is_mended_and_said()
    {
        ModelFile file = new IfcText().With("""
            #100=IFCEXTRUDEDAREASOLID(#101,#20,#21,2.5);
            #101=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#102);
            #102=IFCPOLYLINE((#110,#111,#112,#113,#110));
            #110=IFCCARTESIANPOINT((0.,0.));
            #111=IFCCARTESIANPOINT((2.,2.));
            #112=IFCCARTESIANPOINT((2.,0.));
            #113=IFCCARTESIANPOINT((0.,2.));
            """).Room(100).Read();
        Room room = Assert.Single(file.Buildings[0].Storeys[0].Rooms);

        Assert.Equal((RoomStatus.Repaired, "border-crosses-itself"), (room.Status, room.Reason));
        Assert.Equal("border-crosses-itself", Assert.Single(file.Issues).Code);

        // A bow tie: by its vertices' order its two halves cancel out.
        Assert.Contains("by +2.0000 m²", file.Issues[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#24=IFCAXIS2PLACEMENT3D(#25,$,$);#14=IFCGRIDPLACEMENT(#20,$);")]
    [InlineData("#24=IFCAXIS2PLACEMENT3D(#25,$,$);#14=IFCLOCALPLACEMENT(#14,#24);")]
    [InlineData("#24=IFCAXIS2PLACEMENT3D(#25,$,$);#70=IFCRELVOIDSELEMENT('v',$,$,$,$,$);")]
    [InlineData("#24=IFCAXIS2PLACEMENT3D(#25,$,$);#70=IFCMAPCONVERSION(#29,$,'east',$,$,$,$,$);")]
    [InlineData("#24=IFCAXIS2PLACEMENT3D(#25,$,$);#70=IFCRELDEFINESBYPROPERTIES('p',$,$,$,(#1000),#71);#71=IFCELEMENTQUANTITY('q',$,'Q',$,$,(#72));#72=IFCQUANTITYAREA('GrossFloorArea',$,$,'much');")]
    public void What_stands_beside_the_rooms_may_be_broken_and_is_said(string broken)
    {
        ModelFile file = new IfcText { BuildingAxes = broken }.Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Read();

        Assert.Single(file.Buildings[0].Storeys.SelectMany(s => s.Rooms));
        Assert.NotEmpty(file.Issues);
    }

    [Fact]
    public void A_bad_opening_costs_the_opening_and_not_its_wall()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Box(310, 0, 3.8, 0, 5, 0.4, 3)
            .With("#320=IFCEXTRUDEDAREASOLID(#321,#20,#21,1.);#321=IFCCIRCLEPROFILEDEF(.AREA.,$,$,0.);");
        int wall = model.Element("IFCWALL", 310, "wall");
        int opening = model.Product("IFCOPENINGELEMENT", "opening", "door", "(#320)", ",$");
        model.With($"#500=IFCRELVOIDSELEMENT('v',$,$,$,#{wall},#{opening});");

        Assert.Equal(1, model.Areas().Wall, 1e-9);
        Assert.Equal(("opening", "profile-degenerate"), (model.Read().Issues[0].GlobalId, model.Read().Issues[0].Code));
    }

    [Fact]
    public void Rooms_with_one_GlobalId_are_both_measured_and_said()
    {
        ModelFile file = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200, "twin").Room(200, "twin").Read();

        Assert.Equal(2, file.Buildings[0].Storeys[0].Rooms.Count);
        Assert.Equal("globalid-repeated", Assert.Single(file.Issues).Code);
    }

    [Fact]
    public void A_floor_that_is_not_level_is_said_with_both_numbers()
    {
        ModelFile file = new IfcText().Box(200, 0, 0, 0, 10, 10, 2.5).Box(210, 4, 4, -0.05, 1, 1, 1)
            .With("#100=IFCBOOLEANRESULT(.UNION.,#200,#210);").Room(100).Read();
        Room room = Assert.Single(file.Buildings[0].Storeys[0].Rooms);
        ModelIssue issue = Assert.Single(file.Issues);

        Assert.Equal((RoomStatus.Repaired, "floor-not-level"), (room.Status, room.Reason));
        Assert.Contains("1.00 m²", issue.Message, StringComparison.Ordinal);
        Assert.Contains("100.00 m²", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_nothing_refuses_the_file_and_names_who_refers()
    {
        StepException error = Assert.Throws<StepException>(
            () => new IfcText().With("#100=IFCEXTRUDEDAREASOLID(#101,#20,#21,2.5);").Room(100).Read());

        Assert.Equal(StepFault.Dangling, error.Fault);
        Assert.Contains("#100=IFCEXTRUDEDAREASOLID", error.Message, StringComparison.Ordinal);
        Assert.Contains("#101", error.Message, StringComparison.Ordinal);
    }
}
