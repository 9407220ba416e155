using SpaceGeo.Api.Http;
using SpaceGeo.Store.Changes;

namespace SpaceGeo.Api.Changes;

/// <summary>Reads changes for many who wait: a few at a time ask the database, the others hold no connection.</summary>
internal sealed class ChangeReader(ChangeStore store, ChangeBell bell, int mostWaiting, TimeProvider clock) : IDisposable
{
    private const int AtOnce = 4;

    private readonly SemaphoreSlim _turn = new(AtOnce);
    private int _waiting;

    /// <summary>The name of the feed.</summary>
    /// <param name="cancellation">Ends the question.</param>
    public Task<Guid> FeedAsync(CancellationToken cancellation) => InTurnAsync(store.FeedAsync, cancellation);

    /// <summary>The number of the newest change.</summary>
    /// <param name="cancellation">Ends the question.</param>
    public Task<long> NewestAsync(CancellationToken cancellation) => InTurnAsync(store.NewestAsync, cancellation);

    /// <summary>The changes after a number; where there are none, waits for some.</summary>
    /// <param name="after">The number.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Changes, or none after all.</returns>
    /// <exception cref="ProblemException">Too many wait.</exception>
    public async Task<ChangePage> NextAsync(long after, ChangeFilter filter, int limit, TimeSpan patience, CancellationToken cancellation)
    {
        long began = clock.GetTimestamp();
        if (Interlocked.Increment(ref _waiting) > mostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, "Too many requests are waiting for changes; try again in a moment.");
        }

        try
        {
            while (true)
            {
                // Taken before it is looked: what comes in between rings it.
                Task ring = bell.Next;
                ChangePage page = await InTurnAsync(token => store.ReadAsync(after, filter, limit, token), cancellation);
                TimeSpan left = patience - clock.GetElapsedTime(began);
                if (page.Changes.Count > 0 || left <= TimeSpan.Zero || !await IsRungAsync(ring, left, cancellation))
                {
                    return page;
                }

                after = page.Through;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> IsRungAsync(Task ring, TimeSpan patience, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bool isRung = await Task.WhenAny(ring, Task.Delay(patience, clock, ended.Token)) == ring;
        await ended.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return isRung;
    }

    private async Task<T> InTurnAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await read(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }
}
