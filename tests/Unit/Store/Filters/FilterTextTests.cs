using SpaceGeo.Store.Filters;
using Xunit;

namespace SpaceGeo.Tests.Unit.Store.Filters;

public class FilterTextTests
{
    [Theory]
    [InlineData("a = 1 OR b = 2 AND NOT c = 3", "((a = 1) or ((b = 2) and (NOT (c = 3))))")]
    [InlineData("(a = 1 OR b = 2) AND c = 3", "(((a = 1) or (b = 2)) and (c = 3))")]
    [InlineData("NOT a = 1 AND b = 2", "((NOT (a = 1)) and (b = 2))")]
    [InlineData("not not true", "(NOT (NOT TRUE))")]
    [InlineData("a = 1 and b = 2 and c = 3", "((a = 1) and (b = 2) and (c = 3))")]
    [InlineData("a+b*c-d > 0", "(((a + (b * c)) - d) > 0)")]
    [InlineData("a-b-c = a/b/c", "(((a - b) - c) = ((a / b) / c))")]
    [InlineData("(a+b)*c = 1", "(((a + b) * c) = 1)")]
    [InlineData("a^2*3 = 2*a^3", "(((a ^ 2) * 3) = (2 * (a ^ 3)))")]
    [InlineData("-2^2 = 4", "((-2 ^ 2) = 4)")] // the sign belongs to the number, as the standard's grammar has it
    [InlineData("a - -2 = +3", "((a - -2) = 3)")]
    [InlineData("-a < 0", "((-1 * a) < 0)")]
    [InlineData("a div 2 = a % 3", "((a div 2) = (a % 3))")]
    [InlineData("a NOT BETWEEN 1 AND 2+3 AND b", "((NOT (a between 1 AND (2 + 3))) and b)")]
    [InlineData("a NOT IN (1,2)", "(NOT (a IN (1, 2)))")]
    [InlineData("a not like 'x%'", "(NOT (a like 'x%'))")]
    [InlineData("a is not null", "(NOT (a IS NULL))")]
    [InlineData("'O''Brien' = 'O\\'Brien'", "('O''Brien' = 'O''Brien')")]
    [InlineData("\"not\" = 'a'", "(\"not\" = 'a')")]
    [InlineData("a=.5 or a=1. or a=1E+2", "((a = 0.5) or (a = 1) or (a = 100))")]
    [InlineData("CaseI(a) = casei('X')", "(CASEI(a) = CASEI('X'))")]
    [InlineData("s_intersects(geometry, POINT Z (1 2 3))", "S_INTERSECTS(geometry, POINT (1 2))")]
    [InlineData("S_WITHIN(geometry, MULTIPOINT(1 2,(3 4)))", "S_WITHIN(geometry, MULTIPOINT ((1 2), (3 4)))")]
    [InlineData("S_WITHIN(geometry, bbox(1,2,-5,3,4,5))", "S_WITHIN(geometry, BBOX(1,2,3,4))")]
    [InlineData("point = 1", "(point = 1)")] // a name like any other without a parenthesis
    [InlineData("T_DURING(a, INTERVAL('..', b))", "T_DURING(a, INTERVAL('..', b))")]
    [InlineData("A_EQUALS((), a)", "A_EQUALS((), a)")]
    public void Operators_bind_as_the_standard_has_it(string text, string expected) =>
        Assert.Equal(expected, PrintedFilter.Text(FeatureFilter.Parse(text, FilterLanguage.Text)));

