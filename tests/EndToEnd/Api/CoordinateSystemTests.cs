using System.Net;
using System.Text.Json.Nodes;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class CoordinateSystemTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";
    private const string Room = "/collections/rooms/items/1.1Room0000000000000000$";

    // Room 0 begins at 8° east, 50° north. Web Mercator by its own formula (EPSG guidance note 7-2): x = a·λ, y = a·ln tan(π/4 + φ/2).
    [Theory]
    [InlineData(Crs84, 8, 50, 1e-9)]
    [InlineData(Epsg + "4326", 50, 8, 1e-9)]
    [InlineData(Epsg + "4490", 50, 8, 1e-8)]
    [InlineData(Epsg + "3857", 890555.92634619, 6446275.84101716, 1e-3)]
    public async Task Geometries_are_told_in_the_system_that_is_asked_for(string system, double first, double second, double tolerance)
    {
        foreach (string address in (string[])[Room + "?", "/collections/rooms/items?limit=1&sortby=number&number=R0&"])
        {
            using HttpResponseMessage response = await api.Client.GetAsync(new Uri(address + "crs=" + Uri.EscapeDataString(system), UriKind.Relative));
            JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            JsonNode feature = answer["features"]?[0] ?? answer;
            double[][] ring = [.. feature["geometry"]!["coordinates"]![0]![0]!.AsArray().Select(c => c!.AsArray().Select(v => v!.GetValue<double>()).ToArray())];

            Assert.Equal($"<{system}>", Assert.Single(response.Headers.GetValues("Content-Crs")));
            Assert.Equal(first, ring.Min(c => c[0]), tolerance);
            Assert.Equal(second, ring.Min(c => c[1]), tolerance);
        }
    }

    [Theory]
    [InlineData(Crs84, "7.9,49.9,8.00025,50.1")]
    [InlineData(Epsg + "4326", "49.9,7.9,50.1,8.00025")]
    [InlineData(Epsg + "4490", "49.9,7.9,50.1,8.00025")]
    [InlineData(Epsg + "3857", "879424,6428960,890583.75,6463640")]
    public async Task A_box_is_read_in_its_own_system(string system, string box) =>
        Assert.Equal(3, (await api.IdsAsync($"/collections/rooms/items?limit=100&bbox={box}&bbox-crs={Uri.EscapeDataString(system)}")).Length);

    [Fact]
    public async Task The_next_page_keeps_the_system()
    {
        JsonNode page = await api.JsonAsync($"/collections/rooms/items?limit=2&buildingId=1&crs={Epsg}3857");
        string next = page["links"]!.AsArray().Single(l => l!["rel"]!.GetValue<string>() == "next")!["href"]!.GetValue<string>();

        double x = (await api.FeaturesAsync(next))[0]!["geometry"]!["coordinates"]![0]![0]![0]![0]!.GetValue<double>();

        Assert.InRange(x, 890_000, 891_500);
    }

    [Fact]
    public async Task Every_collection_says_in_which_systems_it_can_be_told()
    {
        foreach (JsonNode? collection in (await api.JsonAsync("/collections"))["collections"]!.AsArray())
        {
            Assert.Equal(Crs84, collection!["storageCrs"]!.GetValue<string>());
            Assert.Equal(
                [Crs84, Epsg + "4326", Epsg + "3857", Epsg + "4490"], collection["crs"]!.AsArray().Select(c => c!.GetValue<string>()));
        }
    }

    [Theory]
    [InlineData("crs=EPSG:9999")]
    [InlineData("bbox=1,2,3,4&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/28992")]
    [InlineData("bbox=91,0,92,1&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326")]
    [InlineData("bbox=0,0,30000000,1&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857")]
    public async Task Unknown_systems_and_numbers_beyond_them_are_refused(string query)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri("/collections/rooms/items?" + query, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
