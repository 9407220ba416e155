using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Rules;

/// <summary>Where a rule is written and where and when it applies.</summary>
/// <param name="Id">Unique among all rules, as <c>cn-2014/city/city-head</c>; verdicts name it.</param>
/// <param name="Edition">The set of rules that it belongs to, as <c>cn-2014</c>.</param>
/// <param name="Title">What the set is about.</param>
/// <param name="Jurisdiction">Where it applies: see <see cref="Rules.Jurisdiction"/>.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, or null while it is in force.</param>
/// <param name="Source">Where it is written.</param>
/// <param name="Authority">How well that is established; what is known from memory alone is never used unless asked for.</param>
/// <param name="Note">What else is to be known; may be empty.</param>
/// <param name="Assumptions">What in it is not taken from the source; for all rules of one file.</param>
public sealed record RuleHead(
    string Id,
    string Edition,
    string Title,
    string Jurisdiction,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string Source,
    RuleAuthority Authority,
    string Note,
    IReadOnlyList<Assumption> Assumptions)
{
    /// <summary>Whether the rule applies on a day.</summary>
    /// <param name="day">The day.</param>
    public bool IsInForce(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo);
}

/// <summary>One rule: a row of a file.</summary>
/// <param name="Head">Where and when it applies.</param>
public abstract record Rule(RuleHead Head)
{
    /// <summary>What it is about, beside which no other rule of one jurisdiction may be in force on the same day.</summary>
    public abstract string Subject { get; }
}

/// <summary>A rank of persons at one level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Id">Its id, unique at the level, as <c>bureau-head</c>.</param>
/// <param name="English">Its English name.</param>
/// <param name="Chinese">Its Chinese names, the usual one first.</param>
public sealed record Rank(AdministrativeLevel Level, string Id, string English, IReadOnlyList<string> Chinese);

/// <summary>Most net usable area for each person of a rank.</summary>
/// <param name="Head">Where and when it applies.</param>
/// <param name="Rank">The rank.</param>
/// <param name="LimitM2">Square metres a person.</param>
public sealed record RankLimit(RuleHead Head, Rank Rank, decimal LimitM2) : Rule(Head)
{
    /// <inheritdoc/>
    public override string Subject => $"rankLimit {Rank.Level.Word()} {Rank.Id}";
}

/// <summary>A ceiling within which others set the limit of a rank: no limit by itself.</summary>
/// <param name="Head">Where and when it applies.</param>
/// <param name="Rank">The rank.</param>
/// <param name="CeilingM2">Square metres a person that such limits should not pass.</param>
public sealed record RankCeiling(RuleHead Head, Rank Rank, decimal CeilingM2) : Rule(Head)
{
    /// <inheritdoc/>
    public override string Subject => $"rankCeiling {Rank.Level.Word()} {Rank.Id}";
}

/// <summary>A limit that rose by less than a factor may be judged by that of the edition before, times the factor.</summary>
/// <param name="Head">Where and when it applies.</param>
/// <param name="BaseEdition">The edition before.</param>
/// <param name="Factor">Above 1.</param>
public sealed record TransitionRule(RuleHead Head, string BaseEdition, decimal Factor) : Rule(Head)
{
    /// <inheritdoc/>
    public override string Subject => "transition";
}

/// <summary>A room shared by several persons is shared out by their limits: share of i = area × limit of i ÷ Σ limits.</summary>
/// <param name="Head">Where and when it applies.</param>
public sealed record SharedRoomRule(RuleHead Head) : Rule(Head)
{
    /// <inheritdoc/>
    public override string Subject => "sharedRoom";
}

/// <summary>Which rooms for a leader's exclusive use are summed up, and how large a private toilet may be.</summary>
/// <param name="Head">Where and when it applies.</param>
/// <param name="Purposes">What the rooms are used for.</param>
/// <param name="ToiletMaxM2">Largest private toilet, in square metres; it lies inside the limit.</param>
/// <param name="ToiletPosts">Ids of the ranks that may have one; empty where the source names none.</param>
public sealed record LeaderTotalRule(
    RuleHead Head, IReadOnlyList<RoomPurpose> Purposes, decimal ToiletMaxM2, IReadOnlyList<string> ToiletPosts) : Rule(Head)
{
    /// <inheritdoc/>
    public override string Subject => "leaderTotal";
}

