using System.Diagnostics;

namespace SpaceGeo.Bench.Search;

/// <summary>Sends requests at a fixed rate, whether or not those before have been answered, as many clients do. A request's time counts from
/// when it was due, so that waiting behind a slow one is not left out.</summary>
internal static class OpenLoop
{
    /// <summary>Runs it.</summary>
    /// <param name="perSecond">Requests a second.</param>
    /// <param name="count">How many requests.</param>
    /// <param name="request">Sends the n-th and waits for the whole answer.</param>
    /// <returns>How long each took, in milliseconds.</returns>
    public static async Task<Latencies> RunAsync(double perSecond, int count, Func<int, Task> request)
    {
        double[] ms = new double[count];
        var under = new Task[count];
        long begun = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            TimeSpan due = TimeSpan.FromSeconds(i / perSecond);
            TimeSpan early = due - Stopwatch.GetElapsedTime(begun);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early).ConfigureAwait(false);
            }

            int n = i;
            under[i] = Task.Run(async () =>
            {
                await request(n).ConfigureAwait(false);
                ms[n] = (Stopwatch.GetElapsedTime(begun) - due).TotalMilliseconds;
            });
        }

        await Task.WhenAll(under).ConfigureAwait(false);
        return new Latencies(ms);
    }
}

/// <summary>How long requests took.</summary>
internal sealed class Latencies
{
    private readonly double[] _sorted;

    /// <summary>Sorts them.</summary>
    /// <param name="ms">Milliseconds; at least one.</param>
    public Latencies(double[] ms) => _sorted = [.. ms.Order()];

    /// <summary>The time within which a share of the requests was answered.</summary>
    /// <param name="share">0 to 1; 1 is the slowest.</param>
    /// <returns>Milliseconds.</returns>
    public double Within(double share) => _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Length) - 1)];

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"p50 {Within(0.5),7:F1}  p95 {Within(0.95),7:F1}  p99 {Within(0.99),7:F1}  max {Within(1),7:F1} ms");
}
