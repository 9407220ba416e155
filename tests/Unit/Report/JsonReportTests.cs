using System.Text.Json;
using SpaceGeo.Inventory;
using SpaceGeo.Report;
using SpaceGeo.Tests.Unit.Report.Fixtures;
using Xunit;

namespace SpaceGeo.Tests.Unit.Report;

public class JsonReportTests
{
    [Fact]
    public void Totals_add_up_from_rooms_to_the_whole()
    {
        JsonElement root = Write([SmallModel.Measure(), SmallModel.Measure(fileName: "b.ifc")], false);
        double sum = 0;
        foreach (JsonElement file in root.GetProperty("files").EnumerateArray())
        {
            JsonElement building = Assert.Single(file.GetProperty("buildings").EnumerateArray());
            double ofStoreys = 0;
            foreach (JsonElement storey in building.GetProperty("storeys").EnumerateArray())
            {
                double ofRooms = storey.GetProperty("rooms").EnumerateArray().Select(r => r.GetProperty("netAreaM2"))
                    .Where(n => n.ValueKind == JsonValueKind.Number).Sum(n => n.GetDouble());
                Assert.Equal(ofRooms, Net(storey), 1e-6);
                ofStoreys += Net(storey);
            }

            Assert.Equal(ofStoreys, Net(building), 1e-6);
            Assert.Equal(Net(building), Net(file), 1e-6);
            sum += Net(file);
        }

        Assert.Equal(2 * 47.09, sum, 2e-6); // The hair that a wall takes counts, though no receipt shows it.
        Assert.Equal(sum, Net(root), 2e-6);
        Assert.Equal(12, root.GetProperty("totals").GetProperty("rooms").GetInt32());
        Assert.Equal(8, root.GetProperty("totals").GetProperty("measuredRooms").GetInt32());
    }

    [Fact]
    public void A_room_that_failed_has_a_reason_and_null_areas()
    {
        JsonElement room = Rooms(Write([SmallModel.Measure()], false)).Single(r => r.GetProperty("globalId").GetString() == "R-1.3");
        Assert.Equal("failed", room.GetProperty("status").GetString());
        Assert.Equal("open-surface", room.GetProperty("reason").GetString());
        Assert.Equal("Lager\nNord", room.GetProperty("longName").GetString());
        Assert.Equal(JsonValueKind.Null, room.GetProperty("netAreaM2").ValueKind);
        Assert.Equal(JsonValueKind.Null, room.GetProperty("declaredAreaM2").ValueKind);
    }

    [Fact]
    public void Receipts_come_when_asked_for_and_add_up_to_gross_less_net()
    {
        Assert.All(Rooms(Write([SmallModel.Measure()], false)), r => Assert.False(r.TryGetProperty("receipt", out _)));
        JsonElement room = Rooms(Write([SmallModel.Measure()], true)).First();
        double taken = room.GetProperty("receipt").EnumerateArray().Sum(l => l.GetProperty("areaM2").GetDouble());
        Assert.Equal(room.GetProperty("grossAreaM2").GetDouble() - room.GetProperty("netAreaM2").GetDouble(), taken, 1e-6);
        Assert.Equal(
            ["column", "wall", "other"], room.GetProperty("receipt").EnumerateArray().Select(l => l.GetProperty("category").GetString()));
    }

    [Fact]
    public void Issues_and_position_are_told()
    {
        var position = new Georeference(GeoreferenceSource.MapConversion, "EPSG:28992", 121_000, 487_000, 12, 1);
        JsonElement file = Write([SmallModel.Measure(position)], false).GetProperty("files")[0];
        JsonElement issue = Assert.Single(file.GetProperty("issues").EnumerateArray());
        Assert.Equal(4711, issue.GetProperty("line").GetInt32());
        JsonElement georeference = file.GetProperty("buildings")[0].GetProperty("georeference");
        Assert.Equal("EPSG:28992", georeference.GetProperty("crs").GetString());
        Assert.Equal(121_000, georeference.GetProperty("eastingM").GetDouble());
    }

    private static JsonElement Write(IReadOnlyList<MeasuredModel> models, bool receipts)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(stream, models, receipts);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    private static IEnumerable<JsonElement> Rooms(JsonElement root) => root.GetProperty("files").EnumerateArray()
        .SelectMany(f => f.GetProperty("buildings").EnumerateArray())
        .SelectMany(b => b.GetProperty("storeys").EnumerateArray())
        .SelectMany(s => s.GetProperty("rooms").EnumerateArray());

    private static double Net(JsonElement node) => node.GetProperty("totals").GetProperty("netAreaM2").GetDouble();
}
