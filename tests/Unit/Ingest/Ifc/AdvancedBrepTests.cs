using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>Columns with curved faces in a room of 10 × 10 m; they are cut 1 m above the floor.</summary>
public class AdvancedBrepTests
{
    private const string Seam = "#310=IFCFACEOUTERBOUND(#311,.T.);#311=IFCEDGELOOP((#331,#332,#333,#334));";
    private const string NoSeam = "#310=IFCFACEOUTERBOUND(#311,.T.);#311=IFCEDGELOOP((#331));#312=IFCFACEBOUND(#313,.T.);#313=IFCEDGELOOP((#333));";

    // The wall of an upright cylinder of radius 1 and height 2, told as each class of surface, with and without an edge along the seam.
    [Theory]
    [InlineData("IFCCYLINDRICALSURFACE(#20,1.)", Seam, "#310")]
    [InlineData("IFCCYLINDRICALSURFACE(#20,1.)", NoSeam, "#310,#312")]
    [InlineData("IFCSURFACEOFLINEAREXTRUSION(#400,#20,#21,2.)", Seam, "#310")]
    [InlineData("IFCSURFACEOFLINEAREXTRUSION(#400,#20,#21,2.)", NoSeam, "#310,#312")]
    [InlineData("IFCSURFACEOFREVOLUTION(#401,#20,#402)", Seam, "#310")]
    [InlineData("IFCSURFACEOFREVOLUTION(#401,#20,#402)", NoSeam, "#310,#312")]
    [InlineData("IFCRATIONALBSPLINESURFACEWITHKNOTS(2,1,((#410,#420),(#411,#421),(#412,#422),(#413,#423),(#414,#424),(#415,#425),(#416,#426),(#417,#427),(#410,#420)),.UNSPECIFIED.,.T.,.F.,.F.,(3,2,2,2,3),(2,2),(0.,1.,2.,3.,4.),(0.,1.),.UNSPECIFIED.,((1.,1.),(0.7071067811865476,0.7071067811865476),(1.,1.),(0.7071067811865476,0.7071067811865476),(1.,1.),(0.7071067811865476,0.7071067811865476),(1.,1.),(0.7071067811865476,0.7071067811865476),(1.,1.)))", Seam, "#310")]
    public void A_cylinder_counts_its_circle_whatever_surface_it_is_told_by(string surface, string bounds, string labels)
    {
        IfcText model = Room().With(Cylinder + bounds + $"#303=IFCADVANCEDFACE(({labels}),#304,.T.);#304={surface};");
        model.Element("IFCCOLUMN", 300, "column");

        Assert.Equal(Math.PI, model.Areas().Column, 2 * Math.PI * 1e-4);
        Assert.Empty(model.Read().Issues);
    }

    [Theory]
    [InlineData("IFCSPHERICALSURFACE(#430,1.5)", Math.PI * 2.25)]
    [InlineData("IFCTOROIDALSURFACE(#430,2.,0.5)", Math.PI * 4)]
    public void A_surface_closed_in_itself_needs_no_border(string surface, double expected)
    {
        IfcText model = Room().With($"""
            #300=IFCADVANCEDBREP(#301);
            #301=IFCCLOSEDSHELL((#303));
            #303=IFCADVANCEDFACE((#310),#304,.T.);
            #304={surface};
            #310=IFCFACEOUTERBOUND(#311,.T.);
            #311=IFCVERTEXLOOP(#312);
            #312=IFCVERTEXPOINT(#432);
            #430=IFCAXIS2PLACEMENT3D(#432,$,$);
            #432=IFCCARTESIANPOINT((0.,0.,1.));
            """);
        model.Element("IFCCOLUMN", 300, "column");

        Assert.Equal(expected, model.Areas().Column, 3e-3);
    }

