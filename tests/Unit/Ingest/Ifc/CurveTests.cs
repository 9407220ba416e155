using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>Rooms bordered by each class of curve.</summary>
public class CurveTests
{
    public static TheoryData<string, double, double> Borders => new()
    {
        // The parabola through (0,0), (2,2), (4,0) with its middle control point at (2,4): two thirds of 4 × 2.
        { "IFCCOMPOSITECURVE((#150,#151),.F.)", 16.0 / 3, 1e-3 },
        { "IFCCOMPOSITECURVE((#152,#151),.F.)", 16.0 / 3, 1e-3 },
        { "IFCRATIONALBSPLINECURVEWITHKNOTS(2,(#120,#121,#122,#123,#124,#125,#126,#127,#120),.UNSPECIFIED.,.T.,.F.,(3,2,2,2,3),(0.,1.,2.,3.,4.),.UNSPECIFIED.,(1.,0.7071067811865476,1.,0.7071067811865476,1.,0.7071067811865476,1.,0.7071067811865476,1.))", Math.PI, 5e-4 },
        { "IFCOFFSETCURVE2D(#130,0.5,.F.)", 3 * 2, 1e-9 },
        { "IFCOFFSETCURVE2D(#130,-0.5,.F.)", 5 * 4, 1e-9 },
        { "IFCCOMPOSITECURVE((#153,#154),.F.)", 0.5 * 4 * 3, 1e-9 },
        { "IFCCOMPOSITECURVE((#155,#156),.F.)", Math.PI / 2, 1e-6 },
    };

    [Theory]
    [MemberData(nameof(Borders))]
    public void A_border_encloses_the_area_of_its_formula(string border, double expected, double tolerance)
    {
        IfcText model = new IfcText().With($"""
            #100=IFCEXTRUDEDAREASOLID(#101,#20,#21,2.5);
            #101=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#102);
            #102={border};
            """ + Points).Room(100);

        Assert.Equal(expected, model.Areas().Gross, tolerance);
    }

    [Fact]
    public void A_centre_line_has_its_thickness()
    {
        IfcText model = new IfcText().With("""
            #100=IFCEXTRUDEDAREASOLID(#101,#20,#21,2.5);
            #101=IFCCENTERLINEPROFILEDEF(.AREA.,$,#160,0.2);
            #160=IFCPOLYLINE((#131,#132,#133));
            """ + Points).Room(100);

        Assert.Equal(0.2 * 7, model.Areas().Gross, 1e-9);
    }

    [Fact]
    public void An_arc_through_three_points_of_space_keeps_its_plane()
    {
        IfcText model = new IfcText().Box(200, -3, -3, 0, 6, 6, 2.5).Room(200).With("""
            #300=IFCSWEPTDISKSOLID(#301,0.1,$,$,$);
            #301=IFCINDEXEDPOLYCURVE(#302,(IFCARCINDEX((1,2,3))),.F.);
            #302=IFCCARTESIANPOINTLIST3D(((-2.,0.,0.5),(0.,0.,2.5),(2.,0.,0.5)));
            """);
        model.Element("IFCCOLUMN", 300, "arch");

        // At 1.0 m the arch of radius 2 stands 0.5 m above its springing: two sections, each π·0.1² over the cosine of its tilt.
        double cosine = Math.Sqrt(1 - (0.25 * 0.25));
        Assert.Equal(2 * Math.PI * 0.01 / cosine, model.Areas().Column, 2e-4);
    }

    private const string Points = """
        #120=IFCCARTESIANPOINT((1.,0.));
        #121=IFCCARTESIANPOINT((1.,1.));
        #122=IFCCARTESIANPOINT((0.,1.));
        #123=IFCCARTESIANPOINT((-1.,1.));
        #124=IFCCARTESIANPOINT((-1.,0.));
        #125=IFCCARTESIANPOINT((-1.,-1.));
        #126=IFCCARTESIANPOINT((0.,-1.));
        #127=IFCCARTESIANPOINT((1.,-1.));
        #130=IFCPOLYLINE((#131,#132,#133,#134,#131));
        #131=IFCCARTESIANPOINT((0.,0.));
        #132=IFCCARTESIANPOINT((4.,0.));
        #133=IFCCARTESIANPOINT((4.,3.));
        #134=IFCCARTESIANPOINT((0.,3.));
        #135=IFCCARTESIANPOINT((2.,4.));
        #140=IFCBSPLINECURVEWITHKNOTS(2,(#131,#135,#132),.UNSPECIFIED.,.F.,.F.,(3,3),(0.,1.),.UNSPECIFIED.);
        #141=IFCBEZIERCURVE(2,(#131,#135,#132),.UNSPECIFIED.,.F.,.F.);
        #142=IFCPOLYLINE((#132,#131));
        #143=IFCTRIMMEDCURVE(#130,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(2.)),.T.,.PARAMETER.);
        #144=IFCTRIMMEDCURVE(#147,(#133),(#131),.T.,.CARTESIAN.);
        #145=IFCTRIMMEDCURVE(#148,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(3.141592653589793)),.T.,.PARAMETER.);
        #146=IFCTRIMMEDCURVE(#149,(IFCPARAMETERVALUE(-1.)),(IFCPARAMETERVALUE(1.)),.T.,.PARAMETER.);
        #147=IFCLINE(#131,#157);
        #148=IFCCIRCLE(#158,1.);
        #149=IFCLINE(#131,#159);
        #150=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#140);
        #151=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#142);
        #152=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#141);
        #153=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#143);
        #154=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#144);
        #155=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#145);
        #156=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#146);
        #157=IFCVECTOR(#161,5.);
        #158=IFCAXIS2PLACEMENT2D(#131,$);
        #159=IFCVECTOR(#162,1.);
        #161=IFCDIRECTION((4.,3.));
        #162=IFCDIRECTION((1.,0.));
        """;
}
