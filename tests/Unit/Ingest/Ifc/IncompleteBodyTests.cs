using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>What cannot be read of a shape costs that part of it only, and is said.</summary>
public class IncompleteBodyTests
{
    private const string EmptyBrep = "#300=IFCFACETEDBREP(#301);#301=IFCCLOSEDSHELL(());";

    // Two of the six sides of a box from (1, 1, 0) to (2, 2, 3).
    private const string OpenBrep = """
        #300=IFCFACETEDBREP(#301);
        #301=IFCCLOSEDSHELL((#310,#311));
        #310=IFCFACE((#312));#312=IFCFACEOUTERBOUND(#313,.T.);#313=IFCPOLYLOOP((#320,#321,#325,#324));
        #311=IFCFACE((#314));#314=IFCFACEOUTERBOUND(#315,.T.);#315=IFCPOLYLOOP((#321,#322,#326,#325));
        #320=IFCCARTESIANPOINT((1.,1.,0.));#321=IFCCARTESIANPOINT((2.,1.,0.));#322=IFCCARTESIANPOINT((2.,2.,0.));
        #324=IFCCARTESIANPOINT((1.,1.,3.));#325=IFCCARTESIANPOINT((2.,1.,3.));#326=IFCCARTESIANPOINT((2.,2.,3.));
        """;

    [Fact]
    public void Several_representations_named_body_are_one_body()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 1, 1, 2.5).Box(210, 1, 0, 0, 4, 4, 2.5).With("""
            #110=IFCSHAPEREPRESENTATION(#29,'Body','SweptSolid',(#200));
            #111=IFCSHAPEREPRESENTATION(#29,'Body','SweptSolid',(#210));
            """).RoomOfShapes("(#110,#111)", "room");

        Assert.Equal(17, model.Areas().Gross, 1e-9);
        Assert.Empty(model.Read().Issues);
    }

    [Theory]
    [InlineData(EmptyBrep, "#200,#300")]
    [InlineData(EmptyBrep, "#300,#200")]
    [InlineData("#300=IFCFANCYSOLID(#20);", "#300,#200")]
    public void An_item_that_cannot_be_read_leaves_the_others(string bad, string items) => AssertIncomplete(
        new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).With(bad)
            .With($"#110=IFCSHAPEREPRESENTATION(#29,'Body','Brep',({items}));").RoomOfShapes("(#110)", "room"));

    [Theory]
    [InlineData(EmptyBrep)]
    [InlineData(OpenBrep)]
    [InlineData("#300=IFCHALFSPACESOLID(#301,.T.);#301=IFCCYLINDRICALSURFACE(#20,1.);")]
    public void A_clipping_that_cannot_be_read_or_cut_takes_nothing_away(string bad) => AssertIncomplete(
        new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).With(bad).With("#100=IFCBOOLEANRESULT(.DIFFERENCE.,#200,#300);").Room(100));

    [Fact]
    public void An_opening_that_cannot_be_cut_leaves_the_wall_and_its_other_openings()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Box(210, 0, 1, 0, 5, 0.3, 2.5).Box(220, 3, 1, 0, 1, 1, 2)
            .With(OpenBrep);
        int wall = model.Element("IFCWALL", 210, "wall");
        int bad = model.Product("IFCOPENINGELEMENT", "bad", "O", "(#300)", ",$");
        int good = model.Product("IFCOPENINGELEMENT", "good", "O", "(#220)", ",$");
        model.With($"#70=IFCRELVOIDSELEMENT('v',$,$,$,#{wall},#{bad});#71=IFCRELVOIDSELEMENT('w',$,$,$,#{wall},#{good});");

        Assert.Equal(4 * 0.3, model.Areas().Wall, 1e-9);
        Assert.Equal(("wall", "body-incomplete"), Assert.Single(model.Read().Issues.Select(i => (i.GlobalId, i.Code))));
    }

    [Fact]
    public void A_footprint_stands_in_for_a_body_that_cannot_be_read()
    {
        IfcText model = new IfcText().With(EmptyBrep + """
            #110=IFCSHAPEREPRESENTATION(#29,'Body','Brep',(#300));
            #111=IFCSHAPEREPRESENTATION(#29,'FootPrint','Curve2D',(#122));
            #122=IFCPOLYLINE((#130,#131,#132,#130));
            #130=IFCCARTESIANPOINT((0.,0.));#131=IFCCARTESIANPOINT((4.,0.));#132=IFCCARTESIANPOINT((4.,3.));
            """).RoomOfShapes("(#110,#111)", "room");
        ModelIssue issue = Assert.Single(model.Read().Issues);

        Assert.Equal(6, model.Areas().Gross, 1e-9);
        Assert.Equal("body-from-footprint", issue.Code);
        Assert.Contains("has no face", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_and_texts_among_solids_bound_nothing_and_are_no_fault()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).With("""
            #110=IFCSHAPEREPRESENTATION(#29,'Body','SweptSolid',(#120,#200));
            #120=IFCGEOMETRICSET((#121));#121=IFCPOLYLINE((#25,#25));
            """).RoomOfShapes("(#110)", "room");

        Assert.Equal(20, model.Areas().Gross, 1e-9);
        Assert.Empty(model.Read().Issues);
    }

    [Theory]
    [InlineData("#100=IFCEXTRUDEDAREASOLID(#201,#203,#21,-2.5);")]
    [InlineData("#100=IFCMAPPEDITEM(#110,#111);#110=IFCREPRESENTATIONMAP(#20,#112);#112=IFCSHAPEREPRESENTATION(#29,'Body','',(#200));#111=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#25,-1.,$);")]
    public void A_negative_depth_or_scale_means_the_other_way(string body)
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).With(body).Room(100);

        Assert.Equal(20, model.Areas().Gross, 1e-9);
    }

    [Fact]
    public void A_shape_that_contains_itself_is_not_measured_by_what_is_left_of_it()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).With("#100=IFCBOOLEANRESULT(.DIFFERENCE.,#200,#100);").Room(100);
        Room room = Assert.Single(model.Read().Buildings[0].Storeys[0].Rooms);

        Assert.Equal((RoomStatus.Failed, "solid-cycle"), (room.Status, room.Reason));
    }

    private static void AssertIncomplete(IfcText model)
    {
        MeasuredStorey storey = model.Measure();
        Room room = Assert.Single(storey.Storey.Rooms);

        Assert.Equal((RoomStatus.Repaired, "body-incomplete"), (room.Status, room.Reason));
        Assert.Equal(20, storey.Of(room)!.Value.Gross, 1e-9);
        Assert.Equal("body-incomplete", Assert.Single(model.Read().Issues).Code);
    }
}
