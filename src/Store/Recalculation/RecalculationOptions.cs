using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Store.Recalculation;

/// <summary>Which buildings are recalculated: all, or those that both conditions leave.</summary>
/// <param name="BuildingId">Number of one building, or null.</param>
/// <param name="SiteCode">Code of one site, or null.</param>
public readonly record struct RecalculationScope(int? BuildingId = null, string? SiteCode = null);

/// <summary>How far a recalculation is.</summary>
/// <param name="RoomsDone">Rooms whose results were sent and committed.</param>
/// <param name="RoomsToDo">Rooms without results when it began.</param>
/// <param name="Elapsed">Time since the first plan was asked for.</param>
public readonly record struct RecalculationProgress(long RoomsDone, long RoomsToDo, TimeSpan Elapsed)
{
    /// <summary>Rooms in a second so far; 0 before the first.</summary>
    public double RoomsPerSecond => Elapsed > TimeSpan.Zero ? RoomsDone / Elapsed.TotalSeconds : 0;

    /// <summary>Time that the rest takes at this rate; null while there is no rate.</summary>
    public TimeSpan? Remaining => RoomsDone > 0 ? Elapsed * ((RoomsToDo - RoomsDone) / (double)RoomsDone) : null;
}

/// <summary>What is recalculated, and how.</summary>
/// <param name="Standard">The standard that is applied.</param>
/// <param name="Scope">Which buildings; all by default.</param>
public sealed record RecalculationOptions(AreaStandard Standard, RecalculationScope Scope = default)
{
    /// <summary>The name that results are stored under: the engine's own version, unless two runs are to lie side by side.</summary>
    public string EngineVersion { get; init; } = AreaEngine.Version;

    /// <summary>Who recalculates.</summary>
    public string Actor { get; init; } = Audit.Actor.OfProcess;

    /// <summary>Threads that measure; at least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told when results were committed; null for nobody.</summary>
    public IProgress<RecalculationProgress>? Progress { get; init; }

    /// <summary>Told once if another recalculation is at work, for which this one waits; null for nobody.</summary>
    public Action? Waiting { get; init; }
}

/// <summary>A building whose stored plan cannot be measured; its areas stay as they were.</summary>
/// <param name="BuildingId">Number of the building.</param>
/// <param name="StoreyNo">The storey whose plan is at fault.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record BuildingFault(int BuildingId, int StoreyNo, string Message);

/// <summary>What a recalculation did.</summary>
public sealed record RecalculationResult
{
    /// <summary>Buildings whose areas were stored.</summary>
    public int Buildings { get; init; }

    /// <summary>Their rooms.</summary>
    public long Rooms { get; init; }

    /// <summary>Their receipt lines.</summary>
    public long ReceiptLines { get; init; }

    /// <summary>Buildings that had areas of this standard and engine version already.</summary>
    public int BuildingsKept { get; init; }

    /// <summary>Buildings whose plans were cut for a standard that this one cannot be measured on, by that standard.</summary>
    public IReadOnlyDictionary<string, int> OtherCuts { get; init; } = new Dictionary<string, int>();

    /// <summary>Buildings that could not be measured.</summary>
    public IReadOnlyList<BuildingFault> Faults { get; init; } = [];

    /// <summary>Time from the question what is to be done to the last commit.</summary>
    public TimeSpan Elapsed { get; init; }
}
