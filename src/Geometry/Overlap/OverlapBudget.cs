namespace SpaceGeo.Geometry.Overlap;

/// <summary>Counts the overlaps that are looked at in a room. Overlaps of overlaps may double with every part; beyond the budget the slab
/// sweep, which never does, is faster.</summary>
internal sealed class OverlapBudget
{
    private const int MostOverlaps = 4096;

    private int _left;

    /// <summary>Whether there were too many.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Begins another room.</summary>
    public void Renew()
    {
        _left = MostOverlaps;
        IsSpent = false;
    }

    /// <summary>Counts one.</summary>
    /// <returns>False when it is one too many.</returns>
    public bool TrySpend()
    {
        IsSpent |= --_left < 0;
        return !IsSpent;
    }
}
