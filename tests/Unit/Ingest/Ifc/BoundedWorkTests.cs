using System.Globalization;
using System.Text;
using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>References that run in circles, or double on every level, end with a reason code and cost their element only.</summary>
public class BoundedWorkTests
{
    [Theory]
    [InlineData("#{0}=IFCBOOLEANRESULT(.UNION.,#{1},#{1});", "too-complex")]
    [InlineData("#{0}=IFCBOOLEANRESULT(.DIFFERENCE.,#{1},#{1});", "too-complex")]
    [InlineData("#{0}=IFCMAPPEDITEM(#{2},#299);#{2}=IFCREPRESENTATIONMAP(#20,#{3});#{3}=IFCSHAPEREPRESENTATION(#29,'Body','',(#{1},#{1}));", "too-complex")]
    public void Items_that_double_on_thirty_levels_are_given_up(string level, string reason) => AssertReason(Levels(level, 30), reason);

    [Theory]
    [InlineData("#300=IFCMAPPEDITEM(#301,#299);#301=IFCREPRESENTATIONMAP(#20,#302);#302=IFCSHAPEREPRESENTATION(#29,'Body','',(#300));", "solid-cycle")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#301,#20,#21,1.);#301=IFCCOMPOSITEPROFILEDEF(.AREA.,$,(#301,#301),$);", "profile-cycle")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#301,#20,#21,1.);#301=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#302);#302=IFCCOMPOSITECURVE((#303,#303),.F.);#303=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#302);", "curve-cycle")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#301,#20,#21,1.);#301=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#302);#302=IFCOFFSETCURVE2D(#302,1.,.F.);", "curve-cycle")]
    [InlineData("#300=IFCEXTRUDEDAREASOLID(#301,#20,#21,1.);#301=IFCARBITRARYOPENPROFILEDEF(.AREA.,$,#302);#302=IFCPOLYLINE((#25,#26));#26=IFCCARTESIANPOINT((1.,0.));", "profile-open")]
    public void Cycles_end_with_a_reason(string lines, string reason) => AssertReason(lines, reason);

    [Fact]
    public void A_placement_in_a_circle_costs_its_element_only()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200).With("""
            #400=IFCSPACE('lost',$,'L',$,$,#401,#402,'Office',.ELEMENT.,.INTERNAL.,$);
            #401=IFCLOCALPLACEMENT(#403,#20);
            #403=IFCLOCALPLACEMENT(#401,#20);
            #402=IFCPRODUCTDEFINITIONSHAPE($,$,(#404));
            #404=IFCSHAPEREPRESENTATION(#29,'Body','SweptSolid',(#200));
            """);
        Room[] rooms = [.. model.Read().Buildings[0].Storeys.SelectMany(s => s.Rooms)];

        Assert.Equal([string.Empty, "placement-cycle"], rooms.Select(r => r.Reason));
    }

    private static void AssertReason(string lines, string reason)
    {
        ModelFile file = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5)
            .With("#299=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#25,$,$);" + lines).Room(300, "bad").Room(200, "good").Read();
        IReadOnlyList<Room> rooms = file.Buildings[0].Storeys[0].Rooms;

        Assert.Equal((RoomStatus.Failed, reason), (rooms[0].Status, rooms[0].Reason));
        Assert.Equal(RoomStatus.Ok, rooms[1].Status);
    }

    private static string Levels(string level, int count)
    {
        var lines = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            int label = 300 + (10 * i);
            int next = i + 1 == count ? 200 : label + 10;
            lines.AppendFormat(CultureInfo.InvariantCulture, level, label, next, label + 1, label + 2).AppendLine();
        }

        return lines.ToString();
    }
}
