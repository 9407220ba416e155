using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

public class RepresentationTests
{
    private const string Tetrahedron = """
        #110=IFCCARTESIANPOINT((0.,0.,0.));
        #111=IFCCARTESIANPOINT((4.,0.,0.));
        #112=IFCCARTESIANPOINT((0.,4.,0.));
        #113=IFCCARTESIANPOINT((0.,0.,4.));
        """;

    // Just above 1 cm the tetrahedron's section is a right triangle with legs of 3.99 m.
    private const double TetrahedronFootprint = 3.99 * 3.99 / 2;

    [Theory]
    [InlineData("IFCFACETEDBREP(#101)", "IFCCLOSEDSHELL")]
    [InlineData("IFCSHELLBASEDSURFACEMODEL((#101))", "IFCOPENSHELL")]
    [InlineData("IFCFACEBASEDSURFACEMODEL((#101))", "IFCCONNECTEDFACESET")]
    public void Faces_are_sliced_whatever_holds_them(string body, string shell)
    {
        IfcText model = new IfcText().With(Tetrahedron + $"""
            #100={body};
            #101={shell}((#120,#121,#122,#123));
            #120=IFCFACE((#130));#130=IFCFACEOUTERBOUND(#140,.T.);#140=IFCPOLYLOOP((#110,#112,#111));
            #121=IFCFACE((#131));#131=IFCFACEOUTERBOUND(#141,.F.);#141=IFCPOLYLOOP((#113,#111,#110));
            #122=IFCFACE((#132));#132=IFCFACEOUTERBOUND(#142,.T.);#142=IFCPOLYLOOP((#111,#112,#113));
            #123=IFCFACE((#133));#133=IFCFACEOUTERBOUND(#143,.T.);#143=IFCPOLYLOOP((#112,#110,#113));
            """).Room(100);

        Assert.Equal(TetrahedronFootprint, model.Areas().Gross, 1e-9);
    }

    [Theory]
    [InlineData("IFCTRIANGULATEDFACESET(#101,$,.T.,((1,3,2),(1,2,4),(2,3,4),(3,1,4)),$)")]
    [InlineData("IFCTRIANGULATEDFACESET(#101,$,.T.,((1,2,3),(1,3,4),(3,2,4),(2,1,4)),(1,3,2,4))")]
    [InlineData("IFCPOLYGONALFACESET(#101,.T.,(#120,#121,#122,#123),$)")]
    public void Tessellations_are_sliced(string body)
    {
        IfcText model = new IfcText().With($"""
            #100={body};
            #101=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(4.,0.,0.),(0.,4.,0.),(0.,0.,4.)));
            #120=IFCINDEXEDPOLYGONALFACE((1,3,2));
            #121=IFCINDEXEDPOLYGONALFACE((1,2,4));
            #122=IFCINDEXEDPOLYGONALFACE((2,3,4));
            #123=IFCINDEXEDPOLYGONALFACE((3,1,4));
            """).Room(100);

        Assert.Equal(TetrahedronFootprint, model.Areas().Gross, 1e-9);
    }

