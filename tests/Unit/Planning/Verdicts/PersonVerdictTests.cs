using FsCheck;
using FsCheck.Fluent;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Planning.Verdicts;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Verdicts;

public class PersonVerdictTests
{
    private static readonly RulesInForce Today = RuleBook.BuiltIn.InForce("CN", new DateOnly(2026, 11, 24));
    private static readonly Occupant Twelve = new("P12", AdministrativeLevel.County, "副科");
    private static readonly Occupant Nine = new("P9", AdministrativeLevel.County, "below-section");
    private static readonly Occupant Head = new("P30", AdministrativeLevel.County, "county-head");

    [Fact]
    public void A_room_of_30_m2_shared_by_limits_of_12_and_9_gives_17_14_and_12_86_m2()
    {
        RoomJudgement judged = PersonVerdicts.JudgeRoom(Today, Office("101", 30, Twelve, Nine));

        Verdict whole = Assert.IsType<Verdict>(judged.Whole);
        Assert.Equal((VerdictOutcome.Over, 21m, 9m), (whole.Outcome, whole.Limit.FromM2, whole.ExcessM2));
        Assert.Equal(["P12", "P9"], judged.Shares.Select(share => share.Person));
        Assert.Equal(17.142857142857142857142857143m, judged.Shares[0].Verdict.Area.AreaM2);
        Assert.Equal(12.857142857142857142857142857m, judged.Shares[1].Verdict.Area.AreaM2);
        Assert.Equal(["cn-2014/county/section-deputy", "cn-practice/shared-room"], judged.Shares[0].Verdict.RuleIds);
    }

