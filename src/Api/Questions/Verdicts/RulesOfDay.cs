using SpaceGeo.Planning.Rules;

namespace SpaceGeo.Api.Questions.Verdicts;

/// <summary>The rules of a day in the divisions that an answer meets, looked up once for each.</summary>
/// <param name="book">All rules.</param>
/// <param name="day">The day.</param>
internal sealed class RulesOfDay(RuleBook book, DateOnly day)
{
    private readonly Dictionary<string, RulesInForce?> _rules = new(StringComparer.Ordinal);

    /// <summary>The rules in a division.</summary>
    /// <param name="divisionCode">Its code; empty for the country.</param>
    /// <returns>The rules, or null for a code that cannot be one.</returns>
    public RulesInForce? In(string divisionCode)
    {
        if (!_rules.TryGetValue(divisionCode, out RulesInForce? rules))
        {
            rules = Jurisdiction.IsDivisionCode(divisionCode) ? book.InForce(Jurisdiction.Of(divisionCode), day) : null;
            _rules.Add(divisionCode, rules);
        }

        return rules;
    }
}
