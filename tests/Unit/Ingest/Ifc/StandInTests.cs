using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>Products without body: footprint, axis and box stand in for it, in this order, and it is said so.</summary>
public class StandInTests
{
    private const string FootPrint = "#110=IFCSHAPEREPRESENTATION(#29,'FootPrint','GeometricCurveSet',(#120));";
    private const string Box = "#111=IFCSHAPEREPRESENTATION(#29,'Box','BoundingBox',(#121));";
    private const string Shapes = """
        #120=IFCGEOMETRICCURVESET((#122,#123));
        #121=IFCBOUNDINGBOX(#25,6.,5.,2.8);
        #122=IFCPOLYLINE((#25,#130,#131,#132,#25));
        #123=IFCPOLYLINE((#133,#134,#135,#133));
        #130=IFCCARTESIANPOINT((4.,0.));
        #131=IFCCARTESIANPOINT((4.,3.));
        #132=IFCCARTESIANPOINT((0.,3.));
        #133=IFCCARTESIANPOINT((1.,1.));
        #134=IFCCARTESIANPOINT((2.,1.));
        #135=IFCCARTESIANPOINT((1.,2.));
        """;

    [Theory]
    [InlineData(FootPrint + Box, "#110,#111", "body-from-footprint", 11.5)]
    [InlineData(Box, "#111", "body-from-box", 30)]
    public void A_room_without_body_is_measured_by_what_it_has(string representations, string labels, string reason, double expected)
    {
        IfcText model = new IfcText().With(Shapes + representations).RoomOfShapes($"({labels})", "room");
        MeasuredStorey storey = model.Measure();
        Room room = Assert.Single(storey.Storey.Rooms);

        Assert.Equal((RoomStatus.Repaired, reason), (room.Status, room.Reason));
        Assert.Equal(expected, storey.Of(room)!.Value.Gross, 1e-9);
        Assert.Equal(reason, Assert.Single(model.Read().Issues).Code);
    }

    [Theory]
    [InlineData(".POSITIVE.,0.", 0.3 * 5)]
    [InlineData(".NEGATIVE.,0.", 0)]
    [InlineData(".NEGATIVE.,0.1", 0.1 * 5)]
    public void A_wall_without_body_has_the_thickness_of_its_layers(string usage, double expected)
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).With($"""
            #110=IFCSHAPEREPRESENTATION(#29,'Axis','Curve2D',(#120));
            #120=IFCPOLYLINE((#25,#121));
            #121=IFCCARTESIANPOINT((5.,0.));
            #130=IFCMATERIALLAYERSETUSAGE(#131,.AXIS2.,{usage});
            #131=IFCMATERIALLAYERSET((#132,#133),$);
            #132=IFCMATERIALLAYER(#134,0.2,$);
            #133=IFCMATERIALLAYER(#134,0.1,$);
            #134=IFCMATERIAL('Brick');
            """);
        int wall = model.ProductOfShapes("IFCWALL", "wall", "(#110)", ",$");
        model.With($"#140=IFCRELASSOCIATESMATERIAL('m',$,$,$,(#{wall}),#130);");

        Assert.Equal(expected, model.Areas().Wall, 1e-9);
        Assert.Equal(("wall", "body-from-axis"), Assert.Single(model.Read().Issues.Select(i => (i.GlobalId, i.Code))));
    }
}
