using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>Rooms of swept and primitive bodies, cut 1 cm above their lowest point; areas from the formulas of the shapes.</summary>
public class SweptSolidTests
{
    // A quarter of the ring between the radii 2 and 3; the axis stands upright.
    private const double QuarterRing = Math.PI * 5 / 4;

    public static TheoryData<string, double> Bodies => new()
    {
        { "IFCEXTRUDEDAREASOLIDTAPERED(#110,#20,#21,1.,#111)", 3.98 * 2.99 },
        { "IFCEXTRUDEDAREASOLIDTAPERED(#112,#20,#21,1.,#113)", Math.PI * 1.99 * 1.99 },
        { "IFCREVOLVEDAREASOLID(#114,#120,#121,1.5707963267948966)", QuarterRing },
        { "IFCREVOLVEDAREASOLID(#114,#120,#121,6.283185307179586)", 4 * QuarterRing },
        { "IFCREVOLVEDAREASOLID(#114,#120,#121,-1.5707963267948966)", QuarterRing },
        { "IFCSWEPTDISKSOLID(#130,0.5,$,$,$)", Math.PI / 4 },
        { "IFCSWEPTDISKSOLID(#130,0.5,0.25,0.,1.)", Math.PI * 3 / 16 },
        { "IFCFIXEDREFERENCESWEPTAREASOLID(#115,#20,#131,$,$,#23)", 3 * 2 },
        { "IFCSURFACECURVESWEPTAREASOLID(#115,#20,#131,0.,1.,#132)", 3 * 2 },
        { "IFCCSGSOLID(#140)", 12 },
        { "IFCCSGSOLID(#141)", 4 * 3 * 0.99 * 0.99 },
        { "IFCCSGSOLID(#142)", Math.PI * 4 * 0.99 * 0.99 },
        { "IFCCSGSOLID(#143)", Math.PI * 4 },
        { "IFCBOOLEANRESULT(.DIFFERENCE.,#140,#144)", 12 - (Math.PI * 0.25) },
        { "IFCBOOLEANRESULT(.INTERSECTION.,#140,#145)", 1 },
        { "IFCBOOLEANRESULT(.UNION.,#140,#145)", 12 + 1 },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_has_the_section_of_its_formula(string body, double expected) =>
        Assert.Equal(expected, Model(body).Areas().Gross, 1e-6 * expected);

    [Fact]
    public void A_sphere_is_cut_where_it_is_wide()
    {
        IfcText model = new IfcText().Box(200, -5, -5, 0, 10, 10, 2.5).Room(200).With("""
            #300=IFCSPHERE(#301,1.);
            #301=IFCAXIS2PLACEMENT3D(#302,$,$);
            #302=IFCCARTESIANPOINT((0.,0.,1.));
            """);
        model.Element("IFCCOLUMN", 300, "ball");

        Assert.Equal(Math.PI, model.Areas().Column, 5e-4);
    }

    [Fact]
    public void A_lying_pipe_is_cut_along_its_length()
    {
        IfcText model = new IfcText().Box(200, 0, -2, 0, 6, 4, 2.5).Room(200).With("""
            #300=IFCSWEPTDISKSOLID(#301,0.2,$,$,$);
            #301=IFCPOLYLINE((#302,#303,#304));
            #302=IFCCARTESIANPOINT((1.,0.,1.));
            #303=IFCCARTESIANPOINT((4.,0.,1.));
            #304=IFCCARTESIANPOINT((4.,1.5,1.));
            """);
        model.Element("IFCCOLUMN", 300, "pipe");

        // Two strips 0.4 wide that meet at a mitre: their centre line is 4.5 long.
        Assert.Equal(0.4 * 4.5, model.Areas().Column, 1e-3);
    }

    private static IfcText Model(string body) => new IfcText().With($"""
        #100={body};
        #110=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,4.,3.);
        #111=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,2.,2.);
        #112=IFCCIRCLEPROFILEDEF(.AREA.,$,$,2.);
        #113=IFCCIRCLEPROFILEDEF(.AREA.,$,$,1.);
        #114=IFCRECTANGLEPROFILEDEF(.AREA.,$,#116,1.,2.);
        #115=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,2.,0.4);
        #116=IFCAXIS2PLACEMENT2D(#117,$);
        #117=IFCCARTESIANPOINT((2.5,1.));
        #120=IFCAXIS2PLACEMENT3D(#25,#118,#22);
        #118=IFCDIRECTION((0.,-1.,0.));
        #121=IFCAXIS1PLACEMENT(#25,#23);
        #130=IFCPOLYLINE((#25,#133));
        #131=IFCPOLYLINE((#25,#134));
        #132=IFCPLANE(#135);
        #133=IFCCARTESIANPOINT((0.,0.,3.));
        #134=IFCCARTESIANPOINT((3.,0.,0.));
        #135=IFCAXIS2PLACEMENT3D(#25,#23,#22);
        #140=IFCBLOCK(#20,4.,3.,1.);
        #141=IFCRECTANGULARPYRAMID(#20,4.,3.,1.);
        #142=IFCRIGHTCIRCULARCONE(#20,1.,2.);
        #143=IFCRIGHTCIRCULARCYLINDER(#20,1.,2.);
        #144=IFCRIGHTCIRCULARCYLINDER(#146,1.,0.5);
        #145=IFCBLOCK(#147,2.,1.,1.);
        #146=IFCAXIS2PLACEMENT3D(#148,$,$);
        #147=IFCAXIS2PLACEMENT3D(#149,$,$);
        #148=IFCCARTESIANPOINT((2.,1.5,0.));
        #149=IFCCARTESIANPOINT((3.,1.,0.));
        """).Room(100);
}
