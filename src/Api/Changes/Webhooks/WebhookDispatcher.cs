using Npgsql;
using SpaceGeo.Exchange.Webhooks;
using SpaceGeo.Store.Changes;

namespace SpaceGeo.Api.Changes.Webhooks;

/// <summary>Delivers changes to webhooks while the server runs, if no other server does so already. It looks when the bell rings, never at tables
/// in between.</summary>
internal sealed class WebhookDispatcher(
    NpgsqlDataSource source, ChangeBell bell, ApiOptions options, ILogger<WebhookDispatcher> logger) : BackgroundService
{
    // How soon a server takes over from one that is gone without a word to this one.
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(10);

    private readonly ChangeStore _store = new(source, options.StatementTimeout);
    private readonly TimeProvider _clock = TimeProvider.System;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Task ring = bell.Next;
            try
            {
                await LeadAsync(stoppingToken);
            }
            catch (Exception cause) when (cause is NpgsqlException or IOException or TimeoutException or ObjectDisposedException or InvalidOperationException or InvalidDataException
                && !stoppingToken.IsCancellationRequested)
            {
                logger.DispatcherBroken(cause);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.WhenAny(ring, Task.Delay(TakeOver, _clock, stoppingToken));
        }
    }

    private async Task LeadAsync(CancellationToken stopping)
    {
        WebhookSession? session = await WebhookSession.TryBeginAsync(source, stopping);
        if (session is null)
        {
            return;
        }

        await using (session)
        {
            using var sender = new WebhookSender(await _store.FeedAsync(stopping), options.WebhookTimeout, _clock);
            var crew = new WebhookCrew(new WebhookTools(
                session, _store, bell, sender, new Backoff(Random.Shared), _clock, logger));
            await using (crew)
            {
                while (true)
                {
                    Task ring = bell.Next;
                    await crew.FollowAsync(await session.HooksAsync(stopping));
                    await Task.WhenAny(ring, crew.Broken, Task.Delay(TakeOver, _clock, stopping));
                    stopping.ThrowIfCancellationRequested();
                    if (crew.Broken.IsFaulted)
                    {
                        await crew.Broken;
                    }
                }
            }
        }
    }
}
