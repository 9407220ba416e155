using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Rules;

namespace SpaceGeo.Planning.Verdicts;

/// <summary>The limit of a person or a post, or the reason why there is none.</summary>
internal static class RankLimits
{
    /// <summary>The limit of a person.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="person">The person.</param>
    /// <param name="limit">The limit, or null.</param>
    /// <returns>Null where there is a limit.</returns>
    public static NotJudged? Of(RulesInForce rules, Occupant person, out AppliedLimit? limit) =>
        Of(rules, person.Level, person.Rank, person.Person, out limit);

    /// <summary>The limit of a rank.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="level">The level.</param>
    /// <param name="rank">The rank as the ledger writes it.</param>
    /// <param name="subject">What the reason names.</param>
    /// <param name="limit">The limit, or null.</param>
    /// <returns>Null where there is a limit.</returns>
    public static NotJudged? Of(RulesInForce rules, AdministrativeLevel level, string rank, string subject, out AppliedLimit? limit)
    {
        limit = null;
        if (rules.Edition is null)
        {
            return new NotJudged(NotJudgedReason.NoRule, "rankLimit");
        }

        // Where a level has no limits at all, as townships before their province set some, the rank's name does not matter.
        if (!rules.HasLimits(level))
        {
            return new NotJudged(NotJudgedReason.NoLimit, subject, rules.Ceiling(level));
        }

        if (rules.FindRank(level, rank) is not { } known)
        {
            return new NotJudged(NotJudgedReason.UnknownRank, subject);
        }

        limit = rules.Limit(known);
        return limit is null ? new NotJudged(NotJudgedReason.NoLimit, subject, rules.Ceiling(level)) : null;
    }
}
