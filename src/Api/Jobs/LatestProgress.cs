using SpaceGeo.Store.Jobs;

namespace SpaceGeo.Api.Jobs;

/// <summary>Keeps what was told last.</summary>
internal sealed class LatestProgress : IJobProgress
{
    private JobProgress _latest = JobProgress.None;

    /// <summary>What was told last.</summary>
    public JobProgress Latest => Volatile.Read(ref _latest);

    public void Report(JobProgress progress) => Volatile.Write(ref _latest, progress with { Percent = Math.Clamp(progress.Percent, 0, 100) });
}
