using System.Collections.Concurrent;
using Npgsql;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Jobs;

namespace SpaceGeo.Api.Jobs;

/// <summary>Works on jobs while the server runs, the oldest first.</summary>
internal sealed class JobRunner(
    NpgsqlDataSource source, ChangeBell bell, ProcessHandlers processes, ApiOptions options, ILogger<JobRunner> logger) : BackgroundService
{
    // How soon a server takes over a job from one that is gone; new jobs ring.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, bool> _interrupted = new();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Jobs.AtOnce).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            Task ring = bell.Next;
            bool hasWorked = false;
            try
            {
                hasWorked = await WorkOnceAsync(stopping);
            }
            catch (Exception cause) when (cause is NpgsqlException or IOException or TimeoutException or ObjectDisposedException or InvalidOperationException)
            {
                logger.JobsBroken(cause);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }

            if (!hasWorked)
            {
                await Task.WhenAny(ring, Task.Delay(LookAgain, stopping));
            }
        }
    }

    private async Task<bool> WorkOnceAsync(CancellationToken stopping)
    {
        JobLease? lease = await JobLease.TryTakeAsync(source, processes.Ids, [.. _interrupted.Keys], stopping);
        if (lease is null)
        {
            return false;
        }

        await using (lease)
        {
            long id = lease.Job.Id;
            try
            {
                await new JobRun(lease, processes.Find(lease.Job.Process)!, options.Jobs, bell, logger).RunAsync(stopping);
                _interrupted.TryRemove(id, out _);
            }
            catch (Exception cause) when (cause is not PostgresException { IsTransient: false })
            {
                // The database is gone: the job is begun again, and that is not counted against it.
                _interrupted[id] = true;
                throw;
            }
        }

        return true;
    }
}
