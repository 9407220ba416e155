using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SpaceGeo.Report.Closing;

/// <summary>What a reason code means and what to do about it.</summary>
/// <param name="Code">The code, as <c>open-surface</c>.</param>
/// <param name="Meaning">What was found.</param>
/// <param name="Advice">What to do in the authoring tool.</param>
public sealed record Reason(string Code, string Meaning, string Advice);

/// <summary>All reason codes. Their one source is the page <c>docs/reasons.md</c>, which is part of the program.</summary>
public static partial class Reasons
{
    private static readonly FrozenDictionary<string, Reason> ByCode = Load().ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);

    /// <summary>All codes, in alphabetical order.</summary>
    public static IReadOnlyList<Reason> All { get; } = [.. ByCode.Values.OrderBy(r => r.Code, StringComparer.Ordinal)];

    /// <summary>The explanation of a code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>Its explanation, or null for a code that the page does not have.</returns>
    public static Reason? Find(string code) => ByCode.GetValueOrDefault(code);

    private static IEnumerable<Reason> Load()
    {
        using Stream page = typeof(Reasons).Assembly.GetManifestResourceStream("reasons.md")!;
        using var reader = new StreamReader(page);
        return [.. Row().Matches(reader.ReadToEnd()).Select(m => new Reason(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value))];
    }

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \| ([^|]+) \| ([^|]+) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
