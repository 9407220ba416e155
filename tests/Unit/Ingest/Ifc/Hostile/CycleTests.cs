using SpaceGeo.Fuzz;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc.Hostile;

/// <summary>References in circles, wherever the reader follows references: they end, and the sound room is measured.</summary>
public class CycleTests
{
    [Theory]
    [InlineData("aggregates", "#400=IFCRELAGGREGATES('x',$,$,$,#1010,(#1010));#401=IFCRELAGGREGATES('x',$,$,$,#5,(#4));")]
    [InlineData("nested parts", "#400=IFCRELNESTS('x',$,$,$,#1010,(#1010,#1010));")]
    [InlineData("containment", "#400=IFCRELCONTAINEDINSPATIALSTRUCTURE('x',$,$,$,(#5,#4),#5);")]
    [InlineData("void of void", "#400=IFCRELVOIDSELEMENT('x',$,$,$,#1010,#410);#401=IFCRELVOIDSELEMENT('y',$,$,$,#410,#410);#402=IFCRELVOIDSELEMENT('z',$,$,$,#410,#1010);#410=IFCOPENINGELEMENT('o',$,'o',$,$,#15,#1012,$);")]
    [InlineData("filling", "#400=IFCRELVOIDSELEMENT('x',$,$,$,#1010,#1010);#401=IFCRELFILLSELEMENT('y',$,$,$,#1010,#1010);")]
    [InlineData("units", "#31=IFCCONVERSIONBASEDUNIT(#32,.LENGTHUNIT.,'X',#33);#32=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);#33=IFCMEASUREWITHUNIT(IFCLENGTHMEASURE(1.),#31);#400=IFCRELDEFINESBYPROPERTIES('p',$,$,$,(#1000),#401);#401=IFCELEMENTQUANTITY('q',$,'Q',$,$,(#402));#402=IFCQUANTITYAREA('GrossFloorArea',$,#31,20.);")]
    [InlineData("property sets", "#400=IFCRELDEFINESBYPROPERTIES('p',$,$,$,(#1000),#401);#401=IFCPROPERTYSET('q',$,'Q',$,(#401,#402));#402=IFCCOMPLEXPROPERTY('c',$,'c',(#402));")]
    [InlineData("materials", "#400=IFCRELASSOCIATESMATERIAL('m',$,$,$,(#1010),#401);#401=IFCMATERIALLAYERSETUSAGE(#401,.AXIS2.,.POSITIVE.,0.,$);#402=IFCRELDEFINESBYTYPE('t',$,$,$,(#1010),#1010);")]
    [InlineData("groups", "#400=IFCRELASSIGNSTOGROUP('g',$,$,$,(#410,#1000),$,#410);#410=IFCZONE('z',$,'Z',$,$);")]
    [InlineData("placements through a grid", "#400=IFCGRID('g',$,'G',$,$,#410,$,(#401),(#402),$);#401=IFCGRIDAXIS('A',#403,.T.);#402=IFCGRIDAXIS('B',#404,.T.);#403=IFCPOLYLINE((#25,#405));#404=IFCPOLYLINE((#25,#406));#405=IFCCARTESIANPOINT((1.,0.));#406=IFCCARTESIANPOINT((0.,1.));#410=IFCGRIDPLACEMENT(#411,$);#411=IFCVIRTUALGRIDINTERSECTION((#401,#402),(0.,0.));#420=IFCWALL('w2',$,'w2',$,$,#410,#1012,$);")]
    [InlineData("surface curves of an edge", "#420=IFCWALL('w2',$,'w2',$,$,#15,#421,$);#421=IFCPRODUCTDEFINITIONSHAPE($,$,(#422));#422=IFCSHAPEREPRESENTATION(#29,'Body','',(#423));#423=IFCADVANCEDBREP(#424);#424=IFCCLOSEDSHELL((#425));#425=IFCADVANCEDFACE((#426),#430,.T.);#426=IFCFACEOUTERBOUND(#427,.T.);#427=IFCEDGELOOP((#428));#428=IFCORIENTEDEDGE(*,*,#429,.T.);#429=IFCEDGECURVE(#431,#431,#432,.T.);#430=IFCPLANE(#20);#431=IFCVERTEXPOINT(#25);#432=IFCSURFACECURVE(#433,$,.CURVE3D.);#433=IFCSEAMCURVE(#432,$,.CURVE3D.);")]
    [InlineData("trimmed curve", "#420=IFCWALL('w2',$,'w2',$,$,#15,#421,$);#421=IFCPRODUCTDEFINITIONSHAPE($,$,(#422));#422=IFCSHAPEREPRESENTATION(#29,'Body','',(#423));#423=IFCEXTRUDEDAREASOLID(#424,#20,#21,1.);#424=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#425);#425=IFCTRIMMEDCURVE(#425,(IFCPARAMETERVALUE(0.)),(IFCPARAMETERVALUE(1.)),.T.,.PARAMETER.);")]
    [InlineData("derived profile", "#420=IFCWALL('w2',$,'w2',$,$,#15,#421,$);#421=IFCPRODUCTDEFINITIONSHAPE($,$,(#422));#422=IFCSHAPEREPRESENTATION(#29,'Body','',(#423));#423=IFCEXTRUDEDAREASOLID(#424,#20,#21,1.);#424=IFCMIRROREDPROFILEDEF(.AREA.,$,#424,#424,$);")]
    [InlineData("trimmed surface", "#420=IFCWALL('w2',$,'w2',$,$,#15,#421,$);#421=IFCPRODUCTDEFINITIONSHAPE($,$,(#422));#422=IFCSHAPEREPRESENTATION(#29,'Body','',(#423));#423=IFCADVANCEDBREP(#424);#424=IFCCLOSEDSHELL((#425));#425=IFCADVANCEDFACE((#426),#430,.T.);#426=IFCFACEOUTERBOUND(#427,.T.);#427=IFCEDGELOOP(());#430=IFCRECTANGULARTRIMMEDSURFACE(#430,0.,0.,1.,1.,.T.,.T.);")]
    public void A_circle_ends_and_the_room_is_measured(string where, string lines)
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).Box(210, 9, 9, 0, 1, 1, 3);
        model.Element("IFCWALL", 210, "wall");
        string text = model.With(lines).ToString();
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);

        foreach (RoomSource source in new[] { RoomSource.Spaces, RoomSource.SpacesAndWalls })
        {
            Assert.True(new Oracle(TestFiles.Root).Fault("test.ifc", bytes, source) is null, where);
        }

        Room room = Assert.Single(model.Read().Buildings.SelectMany(b => b.Storeys).SelectMany(s => s.Rooms));
        Assert.True(room.IsMeasured, $"{where}: {room.Reason}");
    }

    [Theory]
    [InlineData("1.E308", "border-too-tangled|profile-empty|body-unbounded|attribute-broken")]
    [InlineData("-1.E308", "border-too-tangled|profile-empty|body-unbounded|attribute-broken")]
    [InlineData("1.E400", "attribute-broken")]
    [InlineData("1.E13", "attribute-broken")]
    public void A_coordinate_beyond_measure_costs_its_room(string number, string reasons)
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5)
            .With($"#300=IFCEXTRUDEDAREASOLID(#201,#301,#21,2.);#301=IFCAXIS2PLACEMENT3D(#302,$,$);#302=IFCCARTESIANPOINT((0.,{number},0.));")
            .Room(300, "bad").Room(200, "good");

        AssertBad(model, reasons);
    }

    [Theory]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#201,#20,#21,1.E308);", "body-unbounded")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#201,#20,#21,0.);", "extrusion-degenerate")]
    [InlineData("#300=IFCHALFSPACESOLID(#301,.T.);#301=IFCPLANE(#20);", "body-unbounded")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#301,#20,#21,2.);#301=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,1.E308,1.E308);", "profile-empty|profile-degenerate|body-unbounded|transform-degenerate")]
    [InlineData("#300=IFCMAPPEDITEM(#301,#302);#301=IFCREPRESENTATIONMAP(#20,#303);#303=IFCSHAPEREPRESENTATION(#29,'Body','',(#200));#302=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#25,1.E300,$);", "body-unbounded")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#201,#301,#21,2.);#301=IFCAXIS2PLACEMENT3D(#25,#302,$);#302=IFCDIRECTION((0.,0.,0.));", "attribute-broken")]
    public void A_shape_beyond_measure_costs_its_room(string lines, string reason) =>
        AssertBad(new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).With(lines).Room(300, "bad").Room(200, "good"), reason);

    private static void AssertBad(IfcText model, string reasons)
    {
        IReadOnlyList<Room> rooms = model.Read().Buildings[0].Storeys[0].Rooms;

        Assert.Equal(RoomStatus.Failed, rooms[0].Status);
        Assert.Contains(rooms[0].Reason, reasons.Split('|'));
        Assert.Equal(RoomStatus.Ok, rooms[1].Status);
    }
}
