using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>A room extruded from each profile; areas from the formulas of the shapes.</summary>
public class ProfileTests
{
    private const double Corner = 1 - (Math.PI / 4); // What rounding a right angle takes from a unit square.

    public static TheoryData<string, double> Profiles => new()
    {
        { "IFCRECTANGLEPROFILEDEF(.AREA.,$,$,4.,3.)", 12 },
        { "IFCROUNDEDRECTANGLEPROFILEDEF(.AREA.,$,$,4.,3.,0.5)", 12 - (4 * Corner * 0.25) },
        { "IFCRECTANGLEHOLLOWPROFILEDEF(.AREA.,$,$,4.,3.,0.1,$,$)", 12 - (3.8 * 2.8) },
        { "IFCRECTANGLEHOLLOWPROFILEDEF(.AREA.,$,$,4.,3.,0.1,0.2,0.3)", 12 - (4 * Corner * 0.09) - ((3.8 * 2.8) - (4 * Corner * 0.04)) },
        { "IFCCIRCLEPROFILEDEF(.AREA.,$,$,1.5)", Math.PI * 2.25 },
        { "IFCCIRCLEHOLLOWPROFILEDEF(.AREA.,$,$,1.5,0.25)", Math.PI * (2.25 - 1.5625) },
        { "IFCELLIPSEPROFILEDEF(.AREA.,$,$,2.,1.)", Math.PI * 2 },
        { "IFCISHAPEPROFILEDEF(.AREA.,$,$,2.,3.,0.2,0.3,$)", (2 * 2 * 0.3) + (0.2 * 2.4) },
        { "IFCISHAPEPROFILEDEF(.AREA.,$,$,2.,3.,0.2,0.3,0.1)", (2 * 2 * 0.3) + (0.2 * 2.4) + (4 * Corner * 0.01) },
        { "IFCISHAPEPROFILEDEF(.AREA.,$,$,2.,3.,0.2,0.3,$,0.1,$)", (2 * 2 * 0.3) + (0.2 * 2.4) - (4 * Corner * 0.01) },
        { "IFCASYMMETRICISHAPEPROFILEDEF(.AREA.,$,$,2.,3.,0.2,0.3,$,1.,0.4,$,$)", (2 * 0.3) + (1 * 0.4) + (0.2 * 2.3) },
        { "IFCLSHAPEPROFILEDEF(.AREA.,$,$,3.,2.,0.2,$,$,$)", (2 * 0.2) + (2.8 * 0.2) },
        { "IFCLSHAPEPROFILEDEF(.AREA.,$,$,3.,$,0.2,0.1,0.05,$)", (3 * 0.2) + (2.8 * 0.2) + (Corner * 0.01) - (2 * Corner * 0.0025) },
        { "IFCTSHAPEPROFILEDEF(.AREA.,$,$,3.,2.,0.2,0.3,$,$,$,$,$)", (2 * 0.3) + (2.7 * 0.2) },
        { "IFCUSHAPEPROFILEDEF(.AREA.,$,$,3.,2.,0.2,0.3,$,$,$)", (2 * 2 * 0.3) + (2.4 * 0.2) },
        { "IFCCSHAPEPROFILEDEF(.AREA.,$,$,3.,2.,0.1,0.5,$)", (3 * 0.1) + (2 * 1.9 * 0.1) + (2 * 0.4 * 0.1) },
        { "IFCZSHAPEPROFILEDEF(.AREA.,$,$,3.,2.,0.2,0.3,$,$)", (3 * 0.2) + (2 * 1.8 * 0.3) },
        { "IFCTRAPEZIUMPROFILEDEF(.AREA.,$,$,4.,2.,3.,0.5)", 9 },
        { "IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#110)", 12 },
        { "IFCARBITRARYPROFILEDEFWITHVOIDS(.AREA.,$,#110,(#111))", 12 - Math.PI },
        { "IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#112)", 6 + (Math.PI * 1.125) },
        { "IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#113)", 6 + (Math.PI * 1.125) },
        { "IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#114)", 6 - (Math.PI * 1.125) },
        { "IFCCOMPOSITEPROFILEDEF(.AREA.,$,(#115,#116),$)", 12 + Math.PI },
        { "IFCDERIVEDPROFILEDEF(.AREA.,$,#115,#117,$)", 12 * 6 },
        { "IFCMIRROREDPROFILEDEF(.AREA.,$,#115,*,$)", 12 },
    };

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_profile_has_the_area_of_its_shape(string profile, double expected) => Assert.Equal(expected, Model(profile).Areas().Gross, 1e-9);

    [Fact]
    public void A_profile_is_placed_by_its_position()
    {
        IfcText model = Model("IFCRECTANGLEPROFILEDEF(.AREA.,$,#119,4.,3.)");

        Assert.Equal(new SpaceGeo.Geometry.Planar.Box2(8.5, -2, 11.5, 2), model.Measure().Storey.Plan.Bounds);
    }

    private static IfcText Model(string profile) => new IfcText().With($"""
        #100=IFCEXTRUDEDAREASOLID(#101,#20,#21,2.5);
        #101={profile};
        #110=IFCPOLYLINE((#120,#121,#122,#123,#120));
        #111=IFCCIRCLE(#118,1.);
        #112=IFCCOMPOSITECURVE((#130,#131),.F.);
        #113=IFCINDEXEDPOLYCURVE(#140,(IFCLINEINDEX((1,2,3,4)),IFCARCINDEX((4,5,1))),.F.);
        #114=IFCCOMPOSITECURVE((#130,#132),.F.);
        #115=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,4.,3.);
        #116=IFCCIRCLEPROFILEDEF(.AREA.,$,#119,1.);
        #117=IFCCARTESIANTRANSFORMATIONOPERATOR2DNONUNIFORM($,$,#120,2.,3.);
        #118=IFCAXIS2PLACEMENT2D(#124,$);
        #119=IFCAXIS2PLACEMENT2D(#125,#126);
        #120=IFCCARTESIANPOINT((0.,0.));
        #121=IFCCARTESIANPOINT((4.,0.));
        #122=IFCCARTESIANPOINT((4.,3.));
        #123=IFCCARTESIANPOINT((0.,3.));
        #124=IFCCARTESIANPOINT((2.,1.5));
        #125=IFCCARTESIANPOINT(({(profile.Contains("#119", StringComparison.Ordinal) ? "10.,0." : "20.,1.5")}));
        #126=IFCDIRECTION((0.,1.));
        #130=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#133);
        #131=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.F.,#134);
        #132=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#135);
        #133=IFCPOLYLINE((#120,#136,#137,#123));
        #134=IFCTRIMMEDCURVE(#138,(IFCPARAMETERVALUE(1.5707963267948966)),(IFCPARAMETERVALUE(4.71238898038469)),.T.,.PARAMETER.);
        #135=IFCTRIMMEDCURVE(#138,(#123),(#120),.F.,.CARTESIAN.);
        #136=IFCCARTESIANPOINT((2.,0.));
        #137=IFCCARTESIANPOINT((2.,3.));
        #138=IFCCIRCLE(#139,1.5);
        #139=IFCAXIS2PLACEMENT2D(#141,$);
        #140=IFCCARTESIANPOINTLIST2D(((0.,0.),(2.,0.),(2.,3.),(0.,3.),(-1.5,1.5)));
        #141=IFCCARTESIANPOINT((0.,1.5));
        """).Room(100);
}
