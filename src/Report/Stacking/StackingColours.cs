namespace SpaceGeo.Report.Stacking;

/// <summary>Which organisation has which colour: those with the most area one of their own, the others grey.</summary>
internal sealed class StackingColours
{
    private const string Others = "#b9b4ac";

    // Told apart by most people, and light enough for black text.
    private static readonly string[] Palette =
    [
        "#8dc6e8", "#f6b26b", "#9fd08a", "#e69ab0", "#c3a9e0", "#f2d75c", "#7fcdbb", "#d9a679", "#a8b8d8", "#e88c7d", "#b8d66b", "#d3a4d4",
        "#6fb7c8", "#f4c6a5", "#8fb996", "#c9c06c", "#9a9fe0", "#e3b7c9", "#a5d8d0", "#c8b39a", "#7da7d9", "#ddd29b", "#b48fb6", "#94c973",
    ];

    private readonly Dictionary<string, string> _colours;
    private readonly string _prefix;

    private StackingColours(Dictionary<string, string> colours, string prefix, IReadOnlyList<(string, string)> legend) =>
        (_colours, _prefix, Legend) = (colours, prefix, legend);

    /// <summary>Colours and what they mean.</summary>
    public IReadOnlyList<(string Colour, string Text)> Legend { get; }

    /// <summary>Chooses them.</summary>
    /// <param name="plan">What is drawn.</param>
    public static StackingColours Of(StackingPlan plan)
    {
        string[] organisations =
        [
            .. plan.Buildings.SelectMany(b => b.Storeys).SelectMany(s => s.Before.Concat(s.After)).Where(p => p.Use == StackedUse.Used)
                .GroupBy(p => p.Organisation).OrderByDescending(g => g.Sum(p => p.AreaM2)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key),
        ];
        Dictionary<string, string> colours = organisations.Take(Palette.Length).Index()
            .ToDictionary(o => o.Item, o => Palette[o.Index], StringComparer.Ordinal);
        List<(string, string)> legend =
        [
            .. colours.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Value, $"{c.Key} {plan.Names.GetValueOrDefault(c.Key, string.Empty)}".Trim())),
        ];
        if (organisations.Length > Palette.Length)
        {
            legend.Add((Others, "other organisations"));
        }

        return new StackingColours(colours, CommonPrefix(organisations), legend);
    }

    /// <summary>The colour of an organisation.</summary>
    /// <param name="organisation">Its code.</param>
    public string Of(string organisation) => _colours.GetValueOrDefault(organisation, Others);

    /// <summary>The code of an organisation without what all begin with.</summary>
    /// <param name="organisation">Its code.</param>
    public string Short(string organisation) => organisation[_prefix.Length..];

    // Up to a hyphen or the like, so that what is left is a word.
    private static string CommonPrefix(string[] codes)
    {
        if (codes.Length < 2)
        {
            return string.Empty;
        }

        int length = 0;
        while (codes.All(c => c.Length > length + 1 && c[length] == codes[0][length]))
        {
            length++;
        }

        return codes[0][..(codes[0][..length].LastIndexOf('-') + 1)];
    }
}
