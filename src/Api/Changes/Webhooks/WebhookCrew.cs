using SpaceGeo.Store.Changes;

namespace SpaceGeo.Api.Changes.Webhooks;

/// <summary>A worker for each webhook.</summary>
internal sealed class WebhookCrew(WebhookTools tools) : IAsyncDisposable
{
    private readonly Dictionary<int, (WebhookWorker Worker, CancellationTokenSource Stop, Task Work)> _workers = [];
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fails when a worker does.</summary>
    public Task Broken => _broken.Task;

    /// <summary>Begins with webhooks that are new or go on, and ends with those that are removed or paused.</summary>
    /// <param name="hooks">All there are.</param>
    public async Task FollowAsync(IReadOnlyList<Webhook> hooks)
    {
        foreach (int id in _workers.Keys.Where(id => !GoesOn(id, hooks.FirstOrDefault(h => h.Id == id))).ToArray())
        {
            await EndAsync(id);
        }

        foreach (Webhook hook in hooks.Where(h => !h.IsPaused && !_workers.ContainsKey(h.Id)))
        {
            var stop = new CancellationTokenSource();
            var worker = new WebhookWorker(hook, tools);
            _workers.Add(hook.Id, (worker, stop, RunAsync(worker, stop.Token)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (int id in _workers.Keys.ToArray())
        {
            await EndAsync(id);
        }
    }

    // One that waits for an attempt that somebody has cancelled begins anew.
    private bool GoesOn(int id, Webhook? hook) =>
        !_workers[id].Work.IsCompleted && hook is { IsPaused: false } && !(_workers[id].Worker.IsPausing && hook.NextAttempt is null);

    private async Task RunAsync(WebhookWorker worker, CancellationToken stop)
    {
        try
        {
            await worker.RunAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was told to end.
        }
#pragma warning disable CA1031 // Whatever it is, it goes on in the task that waits for it.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            _broken.TrySetException(cause);
        }
    }

    private async Task EndAsync(int id)
    {
        (_, CancellationTokenSource stop, Task work) = _workers[id];
        await stop.CancelAsync();
        await work;
        stop.Dispose();
        _workers.Remove(id);
    }
}
