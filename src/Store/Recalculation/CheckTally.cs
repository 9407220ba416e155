namespace SpaceGeo.Store.Recalculation;

/// <summary>Gathers what a check finds.</summary>
/// <param name="most">At most so many differences are kept; all are counted.</param>
internal sealed class CheckTally(int most)
{
    private readonly SortedDictionary<(string Standard, string Engine), CheckedSet> _sets = [];

    /// <summary>All standards and engine versions that were met, in their order.</summary>
    public IReadOnlyList<CheckedSet> Sets => [.. _sets.Values];

    /// <summary>The differences that are kept: those of the present engine are not crowded out by those of others.</summary>
    public List<AreaDifference> Differences { get; } = [];

    /// <summary>Plans that cannot be read.</summary>
    public List<BuildingFault> Faults { get; } = [];

    /// <summary>The tally of a standard and engine version.</summary>
    public CheckedSet Of(string standard, string engine)
    {
        if (!_sets.TryGetValue((standard, engine), out CheckedSet? set))
        {
            set = new CheckedSet(standard, engine);
            _sets.Add((standard, engine), set);
        }

        return set;
    }

    /// <summary>Keeps a difference, if there is room for it.</summary>
    public void Add(AreaDifference difference)
    {
        bool isOlder = Of(difference.Standard, difference.EngineVersion).IsOlder;
        if (Differences.Count(d => Of(d.Standard, d.EngineVersion).IsOlder == isOlder) < most)
        {
            Differences.Add(difference);
        }
    }
}