    [Fact]
    public void Everyone_in_a_room_is_over_exactly_when_the_room_exceeds_the_sum_of_the_limits() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll(SharedRooms().ToArbitrary(), room =>
        {
            RoomJudgement judged = PersonVerdicts.JudgeRoom(Today, room);
            decimal sum = judged.Shares.Sum(share => share.Verdict.Limit.FromM2);
            BoundedArea area = room.Area!.Value;
            bool isOver = area.AreaM2 > sum;

            Assert.All(judged.Shares, share => Assert.Equal(isOver, share.Verdict.Area.AreaM2 > share.Verdict.Limit.FromM2));
            VerdictOutcome expected = area.LeastM2 > sum ? VerdictOutcome.Over : area.MostM2 <= sum ? VerdictOutcome.Within : VerdictOutcome.Undecided;
            Assert.Equal(expected, Assert.IsType<Verdict>(judged.Whole).Outcome);
            Assert.All(judged.Shares, share => Assert.Equal(expected, share.Verdict.Outcome));
            Assert.InRange(judged.Shares.Sum(share => share.Verdict.Area.AreaM2) - area.AreaM2, -1e-20m, 1e-20m);

            // A person who has this room alone is judged as in the room.
            Assert.All(room.Occupants, person =>
            {
                Verdict total = Assert.IsType<Verdict>(PersonVerdicts.JudgePerson(Today, person, isLeader: false, [room]).Total);
                Assert.Equal(isOver, total.ExcessM2 > 0);
            });
        }));

    [Fact]
    public void A_leaders_total_is_the_sum_of_all_rooms_for_exclusive_use()
    {
        OccupiedRoom[] rooms =
        [
            Office("201", 20.5, Head),
            Office("201a", 6, Head) with { Purpose = RoomPurpose.Rest },
            Office("201b", 4, Head) with { Purpose = RoomPurpose.Toilet },
            Office("202", 40, Head, Nine) with { Purpose = RoomPurpose.Meeting }, // shared: not for exclusive use
            Office("G1", 15, Head) with { Purpose = RoomPurpose.Other },
        ];

        PersonJudgement judged = PersonVerdicts.JudgePerson(Today, Head, isLeader: true, rooms);

        Verdict total = Assert.IsType<Verdict>(judged.Total);
        Assert.Equal((VerdictOutcome.Over, 30.5m, 0.5m), (total.Outcome, total.Area.AreaM2, total.ExcessM2));
        Assert.Equal([20.5m, 6, 4, 0, 0], total.Areas.Select(room => room.Counted.AreaM2));
        Assert.Equal(["cn-2014/county/county-head", "cn-practice/leader-total"], total.RuleIds);
        Assert.Equal(VerdictOutcome.Within, Assert.IsType<Verdict>(judged.Toilet).Outcome);
        Assert.Equal(20.5m, Assert.IsType<Verdict>(PersonVerdicts.JudgePerson(Today, Head, isLeader: false, rooms).Total).Area.AreaM2);
    }

    [Theory]
    [InlineData(6, VerdictOutcome.Within)]
    [InlineData(6.01, VerdictOutcome.Over)]
    public void A_private_toilet_lies_inside_the_limit_up_to_6_m2(double areaM2, VerdictOutcome expected)
    {
        PersonJudgement judged = PersonVerdicts.JudgePerson(
            Today, Head, isLeader: true, [Office("201b", areaM2, Head) with { Purpose = RoomPurpose.Toilet }]);

        Verdict toilet = Assert.IsType<Verdict>(judged.Toilet);
        Assert.Equal((expected, 6m), (toilet.Outcome, toilet.Limit.FromM2));
        Assert.Equal((decimal)areaM2, Assert.IsType<Verdict>(judged.Total).Area.AreaM2);
    }

    [Fact]
    public void A_private_toilet_is_for_the_posts_that_the_rule_names_where_it_names_some()
    {
        LeaderTotalRule rule = Today.LeaderTotal!;
        LeaderTotalRule local = rule with
        {
            ToiletPosts = ["county-head"],
            Head = rule.Head with { Id = "local/leader-total", Jurisdiction = "CN-33" },
        };
        RulesInForce rules = RuleBook.BuiltIn.With([local]).InForce("CN-3302", Today.Day);

        Assert.Equal(VerdictOutcome.Within, Toilet(rules, Head));
        Assert.Equal(VerdictOutcome.Over, Toilet(rules, Twelve));
        Assert.Equal(VerdictOutcome.Within, Toilet(Today, Twelve));

        static VerdictOutcome Toilet(RulesInForce rules, Occupant person) => Assert.IsType<Verdict>(PersonVerdicts.JudgePerson(
            rules, person, isLeader: true, [Office("1", 3, person) with { Purpose = RoomPurpose.Toilet }]).Toilet).Outcome;
    }

    [Theory]
    [InlineData(29.9, 0.05, VerdictOutcome.Within)]
    [InlineData(29.96, 0.05, VerdictOutcome.Undecided)]
    [InlineData(30.04, 0.05, VerdictOutcome.Undecided)]
    [InlineData(30.06, 0.05, VerdictOutcome.Over)]
    [InlineData(30, 0, VerdictOutcome.Within)]
    public void A_verdict_is_certain_only_outside_of_the_areas_bound(double areaM2, double boundM2, VerdictOutcome expected)
    {
        var room = new OccupiedRoom("201", RoomPurpose.Office, BoundedArea.Measured(areaM2, boundM2), [Head]);

        Verdict verdict = Assert.IsType<Verdict>(PersonVerdicts.JudgePerson(Today, Head, isLeader: true, [room]).Total);

        Assert.Equal((expected, expected != VerdictOutcome.Undecided), (verdict.Outcome, verdict.IsCertain));
        Assert.Equal((decimal)boundM2, verdict.Area.BoundM2);
    }

    [Fact]
    public void The_same_room_is_judged_by_the_limits_of_its_day()
    {
        OccupiedRoom room = Office("201", 25, Head);
        Verdict then = Assert.IsType<Verdict>(PersonVerdicts.JudgeRoom(RuleBook.BuiltIn.InForce("CN", new DateOnly(2014, 1, 1)), room).Whole);
        Verdict now = Assert.IsType<Verdict>(PersonVerdicts.JudgeRoom(Today, room).Whole);

        Assert.Equal((VerdictOutcome.Over, "cn-1999/county/county-head"), (then.Outcome, then.RuleIds[0]));
        Assert.Equal((VerdictOutcome.Within, "cn-2014/county/county-head"), (now.Outcome, now.RuleIds[0]));
    }

    [Fact]
    public void A_transition_rule_eases_a_verdict_and_is_named_in_it()
    {
        OccupiedRoom room = Office("201", 31, new Occupant("P", AdministrativeLevel.Province, "正厅级"));
        Verdict inNingbo = Assert.IsType<Verdict>(PersonVerdicts.JudgeRoom(RuleBook.BuiltIn.InForce("CN-3302", Today.Day), room).Whole);
        Verdict elsewhere = Assert.IsType<Verdict>(PersonVerdicts.JudgeRoom(Today, room).Whole);

        Assert.Equal((VerdictOutcome.Within, 31.2m), (inNingbo.Outcome, inNingbo.Limit.FromM2));
        Assert.Contains("cn-3302/transition", inNingbo.RuleIds);
        Assert.Equal(VerdictOutcome.Over, elsewhere.Outcome);
    }

    [Fact]
    public void What_cannot_be_judged_says_why_and_is_no_zero()
    {
        RulesInForce before = RuleBook.BuiltIn.InForce("CN", new DateOnly(1990, 1, 1));
        var mayor = new Occupant("P1", AdministrativeLevel.Township, "镇长");

        Assert.Equal(new NotJudged(NotJudgedReason.NoRule, "rankLimit"), Judge(before, Office("1", 20, Head)));
        Assert.Equal(new NotJudged(NotJudgedReason.NoOccupant, "1"), Judge(Today, Office("1", 20)));
        Assert.Equal(new NotJudged(NotJudgedReason.MissingArea, "1"), Judge(Today, Office("1", 20, Head) with { Area = null }));
        Assert.Equal(
            new NotJudged(NotJudgedReason.UnknownRank, "P2"), Judge(Today, Office("1", 20, Head, new Occupant("P2", AdministrativeLevel.County, "部长"))));
        Assert.Equal(
            new NotJudged(NotJudgedReason.NoLimit, "P1", Today.Ceiling(AdministrativeLevel.Township)), Judge(Today, Office("1", 20, mayor)));
        Assert.Equal(24, Assert.IsType<NotJudged>(Judge(Today, Office("1", 20, mayor))).Ceiling!.CeilingM2);
        Assert.IsType<NotJudged>(PersonVerdicts.JudgePerson(Today, Head, true, [Office("1", 20, Head), Office("2", 1, Head) with { Area = null }]).Total);
    }

    [Fact]
    public void A_person_without_rooms_is_within_the_limit() =>
        Assert.Equal(VerdictOutcome.Within, Assert.IsType<Verdict>(PersonVerdicts.JudgePerson(Today, Head, true, []).Total).Outcome);

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PersonVerdicts.JudgePerson(Today, Head, true, [Office("1", 20, Nine)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoundedArea.Measured(double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoundedArea.Measured(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoundedArea.Measured(double.PositiveInfinity, 0));
    }

    private static Judgement Judge(RulesInForce rules, OccupiedRoom room) => PersonVerdicts.JudgeRoom(rules, room).Whole;

    private static OccupiedRoom Office(string room, double areaM2, params Occupant[] occupants) =>
        new(room, RoomPurpose.Office, BoundedArea.Measured(areaM2, 0), occupants);

    // Areas at the sum of the limits, a hair beside it, and anywhere; with and without a bound.
    private static Gen<OccupiedRoom> SharedRooms() =>
        from count in Gen.Choose(1, 6)
        from ranks in Gen.Elements(30, 24, 18, 12, 9).ListOf(count)
        from hair in Gen.Elements(0.0, 1e-12, -1e-12, 1e-6, -1e-6, 0.1, -5, 7.77777)
        from bound in Gen.Elements(0.0, 1e-12, 1e-6, 0.3)
        select new OccupiedRoom(
            "1", RoomPurpose.Office, BoundedArea.Measured(ranks.Sum() + hair, bound), [.. ranks.Select((limit, i) => Of(limit, i))]);

    private static Occupant Of(int limit, int number) => new($"P{number}", AdministrativeLevel.County, limit switch
    {
        30 => "county-head",
        24 => "county-deputy",
        18 => "section-head",
        12 => "section-deputy",
        _ => "below-section",
    });
}