    [Theory]
    [InlineData("", 1, "the end")]
    [InlineData("   ", 4, "the end")]
    [InlineData("a =", 4, "a value")]
    [InlineData("a = = 1", 5, "found '='")]
    [InlineData("a = 1 b = 2", 7, "'and', 'or'")]
    [InlineData("a < b < c", 7, "'and', 'or'")]
    [InlineData("(a = 1", 7, "')'")]
    [InlineData("a = 1)", 6, "found ')'")]
    [InlineData("a = 'x", 5, "no end")]
    [InlineData("\"a = 1", 1, "no end")]
    [InlineData("a = 1; drop table rooms", 6, "';'")]
    [InlineData("a = $1", 5, "'$'")]
    [InlineData("a = @standard", 5, "'@'")]
    [InlineData("😀 = 1", 1, "U+D83D")]
    [InlineData("a = '😀' #", 9, "'#'")] // a pair of surrogates is one character
    [InlineData("a is 1", 6, "NULL")]
    [InlineData("a not 1", 7, "LIKE, BETWEEN or IN")]
    [InlineData("a between 1 or 2", 13, "AND")]
    [InlineData("a in 1", 6, "'('")]
    [InlineData("a in ()x", 8, "'and', 'or'")]
    [InlineData("a ilike 'x'", 3, "CASEI")]
    [InlineData("accenti(a) = 'x'", 1, "CASEI is")]
    [InlineData("pg_sleep(10) = 1", 1, "no function 'pg_sleep'")]
    [InlineData("2^3^4 = 1", 4, "parentheses")]
    [InlineData("- - 1 = 1", 3, "behind the sign")]
    [InlineData("a = 1e999", 5, "largest double")]
    [InlineData("casei(a, b) = 'x'", 1, "1 operands, not 2")]
    [InlineData("s_within(geometry) = 1", 1, "2 operands, not 1")]
    [InlineData("a > DATE('2023-02-30')", 10, "is no day")]
    [InlineData("a > DATE(2023)", 10, "in quotes")]
    [InlineData("a > TIMESTAMP('2023-02-20')", 15, "is no instant")]
    [InlineData("t_after(a, INTERVAL('x','..'))", 21, "is no end")]
    [InlineData("t_after(a, INTERVAL('..'))", 25, "','")]
    [InlineData("s_within(geometry, POINT EMPTY)", 26, "'('")]
    [InlineData("s_within(geometry, POINT(1))", 27, "a number")]
    [InlineData("s_within(geometry, POINT(1 2 3 4))", 32, "')'")]
    [InlineData("s_within(geometry, LINESTRING(1 2))", 30, "two positions")]
    [InlineData("s_within(geometry, POLYGON((0 0,1 0,1 1,0 1)))", 27, "the first one again")]
    [InlineData("s_within(geometry, POLYGON((0 0,1 1,1 0,0 1,0 0)))", 27, "self-intersection")]
    [InlineData("s_within(geometry, GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POINT(1 2))))", 39, "POINT, LINESTRING")]
    [InlineData("s_within(geometry, BBOX(1,2,3))", 20, "four numbers")]
    public void What_is_wrong_is_refused_with_its_place(string text, int character, string cause)
    {
        RefusedFilterException refused = Assert.Throws<RefusedFilterException>(() => FeatureFilter.Parse(text, FilterLanguage.Text));

        Assert.Equal($"character {character}", refused.Place);
        Assert.Contains(cause, refused.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void The_dialect_of_drafts_knows_ilike() =>
        Assert.Equal(
            "(CASEI(a) like CASEI('x%'))", PrintedFilter.Text(FeatureFilter.Parse("a ILIKE 'x%'", FilterLanguage.DraftText)));

    [Theory]
    [InlineData("(", "a = 1", ")")]
    [InlineData("NOT ", "a = 1", "")]
    [InlineData("", "1", " + 1")]
    [InlineData("casei(", "a", ")")]
    [InlineData("a_contains((", "", "")]
    public void A_filter_nested_10000_deep_is_refused_with_its_place(string before, string inside, string after)
    {
        string text = string.Concat(Enumerable.Repeat(before, 10_000)) + inside + string.Concat(Enumerable.Repeat(after, 10_000));

        RefusedFilterException refused = Assert.Throws<RefusedFilterException>(() => FeatureFilter.Parse(text, FilterLanguage.Text));

        Assert.Contains("nested more than 100 deep", refused.Cause, StringComparison.Ordinal);
        Assert.StartsWith("character ", refused.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"op\":\"not\",\"args\":[", "true", "]}")]
    [InlineData("[", "", "]")]
    [InlineData("{\"op\":\"not\",\"args\":[", "", "")]
    public void Json_nested_10000_deep_is_refused_with_its_place(string before, string inside, string after)
    {
        string text = string.Concat(Enumerable.Repeat(before, 10_000)) + inside + string.Concat(Enumerable.Repeat(after, 10_000));

        RefusedFilterException refused = Assert.Throws<RefusedFilterException>(() => FeatureFilter.Parse(text, FilterLanguage.Json));

        Assert.Contains("nested more than 100 deep", refused.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Ninety_nine_operations_may_stand_in_one_another()
    {
        string text = string.Concat(Enumerable.Repeat("NOT ", 98)) + "TRUE";

        Assert.Equal(98, PrintedFilter.Text(FeatureFilter.Parse(text, FilterLanguage.Text)).Split("NOT").Length - 1);
    }

    [Fact]
    public void A_filter_of_a_hundred_thousand_characters_is_read()
    {
        string text = string.Join(" OR ", Enumerable.Range(0, 8000).Select(i => $"number = 'R{i}'"));

        var filter = (Operation)FeatureFilter.Parse(text, FilterLanguage.Text);

        Assert.True(text.Length > 100_000);
        Assert.Equal(8000, filter.Arguments.Count);
    }
}
