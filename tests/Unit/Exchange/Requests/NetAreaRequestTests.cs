using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using SpaceGeo.Exchange;
using SpaceGeo.Exchange.MessagePack;
using SpaceGeo.Exchange.Requests;
using SpaceGeo.Geometry.Planar;
using Xunit;

namespace SpaceGeo.Tests.Unit.Exchange.Requests;

public class NetAreaRequestTests
{
    private static readonly AreaQuestion Plain = new(false, FaultRule.Refuse);

    [Fact]
    public void Bytes_of_typed_arrays_are_read_as_numbers()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        writer.WriteMapHeader(1);
        writer.WriteString("rooms");
        writer.WriteMapHeader(2);
        writer.WriteString("coordinates");
        writer.WriteBinary([.. ((double[])[0, 0, 4, 0, 4, 3, 0, 3]).SelectMany(Bytes)]);
        writer.WriteString("ringEnds");
        writer.WriteBinary([4, 0, 0, 0]);
        NetAreaRequest request = new NetAreaRequestReader(Plain, BatchLimits.Widest).ReadMessagePack(output.WrittenMemory);

        Assert.Equal(12, new BatchMeasurement().Measure(request.Batch, false).Rooms.Single().Areas!.Value.NetM2, 1e-9);
        Assert.Equal(Plain, request.Question);
    }

    [Fact]
    public void Numbers_of_any_width_are_names_and_coordinates()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        writer.WriteMapHeader(1);
        writer.WriteString("rooms");
        writer.WriteMapHeader(3);
        writer.WriteString("coordinates");
        writer.WriteArrayHeader(6);
        writer.WriteInteger(-1);
        writer.WriteSingle(0.5f);
        writer.WriteInteger(300);
        writer.WriteDouble(0.5);
        writer.WriteInteger(300);
        writer.WriteInteger(1);
        writer.WriteString("ringEnds");
        writer.WriteArrayHeader(1);
        writer.WriteInteger(3);
        writer.WriteString("ids");
        writer.WriteArrayHeader(1);
        writer.WriteInteger(ulong.MaxValue);
        NetAreaRequest request = new NetAreaRequestReader(Plain, BatchLimits.Widest).ReadMessagePack(output.WrittenMemory);

        Assert.Equal("18446744073709551615", request.Batch.Rooms[0].Id);
        Assert.Equal(75.25, new BatchMeasurement().Measure(request.Batch, false).Rooms[0].Areas!.Value.GrossM2, 1e-9);
    }

    [Fact]
    public void A_hole_beside_its_room_fails_it_and_one_that_touches_it_from_inside_does_not()
    {
        MeasuredBatch measured = Measure(
            "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[5,0],[6,0],[6,1],[5,1],[5,0]]]",
            "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[0,0],[2,0],[2,2],[0,2],[0,0]]]",
            "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[0,2],[2,0],[4,2],[2,4],[0,2]]]");

        Assert.Equal((null, RingFault.HoleOutside), (measured.Rooms[0].Areas, measured.Rooms[0].Fault));
        Assert.Equal(12, measured.Rooms[1].Areas!.Value.GrossM2, 1e-9);
        Assert.Equal(8, measured.Rooms[2].Areas!.Value.GrossM2, 1e-9);
    }

    [Fact]
    public void A_star_that_crosses_itself_a_million_times_is_a_fault_and_not_a_minute()
    {
        MeasuredBatch measured = MeasureFlat([.. Star(1501), .. Star(5)], [1501, 1506], new BatchLimits(2000, 4000, 1_000_000));

        Assert.Equal((null, RingFault.Tangled), (measured.Rooms[0].Areas, measured.Rooms[0].Fault));
        Assert.Equal(RingFault.SelfIntersection, measured.Rooms[1].Fault);
        Assert.True(measured.Rooms[1].Areas!.Value.GrossM2 > 0);
    }

    [Fact]
    public void A_room_whose_obstacles_cross_too_often_is_named()
    {
        string bars = string.Join(',', Enumerable.Range(0, 100).Select(i => $"{i},-1,{i}.5,-1,{i}.5,101,{i},101,-1,{i},101,{i},101,{i}.5,-1,{i}.5"));
        string ends = string.Join(',', Enumerable.Range(1, 200).Select(i => 4 * i));
        NetAreaRequest request = new NetAreaRequestReader(Plain, BatchLimits.Widest).ReadJson(Encoding.UTF8.GetBytes(
            $$"""{"rooms":{"coordinates":[-9,0,-8,0,-8,1,0,0,100,0,100,100,0,100],"ringEnds":[3,7]},"obstacles":{"coordinates":[{{bars}}],"ringEnds":[{{ends}}]} }"""));
        InputTooLargeException error = Assert.Throws<InputTooLargeException>(
            () => new BatchMeasurement(new BatchLimits(2000, 4000, 1_000_000)).Measure(request.Batch, false));

        Assert.Equal("room 1", error.Place);
        Assert.Equal(2500, new BatchMeasurement().Measure(request.Batch, false).Rooms[1].Areas!.Value.NetM2, 1e-6);
    }

    [Fact]
    public void A_room_with_hundreds_of_holes_or_thousands_of_vertices_is_no_fault()
    {
        List<double> holes = [0, 0, 100, 0, 100, 100, 0, 100];
        for (int i = 0; i < 400; i++)
        {
            double x = (5 * (i % 20)) + 1;
            double y = (5 * (i / 20)) + 1;
            holes.AddRange([x, y, x + 1, y, x + 1, y + 1, x, y + 1]);
        }

        double[] saw = [0, 0, 2000, 0, .. Enumerable.Range(0, 2000).SelectMany(i => (double[])[1999.5 - i, 1 + (i % 2)])];
        int vertices = holes.Count / 2;
        MeasuredBatch measured = MeasureFlat(
            [.. holes, .. saw], [.. Enumerable.Range(1, 401).Select(i => 4 * i), vertices + 2002], BatchLimits.Widest, [401, 402]);

        Assert.Empty(measured.Faults);
        Assert.Equal(9600, measured.Rooms[0].Areas!.Value.GrossM2, 1e-9);
        Assert.Equal(RoomStatus.Ok, measured.Rooms[1].Status);
    }

    [Fact]
    public void An_obstacle_that_nobody_can_place_makes_every_room_doubtful()
    {
        const string Square = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,4],[0,0]]]}";
        const string Nowhere = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1e400,0],[4,4],[0,4],[0,0]]]}";
        MeasuredBatch measured = MeasureJson(
            $$"""{"rooms":{"type":"FeatureCollection","features":[{{Feature(Square)}}]},"obstacles":{"type":"FeatureCollection","features":[{{Feature(Nowhere)}}]} }""");

        Assert.Equal((RoomStatus.Repaired, RingFault.NotFinite), (measured.Rooms[0].Status, measured.Rooms[0].Fault));
        Assert.Equal(16, measured.Rooms[0].Areas!.Value.NetM2, 1e-9);
    }

    [Fact]
    public void Every_room_without_area_has_a_fault()
    {
        MeasuredBatch measured = Measure("[]", "[[]]", "[[[0,0]]]", "[[[0,0],[1,1],[0,0]]]", "[[[0,0],[1,0],[1,0],[0,0],[0,0]]]", "[[],[[0,0],[1,0],[1,1],[0,0]]]");

        Assert.All(measured.Rooms.Index(), room => Assert.True(
            room.Item.Areas is not null || measured.Faults.Any(f => f.Shape == measured.Batch.Rooms[room.Index].Shape), $"room {room.Index}"));
        Assert.All(measured.Rooms, room => Assert.Null(room.Areas));
    }

    private static MeasuredBatch Measure(params string[] polygons) =>
        MeasureJson($$"""{"rooms":{"type":"FeatureCollection","features":[{{string.Join(',', polygons.Select(p =>
            Feature($$"""{"type":"Polygon","coordinates":{{p}} }""")))}}]} }""");

    private static IEnumerable<double> Star(int points) => Enumerable.Range(0, points)
        .Select(i => 2 * Math.PI * (points / 2) * i / points).SelectMany(a => (double[])[100 * Math.Cos(a), 100 * Math.Sin(a)]);

    private static MeasuredBatch MeasureFlat(double[] coordinates, int[] ringEnds, BatchLimits limits, int[]? shapeEnds = null)
    {
        string json = System.Text.Json.JsonSerializer.Serialize(
            new { rooms = new { coordinates, ringEnds, shapeEnds = shapeEnds ?? [.. Enumerable.Range(1, ringEnds.Length)] } });
        NetAreaRequest request = new NetAreaRequestReader(Plain, limits).ReadJson(Encoding.UTF8.GetBytes(json));
        return new BatchMeasurement(limits).Measure(request.Batch, false);
    }

    private static MeasuredBatch MeasureJson(string json) => new BatchMeasurement().Measure(
        new NetAreaRequestReader(Plain, BatchLimits.Widest).ReadJson(Encoding.UTF8.GetBytes(json)).Batch, false);

    private static string Feature(string geometry) => $$"""{"type":"Feature","properties":null,"geometry":{{geometry}} }""";

    private static byte[] Bytes(double number)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
        return bytes;
    }
}