/// <summary>How much of its entitlement an organisation may lease.</summary>
/// <param name="Head">Where and when it applies.</param>
/// <param name="MaxShare">From 0 to 1, itself allowed.</param>
public sealed record LeaseShareRule(RuleHead Head, decimal MaxShare) : Rule(Head)
{
    /// <inheritdoc/>
    public override string Subject => "leaseShare";
}

/// <summary>A type of building and how much of its floor is usable.</summary>
/// <param name="Type">Its word, as <c>multi-storey</c>.</param>
/// <param name="Chinese">Its Chinese name.</param>
/// <param name="LeastK">Least share of the floor area that is usable.</param>
public sealed record BuildingFactor(string Type, string Chinese, decimal LeastK);

/// <summary>Entitlement of an organisation in floor area: S = [A + B + (A + B) × surcharge] ÷ K + C.</summary>
/// <param name="Head">Where and when it applies.</param>
/// <param name="SurchargeShare">The surcharge, as 0.09.</param>
/// <param name="Buildings">K for each type of building.</param>
public sealed record EntitlementRule(RuleHead Head, decimal SurchargeShare, IReadOnlyList<BuildingFactor> Buildings) : Rule(Head)
{
    /// <inheritdoc/>
    public override string Subject => "entitlement";

    /// <summary>S by the formula.</summary>
    /// <param name="officeM2">A: usable office area, in square metres.</param>
    /// <param name="serviceM2">B: usable service area, in square metres.</param>
    /// <param name="usableShare">K: usable share of the floor, above 0.</param>
    /// <param name="ancillaryFloorM2">C: ancillary floor area, in square metres.</param>
    /// <returns>Floor area in square metres.</returns>
    public decimal FloorM2(decimal officeM2, decimal serviceM2, decimal usableShare, decimal ancillaryFloorM2) =>
        ((officeM2 + serviceM2) * (1 + SurchargeShare) / usableShare) + ancillaryFloorM2;
}

/// <summary>Service rooms for each person: a range where the table itself is not at hand.</summary>
/// <param name="Head">Where and when it applies.</param>
/// <param name="MinM2PerPerson">Least, in square metres.</param>
/// <param name="MaxM2PerPerson">Most, in square metres.</param>
public sealed record ServiceSpaceRule(RuleHead Head, decimal MinM2PerPerson, decimal MaxM2PerPerson) : Rule(Head)
{
    /// <inheritdoc/>
    public override string Subject => "serviceSpace";
}

/// <summary>Space that an organisation must not have while it leases from others.</summary>
/// <param name="Head">Where and when it applies.</param>
/// <param name="States">States of rooms.</param>
/// <param name="Tenures">Rights by which space is given away.</param>
public sealed record IdleWhileLeasingRule(RuleHead Head, IReadOnlyList<RoomState> States, IReadOnlyList<TenureKind> Tenures) : Rule(Head)
{
    /// <inheritdoc/>
    public override string Subject => "idleWhileLeasing";
}

/// <summary>A way to meet a need for space.</summary>
public enum NeedWay
{
    /// <summary>Give rooms that are there to another 调剂.</summary>
    Reallocate,

    /// <summary>Swap rooms 置换.</summary>
    Exchange,

    /// <summary>Rent 租用.</summary>
    Lease,

    /// <summary>Build 建设.</summary>
    Build,
}

/// <summary>The order in which ways to meet a need are tried.</summary>
/// <param name="Head">Where and when it applies.</param>
/// <param name="Ways">The first comes first.</param>
public sealed record NeedOrderRule(RuleHead Head, IReadOnlyList<NeedWay> Ways) : Rule(Head)
{
    /// <inheritdoc/>
    public override string Subject => "needOrder";
}
