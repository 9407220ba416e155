using System.Text.Json;
using SpaceGeo.Geometry.Earth;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Report;
using SpaceGeo.Tests.Unit.Report.Fixtures;
using Xunit;

namespace SpaceGeo.Tests.Unit.Report;

public class GeoJsonReportTests
{
    private static readonly Georeference Sydney = new(GeoreferenceSource.SiteLocation, null, 151.2093, -33.8688, 30, 1);

    [Fact]
    public void Rings_are_closed_shells_counter_clockwise_and_holes_clockwise()
    {
        foreach (Georeference position in new[] { Georeference.Unknown, Sydney })
        {
            foreach (JsonElement geometry in Geometries(Write(SmallModel.Measure(position))))
            {
                Assert.Equal("Polygon", geometry.GetProperty("type").GetString());
                foreach ((int index, JsonElement ring) in geometry.GetProperty("coordinates").EnumerateArray().Index())
                {
                    double[][] points = ring.Deserialize<double[][]>()!;
                    Assert.Equal(points[0], points[^1]);
                    Assert.Equal(index == 0, RingArea.Signed([.. points[..^1].SelectMany(p => p)]) > 0);
                }
            }
        }
    }

    [Fact]
    public void Every_room_is_a_feature_and_one_without_geometry_has_none()
    {
        JsonElement[] features = [.. Write(SmallModel.Measure()).GetProperty("features").EnumerateArray()];
        Assert.Equal(6, features.Length);
        Assert.Equal(2, features.Count(f => f.GetProperty("geometry").ValueKind == JsonValueKind.Null));
        JsonElement hall = features.Single(f => f.GetProperty("id").GetString() == "R-2.1").GetProperty("properties");
        Assert.Equal(20, hall.GetProperty("netAreaM2").GetDouble());
        Assert.Equal("1. OG / Süd", hall.GetProperty("storey").GetString());
        Assert.Equal("model.ifc", hall.GetProperty("file").GetString());
        Assert.Equal("ifc-net", hall.GetProperty("standard").GetString());
    }

    [Fact]
    public void A_room_in_two_parts_is_a_multipolygon()
    {
        Region parts = RegionBoolean.Union(ModelBuilder.Box(0, 0, 1, 1), ModelBuilder.Box(3, 0, 4, 1));
        MeasuredModel model = new ModelBuilder().Room("1", "Parts", parts).Storey("EG", 0).Measure();
        JsonElement geometry = Assert.Single(Geometries(Write(model)));
        Assert.Equal("MultiPolygon", geometry.GetProperty("type").GetString());
        Assert.Equal(2, geometry.GetProperty("coordinates").GetArrayLength());
        Assert.Equal(5, geometry.GetProperty("coordinates")[1][0].GetArrayLength());
    }

    [Fact]
    public void A_building_with_a_position_lies_there_turned_as_its_true_north_says()
    {
        JsonElement root = Write(SmallModel.Measure(Sydney));
        Assert.Equal("WGS 84 longitude, latitude", root.GetProperty("coordinateReference").GetString());
        double[][] shell = Shell(root, "R-2.1"); // A hall of 5 m × 4 m with a corner in the origin.
        var plane = new TangentPlane(151.2093, -33.8688);
        (double East, double North)[] corners = [.. shell.Select(p => plane.ToPlane(p[0], p[1]))];
        Assert.Contains(corners, c => Near(c, 0, 0));
        Assert.Contains(corners, c => Near(c, 5 * Math.Cos(Math.PI / 6), 5 * Math.Sin(Math.PI / 6)));
        Assert.Contains(corners, c => Near(c, -4 * Math.Sin(Math.PI / 6), 4 * Math.Cos(Math.PI / 6)));
    }

    [Theory]
    [InlineData(GeoreferenceSource.None, 0, 0)]
    [InlineData(GeoreferenceSource.MapConversion, 121_000, 487_000)]
    [InlineData(GeoreferenceSource.SiteLocation, 12, 95)]
    public void Without_a_geographic_position_coordinates_are_local_and_said_to_be(GeoreferenceSource source, double x, double y)
    {
        JsonElement root = Write(SmallModel.Measure(new Georeference(source, null, x, y, 0, 1)));
        Assert.Equal("local metres", root.GetProperty("coordinateReference").GetString());
        Assert.Contains(Shell(root, "R-2.1"), p => p is [5, 4]);
    }

    private static bool Near((double East, double North) point, double east, double north) =>
        Math.Abs(point.East - east) < 2e-4 && Math.Abs(point.North - north) < 2e-4;

    private static double[][] Shell(JsonElement root, string id) => root.GetProperty("features").EnumerateArray()
        .Single(f => f.GetProperty("id").GetString() == id)
        .GetProperty("geometry").GetProperty("coordinates")[0].Deserialize<double[][]>()!;

    private static IEnumerable<JsonElement> Geometries(JsonElement root) => root.GetProperty("features").EnumerateArray()
        .Select(f => f.GetProperty("geometry")).Where(g => g.ValueKind == JsonValueKind.Object);

    private static JsonElement Write(MeasuredModel model)
    {
        using var stream = new MemoryStream();
        GeoJsonReport.Write(stream, [model], true);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
