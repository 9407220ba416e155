using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class DifferenceTests(RenovatedHouse house) : IClassFixture<RenovatedHouse>
{
    private const string Diff = "/buildings/1/diff";

    [Fact]
    public async Task Without_a_word_the_last_two_revisions_are_compared()
    {
        JsonNode json = await house.JsonAsync(Diff);

        Assert.StartsWith("revision 2 (house.ifc", json["before"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("revision 3 (house.ifc", json["after"]!.GetValue<string>(), StringComparison.Ordinal);
        JsonNode room = Assert.Single(Rooms(json))!;
        Assert.Equal("A203", room["after"]!["name"]!.GetValue<string>());
        Assert.Equal(-0.16, room["netAreaDifferenceM2"]!.GetValue<double>(), 6);
        Assert.Equal("IfcColumn", Assert.Single(room["causes"]!.AsArray())!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("1")]
    [InlineData(RenovatedHouse.Building)]
    public async Task Any_two_revisions_are_compared_by_number_or_GlobalId(string building)
    {
        JsonNode json = await house.JsonAsync($"/buildings/{building}/diff?from=1&to=3");

        Assert.Equal(
            ["A102: split area", "A102b: added", "A203: area"],
            Rooms(json).Select(r => $"{(r!["after"] ?? r["before"])!["name"]}: {string.Join(' ', r["changes"]!.AsArray())}").Order());
    }

    [Fact]
    public async Task Organisations_and_persons_are_told_what_the_works_mean_to_them()
    {
        JsonNode json = await house.JsonAsync(Diff + "?from=1&to=3");

        JsonNode organisation = Assert.Single(json["organisations"]!.AsArray())!;
        Assert.Equal("FIN", organisation["organisation"]!.GetValue<string>());
        Assert.Equal(13.590895 - 27.660089, organisation["sums"]!["netAreaDifferenceM2"]!.GetValue<double>(), 5);
        JsonNode verdict = Assert.Single(json["verdicts"]!.AsArray())!;
        Assert.Equal(
            ("P1", "over", "within", 18.0),
            (verdict["person"]!.GetValue<string>(), verdict["outcomeBefore"]!.GetValue<string>(), verdict["outcomeAfter"]!.GetValue<string>(), verdict["limitM2"]!.GetValue<double>()));
    }

    [Fact]
    public async Task Backwards_who_fitted_is_over_the_standard_again()
    {
        JsonNode json = await house.JsonAsync(Diff + "?from=2&to=1");

        Assert.Equal(["merged", "area"], Rooms(json).First(r => r!["after"] is not null)!["changes"]!.AsArray().Select(c => c!.GetValue<string>()));
        Assert.Equal("over", Assert.Single(json["verdicts"]!.AsArray())!["outcomeAfter"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("csv", "text/csv", "storey,changes,")]
    [InlineData("html", "text/html", "A102b")]
    public async Task The_same_comes_as_text_and_page(string form, string mediaType, string expected)
    {
        using HttpResponseMessage response = await house.Client.GetAsync(new Uri($"{Diff}?from=1&to=2&f={form}", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, mediaType), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&storey=Level%201")]
    public async Task A_storey_is_drawn_as_it_was_and_is(string storey)
    {
        using HttpResponseMessage response = await house.Client.GetAsync(new Uri($"{Diff}?from=1&to=3&f=svg{storey}", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Level 1", XElement.Parse(await response.Content.ReadAsStringAsync()).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/buildings/9/diff", HttpStatusCode.NotFound, "There is no building '9'.")]
    [InlineData("/buildings/nobody/diff", HttpStatusCode.NotFound, "There is no building 'nobody'.")]
    [InlineData("/buildings/1/diff?to=4", HttpStatusCode.NotFound, "it has 1, 2, 3")]
    [InlineData("/buildings/1/diff?to=1", HttpStatusCode.NotFound, "nothing to compare")]
    [InlineData("/buildings/1/diff?from=x", HttpStatusCode.BadRequest, "no number of a revision")]
    [InlineData("/buildings/1/diff?standard=x", HttpStatusCode.BadRequest, "no area standard 'x'")]
    [InlineData("/buildings/1/diff?standard=din277-nrf", HttpStatusCode.NotFound, "was not measured by din277-nrf")]
    [InlineData("/buildings/1/diff?f=svg&storey=Roof", HttpStatusCode.NotFound, "storeys that changed: 'Level 2'")]
    [InlineData("/buildings/1/diff?storey=Roof", HttpStatusCode.BadRequest, "f=svg")]
    [InlineData("/buildings/1/diff?f=pdf", HttpStatusCode.BadRequest, "f must be")]
    public async Task What_cannot_be_compared_is_a_problem(string address, HttpStatusCode status, string expected)
    {
        using HttpResponseMessage response = await house.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        string detail = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>();
        Assert.Contains(expected, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_of_a_building_names_each_file_and_what_it_came_to()
    {
        JsonArray rows = (await house.JsonAsync("/questions/revisions?building=1"))["rows"]!.AsArray();

        Assert.Equal([(1, false, 21), (2, false, 22), (3, true, 22)], rows.Select(r =>
            (r!["revision"]!.GetValue<int>(), r["isInForce"]!.GetValue<bool>(), r["rooms"]!.GetValue<int>())));
        Assert.Equal(-0.16, rows[2]!["netAreaM2"]!.GetValue<double>() - rows[1]!["netAreaM2"]!.GetValue<double>(), 6);
        Assert.Null(rows[0]!["validFrom"]);
        Assert.Equal(64, rows[2]!["sha256"]!.GetValue<string>().Length);
        JsonArray earlier = (await house.JsonAsync("/buildings/1/revisions?asOf=2020-01-01"))["rows"]!.AsArray();
        Assert.Equal([true, false, false], earlier.Select(r => r!["isInForce"]!.GetValue<bool>()));
    }

    private static IEnumerable<JsonNode?> Rooms(JsonNode json) => json["storeys"]!.AsArray().SelectMany(s => s!["rooms"]!.AsArray());
}
