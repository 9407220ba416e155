using System.Text.Json.Nodes;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Questions;

/// <summary>Room n of a building in the town has 10 + n m²; its organisations are of a city, where staff may have 9 m² and a bureau head 24.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class VerdictQuestionTests(TownFixture town) : IClassFixture<TownFixture>
{
    [Theory]
    [InlineData("2026-11-24", "P3 over 11 of 9 by 2: 1.R101|P4 over 12 of 9 by 3: 1.R102")]
    [InlineData("2024-12-31", "P3 over 11 of 9 by 2: 1.R101")] // P4 has a room since 2025
    [InlineData("2023-12-31", "")]
    [InlineData("2026-11-24&organisation=EDU", "P4 over 12 of 9 by 3: 1.R102")]
    [InlineData("2026-11-24&outcome=within", "P1 within 17 of 42 by -25: 1.R112|P2 within 10 of 24 by -14: 1.R100|P5 within 0 of 9 by -9: |P6 within 11 of 18 by -7: 3.R301")]
    [InlineData("2026-11-24&outcome=not-judged,undecided", "")]
    public async Task Persons_over_the_standard_are_told_with_their_rooms(string query, string expected)
    {
        JsonObject[] rows = await town.RowsAsync("over-standard-persons?asOf=" + query);

        Assert.Equal(expected, string.Join('|', rows.OrderBy(row => row["person"]!.GetValue<string>(), StringComparer.Ordinal).Select(row =>
            $"{row["person"]} {row["outcome"]} {row["areaM2"]} of {row["limitM2"]} by {row["excessM2"]}: {string.Join(' ', row["roomIds"]!.AsArray())}")));
    }

    [Fact]
    public async Task A_verdict_names_its_rules_and_the_bound()
    {
        JsonObject row = (await town.RowsAsync("over-standard-persons?asOf=2026-11-24"))[0];

        Assert.Equal("cn-2014/city/below-bureau", Assert.Single(row["rules"]!.AsArray())!.GetValue<string>());
        Assert.Equal(0.001, row["boundM2"]!.GetValue<double>());
        Assert.Null(row["reason"]);
        Assert.False(row.ContainsKey("name"));
    }

    [Fact]
    public async Task Offices_over_the_sum_of_their_limits_are_told()
    {
        JsonObject[] rows = await town.RowsAsync("over-standard-rooms?asOf=2026-11-24");

        Assert.Equal(["1.R101 P3 11 9", "1.R102 P4 12 9"], rows.Select(row =>
            $"{row["roomId"]} {string.Join(' ', row["persons"]!.AsArray())} {row["areaM2"]} {row["limitM2"]}"));
    }

    [Fact]
    public async Task Pages_of_verdicts_hang_together()
    {
        JsonNode first = await town.JsonAsync("/questions/over-standard-persons?asOf=2026-11-24&limit=1");
        string next = Assert.Single(first["links"]!.AsArray(), link => link!["rel"]!.GetValue<string>() == "next")!["href"]!.GetValue<string>();
        JsonNode second = await town.JsonAsync(next);

        string[] persons = [.. first["rows"]!.AsArray().Concat(second["rows"]!.AsArray()).Select(row => row!["person"]!.GetValue<string>())];
        Assert.Single(first["rows"]!.AsArray());
        Assert.Equal(["P3", "P4"], persons.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(second["links"]!.AsArray(), link => link!["rel"]!.GetValue<string>() == "next");
    }

    [Fact]
    public async Task Entitlement_and_actual_space_stand_side_by_side()
    {
        JsonObject[] rows = await town.RowsAsync("entitlements?asOf=2024-06-01");
        JsonObject finance = Assert.Single(rows, row => row["organisation"]!.GetValue<string>() == "FIN");
        JsonObject county = Assert.Single(rows, row => row["organisation"]!.GetValue<string>() == "COUNTY");

        // 24 + 3·9 m² of offices for four posts, 20 to 40 m² of service rooms, nothing ancillary; R100, R101 and R103 are its offices.
        Assert.Equal(51, finance["officeEntitledM2"]!.GetValue<double>());
        Assert.Equal((20, 40), (finance["serviceEntitledFromM2"]!.GetValue<double>(), finance["serviceEntitledToM2"]!.GetValue<double>()));
        Assert.Equal(71 * 1.09 / 0.65, finance["floorEntitledFromM2"]!.GetValue<double>(), 9);
        Assert.Equal((10 + 11 + 13, "shortage"), (finance["officeAreaM2"]!.GetValue<double>(), finance["officeBalance"]!.GetValue<string>()));
        Assert.Equal((-17, "shortage"), (finance["officeSurplusM2"]!.GetValue<double>(), finance["serviceBalance"]!.GetValue<string>()));

        // It leases 100 m² and may lease 80 % of 119 to 153 m².
        Assert.Equal((100, "undecided"), (finance["leasedAreaM2"]!.GetValue<double>(), finance["leaseOutcome"]!.GetValue<string>()));
        Assert.Equal("missing-quota: quota", county["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task On_a_day_before_all_rules_nothing_is_judged_and_the_reason_is_told()
    {
        JsonObject row = (await town.RowsAsync("over-standard-persons?asOf=1990-01-01&outcome=not-judged"))[0];

        Assert.Equal("no-rule: rankLimit", row["reason"]!.GetValue<string>());
        Assert.Null(row["limitM2"]);
    }
}
