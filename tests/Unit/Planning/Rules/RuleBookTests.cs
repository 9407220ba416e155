using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Rules;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Rules;

public class RuleBookTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly LastDayOf1999 = new(2014, 11, 23);

    [Theory]
    [InlineData("central", "minister 54, vice-minister 42, bureau-head 24, bureau-deputy 18, division 12, below-division 9")]
    [InlineData("province", "province-head 54, province-deputy 42, department-head 30, department-deputy 24, division-head 18, division-deputy 12, below-division 9")]
    [InlineData("city", "city-head 42, city-deputy 30, bureau-head 24, bureau-deputy 18, below-bureau 9")]
    [InlineData("county", "county-head 30, county-deputy 24, section-head 18, section-deputy 12, below-section 9")]
    [InlineData("township", "")]
    public void The_limits_of_2014_are_in_force_today(string level, string expected) =>
        Assert.Equal(expected, Limits(Today, level));

    [Theory]
    [InlineData("central", "minister 54, vice-minister 42, bureau-head 24, bureau-deputy 18, division 9, below-division 6")]
    [InlineData("province", "province-head 54, province-deputy 42, department-head 24, department-deputy 18, division-head 12, division-deputy 12, below-division 6")]
    [InlineData("city", "city-head 32, city-deputy 18, bureau-head 12, bureau-deputy 12, below-bureau 6")]
    [InlineData("county", "county-head 20, county-deputy 12, section-head 9, section-deputy 9, below-section 6")]
    public void The_limits_of_1999_answer_for_the_days_before(string level, string expected) =>
        Assert.Equal(expected, Limits(LastDayOf1999, level));

    [Fact]
    public void On_any_day_the_limits_are_of_one_edition_or_there_are_none() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Gen.Choose(new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2040, 1, 1).DayNumber).ToArbitrary(), number =>
        {
            var day = DateOnly.FromDayNumber(number);
            RulesInForce rules = RuleBook.BuiltIn.InForce("CN-3302", day);
            string? expected = day < new DateOnly(1999, 12, 21) ? null : day <= LastDayOf1999 ? "cn-1999" : "cn-2014";

            Assert.Equal(expected, rules.Edition);
            Assert.All(rules.Rules.OfType<RankLimit>(), limit => Assert.Equal(expected, limit.Head.Edition));
            Assert.Equal(expected is null ? 0 : 23, rules.Rules.OfType<RankLimit>().Count());
        }));

    [Fact]
    public void A_time_with_two_editions_has_no_answer()
    {
        EditionsMixedException mixed = Assert.Throws<EditionsMixedException>(() => RuleBook.BuiltIn.InForce("CN", LastDayOf1999, Today));

        Assert.Equal(["cn-1999", "cn-2014"], mixed.Editions);
        Assert.Contains("never mixed", mixed.Message, StringComparison.Ordinal);
        Assert.Throws<EditionsMixedException>(() => RuleBook.BuiltIn.InForce("CN", new DateOnly(1990, 1, 1), LastDayOf1999));
        Assert.Equal("cn-2014", RuleBook.BuiltIn.InForce("CN", LastDayOf1999.AddDays(1), Today).Edition);
        Assert.Throws<ArgumentException>(() => RuleBook.BuiltIn.InForce("CN", Today, LastDayOf1999));
    }

    [Theory]
    [InlineData("central", "正司局", "bureau-head")]
    [InlineData("central", "处级", "division")]
    [InlineData("province", "正厅(局)级", "department-head")]
    [InlineData("province", "正厅（局）级", "department-head")]
    [InlineData("city", "正局(处)", "bureau-head")]
    [InlineData("city", " City Deputy ", "city-deputy")]
    [InlineData("county", "正科", "section-head")]
    [InlineData("county", "below_section", "below-section")]
    [InlineData("township", "乡级", "township")]
    [InlineData("province", "处级", null)] // head or deputy? Not guessed.
    [InlineData("county", "minister", null)]
    [InlineData("city", "", null)]
    public void A_rank_is_found_by_its_id_or_a_name_of_its_level(string level, string text, string? expected) =>
        Assert.Equal(expected, RuleBook.BuiltIn.FindRank(LedgerWords.Levels.Find(level)!.Value, text)?.Id);

    [Fact]
    public void No_rule_that_comes_with_the_program_is_from_memory_and_each_says_where_it_is_written()
    {
        Assert.All(RuleBook.BuiltIn.Rules, rule => Assert.NotEqual(RuleAuthority.Memory, rule.Head.Authority));
        Assert.All(RuleBook.BuiltIn.Rules, rule => Assert.NotEmpty(rule.Head.Source));
        Assert.Equal(
            ["cn-3302/transition"],
            RuleBook.BuiltIn.Rules.Where(rule => rule.Head.Authority == RuleAuthority.Official).Select(rule => rule.Head.Id));
    }

    [Fact]
    public void A_rule_from_memory_fills_a_gap_only_where_it_is_asked_for()
    {
        RuleBook book = RuleBook.BuiltIn.With(Read(Township("memory", "cn-2014", 20, "CN-33")));

        Assert.DoesNotContain(book.InForce("CN-3302", Today).Rules, rule => rule.Head.Id == "house/head");
        Assert.Contains(book.InForce("CN-3302", Today, withMemory: true).Rules, rule => rule.Head.Id == "house/head");
    }

    [Fact]
    public void A_province_adds_its_own_limits_to_an_edition_and_they_hold_in_it_alone()
    {
        RuleBook book = RuleBook.BuiltIn.With(Read(Township("official", "cn-2014", 20, "CN-33")));
        Rank head = book.FindRank(AdministrativeLevel.Township, "镇长")!;

        Assert.Equal(20, book.InForce(Jurisdiction.Of("330203000000"), Today).Limit(head)!.LimitM2);
        Assert.Null(book.InForce(Jurisdiction.Of("320000"), Today).Limit(head));
        Assert.Equal(24, book.InForce("CN", Today).Ceiling(AdministrativeLevel.Township)!.CeilingM2);
    }

    [Fact]
    public void The_transition_rule_holds_in_its_city_for_limits_that_rose_by_less_than_its_factor()
    {
        RulesInForce ningbo = RuleBook.BuiltIn.InForce("CN-3302", Today);
        AppliedLimit eased = Limit(ningbo, AdministrativeLevel.Province, "department-head"); // 24 to 30: by 25 %

        Assert.Equal(31.2m, eased.LimitM2);
        Assert.Equal(["cn-2014/province/department-head", "cn-3302/transition", "cn-1999/province/department-head"], eased.RuleIds);
        Assert.Equal(42, Limit(ningbo, AdministrativeLevel.City, "city-head").LimitM2); // 32 to 42: by 31.25 %
        Assert.Equal(54, Limit(ningbo, AdministrativeLevel.Province, "province-head").LimitM2); // did not rise
        Assert.Equal(30, Limit(RuleBook.BuiltIn.InForce("CN-3301", Today), AdministrativeLevel.Province, "department-head").LimitM2);
        Assert.Null(RuleBook.BuiltIn.InForce("CN-3302", LastDayOf1999).Transition);
    }

    [Theory]
    [InlineData("", "CN")]
    [InlineData("330000000000", "CN-33")]
    [InlineData("330200", "CN-3302")]
    [InlineData("331000000000", "CN-3310")]
    [InlineData("330203001000", "CN-330203001")]
    public void A_division_code_names_a_jurisdiction(string code, string expected) => Assert.Equal(expected, Jurisdiction.Of(code));

    [Fact]
    public void A_division_code_that_is_none_is_refused() => Assert.Throws<ArgumentException>(() => Jurisdiction.Of("33X"));

    [Theory]
    [InlineData("\"limitM2\": 20", "\"limitM2\": \"20\"", "rules[0].limitM2", "is a number from 0.01 to 10000; it is \"20\"")]
    [InlineData("\"limitM2\": 20", "\"limit\": 20", "rules[0].limitM2", "is missing")]
    [InlineData("\"kind\": \"rankLimit\"", "\"kind\": \"limit\"", "rules[0].kind", "is one of rankLimit, rankCeiling")]
    [InlineData("\"level\": \"township\"", "\"level\": \"village\"", "rules[0].level", "township (乡级); it is \"village\"")]
    [InlineData("\"validTo\": null", "\"validTo\": \"2001-01-01\"", "validTo", "is a day not before validFrom")]
    [InlineData("\"jurisdiction\": \"CN-33\"", "\"jurisdiction\": \"Zhejiang\"", "jurisdiction", "as \"CN-3302\"")]
    [InlineData("\"authority\": \"official\"", "\"authority\": \"mine\"", "authority", "is one of official, secondary, memory")]
    [InlineData("\"assumptions\": []", "\"assumption\": []", "assumptions", "is missing")]
    [InlineData("\"note\": \"\"", "\"remark\": \"\"", "rules[0].remark", "docs/space-rules.md")]
    [InlineData("\"edition\"", "edition", "", "is no JSON: line 1")]
    public void A_file_that_cannot_be_meant_is_refused_by_its_field(string good, string bad, string field, string expected)
    {
        string text = Township("official", "cn-2014", 20, "CN-33").Replace("\"limitM2\": 20", "\"limitM2\": 20, \"note\": \"\"", StringComparison.Ordinal);
        Assert.Contains(good, text, StringComparison.Ordinal);

        RuleFileException refused = Assert.Throws<RuleFileException>(() => Read(text
            .Replace(good, bad, StringComparison.Ordinal).Replace(", \"note\": \"\"", string.Empty, StringComparison.Ordinal)));

        Assert.Equal(field, refused.Field);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cn-2030", "CN", "hold rank limits of 'cn-2014' and of 'cn-2030' that are both in force on 2020-01-01; editions are never mixed")]
    [InlineData("cn-2030", "CN-33", "editions are never mixed")]
    public void A_second_edition_in_force_on_the_same_day_is_refused(string edition, string jurisdiction, string expected)
    {
        RuleFileException refused = Assert.Throws<RuleFileException>(() =>
            RuleBook.BuiltIn.With(Read(Township("official", edition, 20, jurisdiction))));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_leave_open_which_one_applies_are_refused()
    {
        RuleBook book = RuleBook.BuiltIn.With(Read(Township("official", "cn-2014", 20, "CN-33")));

        Assert.Contains("'house/head' twice", Refusal(Township("official", "cn-2014", 20, "CN-33")), StringComparison.Ordinal);
        Assert.Contains(
            "are about the same and in force together",
            Refusal(Township("official", "cn-2014", 22, "CN-33").Replace("house/head", "house/other", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(
            "the name '镇长' to two ranks",
            Refusal(Township("official", "cn-2014", 22, "CN-33").Replace("house/head", "house/other", StringComparison.Ordinal)
                .Replace("township-head", "township-chief", StringComparison.Ordinal)), StringComparison.Ordinal);

        string Refusal(string file) => Assert.Throws<RuleFileException>(() => book.With(Read(file))).Message;
    }

    [Fact]
    public void The_page_has_every_rule()
    {
        string page = File.ReadAllText(Path.Combine(TestFiles.Root, "docs", "space-rules.md"));

        Assert.All(RuleBook.BuiltIn.Rules, rule => Assert.Contains(Row(rule) + "\n", page, StringComparison.Ordinal));
        Assert.All(
            RuleBook.BuiltIn.Rules.SelectMany(rule => rule.Head.Assumptions).Distinct(),
            assumed => Assert.Contains($"`{assumed.Parameter}`: {assumed.Why}", page, StringComparison.Ordinal));
    }

    private static string Row(Rule rule) => string.Create(
        CultureInfo.InvariantCulture,
        $"| `{rule.Head.Id}` | {RuleText.Of(rule)} | {rule.Head.Jurisdiction}, {rule.Head.ValidFrom:yyyy-MM-dd} – {rule.Head.ValidTo?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today"} | {rule.Head.Source} ({rule.Head.Authority.Word()}) |");

    private static string Limits(DateOnly day, string level) => string.Join(", ", RuleBook.BuiltIn.InForce("CN", day).Rules
        .OfType<RankLimit>().Where(limit => limit.Rank.Level.Word() == level)
        .Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Rank.Id} {limit.LimitM2}")));

    private static AppliedLimit Limit(RulesInForce rules, AdministrativeLevel level, string rank) =>
        rules.Limit(rules.FindRank(level, rank)!)!;

    private static IReadOnlyList<Rule> Read(string json) => RuleBook.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Township(string authority, string edition, int limitM2, string jurisdiction) => $$"""
        { "edition": "{{edition}}", "title": "House rule", "jurisdiction": "{{jurisdiction}}", "validFrom": "2020-01-01", "validTo": null,
          "source": "The house's own paper", "authority": "{{authority}}", "assumptions": [],
          "rules": [ { "id": "house/head", "kind": "rankLimit", "level": "township", "rank": "township-head", "english": "township head",
                       "chinese": ["镇长"], "limitM2": {{limitM2}} } ] }
        """;
}
