using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Rules;

/// <summary>Rules of all places and days. A book does not change: adding rules makes another one.</summary>
public sealed class RuleBook
{
    private static readonly Lazy<RuleBook> Own = new(Load);

    private static RuleBook? _current;

    private readonly Dictionary<(AdministrativeLevel, string), Rank> _ranks;

    private RuleBook(IReadOnlyList<Rule> rules)
    {
        RuleConflicts.Check(rules);
        Rules = [.. rules.OrderBy(rule => rule.Head.Edition, StringComparer.Ordinal).ThenBy(Order)];
        Ranks = [.. Rules.Select(RankOf).OfType<Rank>().GroupBy(rank => (rank.Level, rank.Id)).Select(Merged)];
        _ranks = RankNames.Index(Ranks);
    }

    /// <summary>The rules that come with the program.</summary>
    public static RuleBook BuiltIn => Own.Value;

    /// <summary>The rules that the program goes by: those that come with it, and those that were added when it started.</summary>
    public static RuleBook Current => Volatile.Read(ref _current) ?? BuiltIn;

    /// <summary>All rules, by edition, level and rank.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>All ranks that a rule speaks of.</summary>
    public IReadOnlyList<Rank> Ranks { get; }

    /// <summary>Adds rules to <see cref="Current"/> for as long as the process lives. A program does it when it starts.</summary>
    /// <param name="rules">Rules, as <see cref="Read"/> gives them.</param>
    /// <exception cref="RuleFileException">They contradict others; nothing was added.</exception>
    public static void Add(IEnumerable<Rule> rules) => Volatile.Write(ref _current, Current.With(rules));

    /// <summary>Reads rules.</summary>
    /// <param name="json">A file of the form of those that come with the program, UTF-8.</param>
    /// <returns>Its rules.</returns>
    /// <exception cref="RuleFileException">It is no JSON, a field is missing or unknown, or has not the value that it should have.</exception>
    public static IReadOnlyList<Rule> Read(Stream json) => RuleFile.Read(json);

    /// <summary>A book with more rules.</summary>
    /// <param name="rules">The rules to add.</param>
    /// <exception cref="RuleFileException">An id is taken, two rules on one subject would be in force together, rank limits of two editions
    /// would, or a name would mean two ranks.</exception>
    public RuleBook With(IEnumerable<Rule> rules) => new([.. Rules, .. rules]);

    /// <summary>All rules that apply in a place or on a day, those from memory too.</summary>
    /// <param name="jurisdiction">The place, or null for every one.</param>
    /// <param name="day">The day, or null for every one.</param>
    /// <returns>In the order of <see cref="Rules"/>.</returns>
    public IEnumerable<Rule> Within(string? jurisdiction, DateOnly? day) => Rules
        .Where(rule => jurisdiction is null || Jurisdiction.Holds(rule.Head.Jurisdiction, jurisdiction))
        .Where(rule => day is not DateOnly on || rule.Head.IsInForce(on));

    /// <summary>The rules in force in one place on one day, the ranks' limits of one edition.</summary>
    /// <param name="jurisdiction">The place, as <c>CN</c> or <c>CN-3302</c>; see <see cref="Jurisdiction.Of"/>.</param>
    /// <param name="day">The day.</param>
    /// <param name="withMemory">Whether rules known from memory alone fill what the others leave open.</param>
    /// <returns>The rules; what none is in force for is null in it.</returns>
    public RulesInForce InForce(string jurisdiction, DateOnly day, bool withMemory = false)
    {
        ArgumentNullException.ThrowIfNull(jurisdiction);
        Rule[] used =
        [
            .. Within(jurisdiction, day).Where(rule => withMemory || rule.Head.Authority != RuleAuthority.Memory)
                .GroupBy(rule => rule.Subject)
                .Select(same => same
                    .OrderBy(rule => rule.Head.Authority == RuleAuthority.Memory)
                    .ThenByDescending(rule => rule.Head.Jurisdiction.Length)
                    .First()),
        ];
        return new RulesInForce(this, jurisdiction, day, used);
    }

    /// <summary>The rules in force in one place all through a time.</summary>
    /// <param name="jurisdiction">The place.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <returns>The rules of the last day.</returns>
    /// <exception cref="EditionsMixedException">The rank limits of more than one edition, or of one and of none, were in force in that time.
    /// </exception>
    public RulesInForce InForce(string jurisdiction, DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new ArgumentException("A time ends on its first day or later.", nameof(to));
        }

        // What is in force changes on the first day of a rule and on the day after its last.
        IEnumerable<DateOnly> days = Rules.SelectMany(rule => new[] { rule.Head.ValidFrom, rule.Head.ValidTo?.AddDays(1) ?? from })
            .Append(from).Append(to).Where(day => day >= from && day <= to).Distinct().Order();
        string[] editions = [.. days.Select(day => InForce(jurisdiction, day).Edition ?? "none").Distinct()];
        return editions.Length > 1
            ? throw new EditionsMixedException(editions, from, to)
            : InForce(jurisdiction, to);
    }

    /// <summary>A rank by its name.</summary>
    /// <param name="level">The level of the organisation.</param>
    /// <param name="text">The rank's id, or one of its names in English or Chinese; case and the width of brackets do not matter.</param>
    /// <returns>The rank, or null where the text names none of that level.</returns>
    public Rank? FindRank(AdministrativeLevel level, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _ranks.GetValueOrDefault((level, RankNames.Plain(text)));
    }

    private static Rank? RankOf(Rule rule) => (rule as RankLimit)?.Rank ?? (rule as RankCeiling)?.Rank;

    // Editions name a rank differently; the later one's usual name stays the first.
    private static Rank Merged(IEnumerable<Rank> same)
    {
        Rank last = same.Last();
        return last with { Chinese = [.. last.Chinese.Concat(same.SelectMany(rank => rank.Chinese)).Distinct(StringComparer.Ordinal)] };
    }

    private static int Order(Rule rule) => RankOf(rule) is { } rank ? (int)rank.Level : -1;

    private static RuleBook Load()
    {
        System.Reflection.Assembly assembly = typeof(RuleBook).Assembly;
        return new RuleBook(
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .SelectMany(name =>
                {
                    using Stream stream = assembly.GetManifestResourceStream(name)!;
                    return Read(stream);
                }),
        ]);
    }
}
