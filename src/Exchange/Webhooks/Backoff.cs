namespace SpaceGeo.Exchange.Webhooks;

/// <summary>How long to wait after failures: about a second after the first, twice as long after each further one, up to an hour.</summary>
/// <param name="random">Spreads attempts by up to half of their pause, so that those who failed together do not come back together.</param>
public sealed class Backoff(Random random)
{
    /// <summary>No pause is longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    // 2^12 seconds are more than an hour.
    private const int Doublings = 12;

    /// <summary>The pause before the next attempt.</summary>
    /// <param name="failures">How many attempts in a row have failed, from 1.</param>
    /// <returns>Between half of the full pause and all of it.</returns>
    public TimeSpan After(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        TimeSpan full = First * (1 << Math.Min(failures - 1, Doublings));
        return (full < Longest ? full : Longest) * (0.5 + (0.5 * random.NextDouble()));
    }
}
