namespace SpaceGeo.Revisions.Overlaps;

/// <summary>Bounds how much is compared, since a hostile model may have all its rooms on one spot. What is not compared any more is not found:
/// the result is then marked as incomplete.</summary>
/// <param name="shapes">How many shapes there are on both sides.</param>
internal sealed class WorkBudget(int shapes)
{
    // A real room meets 1 to 9 boxes of the other version and is compared with 1 or 2 of them; a box costs nanoseconds, a comparison microseconds.
    private long _boxes = 1_000_000 + (200L * shapes);
    private long _pairs = 20_000 + (4L * shapes);

    /// <summary>Whether something was left out.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Counts a box that is looked at.</summary>
    /// <returns>False when it is one too many.</returns>
    public bool TryLook() => TrySpend(ref _boxes);

    /// <summary>Counts a pair of shapes that is compared.</summary>
    /// <returns>False when it is one too many.</returns>
    public bool TryCompare() => TrySpend(ref _pairs);

    private bool TrySpend(ref long left)
    {
        IsSpent |= --left < 0;
        return left >= 0;
    }
}
