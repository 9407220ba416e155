using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Verdicts;

/// <summary>What comes of holding space against the rules: a verdict, or the reason why there is none.</summary>
public abstract record Judgement;

/// <summary>Whether space is within a limit.</summary>
public enum VerdictOutcome
{
    /// <summary>Not above the limit, whatever the true area is within its bound.</summary>
    Within,

    /// <summary>Above the limit, whatever the true area is within its bound.</summary>
    Over,

    /// <summary>The limit lies within the bound: a closer measurement would tell.</summary>
    Undecided,
}

/// <summary>A room as it counts in a verdict.</summary>
/// <param name="Room">The room, as the caller names it.</param>
/// <param name="Purpose">What it is used for.</param>
/// <param name="Area">Its area.</param>
/// <param name="Counted">What of it counts; 0 for a room that does not.</param>
/// <param name="Occupants">Persons who share it.</param>
public sealed record CountedArea(string Room, RoomPurpose Purpose, BoundedArea Area, BoundedArea Counted, int Occupants);

/// <summary>Space held against a limit.</summary>
/// <param name="Outcome">Over, within, or undecided within the bound.</param>
/// <param name="RuleIds">Ids of the rules that it rests on, that of the limit first.</param>
/// <param name="Limit">The limit; a range where what it rests on is one.</param>
/// <param name="Area">The area that was judged.</param>
/// <param name="Areas">The rooms that it consists of, those that do not count too; empty where the caller gave a sum.</param>
public sealed record Verdict(
    VerdictOutcome Outcome, IReadOnlyList<string> RuleIds, AreaRange Limit, BoundedArea Area, IReadOnlyList<CountedArea> Areas) : Judgement
{
    /// <summary>Whether the bound leaves no doubt.</summary>
    public bool IsCertain => Outcome is VerdictOutcome.Within or VerdictOutcome.Over;

    /// <summary>By how much the area is above the limit, or the lower end of it; negative for what is left. It can differ by the area's bound.
    /// </summary>
    public decimal ExcessM2 => Area.AreaM2 - Limit.FromM2;

    /// <summary>Holds an area against a limit.</summary>
    /// <param name="ruleIds">Ids of the rules.</param>
    /// <param name="limit">The limit, itself allowed.</param>
    /// <param name="area">The area.</param>
    /// <param name="areas">What it consists of.</param>
    public static Verdict Of(IReadOnlyList<string> ruleIds, AreaRange limit, BoundedArea area, IReadOnlyList<CountedArea> areas) => new(
        area.LeastM2 > limit.ToM2 ? VerdictOutcome.Over : area.MostM2 <= limit.FromM2 ? VerdictOutcome.Within : VerdictOutcome.Undecided, ruleIds, limit, area, areas);
}

/// <summary>Why there is no verdict.</summary>
public enum NotJudgedReason
{
    /// <summary>No rule on it is in force in that place on that day.</summary>
    NoRule,

    /// <summary>Limits are in force, but none for that rank.</summary>
    NoLimit,

    /// <summary>The level has no rank of that name.</summary>
    UnknownRank,

    /// <summary>The organisation's division code cannot be one.</summary>
    UnknownDivision,

    /// <summary>A room that counts has no area.</summary>
    MissingArea,

    /// <summary>Nobody has the room.</summary>
    NoOccupant,

    /// <summary>The organisation has no quota of posts.</summary>
    MissingQuota,

    /// <summary>The rule does not have that type of building.</summary>
    UnknownBuildingType,

    /// <summary>The usable share of the floor that was given is below what the rule asks for.</summary>
    UsableShareTooLow,
}

/// <summary>There is no verdict.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Subject">What it is about: the room, the person's code, the rank, or the kind of rule.</param>
/// <param name="Ceiling">The rule under which others set the limit that is missing, or null.</param>
public sealed record NotJudged(NotJudgedReason Reason, string Subject, Rules.RankCeiling? Ceiling = null) : Judgement;
