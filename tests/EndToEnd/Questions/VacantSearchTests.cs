using System.Text.Json.Nodes;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Questions;

[Collection(DatabaseCollection.Name)]
public sealed class VacantSearchTests(TownFixture town) : IClassFixture<TownFixture>
{
    // Each point lies diagonally beyond a corner of one building's outline, so that the corner is the nearest of it.
    [Theory]
    [InlineData("10.02,0.01", "2.R200", 10.0105, 0.0001)] // at the equator
    [InlineData("9.99,-0.01", "1.R110", 10.0, 0)]
    [InlineData("25.01,60.01", "3.R300", 25.0005, 60.0001)] // at 60° north
    [InlineData("-179.99,-16.99", "4.R400", 179.9995, -16.9999)] // across the antimeridian
    public async Task The_distance_is_that_of_the_ellipsoid(string near, string room, double cornerLongitude, double cornerLatitude)
    {
        double[] point = [.. near.Split(',').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];

        JsonObject[] found = await RoomsAsync($"near={near}&radiusM=10000&limit=100");

        JsonObject one = Assert.Single(found, r => Text(r, "roomId") == room);
        Assert.Equal(Vincenty.DistanceM(point[0], point[1], cornerLongitude, cornerLatitude), Number(one, "distanceM"), 1e-3);
    }

    [Fact]
    public async Task Nearest_come_first_and_then_those_that_fit_best()
    {
        JsonObject[] found = await RoomsAsync("near=10.005,0.00005&minAreaM2=11&radiusM=5000&asOf=2026-11-24");

        Assert.Equal(["1.R103", "1.R104", "1.R110", "2.R201", "2.R203"], found.Select(r => Text(r, "roomId")));
        Assert.Equal([13, 14, 15, 11, 13], found.Select(r => Number(r, "netAreaM2")));
        Assert.Equal("owned", Text(found[0], "tenure"));
        Assert.Equal("Administration", Text(found[0], "titleHolder"));
        Assert.Equal("FIN", Text(found[0], "organisation"));
        Assert.Equal("leased-out", Text(found[3], "tenure"));
    }

    [Theory]
    [InlineData("near=EQ&asOf=2024-02-01", "1.R102 1.R110 2.R200 2.R201 2.R203")]
    [InlineData("near=EQ&asOf=2023-12-31", "1.R110")]
    [InlineData("near=EQ&state=sealed", "1.R111")]
    [InlineData("near=EQ&class=service", "1.R104")]
    [InlineData("near=EQ&storey=1&state=idle,sealed", "1.R110 1.R111")]
    [InlineData("near=EQ&storey=Level%201", "1.R110")]
    [InlineData("near=EQ&storey=Cellar", "")]
    [InlineData("near=EQ&maxAreaM2=12", "2.R200 2.R201")]
    [InlineData("near=10.0002,0.00005&radiusM=1&minAreaM2=14", "1.R104 1.R110")]
    [InlineData("near=N60&radiusM=100", "3.R300")]
    [InlineData("near=0,0&radiusM=1000", "")]
    public async Task Rooms_are_found_by_what_is_asked(string query, string expected)
    {
        IEnumerable<string?> found = (await RoomsAsync(query)).Select(r => Text(r, "roomId"));

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), found.Order());
    }

    [Theory]
    [InlineData(20, "2.R200 2.R201", 21, 1)]
    [InlineData(27, "1.R103 1.R104", 27, 0)]
    [InlineData(11, "2.R201", 11, 0)]
    public async Task Groups_touch_reach_the_area_and_have_the_least_surplus(int area, string rooms, double net, double surplus)
    {
        JsonNode answer = await town.JsonAsync($"/search/vacant?near=10.0105,0.00005&radiusM=20000&minAreaM2={area}&contiguous=true&asOf=2026-11-24");

        JsonArray groups = answer["features"]!.AsArray();
        JsonObject best = groups.Select(g => g!["properties"]!.AsObject()).MinBy(g => Number(g, "surplusM2"))!;
        Assert.True(answer["isComplete"]!.GetValue<bool>());
        Assert.Equal(rooms.Split(' '), best["rooms"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.Equal(net, Number(best, "netAreaM2"), 9);
        Assert.Equal(surplus, Number(best, "surplusM2"), 9);
        Assert.True(best["isBest"]!.GetValue<bool>());
        Assert.All(groups, g => Assert.Equal("MultiPolygon", g!["geometry"]!["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Rooms_with_one_between_that_is_used_are_no_group() =>
        Assert.Empty((await town.JsonAsync("/search/vacant?near=EQ&minAreaM2=22&maxAreaM2=26&contiguous=true"))["features"]!.AsArray());

    [Theory]
    [InlineData("", "near is missing: the code of a site, or longitude,latitude in degrees.")]
    [InlineData("near=XX", "near: there is no site 'XX', and it is no longitude,latitude either.")]
    [InlineData("near=NOWHERE", "near: nobody knows where the site 'NOWHERE' is; give longitude,latitude.")]
    [InlineData("near=200,1", "near: '200,1' is no position; longitudes lie from -180 to 180, latitudes from -90 to 90.")]
    [InlineData("near=EQ&minAreaM2=5&maxAreaM2=4", "maxAreaM2 must not be below minAreaM2.")]
    [InlineData("near=EQ&radiusM=-1", "radiusM: '-1' is no number from 0 to 20100000.")]
    [InlineData("near=EQ&radiusM=1e999", "radiusM: '1e999' is no number from 0 to 20100000.")]
    [InlineData("near=EQ&limit=0", "limit must be a whole number from 1.")]
    [InlineData("near=EQ&contiguous=true", "contiguous=true needs minAreaM2, the area that the rooms are to reach together.")]
    [InlineData("near=EQ&maxRooms=2", "maxRooms is for groups: give contiguous=true too.")]
    public async Task What_cannot_be_meant_is_refused(string query, string expected) =>
        Assert.Equal(expected, await town.ProblemAsync("/search/vacant?" + query));

    private async Task<JsonObject[]> RoomsAsync(string query) =>
        [.. (await town.JsonAsync("/search/vacant?" + query))["features"]!.AsArray().Select(f => f!["properties"]!.AsObject())];

    private static string? Text(JsonObject row, string name) => row[name]?.GetValue<string>();

    private static double Number(JsonObject row, string name) => row[name]!.GetValue<double>();
}
