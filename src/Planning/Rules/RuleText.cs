using System.Globalization;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Rules;

/// <summary>What a rule says, in words.</summary>
public static class RuleText
{
    /// <summary>What a rule says, without where and when it applies.</summary>
    /// <param name="rule">A rule.</param>
    /// <returns>One line.</returns>
    /// <exception cref="ArgumentException">The rule is of a kind that the program does not have.</exception>
    public static string Of(Rule rule) => rule switch
    {
        RankLimit limit => Invariant($"{limit.Rank.Level.Word()}, {limit.Rank.English} {limit.Rank.Chinese[0]}: at most {limit.LimitM2} m² a person"),
        RankCeiling ceiling => Invariant($"{ceiling.Rank.Level.Word()}, {ceiling.Rank.English} {ceiling.Rank.Chinese[0]}: limits should not pass {ceiling.CeilingM2} m² a person"),
        TransitionRule transition => Invariant($"a limit below {transition.Factor} × that of {transition.BaseEdition} may be that of {transition.BaseEdition} × {transition.Factor}"),
        SharedRoomRule => "share of i in a room = area × limit of i ÷ Σ limits",
        LeaderTotalRule total => Invariant($"a leader's total is {string.Join(" + ", total.Purposes.Select(LedgerWords.Word))} for exclusive use; a private toilet of at most {total.ToiletMaxM2} m² ({Posts(total)}) lies inside the limit"),
        LeaseShareRule lease => Invariant($"leased area ≤ {lease.MaxShare * 100:0.##} % of the entitlement"),
        EntitlementRule one => Invariant($"floor area S = [A + B + (A + B) × {one.SurchargeShare * 100:0.##} %] ÷ K + C; {string.Join(", ", one.Buildings.Select(Factor))}"),
        ServiceSpaceRule service => Invariant($"service rooms {service.MinM2PerPerson}–{service.MaxM2PerPerson} m² a person"),
        IdleWhileLeasingRule idle => $"no rooms {string.Join(", ", idle.States.Select(LedgerWords.Word))} and nothing {string.Join(", ", idle.Tenures.Select(LedgerWords.Word))} while leasing in",
        NeedOrderRule order => string.Join(" → ", order.Ways.Select(way => $"{way.Word()} {way.Chinese()}")),
        _ => throw new ArgumentException($"A rule of the kind {rule?.GetType().Name} has no text.", nameof(rule)),
    };

    private static string Posts(LeaderTotalRule total) =>
        total.ToiletPosts.Count == 0 ? "the source does not name the posts" : string.Join(", ", total.ToiletPosts);

    private static string Factor(BuildingFactor one) => Invariant($"K ≥ {one.LeastK} {one.Type} {one.Chinese}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
