namespace SpaceGeo.Store.Jobs;

/// <summary>A job as it is told of.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Process">Which process.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Progress">What is told of its work.</param>
/// <param name="CreatedAt">When it was asked for, in UTC.</param>
/// <param name="UpdatedAt">When something of it was recorded last, in UTC.</param>
public sealed record StoredJob(long Id, string Process, JobStatus Status, JobProgress Progress, DateTime CreatedAt, DateTime UpdatedAt)
{
    /// <summary>Who asked for it.</summary>
    public string Actor { get; init; } = string.Empty;

    /// <summary>When a server began first, in UTC; null before.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>When it ended, in UTC; null before.</summary>
    public DateTime? FinishedAt { get; init; }

    /// <summary>Whether its results are wanted by name of output.</summary>
    public bool IsDocument { get; init; }
}

/// <summary>How far the work of a job is.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="Message">What is being done, or how it ended.</param>
/// <param name="BestCost">What the best plan found so far costs, in the measure of its request; null where there is none.</param>
/// <param name="Bound">No plan costs less; null where nothing is known.</param>
/// <param name="Gap">How far the best is from the bound at most, as a share of the best; null where one of them is not known.</param>
public sealed record JobProgress(int Percent, string Message, double? BestCost = null, double? Bound = null, double? Gap = null)
{
    /// <summary>Nothing is done.</summary>
    public static JobProgress None { get; } = new(0, string.Empty);
}

/// <summary>What a job gave.</summary>
/// <param name="Job">The job.</param>
/// <param name="Results">JSON, of a successful one; else null.</param>
/// <param name="Problem">JSON, of a failed one; else null.</param>
public sealed record JobResults(StoredJob Job, string? Results, string? Problem);

/// <summary>What is asked for.</summary>
/// <param name="Process">Which process.</param>
/// <param name="Inputs">Its inputs, a JSON object.</param>
/// <param name="IsDocument">Whether its results are wanted by name of output.</param>
/// <param name="Actor">Who asks.</param>
public sealed record JobOrder(string Process, string Inputs, bool IsDocument, string Actor);

/// <summary>Which jobs are listed: those that all conditions leave.</summary>
public sealed record JobFilter
{
    /// <summary>Of these processes; null for all.</summary>
    public IReadOnlyList<string>? Processes { get; init; }

    /// <summary>With one of these statuses; null for all.</summary>
    public IReadOnlyList<JobStatus>? Statuses { get; init; }

    /// <summary>Asked for at this instant or later, in UTC; null for all.</summary>
    public DateTime? CreatedFrom { get; init; }

    /// <summary>Asked for at this instant or before, in UTC; null for all.</summary>
    public DateTime? CreatedTo { get; init; }

    /// <summary>That took, or have been taking, so many seconds at least; null for all.</summary>
    public double? LeastSeconds { get; init; }

    /// <summary>That took, or have been taking, so many seconds at most; null for all.</summary>
    public double? MostSeconds { get; init; }
}
