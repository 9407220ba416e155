namespace SpaceGeo.Store.Jobs;

/// <summary>How far a job is.</summary>
public enum JobStatus
{
    /// <summary>It waits for a server.</summary>
    Accepted,

    /// <summary>A server works on it, or worked on it and broke off.</summary>
    Running,

    /// <summary>It has results.</summary>
    Successful,

    /// <summary>It has a problem.</summary>
    Failed,

    /// <summary>Somebody wants it no longer.</summary>
    Dismissed,
}

/// <summary>The words for <see cref="JobStatus"/>, those of OGC API – Processes.</summary>
public static class JobStatuses
{
    /// <summary>All words.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<JobStatus>().Select(Word)];

    /// <summary>The word of a status.</summary>
    /// <param name="status">The status.</param>
    public static string Word(this JobStatus status) => status switch
    {
        JobStatus.Accepted => "accepted",
        JobStatus.Running => "running",
        JobStatus.Successful => "successful",
        JobStatus.Failed => "failed",
        JobStatus.Dismissed => "dismissed",
    };

    /// <summary>The status of a word.</summary>
    /// <param name="word">One of <see cref="Words"/>.</param>
    internal static JobStatus Of(string word) => Enum.GetValues<JobStatus>().First(s => s.Word() == word);
}
