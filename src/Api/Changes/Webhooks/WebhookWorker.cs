using SpaceGeo.Exchange.Webhooks;
using SpaceGeo.Store.Changes;

namespace SpaceGeo.Api.Changes.Webhooks;

/// <summary>What the workers of all webhooks share.</summary>
/// <param name="Session">The right to deliver.</param>
/// <param name="Store">Where changes are read.</param>
/// <param name="Bell">Rings when there are new ones.</param>
/// <param name="Sender">Sends them.</param>
/// <param name="Backoff">How long to wait after failures.</param>
/// <param name="Clock">Measures that.</param>
/// <param name="Logger">Told of failures.</param>
internal sealed record WebhookTools(
    WebhookSession Session, ChangeStore Store, ChangeBell Bell, WebhookSender Sender, Backoff Backoff, TimeProvider Clock, ILogger Logger);

/// <summary>Delivers to one webhook: every change in order, each until it is received. Others do not wait for it.</summary>
internal sealed class WebhookWorker(Webhook hook, WebhookTools tools)
{
    private const int PageSize = 100;
    private static readonly ChangeFilter All = new();

    private int _failures = hook.Failures;

    /// <summary>Whether it waits for its next attempt.</summary>
    public bool IsPausing { get; private set; }

    /// <summary>Delivers until cancelled, or until the receiver is gone.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await PauseAsync(hook.NextAttempt, cancellation);
        long through = hook.DeliveredThrough;
        while (true)
        {
            Task ring = tools.Bell.Next;
            ChangePage page = await tools.Store.ReadAsync(through, All, PageSize, cancellation);
            foreach (Change change in page.Changes)
            {
                if (!await DeliverAsync(change, cancellation))
                {
                    return;
                }

                through = change.Id;
            }

            if (page.Changes.Count == 0)
            {
                await ring.WaitAsync(cancellation);
            }
        }
    }

    // False where the receiver is gone.
    private async Task<bool> DeliverAsync(Change change, CancellationToken cancellation)
    {
        while (true)
        {
            Delivery delivery = await tools.Sender.SendAsync(hook, change, cancellation);
            switch (delivery.Outcome)
            {
                case DeliveryOutcome.Received:
                    _failures = 0;
                    await tools.Session.ReceivedAsync(hook.Id, change.Id);
                    return true;
                case DeliveryOutcome.Gone:
                    tools.Logger.WebhookGone(hook.Id);
                    await tools.Session.PauseAsync(hook.Id, _failures + 1, delivery.Error, cancellation);
                    return false;
                case DeliveryOutcome.Failed:
                    _failures++;
                    DateTime next = tools.Clock.GetUtcNow().UtcDateTime + tools.Backoff.After(_failures);
                    tools.Logger.WebhookFailed(hook.Id, change.Id, _failures, delivery.Error, next);
                    await tools.Session.FailedAsync(hook.Id, _failures, next, delivery.Error, cancellation);
                    await PauseAsync(next, cancellation);
                    break;
            }
        }
    }

    private async Task PauseAsync(DateTime? until, CancellationToken cancellation)
    {
        if (until is DateTime due && due - tools.Clock.GetUtcNow().UtcDateTime is { } left && left > TimeSpan.Zero)
        {
            IsPausing = true;
            await Task.Delay(left, tools.Clock, cancellation);
            IsPausing = false;
        }
    }
}
