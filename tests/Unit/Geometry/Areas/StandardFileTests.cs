using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpaceGeo.Geometry.Areas;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Areas;

public class StandardFileTests
{
    private static readonly string Text = File.ReadAllText(
        Path.Combine(TestFiles.Root, "src", "Geometry", "Areas", "Standards", "din277-nrf.json"));

    [Fact]
    public void A_file_is_read_as_it_is_written()
    {
        AreaStandard read = Read(Text);

        Assert.Equal("din277-nrf", read.Id);
        Assert.Equal(new Deduction(ObstacleKind.Shaft, AreaCategory.Other, 0, 1.0), read.DeductionOf(ObstacleKind.Shaft));
        Assert.Equal(new DateOnly(2021, 8, 1), read.ValidFrom);
        Assert.Null(read.ValidTo);
    }

    // Field, what stands there instead (null: nothing), what the message says beside the field.
    [Theory]
    [InlineData("id", "\"DIN 277\"", "letters a–z")]
    [InlineData("id", "\"all\"", "no \"all\"")]
    [InlineData("title", "\" \"", "a text that is not empty")]
    [InlineData("source", null, "is missing; it is a text")]
    [InlineData("assumptions", null, "is missing; it is a list")]
    [InlineData("cutHeightM", "\"1.0\"", "a number from 0.001 to 10; it is \"1.0\"")]
    [InlineData("cutHeightM", "-1", "a number from 0.001 to 10; it is -1")]
    [InlineData("cutHeightM", "1000", "a number from 0.001 to 10; it is 1000")]
    [InlineData("roundingM2", "0", "a number from 1E-06 to 1")]
    [InlineData("authority", "\"rumour\"", "one of official, secondary, memory; it is \"rumour\"")]
    [InlineData("authority", "1", "one of official, secondary, memory; it is 1")]
    [InlineData("validFrom", "\"2021-13-01\"", "a day, as")]
    [InlineData("validTo", "\"1999-01-01\"", "a day after validFrom")]
    [InlineData("deductions", "{}", "is a list; write [] for none")]
    [InlineData("deductions[2].kind", "\"pillar\"", "one of column, wall, curtainWallPart, partition, pilaster, covering, shaft, slabOpening, niche; it is \"pillar\"")]
    [InlineData("deductions[2].kind", "\"headroom\"", "one of column")]
    [InlineData("deductions[2].category", null, "is missing; it is one of column, wall, other")]
    [InlineData("deductions[6].maxAreaM2", "-1", "a number from 0")]
    [InlineData("deductions[6].minAreaM2", "2", "maxAreaM2' is not below minAreaM2; it is 1.0")]
    [InlineData("boundary", "[]", "must be an object")]
    [InlineData("boundary.external", "\"inner\"", "one of drawn, innerFace, centre, outerFace")]
    [InlineData("headroom.level", """[{ "belowM": 2, "factor": 1.5, "isStated": false }]""", "level[0].factor' is a number from 0 to 1; it is 1.5")]
    [InlineData("headroom.level", """[{ "belowM": 2, "factor": 1, "isStated": "yes" }]""", "level[0].isStated' is true or false")]
    [InlineData("headroom.level", """[{ "belowM": 2, "factor": 0.5, "isStated": true }]""", "true only where factor is 1")]
    [InlineData("headroom.sloped", """[{ "belowM": 2, "factor": 0, "isStated": false }, { "belowM": 2, "factor": 0, "isStated": false }]""", "sloped[1].belowM' is larger than that of the band before")]
    [InlineData("excluded", """[{ "class": "toilet", "words": [] }]""", "excluded[0].words' is a list of texts, at least one")]
    [InlineData("approximations", """[{ "word": "some word", "meaning": "x" }]""", "approximations[0].word' is made of")]
    [InlineData("assumptions[0].parameter", "\"height\"", "begins with one of footprintHeightM")]
    [InlineData("colour", "\"red\"", "is not known")]
    public void A_wrong_field_is_refused_by_its_place_and_told_what_it_should_be(string field, string? value, string expected)
    {
        AreaStandardException refusal = Assert.Throws<AreaStandardException>(() => Read(With(field, value)));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{field.Split('[', '.')[0]}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_is_deducted_twice_is_refused() => Assert.Contains(
        "names column twice", Assert.Throws<AreaStandardException>(() => Read(With("deductions[1].kind", "\"column\""))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_field_that_stands_twice_is_refused() => Assert.Contains(
        "stands twice", Assert.Throws<AreaStandardException>(() => Read(Text.Replace("\"id\":", "\"id\": \"x\", \"id\":", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\n\"id\": \"x\"\n\"title\": \"y\" }", "line 3")]
    [InlineData("null", "must be an object")]
    [InlineData("[]", "must be an object")]
    public void What_is_no_json_is_refused_with_the_line(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<AreaStandardException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_id_that_is_taken_is_refused_and_nothing_is_added()
    {
        Assert.Throws<ArgumentException>(() => AreaStandards.Add([Read(With("id", "\"mine\"")), Read(Text)]));
        Assert.Null(AreaStandards.Find("mine"));
    }

    private static AreaStandard Read(string text)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return AreaStandards.Read(json);
    }

    // The file with one field of another value, or without it.
    private static string With(string field, string? value)
    {
        JsonNode root = JsonNode.Parse(Text)!;
        string[] steps = field.Replace("[", ".", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal).Split('.');
        JsonNode node = root;
        foreach (string step in steps[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        if (value is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else
        {
            node[steps[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
