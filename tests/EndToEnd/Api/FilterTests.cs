using System.Text.Json.Nodes;
using SpaceGeo.Store.Reading;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class FilterTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("bbox=7.9,49.9,8.00025,50.1", 3)]
    [InlineData("bbox=7.9,49.9,-100,8.00025,50.1,100", 3)]
    [InlineData("bbox=8.00001,50.00001,8.00001,50.00001", 1)] // a point
    [InlineData("bbox=8.00001,50.00001,8.00015,50.00001", 2)] // a line
    [InlineData("bbox=-180,-90,180,90", 27)]
    [InlineData("bbox=179,-20,-179,-10", 4)] // across the antimeridian
    [InlineData("bbox=179,-20,180,-10", 2)]
    [InlineData("bbox=-180,-20,-179,-10", 2)]
    [InlineData("bbox=0,0,1,1", 0)]
    [InlineData("number=R7", 1)]
    [InlineData("number=r7", 0)]
    [InlineData("longName=O%27Brien%20%26%2050%20%25%20%22S%C3%BCd%22%20%E4%BC%9A%E8%AE%AE%E5%AE%A4", 1)]
    [InlineData("buildingId=2", 2)]
    [InlineData("site=SEA&number=X20", 1)]
    [InlineData("status=no-geometry", 1)]
    [InlineData("grossAreaM2=42", 1)]
    [InlineData("standard=ifc-net", 27)]
    [InlineData("standard=another", 0)]
    [InlineData("storeyNo=1&buildingId=1", 11)]
    [InlineData("datetime=2024-01-01T00:00:00Z/..", 28)]
    [InlineData("revision=1", 4)]
    [InlineData("zones=Unit%20A", 2)]
    [InlineData("zones=Fire%20%26%20smoke%201&number=R7", 1)]
    [InlineData("zones=Unit", 0)]
    [InlineData("classifications=02", 1)]
    [InlineData("classifications=Work", 1)]
    [InlineData("category=Office", 0)]
    public async Task Rooms_are_found_by_place_and_properties(string query, int expected) =>
        Assert.Equal(expected, (await api.IdsAsync($"/collections/rooms/items?limit=1000&{query}")).Length);

    [Theory]
    [InlineData("buildings", "bbox=179,-20,-179,-10", 2)]
    [InlineData("buildings", "bbox=8,50,8.001,50.001", 1)]
    [InlineData("storeys", "bbox=8,50,8.001,50.001", 1)]
    [InlineData("sites", "bbox=8,50,8.001,50.001", 1)]
    [InlineData("elements", "bbox=8,50,8.00005,50.001", 1)]
    [InlineData("elements", "kind=column", 1)]
    [InlineData("buildings", "roomCount=2", 2)]
    [InlineData("sites", "code=HQ", 1)]
    public async Task Every_collection_is_filtered(string collection, string query, int expected) =>
        Assert.Equal(expected, (await api.IdsAsync($"/collections/{collection}/items?{query}")).Length);

    [Fact]
    public async Task Every_property_of_every_collection_is_a_filter_that_finds_its_own_value()
    {
        foreach (Layer layer in Layers.All)
        {
            JsonNode feature = (await api.FeaturesAsync($"/collections/{layer.Id}/items?limit=1"))[0]!;
            foreach (LayerProperty property in layer.Properties)
            {
                if (feature["properties"]![property.Name] is { } value)
                {
                    string address = $"/collections/{layer.Id}/items?{property.Name}={Uri.EscapeDataString(value.ToString())}";
                    Assert.Contains(feature["id"]!.GetValue<string>(), await api.IdsAsync(address));
                }
            }
        }
    }

    [Fact]
    public async Task Zones_and_classifications_of_a_room_are_lists()
    {
        JsonNode room = await api.JsonAsync("/collections/rooms/items/1.1Room0007000000000000%24");
        string page = await api.HtmlAsync("/collections/rooms/items/1.1Room0007000000000000%24?f=html");

        Assert.Equal(["Unit A", "Fire & smoke 1"], room["properties"]!["zones"]!.AsArray().Select(z => z!.GetValue<string>()));
        Assert.Equal(["02", "Work"], room["properties"]!["classifications"]!.AsArray().Select(c => c!.GetValue<string>()));
        Assert.Contains("Unit A<br>Fire &amp; smoke 1", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rooms", "1.1Room0007000000000000$", "1.1Room0007000000000000$")]
    [InlineData("rooms", "1Room0007000000000000$", "1.1Room0007000000000000$")] // a bare GlobalId
    [InlineData("rooms", "1.1RoomWithoutGeometry00", "1.1RoomWithoutGeometry00")]
    [InlineData("rooms", "3." + Campus.AmbiguousRoom, "3." + Campus.AmbiguousRoom)]
    [InlineData("elements", "1.3Element0001000000000$", "1.3Element0001000000000$")]
    [InlineData("storeys", "1.1", "1.1")]
    [InlineData("buildings", "2", "2")]
    [InlineData("buildings", "0EastOfTheLine00000000", "2")]
    [InlineData("sites", "2", "2")]
    public async Task A_feature_is_found_by_its_id(string collection, string id, string expected)
    {
        JsonNode feature = await api.JsonAsync($"/collections/{collection}/items/{Uri.EscapeDataString(id)}");

        Assert.Equal(expected, feature["id"]!.GetValue<string>());
        Assert.Equal(
            $"{api.Root}/collections/{collection}/items/{Uri.EscapeDataString(expected)}",
            feature["links"]![0]!["href"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_room_without_geometry_is_a_feature_with_null_geometry_and_areas()
    {
        JsonNode room = await api.JsonAsync("/collections/rooms/items/1.1RoomWithoutGeometry00");

        Assert.True(room.AsObject().ContainsKey("geometry"));
        Assert.Null(room["geometry"]);
        Assert.True(room["properties"]!.AsObject().ContainsKey("netAreaM2"));
        Assert.Null(room["properties"]!["netAreaM2"]);
        Assert.Equal("no-body", room["properties"]!["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task Totals_of_storeys_buildings_and_sites_are_the_sums_of_their_rooms()
    {
        double rooms = await NetAsync("rooms");

        Assert.Equal(rooms, await NetAsync("storeys"), 9);
        Assert.Equal(rooms, await NetAsync("buildings"), 9);
        Assert.Equal(rooms, await NetAsync("sites"), 9);
    }

    [Fact]
    public async Task Whole_numbers_of_square_metres_stay_decimals()
    {
        string body = await api.Client.GetStringAsync(new Uri("/collections/rooms/items?limit=1", UriKind.Relative));

        Assert.Contains("\"grossAreaM2\":20.0,", body, StringComparison.Ordinal);
        Assert.Contains("\"storeyNo\":0,", body, StringComparison.Ordinal);
    }

    private async Task<double> NetAsync(string collection) =>
        (await api.FeaturesAsync($"/collections/{collection}/items?limit=1000"))
            .Sum(f => f!["properties"]!["netAreaM2"]?.GetValue<double>() ?? 0);
}
