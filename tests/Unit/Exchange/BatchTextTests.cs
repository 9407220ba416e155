using System.Text;
using SpaceGeo.Exchange;
using SpaceGeo.Exchange.Text;
using SpaceGeo.Geometry.Planar;
using Xunit;

namespace SpaceGeo.Tests.Unit.Exchange;

public class BatchTextTests
{
    private const string Square = "POLYGON((0 0,4 0,4 4,0 4,0 0))";
    private const string Column = "POLYGON((1 1,2 1,2 2,1 2,1 1))";

    public static TheoryData<string> SameFloor => new()
    {
        $"room R {Square}\n\n# a column\nobstacle C {Column}\n",
        $"R {Square}\nobstacle {Column}",
        $"id,role,wkt\nR,room,\"{Square}\"\nC,obstacle,\"{Column}\"\n",
        $"wkt;id;role\n{Square};R;\n{Column};C;obstacle\n",
        $"\uFEFFgeom\tid\trole\r\n{Square}\tR\t\r\n{Column}\tC\tobstacle\r\n",
        GeoJson(Room("R"), Feature("C", "obstacle", "[[[1,1],[2,1],[2,2],[1,2],[1,1]]]")),
        GeoJson("""{"type":"Feature","id":"R","geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]]]},"properties":null,"obstacles":[{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,2],[1,1]]]}]}"""),
    };

    [Theory]
    [MemberData(nameof(SameFloor))]
    public void A_floor_has_the_same_areas_in_every_format(string text)
    {
        MeasuredBatch measured = Measure(text, receipts: true);

        Assert.Equal("R", measured.Batch.Rooms.Single().Id);
        Assert.Equal(RoomStatus.Ok, measured.Rooms[0].Status);
        Assert.Equal(16, measured.Rooms[0].Areas!.Value.GrossM2, 1e-9);
        Assert.Equal(15, measured.Rooms[0].Areas!.Value.NetM2, 1e-9);
        Assert.Equal(1, measured.Receipt(0)[0].AreaM2, 1e-9);
    }

