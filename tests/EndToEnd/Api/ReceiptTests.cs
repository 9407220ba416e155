using System.Text.Json.Nodes;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class ReceiptTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_lines_of_a_receipt_add_up_to_gross_less_net()
    {
        JsonNode receipt = await api.JsonAsync("/collections/rooms/items/1.1Room0007000000000000$/receipt");
        JsonArray lines = receipt["lines"]!.AsArray();

        Assert.Equal(4, lines.Count);
        Assert.Equal(
            receipt["grossAreaM2"]!.GetValue<double>() - receipt["netAreaM2"]!.GetValue<double>(),
            lines.Sum(l => l!["areaM2"]!.GetValue<double>()),
            6);
        Assert.Equal(
            receipt["wallAreaM2"]!.GetValue<double>(),
            lines.Where(l => l!["category"]!.GetValue<string>() == "wall").Sum(l => l!["areaM2"]!.GetValue<double>()),
            6);
        Assert.Equal("IfcColumn", lines[0]!["elementType"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_line_leads_to_its_element()
    {
        JsonNode receipt = await api.JsonAsync("/collections/rooms/items/1Room0007000000000000$/receipt");
        string id = receipt["lines"]![0]!["elementId"]!.GetValue<string>();

        JsonNode element = await api.JsonAsync($"/collections/elements/items/{Uri.EscapeDataString(id)}");

        Assert.Equal(receipt["lines"]![0]!["elementGlobalId"]!.GetValue<string>(), element["properties"]!["globalId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_room_that_nothing_was_taken_from_has_a_receipt_without_lines()
    {
        JsonNode receipt = await api.JsonAsync("/collections/rooms/items/2.2RoomOnTheWestSide0000/receipt");

        Assert.Empty(receipt["lines"]!.AsArray());
        Assert.Equal(20, receipt["netAreaM2"]!.GetValue<double>());
    }
}
