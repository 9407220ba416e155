using Npgsql;

namespace SpaceGeo.Store.Changes;

/// <summary>Rings when something changed: one connection listens for all who wait. While it is broken nothing rings; when it is there again all
/// are woken once, so that nothing is missed.</summary>
/// <param name="source">The database; one of its connections is kept.</param>
/// <param name="broken">Told when the connection is lost, with the cause.</param>
public sealed class ChangeBell(NpgsqlDataSource source, Action<Exception>? broken = null)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // A peer that is gone without a word is noticed by asking it; no table is read.
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next ring. Take it before looking for changes, wait for it after none were found.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Listens until cancelled.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(CancellationToken cancellation)
    {
        TimeSpan pause = ShortestPause;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => pause = ShortestPause, cancellation).ConfigureAwait(false);
            }
            catch (Exception cause) when (cause is NpgsqlException or IOException or TimeoutException && !cancellation.IsCancellationRequested)
            {
                broken?.Invoke(cause);
                await Task.Delay(pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(Action connected, CancellationToken cancellation)
    {
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            connection.Notification += (_, _) => Ring();
            await using (var listen = new NpgsqlCommand("listen " + ChangeSql.Channel, connection))
            {
                await listen.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            }

            connected();
            Ring();
            while (true)
            {
                if (!await connection.WaitAsync(AskAgain, cancellation).ConfigureAwait(false))
                {
                    await using var ask = new NpgsqlCommand("select 1", connection);
                    await ask.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
                }
            }
        }
    }

    private void Ring() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
