using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Rules;

/// <summary>A limit as it is applied to one rank.</summary>
/// <param name="LimitM2">Square metres a person.</param>
/// <param name="Row">The limit of the edition in force.</param>
/// <param name="Transition">The rule by which another figure applies, or null.</param>
/// <param name="Before">The limit of the edition before that it rests on, or null.</param>
public sealed record AppliedLimit(decimal LimitM2, RankLimit Row, TransitionRule? Transition, RankLimit? Before)
{
    /// <summary>Ids of the rules that it rests on, the one in force first.</summary>
    public IReadOnlyList<string> RuleIds =>
        Transition is null || Before is null ? [Row.Head.Id] : [Row.Head.Id, Transition.Head.Id, Before.Head.Id];
}

/// <summary>The rules of one place on one day. The limits of the ranks are of one edition.</summary>
public sealed class RulesInForce
{
    private readonly RuleBook _book;
    private readonly HashSet<AdministrativeLevel> _levels;
    private readonly Dictionary<AdministrativeLevel, RankCeiling> _ceilings;
    private readonly Dictionary<(AdministrativeLevel, string), AppliedLimit> _applied;

    internal RulesInForce(RuleBook book, string jurisdiction, DateOnly day, IReadOnlyList<Rule> rules)
    {
        _book = book;
        Jurisdiction = jurisdiction;
        Day = day;
        Rules = rules;
        RankLimit[] limits = [.. rules.OfType<RankLimit>()];
        _levels = [.. limits.Select(limit => limit.Rank.Level)];
        _ceilings = rules.OfType<RankCeiling>().ToDictionary(ceiling => ceiling.Rank.Level);
        string[] editions = [.. limits.Select(limit => limit.Head.Edition).Distinct()];
        Edition = editions.Length > 1 ? throw new EditionsMixedException(editions, day, day) : editions.FirstOrDefault();
        Transition = Only<TransitionRule>();
        _applied = limits.ToDictionary(limit => (limit.Rank.Level, limit.Rank.Id), Applied);
    }

    /// <summary>The place.</summary>
    public string Jurisdiction { get; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The edition whose rank limits are in force, or null where none is.</summary>
    public string? Edition { get; }

    /// <summary>The transition rule, or null.</summary>
    public TransitionRule? Transition { get; }

    /// <summary>How a shared room is shared out, or null.</summary>
    public SharedRoomRule? SharedRoom => Only<SharedRoomRule>();

    /// <summary>What counts in a leader's total, or null.</summary>
    public LeaderTotalRule? LeaderTotal => Only<LeaderTotalRule>();

    /// <summary>How much may be leased, or null.</summary>
    public LeaseShareRule? LeaseShare => Only<LeaseShareRule>();

    /// <summary>What an organisation is entitled to, or null.</summary>
    public EntitlementRule? Entitlement => Only<EntitlementRule>();

    /// <summary>Service rooms for each person, or null.</summary>
    public ServiceSpaceRule? ServiceSpace => Only<ServiceSpaceRule>();

    /// <summary>What must not be while leasing in, or null.</summary>
    public IdleWhileLeasingRule? IdleWhileLeasing => Only<IdleWhileLeasingRule>();

    /// <summary>In which order ways to meet a need are tried, or null.</summary>
    public NeedOrderRule? NeedOrder => Only<NeedOrderRule>();

    /// <summary>A rank by its name: see <see cref="RuleBook.FindRank"/>.</summary>
    /// <param name="level">The level.</param>
    /// <param name="text">Its id or one of its names.</param>
    public Rank? FindRank(AdministrativeLevel level, string text) => _book.FindRank(level, text);

    /// <summary>The limit of a rank, by the transition rule where that gives more.</summary>
    /// <param name="rank">The rank.</param>
    /// <returns>The limit, or null where none is in force.</returns>
    public AppliedLimit? Limit(Rank rank)
    {
        ArgumentNullException.ThrowIfNull(rank);
        return _applied.GetValueOrDefault((rank.Level, rank.Id));
    }

    /// <summary>Whether any rank of a level has a limit.</summary>
    /// <param name="level">The level.</param>
    public bool HasLimits(AdministrativeLevel level) => _levels.Contains(level);

    /// <summary>The ceiling under which others set limits at a level.</summary>
    /// <param name="level">The level.</param>
    /// <returns>The ceiling, or null.</returns>
    public RankCeiling? Ceiling(AdministrativeLevel level) => _ceilings.GetValueOrDefault(level);

    // The one place where two editions meet, because the rule itself says so.
    private AppliedLimit Applied(RankLimit limit)
    {
        RankLimit? before = Transition is null ? null : _book.Rules.OfType<RankLimit>().FirstOrDefault(row =>
            row.Head.Edition == Transition.BaseEdition && row.Rank.Level == limit.Rank.Level && row.Rank.Id == limit.Rank.Id);
        return before is not null && before.LimitM2 < limit.LimitM2 && limit.LimitM2 < before.LimitM2 * Transition!.Factor
            ? new AppliedLimit(before.LimitM2 * Transition.Factor, limit, Transition, before)
            : new AppliedLimit(limit.LimitM2, limit, null, null);
    }

    private T? Only<T>()
        where T : Rule => Rules.OfType<T>().FirstOrDefault();
}
