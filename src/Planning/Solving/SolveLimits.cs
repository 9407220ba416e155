namespace SpaceGeo.Planning.Solving;

/// <summary>When a solver stops.</summary>
/// <param name="Time">Time from the start, reading the model included; more than none and at most a day.</param>
/// <param name="RelativeGap">Share of the cost by which it may lie above the bound, such as 0.01; from 0 to 1.</param>
/// <param name="Seed">Seed of the solver's random choices; 0 or more.</param>
public sealed record SolveLimits(TimeSpan Time, double RelativeGap, int Seed)
{
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Time, TimeSpan.Zero, nameof(Time));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Time, TimeSpan.FromDays(1), nameof(Time));
        ArgumentOutOfRangeException.ThrowIfNegative(Seed, nameof(Seed));
        if (RelativeGap is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(RelativeGap), RelativeGap, "The gap must be a share from 0 to 1.");
        }
    }
}
