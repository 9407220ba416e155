using System.Text;
using SpaceGeo.Store.Filters;
using Xunit;

namespace SpaceGeo.Tests.Unit.Store.Filters;

public class FilterRoundTripTests
{
    private static readonly string[] Scraps =
    [
        "(", ")", ",", "'", "\"", "=", "<>", "<", "NOT ", " AND ", " or ", " IN ", " LIKE ", " BETWEEN ", " IS ", "NULL", "1", "-", "1e9", ".", "a", "netAreaM2",
        "POINT", "POLYGON", "GEOMETRYCOLLECTION", "BBOX", "(1 2)", "DATE", "INTERVAL", "'..'", "S_INTERSECTS", "CASEI", "^", "div", "😀", "\\", "{", "}", "[", "]",
        "\"op\"", ":", "\"args\"", "{\"op\":\"and\",\"args\":[", "{\"property\":\"a\"}", "null", "1e999", "\"\\ud800\"", "{\"type\":\"Point\"", "\0", "\n",
    ];

    [Fact]
    public void A_filter_that_is_written_as_text_or_json_and_read_is_the_same()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            Expression made = new RandomFilter(seed, FilterNames.Odd).Condition(depth: 4);
            string expected = PrintedFilter.Json(made).ToJsonString();

            Assert.Equal((seed, expected), (seed, Again(PrintedFilter.Text(made), FilterLanguage.Text)));
            Assert.Equal((seed, expected), (seed, Again(expected, FilterLanguage.Json)));
        }
    }

    [Fact]
    public void Random_filters_hold_every_operator()
    {
        string all = string.Concat(Enumerable.Range(0, 2000).Select(seed => PrintedFilter.Json(new RandomFilter(seed, FilterNames.Odd).Condition(depth: 4)).ToJsonString()));

        Assert.All(Enum.GetValues<FilterOperator>(), o => Assert.Contains(
            System.Text.Json.JsonSerializer.Serialize(OperatorNames.Of(o)), all, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FilterLanguage.Text)]
    [InlineData(FilterLanguage.DraftText)]
    [InlineData(FilterLanguage.Json)]
    public void Garbage_is_read_or_refused_and_nothing_else(FilterLanguage language)
    {
        for (int seed = 0; seed < 20_000; seed++)
        {
            AssertReadOrRefused(Garbage(seed), language);
        }
    }

    [Fact]
    public void A_damaged_filter_is_read_or_refused_and_nothing_else()
    {
        for (int seed = 0; seed < 5000; seed++)
        {
            Expression made = new RandomFilter(seed, FilterNames.Odd).Condition(depth: 3);
            AssertReadOrRefused(Damaged(PrintedFilter.Text(made), seed), FilterLanguage.Text);
            AssertReadOrRefused(Damaged(PrintedFilter.Json(made).ToJsonString(), seed), FilterLanguage.Json);
        }
    }

    private static string Again(string text, FilterLanguage language) => PrintedFilter.Json(FeatureFilter.Parse(text, language)).ToJsonString();

    private static string Garbage(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = random.Next(1, 20); i > 0; i--)
        {
            text.Append(random.Next(8) == 0 ? ((char)random.Next(1, 0xFFFF)).ToString() : Scraps[random.Next(Scraps.Length)]);
        }

        return text.ToString();
    }

    private static string Damaged(string text, int seed)
    {
        var random = new Random(seed);
        int at = random.Next(text.Length);
        return text.Remove(at, Math.Min(text.Length - at, random.Next(3))).Insert(at, Scraps[random.Next(Scraps.Length)]);
    }

    // Anything but the typed refusal ends the test.
    private static void AssertReadOrRefused(string text, FilterLanguage language)
    {
        try
        {
            Assert.NotNull(FeatureFilter.Parse(text, language));
        }
        catch (RefusedFilterException refused)
        {
            Assert.Matches(@"\A(character [1-9][0-9]*|/.*)\z", refused.Place);
            Assert.EndsWith(".", refused.Cause, StringComparison.Ordinal);
        }
    }
}
