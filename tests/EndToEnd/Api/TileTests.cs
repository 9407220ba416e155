using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class TileTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    // The tile of 8.001° east, 50.00005° north: x = (λ + 180)/360 · 2¹⁵, y by the Mercator latitude.
    private const string Tile = "/tiles/15/17112/11113";

    [Fact]
    public async Task A_tile_holds_the_rooms_of_its_square_with_their_areas()
    {
        byte[] tile = await BytesAsync(Tile);
        string text = Encoding.UTF8.GetString(tile);

        Assert.Contains("rooms", text, StringComparison.Ordinal);
        Assert.Contains("netAreaM2", text, StringComparison.Ordinal);
        Assert.Contains("1.1Room0000000000000000$", text, StringComparison.Ordinal);
        Assert.Contains("1.1Room0015000000000000$", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1RoomOfAnOldRevision00", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storey_has_a_tile_of_its_own()
    {
        string lower = Encoding.UTF8.GetString(await BytesAsync(Tile + "?storey=0"));
        string upper = Encoding.UTF8.GetString(await BytesAsync(Tile + "?storey=1"));

        Assert.Contains("1.1Room0000000000000000$", lower, StringComparison.Ordinal);
        Assert.DoesNotContain("1.1Room0015000000000000$", lower, StringComparison.Ordinal);
        Assert.Contains("1.1Room0015000000000000$", upper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tile_that_has_not_changed_is_not_sent_again_and_one_that_has_is()
    {
        using HttpResponseMessage first = await api.Client.GetAsync(new Uri(Tile, UriKind.Relative));
        EntityTagHeaderValue tag = first.Headers.ETag!;

        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync(tag));
        await api.Source.RunAsync("update publications set version = version + 1");
        Assert.Equal(HttpStatusCode.OK, await AgainAsync(tag));
    }

    [Fact]
    public async Task Where_nothing_is_there_is_no_content()
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri("/tiles/17/1/1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task The_tile_json_names_address_layers_and_fields()
    {
        JsonNode tiles = await api.JsonAsync("/tiles");

        Assert.EndsWith("/tiles/{z}/{x}/{y}", tiles["tiles"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["buildings", "rooms"], tiles["vector_layers"]!.AsArray().Select(l => l!["id"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("/tiles/23/0/0")]
    [InlineData("/tiles/1/2/0")]
    [InlineData("/tiles/1/0/2")]
    [InlineData("/tiles/a/0/0")]
    [InlineData("/tiles/99999999999/0/0")]
    public async Task A_tile_that_cannot_be_is_not_found(string address)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<HttpStatusCode> AgainAsync(EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Tile);
        request.Headers.IfNoneMatch.Add(tag);
        using HttpResponseMessage response = await api.Client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<byte[]> BytesAsync(string address)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/vnd.mapbox-vector-tile", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsByteArrayAsync();
    }
}