    [Fact]
    public void A_dome_over_one_circle_reaches_its_pole()
    {
        IfcText model = Room().With("""
            #300=IFCADVANCEDBREP(#301);
            #301=IFCCLOSEDSHELL((#302,#303));
            #302=IFCADVANCEDFACE((#320),#321,.F.);
            #303=IFCADVANCEDFACE((#310),#304,.T.);
            #304=IFCSPHERICALSURFACE(#20,2.);
            #310=IFCFACEOUTERBOUND(#311,.T.);
            #311=IFCEDGELOOP((#331));
            #320=IFCFACEOUTERBOUND(#311,.F.);
            #321=IFCPLANE(#20);
            #331=IFCORIENTEDEDGE(*,*,#340,.T.);
            #340=IFCEDGECURVE(#350,#350,#360,.T.);
            #350=IFCVERTEXPOINT(#351);
            #351=IFCCARTESIANPOINT((2.,0.,0.));
            #360=IFCCIRCLE(#20,2.);
            """);
        model.Element("IFCCOLUMN", 300, "column");

        Assert.Empty(model.Read().Issues);
        Assert.Equal(Math.PI * 3, model.Areas().Column, 3e-3);
    }

    [ReferenceFact]
    public void The_advanced_breps_of_a_real_model_are_read()
    {
        string path = TestFiles.ReferenceModel("haritha-j_sample.ifc");
        MeasuredModel measured = MeasuredModel.Measure(
            IfcReader.Read(path, new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default);

        Assert.DoesNotContain(measured.File.Issues, i => i.Code is "face-unsupported" or "representation-unsupported" or "open-surface");
    }

    private const string Cylinder = """
        #300=IFCADVANCEDBREP(#301);
        #301=IFCCLOSEDSHELL((#302,#303,#305));
        #302=IFCADVANCEDFACE((#320),#321,.F.);
        #305=IFCADVANCEDFACE((#322),#323,.T.);
        #320=IFCFACEOUTERBOUND(#324,.F.);
        #321=IFCPLANE(#20);
        #322=IFCFACEOUTERBOUND(#325,.T.);
        #323=IFCPLANE(#370);
        #324=IFCEDGELOOP((#331));
        #325=IFCEDGELOOP((#335));
        #331=IFCORIENTEDEDGE(*,*,#340,.T.);
        #332=IFCORIENTEDEDGE(*,*,#342,.T.);
        #333=IFCORIENTEDEDGE(*,*,#341,.F.);
        #334=IFCORIENTEDEDGE(*,*,#342,.F.);
        #335=IFCORIENTEDEDGE(*,*,#341,.T.);
        #340=IFCEDGECURVE(#350,#350,#360,.T.);
        #341=IFCEDGECURVE(#352,#352,#361,.T.);
        #342=IFCEDGECURVE(#350,#352,#362,.T.);
        #350=IFCVERTEXPOINT(#410);
        #352=IFCVERTEXPOINT(#420);
        #360=IFCCIRCLE(#20,1.);
        #361=IFCCIRCLE(#370,1.);
        #362=IFCLINE(#410,#363);
        #363=IFCVECTOR(#21,1.);
        #370=IFCAXIS2PLACEMENT3D(#371,$,$);
        #371=IFCCARTESIANPOINT((0.,0.,2.));
        #400=IFCARBITRARYCLOSEDPROFILEDEF(.CURVE.,$,#360);
        #401=IFCARBITRARYOPENPROFILEDEF(.CURVE.,$,#403);
        #402=IFCAXIS1PLACEMENT(#25,#21);
        #403=IFCPOLYLINE((#410,#420));
        #410=IFCCARTESIANPOINT((1.,0.,0.));
        #411=IFCCARTESIANPOINT((1.,1.,0.));
        #412=IFCCARTESIANPOINT((0.,1.,0.));
        #413=IFCCARTESIANPOINT((-1.,1.,0.));
        #414=IFCCARTESIANPOINT((-1.,0.,0.));
        #415=IFCCARTESIANPOINT((-1.,-1.,0.));
        #416=IFCCARTESIANPOINT((0.,-1.,0.));
        #417=IFCCARTESIANPOINT((1.,-1.,0.));
        #420=IFCCARTESIANPOINT((1.,0.,2.));
        #421=IFCCARTESIANPOINT((1.,1.,2.));
        #422=IFCCARTESIANPOINT((0.,1.,2.));
        #423=IFCCARTESIANPOINT((-1.,1.,2.));
        #424=IFCCARTESIANPOINT((-1.,0.,2.));
        #425=IFCCARTESIANPOINT((-1.,-1.,2.));
        #426=IFCCARTESIANPOINT((0.,-1.,2.));
        #427=IFCCARTESIANPOINT((1.,-1.,2.));
        """;

    private static IfcText Room() => new IfcText().Box(200, -5, -5, 0, 10, 10, 3).Room(200);
}
