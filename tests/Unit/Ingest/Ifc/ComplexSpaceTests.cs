using SpaceGeo.Inventory;
using Xunit;

namespace SpaceGeo.Tests.Unit.Ingest.Ifc;

/// <summary>Rooms that consist of rooms: no floor is counted twice without a word.</summary>
public class ComplexSpaceTests
{
    [Fact]
    public void The_parts_of_a_room_without_body_count_and_the_whole_keeps_its_row()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Box(210, 5, 0, 0, 3, 4, 2.5).RoomWithoutBody("whole");
        int first = model.Product("IFCSPACE", "first", "1", "(#200)", ",'Office',.PARTIAL.,.INTERNAL.,$");
        int second = model.Product("IFCSPACE", "second", "2", "(#210)", ",'Office',.PARTIAL.,.INTERNAL.,$");
        model.With($"#500=IFCRELAGGREGATES('x',$,$,$,#1000,(#{first},#{second}));");
        MeasuredStorey storey = model.Measure();

        Assert.Equal(["whole", "first", "second"], storey.Storey.Rooms.Select(r => r.GlobalId));
        Assert.Equal(("counted-by-parts", RoomStatus.NoGeometry), (storey.Storey.Rooms[0].Reason, storey.Storey.Rooms[0].Status));
        Assert.Equal(32, storey.Storey.Rooms.Sum(r => storey.Of(r)?.Gross ?? 0), 1e-9);
    }

    [Fact]
    public void A_room_with_body_and_parts_is_measured_and_said_to_be_both()
    {
        IfcText model = new IfcText().Box(200, 0, 0, 0, 5, 4, 2.5).Room(200, "whole");
        int part = model.Product("IFCSPACE", "part", "1", "(#200)", ",'Office',.PARTIAL.,.INTERNAL.,$");
        model.With($"#500=IFCRELAGGREGATES('x',$,$,$,#1000,(#{part}));");

        Assert.Equal(("whole", "counted-with-parts"), Assert.Single(model.Read().Issues.Select(i => (i.GlobalId, i.Code))));
    }
}