    [Theory]
    [InlineData("room R POLYGON((0 0,4 4,4 0,0 4,0 0))", RingFault.SelfIntersection, RoomStatus.Repaired)]
    [InlineData("room R POLYGON((0 0,4 0,4 4,0 4))", RingFault.Gap, RoomStatus.Repaired)]
    [InlineData("room R POLYGON((0 0,nan 0,4 4,0 4,0 0))", RingFault.NotFinite, RoomStatus.Failed)]
    [InlineData("room R POLYGON((0 0,1e999 0,4 4,0 4,0 0))", RingFault.NotFinite, RoomStatus.Failed)]
    [InlineData("room R POLYGON((0 0,1 0,0 0))", RingFault.TooFewVertices, RoomStatus.Failed)]
    [InlineData("room R POLYGON((0 0,1 0,2 0,3 0,0 0))", RingFault.TooFewVertices, RoomStatus.Failed)]
    [InlineData("room R POLYGON EMPTY", RingFault.TooFewVertices, RoomStatus.Failed)]
    public void A_faulty_room_is_a_typed_fault_and_never_a_silent_zero(string text, RingFault fault, RoomStatus status)
    {
        MeasuredBatch measured = Measure($"{Square}\n{text}");

        Assert.Equal(RoomStatus.Ok, measured.Rooms[0].Status);
        Assert.Equal((status, fault), (measured.Rooms[1].Status, measured.Rooms[1].Fault));
        Assert.Equal(status == RoomStatus.Failed, measured.Rooms[1].Areas is null);
        Assert.Contains($"line 2: room R: {FaultWords.Of(fault)}", PlacedFault.All(measured).First().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_obstacle_is_told_with_the_room_that_it_stands_in()
    {
        MeasuredBatch measured = Measure($"{Square}\nPOLYGON((9 0,10 0,10 1,9 1,9 0))\nobstacle C POLYGON((1 1,2 2,2 1,1 2,1 1))\n");

        Assert.Equal(RoomStatus.Repaired, measured.Rooms[0].Status);
        Assert.Equal(15.5, measured.Rooms[0].Areas!.Value.NetM2, 1e-9);
        Assert.Equal(RoomStatus.Ok, measured.Rooms[1].Status);
        Assert.Equal("obstacle", PlacedFault.All(measured).Single().Role);
    }

    [Fact]
    public void An_obstacle_with_a_room_takes_from_that_room_alone()
    {
        MeasuredBatch measured = Measure($"id,role,room,wkt\nA,,,\"{Square}\"\nB,,,\"{Square}\"\nC,obstacle,B,\"{Column}\"\n");

        Assert.Equal(16, measured.Rooms[0].Areas!.Value.NetM2, 1e-9);
        Assert.Equal(15, measured.Rooms[1].Areas!.Value.NetM2, 1e-9);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{\"type\":\n3", "line 2")]
    [InlineData("{\"type\":\"Feature\"}", "FeatureCollection")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 0))\nroom 3 POINT(1 2)", "line 2")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 0)", "line 1")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 0)) and more", "line 1")]
    [InlineData("id,wkt\n1,\"POLYGON((0 0,\n1 0,1 1,0 0))\"\n2,\"POLYGON((0 0,1 x,1 1,0 0))\"", "line 4")]
    [InlineData("id,wkt\n1,\"POLYGON((0 0,", "does not end")]
    [InlineData("id,shape\n1,POLYGON EMPTY", "line 1")]
    [InlineData("id,role,wkt\n1,wall,\"POLYGON((0 0,1 0,1 1,0 0))\"", "line 2")]
    [InlineData("id,role,room,wkt\n1,,,\"POLYGON((0 0,1 0,1 1,0 0))\"\n2,obstacle,7,\"POLYGON((0 0,1 0,1 1,0 0))\"", "no room '7'")]
    [InlineData("obstacle POLYGON((0 0,1 0,1 1,0 0))", "no room")]
    public void What_cannot_be_read_is_refused_with_its_place(string text, string said)
    {
        MalformedInputException error = Assert.Throws<MalformedInputException>(() => Measure(text));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}""")]
    [InlineData("""{"type":"Feature","properties":{"role":"wall"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}""")]
    [InlineData("""{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[0,0],[1,0]]}}""")]
    [InlineData("""{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[["0",0],[1,0],[1,1],[0,0]]]}}""")]
    [InlineData("""{"type":"Feature","properties":{},"geometry":null}""")]
    [InlineData("""{"type":"Feature","properties":{"obstacles":5},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}""")]
    public void A_feature_that_is_none_is_refused_with_its_index(string feature)
    {
        MalformedInputException error = Assert.Throws<MalformedInputException>(() => Measure(GeoJson(Room("R"), feature)));

        Assert.StartsWith("feature 1: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Degrees_are_refused() => Assert.Throws<MalformedInputException>(() => Measure(
        """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[]}"""));

    [Fact]
    public void Csv_quotes_names_that_hold_a_comma()
    {
        var writer = new StringWriter();
        AreaText.WriteCsv(writer, Measure($"id,wkt\n\"Hall, \"\"great\"\"\",\"{Square}\""));

        Assert.Contains("\n\"Hall, \"\"great\"\"\",16.000000,16.000000,", writer.ToString(), StringComparison.Ordinal);
    }

    private static MeasuredBatch Measure(string text, bool receipts = false) =>
        new BatchMeasurement().Measure(BatchText.Read(Encoding.UTF8.GetBytes(text)), receipts);

    private static string GeoJson(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Room(string id) => Feature(id, "room", "[[[0,0],[4,0],[4,4],[0,4],[0,0]]]");

    private static string Feature(string id, string role, string rings) =>
        $$"""{"type":"Feature","id":"{{id}}","geometry":{"type":"Polygon","coordinates":{{rings}} },"properties":{"role":"{{role}}"} }""";
}