    // The plane x = 1; its normal points to −x or +x, and the flag says on which side of it the body that is taken away lies.
    [Theory]
    [InlineData(".T.", "(1.,0.,0.)", 9)]
    [InlineData(".F.", "(1.,0.,0.)", 3)]
    [InlineData(".T.", "(-1.,0.,0.)", 3)]
    [InlineData(".F.", "(-1.,0.,0.)", 9)]
    public void A_half_space_takes_the_side_that_its_flag_says(string flag, string normal, double left)
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 4, 3, 2.5).With($"""
            #100=IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#200,#101);
            #101=IFCHALFSPACESOLID(#102,{flag});
            #102=IFCPLANE(#103);
            #103=IFCAXIS2PLACEMENT3D(#104,#105,#23);
            #104=IFCCARTESIANPOINT((1.,7.,0.));
            #105=IFCDIRECTION({normal});
            """).Room(100);

        Assert.Equal(left, model.Areas().Gross, 1e-9);
    }

    [Fact]
    public void A_bounded_half_space_takes_only_what_lies_in_its_bound()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 4, 3, 2.5).With("""
            #100=IFCBOOLEANRESULT(.DIFFERENCE.,#200,#101);
            #101=IFCPOLYGONALBOUNDEDHALFSPACE(#102,.F.,#20,#106);
            #102=IFCPLANE(#103);
            #103=IFCAXIS2PLACEMENT3D(#104,$,$);
            #104=IFCCARTESIANPOINT((0.,0.,-1.));
            #106=IFCPOLYLINE((#110,#111,#112,#113,#110));
            #110=IFCCARTESIANPOINT((0.,0.));
            #111=IFCCARTESIANPOINT((1.,0.));
            #112=IFCCARTESIANPOINT((1.,2.));
            #113=IFCCARTESIANPOINT((0.,2.));
            """).Room(100);

        Assert.Equal(10, model.Areas().Gross, 1e-9);
    }

    [Theory]
    [InlineData("IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#104,2.,$)", 48)]
    [InlineData("IFCCARTESIANTRANSFORMATIONOPERATOR3D(#22,#106,#104,$,$)", 12)]
    [InlineData("IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM($,$,#104,2.,$,3.,1.)", 72)]
    public void A_mapped_item_is_scaled_and_mirrored(string target, double expected)
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 4, 3, 2.5).With($"""
            #100=IFCMAPPEDITEM(#101,#103);
            #101=IFCREPRESENTATIONMAP(#20,#102);
            #102=IFCSHAPEREPRESENTATION(#29,'Body','SweptSolid',(#200));
            #103={target};
            #104=IFCCARTESIANPOINT((100.,50.,0.));
            #106=IFCDIRECTION((0.,-1.,0.));
            """).Room(100);

        Assert.Equal(expected, model.Areas().Gross, 1e-9);
    }

    // The third axis lies along x, where the first one would be by default: another one takes its place.
    [Fact]
    public void A_mapped_item_turned_onto_its_first_axis_keeps_its_body()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 4, 3, 2.5).With("""
            #100=IFCMAPPEDITEM(#101,#103);
            #101=IFCREPRESENTATIONMAP(#20,#102);
            #102=IFCSHAPEREPRESENTATION(#29,'Body','SweptSolid',(#200));
            #103=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#104,$,#22);
            #104=IFCCARTESIANPOINT((0.,0.,0.));
            """).Room(100);

        Assert.Equal(2.5 * 4, model.Areas().Gross, 1e-9); // Its height and its width lie in the plane now.
    }

    [Fact]
    public void An_arc_that_hardly_rises_over_its_chord_is_a_line()
    {
        IfcText model = new IfcText().With("""
            #100=IFCEXTRUDEDAREASOLID(#101,#20,#21,2.5);
            #101=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#102);
            #102=IFCINDEXEDPOLYCURVE(#103,(IFCARCINDEX((1,2,3)),IFCLINEINDEX((3,4,5,1))),.F.);
            #103=IFCCARTESIANPOINTLIST2D(((0.,0.),(5.,1.E-12),(10.,0.),(10.,10.),(0.,10.)));
            """).Room(100);

        Assert.Equal(100, model.Areas().Gross, 1e-9);
    }

    [Fact]
    public void Columns_and_walls_are_deducted_and_openings_are_not()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200)
            .Box(300, 2, 2, -1, 0.4, 0.4, 6).Box(310, 0, 3.8, 0, 5, 0.4, 3).Box(320, 1, 3, 0, 1, 2, 2.1);
        model.Element("IFCCOLUMN", 300, "column");
        int wall = model.Element("IFCWALLSTANDARDCASE", 310, "wall");
        int opening = model.Product("IFCOPENINGELEMENT", "opening", "door", "(#320)", ",$");
        model.With($"#500=IFCRELVOIDSELEMENT('v',$,$,$,#{wall},#{opening});");
        RoomAreas areas = model.Areas();

        Assert.Equal(20, areas.Gross, 1e-9);
        Assert.Equal(0.16, areas.Column, 1e-9);
        Assert.Equal(0.8, areas.Wall, 1e-9); // 5 m of wall, less the metre of its door.
    }

    [Fact]
    public void A_wall_of_the_storey_below_that_rises_through_the_room_counts_and_one_that_ends_below_does_not()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200)
            .Box(300, 0, 0, -3, 0.3, 4, 6).Box(310, 4, 0, -3, 0.3, 4, 3.9);
        model.Element("IFCWALL", 300, "tall");
        model.Element("IFCWALL", 310, "low");

        Assert.Equal(1.2, model.Areas().Wall, 1e-9);
    }

    [Fact]
    public void A_curtain_wall_counts_by_its_plates_and_members()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200)
            .Box(300, 0, 0, 0, 5, 0.02, 3).Box(310, 2, 0, 0, 0.05, 0.1, 3).Box(320, 3, 0, 0, 0.05, 0.1, 3);
        int plate = model.Product("IFCPLATE", "plate", "plate", "(#300)", ",$");
        int member = model.Product("IFCMEMBER", "member", "member", "(#310)", ",$");
        model.Element("IFCMEMBER", 320, "loose"); // A member that is no part of a curtain wall is a beam or a brace.
        int curtain = model.Product("IFCCURTAINWALL", "curtain", "curtain", "$", ",$");
        model.With($"#500=IFCRELAGGREGATES('x',$,$,$,#{curtain},(#{plate},#{member}));");

        Assert.Equal(0.1 + (0.05 * 0.08), model.Areas().Other, 1e-9);
    }

    [Fact]
    public void A_door_or_window_that_is_all_a_curtain_wall_consists_of_takes_no_area()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Box(300, 0, 0, 0, 5, 0.1, 3);
        int window = model.Product("IFCWINDOW", "window", "window", "(#300)", ",$,$,$");
        int curtain = model.Product("IFCCURTAINWALL", "curtain", "curtain", "$", ",$");
        model.With($"#500=IFCRELAGGREGATES('x',$,$,$,#{curtain},(#{window}));");

        Assert.Equal(20, model.Areas().Net, 1e-9);
    }

    [Fact]
    public void A_curtain_wall_with_nested_parts_counts_by_them_and_one_without_any_by_its_own_body()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Box(300, 0, 0, 0, 5, 0.02, 3).Box(310, 0, 3.9, 0, 5, 0.2, 3);
        int plate = model.Product("IFCPLATE", "plate", "plate", "(#300)", ",$");
        int assembly = model.Product("IFCELEMENTASSEMBLY", "assembly", "assembly", "$", ",$");
        int curtain = model.Product("IFCCURTAINWALL", "curtain", "curtain", "$", ",$");
        model.Product("IFCCURTAINWALL", "plain", "plain", "(#310)", ",$");
        model.With($"#500=IFCRELAGGREGATES('x',$,$,$,#{curtain},(#{assembly}));#501=IFCRELAGGREGATES('y',$,$,$,#{assembly},(#{plate}));");

        Assert.Equal(0.1 + 0.5, model.Areas().Other, 1e-9);
    }

    [Fact]
    public void A_wall_without_body_counts_by_its_parts()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Box(300, 0, 0, 0, 5, 0.1, 3).Box(310, 0, 0.1, 0, 5, 0.1, 3);
        int core = model.Product("IFCBUILDINGELEMENTPART", "core", "core", "(#300)", ",$");
        int board = model.Product("IFCBUILDINGELEMENTPART", "board", "board", "(#310)", ",$");
        int wall = model.Product("IFCWALL", "wall", "wall", "$", ",$");
        model.With($"#500=IFCRELAGGREGATES('x',$,$,$,#{wall},(#{core},#{board}));");
        MeasuredStorey storey = model.Measure();

        Assert.Equal(1, storey.Of(storey.Storey.Rooms[0])!.Value.Wall, 1e-9);
        Assert.Equal(1, storey.Receipt(storey.Storey.Rooms[0]).Length);
    }
}
