using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Jobs;

namespace SpaceGeo.Api.Jobs;

/// <summary>Works on one job until it ends, is dismissed, or the server ends.</summary>
internal sealed class JobRun(JobLease lease, IProcessHandler handler, JobLimits limits, ChangeBell bell, ILogger logger)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Works.</summary>
    /// <param name="stopping">When the server ends: the job is handed back.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        if (lease.Attempts > limits.Attempts)
        {
            await FailAsync(new Problem(
                StatusCodes.Status500InternalServerError,
                $"The server ended {limits.Attempts} times in the midst of this job, which is not begun again. Ask for less, or tell the operator of the server."));
            return;
        }

        using var time = new CancellationTokenSource(limits.Time);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping, time.Token);
        var progress = new LatestProgress();
        Task<JobOutcome> work = Start(progress, cancel.Token);
        bool isWanted = false;
        try
        {
            isWanted = await WatchAsync(work, progress);
        }
        finally
        {
            // Whatever happened, nobody works on when this ends.
            if (!isWanted)
            {
                await cancel.CancelAsync();
                await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        if (isWanted)
        {
            await EndAsync(work, time.Token, stopping);
        }
    }

    // A thread of its own: a long search must not hold one that requests are answered on.
    private Task<JobOutcome> Start(LatestProgress progress, CancellationToken cancellation) => Task.Factory.StartNew(
        () =>
        {
            using JsonDocument inputs = JsonDocument.Parse(lease.Inputs);
            var job = new Job(lease.Job.Id, inputs.RootElement.Clone(), lease.Job.Actor, lease.Job.CreatedAt);
            return handler.RunAsync(job, progress, cancellation);
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    // False where the job was dismissed.
    private async Task<bool> WatchAsync(Task work, LatestProgress progress)
    {
        JobProgress? told = null;
        while (!work.IsCompleted)
        {
            Task ring = bell.Next;
            JobProgress latest = progress.Latest;
            bool isWanted = latest == told
                ? await lease.IsWantedAsync(CancellationToken.None)
                : await lease.ReportAsync(latest, CancellationToken.None);
            if (!isWanted)
            {
                return false;
            }

            told = latest;
            await Task.WhenAny(work, ring, Task.Delay(Beat));
        }

        return true;
    }

    private async Task EndAsync(Task<JobOutcome> work, CancellationToken time, CancellationToken stopping)
    {
        try
        {
            JobOutcome outcome = await work;
            await lease.SucceedAsync(outcome.Message, outcome.StoreAsync);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested)
        {
            await FailAsync(new Problem(
                StatusCodes.Status413PayloadTooLarge, $"The job took longer than the {limits.Time.TotalSeconds} seconds that it may take; ask for less."));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await lease.HandBackAsync();
        }
        catch (ProblemException refused)
        {
            await FailAsync(refused.Problem);
        }
#pragma warning disable CA1031 // Whatever it is, the job says that it failed, and the log says why.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.JobFailed(lease.Job.Id, lease.Job.Process, error);
            await FailAsync(new Problem(StatusCodes.Status500InternalServerError, "The server made a mistake; its log says more."));
        }
    }

    private Task<bool> FailAsync(Problem problem) => lease.FailAsync(problem.Detail, problem.ToJson());
}
