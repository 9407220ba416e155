using System.Text.Json.Nodes;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class PagingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("rooms", 2, Campus.Rooms)]
    [InlineData("rooms", 7, Campus.Rooms)]
    [InlineData("rooms", 28, Campus.Rooms)]
    [InlineData("elements", 1, 6)]
    [InlineData("storeys", 1, 4)]
    [InlineData("buildings", 1, 3)]
    [InlineData("sites", 1, 2)]
    public async Task Following_next_visits_every_feature_exactly_once(string collection, int limit, int expected)
    {
        var ids = new List<string>();
        string? address = $"/collections/{collection}/items?limit={limit}";
        while (address is not null)
        {
            JsonNode page = await api.JsonAsync(address);
            JsonArray features = page["features"]!.AsArray();
            Assert.InRange(features.Count, 1, limit);
            Assert.Equal(features.Count, page["numberReturned"]!.GetValue<int>());
            ids.AddRange(features.Select(f => f!["id"]!.GetValue<string>()));
            address = Next(page);
        }

        Assert.Equal(expected, ids.Count);
        Assert.Equal(expected, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_page_holds_ten_features_unless_more_are_asked_for()
    {
        Assert.Equal(10, (await api.FeaturesAsync("/collections/rooms/items")).Count);
        Assert.Equal(Campus.Rooms, (await api.FeaturesAsync("/collections/rooms/items?limit=99999999999999999999")).Count);
    }

    [Fact]
    public async Task The_next_page_keeps_the_filters_of_the_first()
    {
        JsonNode first = await api.JsonAsync("/collections/rooms/items?limit=4&buildingId=1&storeyNo=1&bbox=8,50,9,51");
        JsonNode second = await api.JsonAsync(Next(first)!);

        Assert.All(second["features"]!.AsArray(), f => Assert.Equal(1, f!["properties"]!["storeyNo"]!.GetValue<int>()));
        Assert.Equal(4, second["features"]!.AsArray().Count);
    }

    [Fact]
    public async Task Only_hits_are_counted_and_only_when_asked_for()
    {
        JsonNode hits = await api.JsonAsync("/collections/rooms/items?resultType=hits&buildingId=1");
        JsonNode page = await api.JsonAsync("/collections/rooms/items");

        Assert.Equal(24, hits["numberMatched"]!.GetValue<int>());
        Assert.Empty(hits["features"]!.AsArray());
        Assert.Null(page["numberMatched"]);
    }

    [Theory]
    [InlineData("sites")]
    [InlineData("buildings")]
    [InlineData("storeys")]
    [InlineData("elements")]
    public async Task Counts_are_those_of_the_pages(string collection)
    {
        JsonNode hits = await api.JsonAsync($"/collections/{collection}/items?resultType=hits");

        Assert.Equal(
            (await api.IdsAsync($"/collections/{collection}/items?limit=1000")).Length, hits["numberMatched"]!.GetValue<int>());
    }

    private static string? Next(JsonNode page) =>
        page["links"]!.AsArray().SingleOrDefault(l => l!["rel"]!.GetValue<string>() == "next")?["href"]!.GetValue<string>();
}
