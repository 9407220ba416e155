namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>How many of each group are in each place, and in how many places a group is beyond one.</summary>
/// <param name="groups">Number of groups.</param>
/// <param name="places">Number of places.</param>
internal sealed class PresenceCounts(int groups, int places)
{
    private readonly int[] _counts = new int[groups * places];
    private readonly int[] _placesOf = new int[groups];

    public int this[int group, int place] => _counts[(group * places) + place];

    /// <summary>One of a group comes to a place, or leaves it.</summary>
    /// <returns>By how much the number of places beyond one changes.</returns>
    public int Add(int group, int place, int sign)
    {
        ref int count = ref _counts[(group * places) + place];
        int before = count;
        count += sign;
        int change = (count > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
        int beyond = Math.Max(0, _placesOf[group] - 1);
        _placesOf[group] += change;
        return Math.Max(0, _placesOf[group] - 1) - beyond;
    }
}
