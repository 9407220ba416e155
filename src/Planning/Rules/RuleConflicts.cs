using System.Globalization;
using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Planning.Rules;

/// <summary>Refuses rules of which it would be unclear which one applies.</summary>
internal static class RuleConflicts
{
    /// <summary>Checks all rules of a book against each other.</summary>
    /// <exception cref="RuleFileException">Two have one id, two on one subject are in force together in one place, or rank limits of two
    /// editions are.</exception>
    public static void Check(IReadOnlyList<Rule> rules)
    {
        if (rules.GroupBy(rule => rule.Head.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new RuleFileException("rules", $"have the id '{twice.Key}' twice; give each an id of its own");
        }

        // Rules from memory are no defaults: they may stand beside others.
        Rule[] firm = [.. rules.Where(rule => rule.Head.Authority != RuleAuthority.Memory)];
        foreach (IGrouping<string, Rule> same in firm.GroupBy(rule => rule.Subject))
        {
            Rule[] rows = [.. same];
            for (int i = 0; i < rows.Length; i++)
            {
                foreach (Rule other in rows.Skip(i + 1).Where(other => other.Head.Jurisdiction == rows[i].Head.Jurisdiction && Meet(rows[i].Head, other.Head)))
                {
                    throw new RuleFileException(
                        "rules", $"'{rows[i].Head.Id}' and '{other.Head.Id}' are about the same and in force together; end the earlier one by validTo");
                }
            }
        }

        CheckEditions([.. firm.OfType<RankLimit>().Select(limit => limit.Head with { Id = string.Empty, Note = string.Empty }).DistinctBy(Key)]);
    }

    private static (string, string, DateOnly, DateOnly?) Key(RuleHead head) => (head.Edition, head.Jurisdiction, head.ValidFrom, head.ValidTo);

    // Whatever the level: a verdict on persons of several ranks would rest on both.
    private static void CheckEditions(RuleHead[] limits)
    {
        for (int i = 0; i < limits.Length; i++)
        {
            for (int j = i + 1; j < limits.Length; j++)
            {
                (RuleHead one, RuleHead other) = (limits[i], limits[j]);
                bool isOnePlace = Jurisdiction.Holds(one.Jurisdiction, other.Jurisdiction) || Jurisdiction.Holds(other.Jurisdiction, one.Jurisdiction);
                if (one.Edition != other.Edition && isOnePlace && Meet(one, other))
                {
                    DateOnly day = one.ValidFrom > other.ValidFrom ? one.ValidFrom : other.ValidFrom;
                    throw new RuleFileException("rules", string.Create(
                        CultureInfo.InvariantCulture,
                        $"hold rank limits of '{one.Edition}' and of '{other.Edition}' that are both in force on {day:yyyy-MM-dd}; editions are never mixed: end one by validTo, or name the edition that the rows add to"));
                }
            }
        }
    }

    private static bool Meet(RuleHead one, RuleHead other) =>
        one.ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (one.ValidTo ?? DateOnly.MaxValue);
}
