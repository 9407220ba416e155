using System.Net;
using System.Text.Json.Nodes;
using SpaceGeo.Store.Filters;
using SpaceGeo.Store.Reading;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>Filters that cannot be answered leave as a problem that says where and what would be right.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class CqlRefusalTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("number = 7", "character 8", "number, a text cannot be compared with the number 7")]
    [InlineData("netAreaM2 > 'big'", "character 11", "netAreaM2, a number cannot be compared with the text 'big'")]
    [InlineData("netAreaM2 IN (1, 'two')", "character 18", "cannot be compared with the text 'two'")]
    [InlineData("netAreaM2 BETWEEN 1 AND 'two'", "character 11", "cannot be compared with the text 'two'")]
    [InlineData("netAreaM2 LIKE '1%'", "character 1", "like takes a text here, not netAreaM2, a number")]
    [InlineData("number LIKE longName", "character 13", "a pattern is a text in quotes")]
    [InlineData("number LIKE 'a\\'", "character 13", "no end")]
    [InlineData("number LIKE 'a\\\\\\", "character 13", "no end")]
    [InlineData("CASEI(netAreaM2) = 'x'", "character 7", "casei takes a text here")]
    [InlineData("number", "character 1", "a filter is a condition")]
    [InlineData("netAreaM2 + 1", "character 11", "a filter is a condition")]
    [InlineData("NOT number", "character 5", "not takes a condition here")]
    [InlineData("number AND TRUE", "character 1", "and takes a condition here")]
    [InlineData("number + 1 = 2", "character 1", "+ takes a number here")]
    [InlineData("TRUE < FALSE", "character 6", "conditions have no order")]
    [InlineData("colour = 'red'", "character 1", "rooms have no property 'colour'")]
    [InlineData("number = R7", "character 10", "A text stands in single quotes")]
    [InlineData("Number = 'R7'", "character 1", "no property 'Number'")]
    [InlineData("zones = 'Unit A'", "character 7", "A_…")]
    [InlineData("A_CONTAINS(zones, 'Unit A')", "character 19", "A list stands in parentheses")]
    [InlineData("A_CONTAINS(number, ('a'))", "character 12", "a_contains takes a list of texts here")]
    [InlineData("A_CONTAINS(zones, (1))", "character 20", "lists are of texts")]
    [InlineData("number IN ()", "character 11", "one value or more")]
    [InlineData("geometry = POINT(1 2)", "character 10", "S_…")]
    [InlineData("S_WITHIN(number, POINT(1 2))", "character 10", "s_within takes a geometry here")]
    [InlineData("S_WITHIN(geometry, 'POINT(1 2)')", "character 20", "well-known text as POINT(8 50)")]
    [InlineData("S_WITHIN(geometry, POINT(181 2))", "character 20", "coordinates go from -180 to 180 eastwards")]
    [InlineData("S_WITHIN(geometry, BBOX(1,3,2,2))", "character 20", "south above its north")]
    [InlineData("S_TOUCHES(geometry, GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4)))", "character 21", "points, lines and areas together")]
    [InlineData("T_AFTER(number, DATE('2024-01-01'))", "character 9", "t_after takes a day, an instant or an interval")]
    [InlineData("T_AFTER(DATE('2024-01-01'), INTERVAL('2024-01-02','2024-01-01'))", "character 29", "ends before it begins")]
    [InlineData("DATE('2024-01-01') < TIMESTAMP('2024-01-01T00:00:00Z')", "character 20", "take a day for all its instants")]
    [InlineData("INTERVAL('..','..') IS NULL", "character 1", "never null")]
    [InlineData("INTERVAL('..','..') = DATE('2024-01-01')", "character 21", "T_…")]
    [InlineData("netAreaM2 / 0 > 1", "character 13", "division by zero")]
    [InlineData("netAreaM2 % (2 - 2) > 1", "character 16", "division by zero")]
    [InlineData("1e308 * 10 > netAreaM2", "character 7", "has no result")]
    [InlineData("(0 - 8) ^ 0.5 > netAreaM2", "character 9", "has no result")]
    [InlineData("netAreaM2 > 1e400", "character 13", "largest double")]
    [InlineData("netAreaM2 = NaN", "character 13", "no property 'NaN'")]
    [InlineData("1 = 1; drop table rooms", "character 6", "';' has no meaning")]
    [InlineData("number = 'a' -- ", "character 17", "a value, a name")]
    [InlineData("(select count(*) from rooms) > 1", "character 9", "')'")]
    [InlineData("pg_sleep(10) IS NULL", "character 1", "no function 'pg_sleep'")]
    [InlineData("b.building_id = 1", "character 1", "no property 'b.building_id'")]
    [InlineData("\"r\".\"number\" = 'x'", "character 4", "'.'")]
    [InlineData("@standard = 'x'", "character 1", "'@' has no meaning")]
    [InlineData("number = $$x$$", "character 10", "'$' has no meaning")]
    [InlineData("number::text = 'x'", "character 1", "no property 'number::text'")]
    public async Task A_filter_without_an_answer_is_refused_with_its_place(string filter, string place, string cause)
    {
        JsonNode problem = await RefusedAsync("filter=" + Uri.EscapeDataString(filter));

        Assert.Equal(place, problem["place"]!.GetValue<string>());
        Assert.StartsWith($"filter, {place}: ", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(cause, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"op":"and","args":[true,{"op":">","args":[{"property":"number"},1]}]}""", "/args/1")]
    [InlineData("""{"op":"=","args":[{"property":"colour"},1]}""", "/args/0")]
    [InlineData("""{"op":"like","args":[{"property":"number"},"x\\"]}""", "/args/1")]
    [InlineData("\"number\"", "/")]
    public async Task The_place_in_json_is_a_pointer(string filter, string place) =>
        Assert.Equal(place, (await RefusedAsync($"filter-lang=cql2-json&filter={Uri.EscapeDataString(filter)}"))["place"]!.GetValue<string>());

    [Theory]
    [InlineData("filter-lang=sql&filter=TRUE", "cql2-text, cql2-json")]
    [InlineData("filter-lang=sql", "cql2-text, cql2-json")]
    [InlineData("filter-crs=EPSG:9999&filter=TRUE", "http://www.opengis.net/def/crs/EPSG/0/4326")]
    [InlineData("filter=TRUE&filter=FALSE", "more than once")]
    [InlineData("filter=", "the end of the filter")]
    public async Task Parameters_of_the_filter_are_checked(string query, string cause) =>
        Assert.Contains(cause, (await RefusedAsync(query))["detail"]!.GetValue<string>(), StringComparison.Ordinal);

    [Theory]
    [InlineData("' or '1'='1")]
    [InlineData("R1'; drop table rooms; --")]
    [InlineData("$1) or true --")]
    [InlineData("\\'; select pg_sleep(10); --")]
    [InlineData("@f1")]
    [InlineData("{0}")]
    public async Task Sql_in_a_value_finds_nothing_and_does_nothing(string value)
    {
        string text = value.Replace("\\'", "'", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
        foreach (string filter in (string[])[$"number = '{text}'", $"number IN ('{text}')", $"CASEI(number) LIKE '{text}'", $"A_CONTAINS(zones, ('{text}'))"])
        {
            Assert.Empty(await api.IdsAsync($"/collections/rooms/items?filter={Uri.EscapeDataString(filter)}"));
        }

        Assert.Equal(Campus.Rooms, (await api.IdsAsync("/collections/rooms/items?limit=100")).Length);
    }

    [Fact]
    public async Task A_filter_nested_as_deep_as_an_address_allows_is_refused_with_its_place()
    {
        JsonNode problem = await RefusedAsync("filter=" + new string('(', 7800));

        Assert.Equal("character 101", problem["place"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_deepest_filter_that_is_read_is_answered_by_the_database()
    {
        string sums = "storeyNo" + string.Concat(Enumerable.Repeat("+1", 97)) + " > 97";
        string powers = string.Concat(Enumerable.Repeat("(", 97)) + "storeyNo" + string.Concat(Enumerable.Repeat("^1)", 97)) + " = 1";
        string negations = string.Concat(Enumerable.Repeat("NOT ", 96)) + "storeyNo = 1";
        foreach (string filter in (string[])[sums, powers, negations])
        {
            Assert.Equal(11, (await api.IdsAsync($"/collections/rooms/items?limit=100&filter={Uri.EscapeDataString(filter)}")).Length);
        }
    }

    [Fact]
    public async Task A_filter_as_long_as_an_address_allows_is_answered()
    {
        string filter = string.Join(" or ", Enumerable.Range(0, 390).Select(i => $"storeyNo={i}"));
        string list = $"number in ({string.Join(',', Enumerable.Range(0, 900).Select(i => $"'R{i}'"))})";

        Assert.Equal(28, (await api.IdsAsync($"/collections/rooms/items?limit=100&filter={filter.Replace(' ', '+')}")).Length);
        Assert.Equal(23, (await api.IdsAsync($"/collections/rooms/items?limit=100&filter={list.Replace(' ', '+')}")).Length);
    }

    [Fact]
    public async Task A_filter_of_a_hundred_thousand_characters_does_not_fit_an_address()
    {
        using HttpResponseMessage response = await api.Client.GetAsync(
            new Uri("/collections/rooms/items?filter=" + new string('x', 100_000), UriKind.Relative));

        Assert.Equal(HttpStatusCode.RequestUriTooLong, response.StatusCode);
    }

    [Theory]
    [InlineData("rooms")]
    [InlineData("buildings")]
    public async Task Random_filters_are_answered_alike_in_both_encodings_or_refused(string collection)
    {
        Layer layer = Layers.Find(collection)!;
        string[] Named(params PropertyType[] types) => [.. layer.Properties.Where(p => types.Contains(p.Type)).Select(p => p.Name).DefaultIfEmpty("nothing")];
        var names = new FilterNames(
            Named(PropertyType.Text), Named(PropertyType.Integer, PropertyType.Number), Named(PropertyType.Timestamp), Named(PropertyType.TextList));
        int answered = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            Expression filter = new RandomFilter(seed, names).Condition(depth: 2);
            (HttpStatusCode text, string found) = await AskAsync(collection, "cql2-text", PrintedFilter.Text(filter));
            (HttpStatusCode json, string again) = await AskAsync(collection, "cql2-json", PrintedFilter.Json(filter).ToJsonString());

            Assert.True(text is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{seed}: {PrintedFilter.Text(filter)}: {found}");
            Assert.Equal((seed, text), (seed, json));
            Assert.True(text != HttpStatusCode.OK || found == again, $"{seed}: {PrintedFilter.Text(filter)}");
            answered += text == HttpStatusCode.OK ? 1 : 0;
        }

        Assert.InRange(answered, 100, 400);
    }

    private async Task<(HttpStatusCode Status, string Found)> AskAsync(string collection, string language, string filter)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri(
            $"/collections/{collection}/items?limit=100&properties=globalId&filter-lang={language}&filter={Uri.EscapeDataString(filter)}", UriKind.Relative));
        string body = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, response.StatusCode == HttpStatusCode.OK ? JsonNode.Parse(body)!["features"]!.ToJsonString() : body);
    }

    private async Task<JsonNode> RefusedAsync(string query)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri("/collections/rooms/items?" + query, UriKind.Relative));
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{query}: {response.StatusCode} {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(body)!;
    }
}
