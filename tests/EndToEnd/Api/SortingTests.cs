using System.Net;
using System.Text.Json.Nodes;
using SpaceGeo.Store.Reading;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

[Collection(DatabaseCollection.Name)]
public sealed class SortingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Items = "/collections/rooms/items";

    [Theory]
    [InlineData("-netAreaM2")]
    [InlineData("netAreaM2")]
    [InlineData("declaredAreaM2")] // null for most
    [InlineData("-declaredAreaM2,number")]
    [InlineData("storeyNo,-buildingId,-number")]
    [InlineData("-status,reason,declaredAreaM2,-globalId")]
    [InlineData("longName")] // with markup, Chinese, and the same for most
    public async Task Pages_of_any_size_come_in_the_order_that_linq_gives(string order)
    {
        JsonArray all = await api.FeaturesAsync(Items + "?limit=1000");
        string[] expected = [.. Sorted(all, order.Split(',')).Select(f => f["id"]!.GetValue<string>())];

        foreach (int limit in (int[])[1, 5, 1000])
        {
            Assert.Equal(expected, await PagedAsync($"{Items}?limit={limit}&sortby={Uri.EscapeDataString(order)}"));
        }
    }

    [Fact]
    public async Task Every_collection_is_sorted_by_each_of_its_sortables()
    {
        foreach (Layer layer in Layers.All)
        {
            int count = (await api.IdsAsync($"/collections/{layer.Id}/items?limit=1000")).Length;
            JsonObject sortables = (await api.JsonAsync($"/collections/{layer.Id}/sortables"))["properties"]!.AsObject();
            foreach (string name in sortables.Select(p => p.Key))
            {
                string[] up = await PagedAsync($"/collections/{layer.Id}/items?limit=3&sortby=%2B{name}");
                string[] down = await PagedAsync($"/collections/{layer.Id}/items?limit=3&sortby=-{name}");
                Assert.Equal(count, up.Distinct().Count());
                Assert.Equal(up.Order(StringComparer.Ordinal), down.Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_plus_may_stand_in_the_address_as_it_is() =>
        Assert.Equal(
            await api.IdsAsync($"{Items}?sortby=number,-storeyNo"), await api.IdsAsync($"{Items}?sortby=+number,-storeyNo"));

    [Fact]
    public async Task Sorting_goes_with_filters_and_shown_properties()
    {
        string[] ids = await PagedAsync($"{Items}?limit=2&sortby=-netAreaM2&properties=number&storeyNo=0&filter=netAreaM2%3C22&bbox=8,50,9,51");

        Assert.Equal(["1.1Room0002000000000000$", "1.1Room0001000000000000$", "1.1Room0000000000000000$"], ids);
    }

    [Fact]
    public async Task Only_the_properties_that_are_named_are_shown()
    {
        JsonNode feature = (await api.FeaturesAsync($"{Items}?limit=1&properties=zones,netAreaM2&sortby=number"))[0]!;
        string page = await api.HtmlAsync($"{Items}?f=html&properties=number,netAreaM2");

        Assert.Equal(["zones", "netAreaM2"], feature["properties"]!.AsObject().Select(p => p.Key));
        Assert.Equal("MultiPolygon", feature["geometry"]!["type"]!.GetValue<string>());
        Assert.Contains("<th>netAreaM2</th>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<th>grossAreaM2</th>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sortby=colour", "cannot be sorted by 'colour'")]
    [InlineData("sortby=zones", "cannot be sorted by 'zones'")]
    [InlineData("sortby=geometry", "cannot be sorted by 'geometry'")]
    [InlineData("sortby=", "cannot be sorted by ''")]
    [InlineData("sortby=number,", "cannot be sorted by ''")]
    [InlineData("sortby=--number", "cannot be sorted by '-number'")]
    [InlineData("sortby=number,-number", "more than once")]
    [InlineData("sortby=number%20desc", "cannot be sorted by 'number desc'")]
    [InlineData("sortby=(select%201)", "cannot be sorted by '(select 1)'")]
    [InlineData("properties=colour", "no property 'colour'")]
    [InlineData("properties=", "no property ''")]
    [InlineData("properties=number,geometry", "no property 'geometry'")]
    public async Task What_is_no_property_is_refused(string query, string cause) => Assert.Contains(cause, await RefusedAsync(query), StringComparison.Ordinal);

    [Fact]
    public async Task A_cursor_belongs_to_its_order()
    {
        string sorted = await CursorAsync("sortby=number");
        string plain = await CursorAsync("");
        foreach (string query in (string[])[$"cursor={sorted}", $"sortby=-number&cursor={sorted}", $"sortby=longName&cursor={sorted}", $"sortby=number&cursor={plain}"])
        {
            Assert.Contains("same sortby", await RefusedAsync(query), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_longest_address_has_a_next_page_too()
    {
        string filter = string.Join("%20or%20", Enumerable.Range(0, 366).Select(i => $"(storeyNo={i})"));
        string address = $"{Items}?limit=3&sortby=longName&filter={filter}";

        Assert.InRange(address.Length, 7950, 8000);
        Assert.Equal(Campus.Rooms, (await PagedAsync(address)).Distinct().Count());
    }

    [Fact]
    public async Task A_damaged_cursor_is_answered_or_refused_but_never_a_fault_of_the_server()
    {
        const string order = "-declaredAreaM2,number,storeyNo";
        string cursor = await CursorAsync("sortby=" + order);
        var random = new Random(7);
        for (int i = 0; i < 300; i++)
        {
            char[] damaged = cursor.ToCharArray();
            damaged[random.Next(damaged.Length)] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[random.Next(64)];
            string text = new string(damaged)[..^random.Next(2)];
            using HttpResponseMessage response = await api.Client.GetAsync(new Uri($"{Items}?sortby={order}&cursor={text}", UriKind.Relative));
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{i}: {text} {response.StatusCode}");
        }
    }

    private static IOrderedEnumerable<JsonNode> Sorted(JsonArray all, string[] order)
    {
        IOrderedEnumerable<JsonNode> sorted = all.Select(f => f!).OrderBy(_ => 0);
        foreach (string key in order)
        {
            string name = key.TrimStart('-');
            sorted = sorted.ThenBy(f => f["properties"]![name] is null);
            sorted = key[0] == '-'
                ? sorted.ThenByDescending(f => f["properties"]![name], Comparer<JsonNode?>.Create(Compare))
                : sorted.ThenBy(f => f["properties"]![name], Comparer<JsonNode?>.Create(Compare));
        }

        return sorted; // LINQ keeps the features' own order among equals
    }

    private static int Compare(JsonNode? a, JsonNode? b) => (a, b) switch
    {
        (null, _) or (_, null) => 0,
        _ when a.GetValueKind() == System.Text.Json.JsonValueKind.String => string.CompareOrdinal(a.GetValue<string>(), b.GetValue<string>()),
        _ => a.GetValue<double>().CompareTo(b.GetValue<double>()),
    };

    private async Task<string[]> PagedAsync(string address)
    {
        var ids = new List<string>();
        string? next = address;
        while (next is not null)
        {
            JsonNode page = await api.JsonAsync(next);
            ids.AddRange(page["features"]!.AsArray().Select(f => f!["id"]!.GetValue<string>()));
            next = Next(page);
        }

        return [.. ids];
    }

    private async Task<string> CursorAsync(string query) =>
        Next(await api.JsonAsync($"{Items}?limit=20&{query}"))!.Split("cursor=")[1].Split('&')[0];

    private static string? Next(JsonNode page) =>
        page["links"]!.AsArray().SingleOrDefault(l => l!["rel"]!.GetValue<string>() == "next")?["href"]!.GetValue<string>();

    private async Task<string> RefusedAsync(string query)
    {
        using HttpResponseMessage response = await api.Client.GetAsync(new Uri($"{Items}?{query}", UriKind.Relative));
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{query}: {response.StatusCode} {body}");
        return JsonNode.Parse(body)!["detail"]!.GetValue<string>();
    }
}
