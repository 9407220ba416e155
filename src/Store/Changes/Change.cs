namespace SpaceGeo.Store.Changes;

/// <summary>Something that changed.</summary>
/// <param name="Id">Its number in the feed, greater than those of all changes before it.</param>
/// <param name="OccurredAt">When it was recorded, in UTC.</param>
/// <param name="Type">One of <see cref="ChangeTypes"/>.</param>
/// <param name="Subject">What changed, as <c>buildings/3</c>.</param>
/// <param name="BuildingId">Number of the building, or null where it is not about one.</param>
/// <param name="Data">What exactly, as a JSON object.</param>
public sealed record Change(long Id, DateTime OccurredAt, string Type, string Subject, int? BuildingId, string Data);

/// <summary>Which changes are asked for: all, or those that both conditions leave.</summary>
/// <param name="BuildingId">Number of a building, or null.</param>
/// <param name="Types">Some of <see cref="ChangeTypes"/>, or null.</param>
public sealed record ChangeFilter(int? BuildingId = null, IReadOnlyList<string>? Types = null);

/// <summary>Changes in the order of their numbers.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Through">The number that was read through: the next page begins after it.</param>
public sealed record ChangePage(IReadOnlyList<Change> Changes, long Through);

/// <summary>The words for what a change is.</summary>
public static class ChangeTypes
{
    /// <summary>A building has a new revision.</summary>
    public const string Revision = "spacegeo.revision";

    /// <summary>Other areas of a building are served, because it was recalculated, or the areas of an engine version were dropped.</summary>
    public const string Areas = "spacegeo.areas";

    /// <summary>Results of a recalculation were stored, whatever they changed.</summary>
    public const string Recalculation = "spacegeo.recalculation";

    /// <summary>The areas of an engine version were dropped.</summary>
    public const string Withdrawal = "spacegeo.withdrawal";

    /// <summary>Ledger files were imported.</summary>
    public const string Ledger = "spacegeo.ledger";

    /// <summary>A made-up district was stored.</summary>
    public const string District = "spacegeo.district";

    /// <summary>A scenario was stored or removed, or one of its plans was applied.</summary>
    public const string Scenario = "spacegeo.scenario";

    /// <summary>A job was asked for, ended, or was dismissed or removed.</summary>
    public const string Job = "spacegeo.job";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Revision, Areas, Recalculation, Withdrawal, Ledger, District, Scenario, Job];
}
