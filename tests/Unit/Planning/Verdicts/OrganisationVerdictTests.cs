using System.Text;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Planning.Verdicts;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Verdicts;

public class OrganisationVerdictTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly RulesInForce Today = RuleBook.BuiltIn.InForce("CN", Day);

    [Fact]
    public void Offices_of_1000_and_service_rooms_of_700_m2_entitle_to_3050_77_m2()
    {
        // Every limit that comes with the program is a multiple of 3, and 1,000 is none: 50 posts of 20 m² by a rule of a province.
        RulesInForce rules = RuleBook.BuiltIn.With(Read("""
            { "edition": "cn-2014", "title": "Townships", "jurisdiction": "CN-33", "validFrom": "2015-01-01", "validTo": null, "source": "Notice",
              "authority": "official", "assumptions": [],
              "rules": [ { "id": "cn-33/head", "kind": "rankLimit", "level": "township", "rank": "township-head", "english": "head", "chinese": ["镇长"], "limitM2": 20 } ] }
            """)).InForce("CN-3302", Day);
        var basis = new EntitlementBasis(AdministrativeLevel.Township, [new("O1", "镇长", 50)], "多层", AncillaryFloorM2: 200, ServiceM2: 700);

        Entitlement entitled = Assert.IsType<Entitlement>(OrganisationVerdicts.Entitle(rules, basis));

        Assert.Equal((1000m, 0.65m, true), (entitled.OfficeM2, entitled.UsableShare, entitled.Floor.IsExact));
        Assert.Equal(3050.77m, Math.Round(entitled.Floor.FromM2, 2));
        Assert.Equal(["cn-2014/entitlement", "cn-33/head"], entitled.RuleIds);
    }

    [Fact]
    public void Service_rooms_that_nobody_stated_make_the_entitlement_a_range()
    {
        Entitlement entitled = Entitle(Basis(new("O1", "county-head", 1), new("O1", "正科", 2), new("O1", "科员", 7)));

        Assert.Equal(30m + (2 * 18) + (7 * 9), entitled.OfficeM2);
        Assert.Equal(new AreaRange(50, 100), entitled.Service);
        Assert.Equal(new AreaRange((179 * 1.09m / 0.65m) + 200, (229 * 1.09m / 0.65m) + 200), entitled.Floor);
        Assert.Equal([("county-head", 1, 30m), ("section-head", 2, 18m), ("below-section", 7, 9m)], entitled.Lines.Select(line => (line.Rank, line.Heads, line.LimitM2)));
        Assert.Contains("cn-2014/service-space", entitled.RuleIds);
    }

    [Fact]
    public void The_usable_share_is_that_of_the_building_or_a_higher_one_that_is_given()
    {
        EntitlementBasis basis = Basis(new Quota("O1", "county-head", 10)) with { ServiceM2 = 100 };

        Assert.Equal((400 * 1.09m / 0.60m) + 200, Entitle(basis with { BuildingType = "high-rise" }).Floor.FromM2);
        Assert.Equal((400 * 1.09m / 0.75m) + 200, Entitle(basis with { UsableShare = 0.75m }).Floor.FromM2);
        Assert.Equal(new NotJudged(NotJudgedReason.UsableShareTooLow, "multi-storey"), OrganisationVerdicts.Entitle(Today, basis with { UsableShare = 0.64m }));
    }

    [Fact]
    public void A_transition_rule_does_not_raise_an_entitlement()
    {
        EntitlementBasis basis = Basis(new Quota("O1", "department-head", 1)) with { Level = AdministrativeLevel.Province };

        Assert.Equal(30, Assert.IsType<Entitlement>(OrganisationVerdicts.Entitle(RuleBook.BuiltIn.InForce("CN-3302", Day), basis)).OfficeM2);
    }

    [Theory]
    [InlineData(800, VerdictOutcome.Within)] // 80.00 %
    [InlineData(800.1, VerdictOutcome.Over)] // 80.01 %
    [InlineData(799.9, VerdictOutcome.Within)]
    [InlineData(0, VerdictOutcome.Within)]
    public void An_organisation_may_lease_four_fifths_of_its_entitlement_to_the_last_digit(double leasedM2, VerdictOutcome expected)
    {
        Verdict verdict = Lease(BoundedArea.Measured(leasedM2, 0), AreaRange.Exactly(1000));

        Assert.Equal((expected, 800m, "cn-property/lease-share"), (verdict.Outcome, verdict.Limit.FromM2, verdict.RuleIds[0]));
        Assert.Equal((decimal)leasedM2 - 800, verdict.ExcessM2);
    }

    [Theory]
    [InlineData(2440.61, VerdictOutcome.Within)] // 80 % of 3,050.7692…: 2,440.6153…
    [InlineData(2440.62, VerdictOutcome.Over)]
    public void A_lease_is_held_against_the_entitlement_of_the_worked_example(double leasedM2, VerdictOutcome expected) => Assert.Equal(
        expected, Lease(BoundedArea.Measured(leasedM2, 0), AreaRange.Exactly(Today.Entitlement!.FloorM2(1000, 700, 0.65m, 200))).Outcome);

    [Theory]
    [InlineData(799, 0.5, VerdictOutcome.Within)]
    [InlineData(799.8, 0.5, VerdictOutcome.Undecided)]
    [InlineData(850, 0, VerdictOutcome.Undecided)]
    [InlineData(880.4, 0.5, VerdictOutcome.Undecided)]
    [InlineData(881, 0.5, VerdictOutcome.Over)]
    public void A_lease_is_undecided_within_its_bound_and_the_range_of_the_entitlement(double leasedM2, double boundM2, VerdictOutcome expected) =>
        Assert.Equal(expected, Lease(BoundedArea.Measured(leasedM2, boundM2), new AreaRange(1000, 1100)).Outcome);

    [Fact]
    public void What_an_organisation_has_is_more_or_less_than_its_entitlement_or_lies_between()
    {
        Entitlement entitled = Entitle(Basis(new Quota("O1", "county-head", 10))); // 300 m² of offices, 50 to 100 m² of service rooms

        Assert.Equal((BalanceState.Surplus, new AreaRange(9.5m, 10.5m)), Of(entitled, Bounded(310, 0.5m), null).Office);
        Assert.Equal((BalanceState.Shortage, new AreaRange(-10.5m, -9.5m)), Of(entitled, Bounded(290, 0.5m), null).Office);
        Assert.Equal((BalanceState.Undecided, new AreaRange(-0.1m, 0.9m)), Of(entitled, Bounded(300.4m, 0.5m), null).Office);
        Assert.Equal((BalanceState.Even, new AreaRange(0, 0)), Of(entitled, Bounded(300, 0), null).Office);
        Assert.Equal((BalanceState.Undecided, new AreaRange(-20, 30)), Of(entitled, null, Bounded(80, 0)).Service);
        Assert.Equal((BalanceState.Shortage, new AreaRange(-60, -10)), Of(entitled, null, Bounded(40, 0)).Service);
        Assert.Equal(
            (new NotJudged(NotJudgedReason.MissingArea, "office"), new NotJudged(NotJudgedReason.MissingArea, "service")),
            OrganisationVerdicts.Balance(entitled, null, null));

        static BoundedArea Bounded(decimal areaM2, decimal boundM2) => new(areaM2, boundM2);

        static ((BalanceState, AreaRange)? Office, (BalanceState, AreaRange)? Service) Of(Entitlement entitled, BoundedArea? office, BoundedArea? service)
        {
            (Judgement offices, Judgement rooms) = OrganisationVerdicts.Balance(entitled, office, service);
            return (offices is SpaceBalance one ? (one.State, one.Surplus) : null, rooms is SpaceBalance other ? (other.State, other.Surplus) : null);
        }
    }

    [Fact]
    public void Idle_or_let_space_beside_leases_is_a_conflict()
    {
        FreeSpace[] spaces =
        [
            new("101", RoomState.Idle, null, new BoundedArea(40, 0.1m)),
            new("102", RoomState.Reserve, null, new BoundedArea(50)),
            new("B2", null, TenureKind.LeasedOut, new BoundedArea(30)),
            new("B3", RoomState.InUse, TenureKind.Owned, new BoundedArea(500)),
        ];

        IdleWhileLeasing both = Idle(new BoundedArea(55), spaces);

        Assert.True(both.IsConflict);
        Assert.Equal((new BoundedArea(70, 0.1m), 55m), (both.Free, both.AvoidableM2));
        Assert.Equal(["101", "B2"], both.Places.Select(place => place.Place));
        Assert.False(Idle(new BoundedArea(0), spaces).IsConflict);
        Assert.False(Idle(new BoundedArea(55), []).IsConflict);

        static IdleWhileLeasing Idle(BoundedArea leasedIn, FreeSpace[] spaces) =>
            Assert.IsType<IdleWhileLeasing>(OrganisationVerdicts.JudgeIdleWhileLeasing(Today, leasedIn, spaces));
    }

    [Fact]
    public void What_cannot_be_judged_says_why()
    {
        RulesInForce before = RuleBook.BuiltIn.InForce("CN", new DateOnly(2010, 1, 1));
        EntitlementBasis basis = Basis(new Quota("O1", "county-head", 10));

        Assert.Equal(new NotJudged(NotJudgedReason.NoRule, "entitlement"), OrganisationVerdicts.Entitle(before, basis));
        Assert.Equal(new NotJudged(NotJudgedReason.NoRule, "leaseShare"), OrganisationVerdicts.JudgeLeases(before, default, default));
        Assert.Equal(new NotJudged(NotJudgedReason.NoRule, "idleWhileLeasing"), OrganisationVerdicts.JudgeIdleWhileLeasing(before, default, []));
        Assert.Equal(new NotJudged(NotJudgedReason.MissingQuota, "quota"), OrganisationVerdicts.Entitle(Today, Basis()));
        Assert.Equal(new NotJudged(NotJudgedReason.UnknownRank, "部长"), OrganisationVerdicts.Entitle(Today, Basis(new Quota("O1", "部长", 1))));
        Assert.Equal(new NotJudged(NotJudgedReason.UnknownBuildingType, "tent"), OrganisationVerdicts.Entitle(Today, basis with { BuildingType = "tent" }));
        Assert.Throws<ArgumentException>(() => OrganisationVerdicts.Entitle(Today, Basis(new Quota("O1", "county-head", -1))));
        Assert.Throws<ArgumentException>(() => OrganisationVerdicts.Entitle(Today, basis with { UsableShare = 0 }));
    }

    [Fact]
    public void Every_word_of_a_verdict_is_explained_on_the_page()
    {
        string page = File.ReadAllText(Path.Combine(TestFiles.Root, "docs", "space-rules.md"));
        IEnumerable<string> words =
        [
            .. Enum.GetValues<VerdictOutcome>().Select(VerdictWords.Word),
            .. Enum.GetValues<NotJudgedReason>().Select(VerdictWords.Word),
            .. Enum.GetValues<BalanceState>().Select(VerdictWords.Word),
        ];

        Assert.All(words, word => Assert.Contains($"| `{word}` | ", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_need_is_met_by_what_is_there_before_anything_is_built() =>
        Assert.Equal([NeedWay.Reallocate, NeedWay.Exchange, NeedWay.Lease, NeedWay.Build], Today.NeedOrder!.Ways);

    private static Verdict Lease(BoundedArea leased, AreaRange entitled) =>
        Assert.IsType<Verdict>(OrganisationVerdicts.JudgeLeases(Today, leased, entitled));

    private static EntitlementBasis Basis(params Quota[] quotas) => new(AdministrativeLevel.County, quotas, "multi-storey", AncillaryFloorM2: 200);

    private static Entitlement Entitle(EntitlementBasis basis) => Assert.IsType<Entitlement>(OrganisationVerdicts.Entitle(Today, basis));

    private static IReadOnlyList<Rule> Read(string json) => RuleBook.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
