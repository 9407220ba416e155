using SpaceGeo.Inventory;

namespace SpaceGeo.Revisions.Matching;

/// <summary>Finds the storeys that are the same: by GlobalId, then by name, then by height.</summary>
internal static class StoreyMatching
{
    // Half a step of stairs between two levels; storeys of one building are never nearer.
    private const double SameHeightM = 0.5;

    /// <summary>Finds them.</summary>
    /// <param name="before">Storeys of the older version.</param>
    /// <param name="after">Storeys of the newer.</param>
    /// <returns>Pairs of their indices.</returns>
    public static PairTable Of(IReadOnlyList<Storey> before, IReadOnlyList<Storey> after)
    {
        var pairs = new PairTable(before.Count, after.Count);

        // Without an id is the storey of all rooms that belong to none: that is the same in both versions, too.
        pairs.AddTwins(i => before[i].GlobalId, j => after[j].GlobalId, MatchBasis.GlobalId, 1);
        pairs.AddTwins(i => NameOf(before[i]), j => NameOf(after[j]), MatchBasis.Name, 1);
        AddByHeight(pairs, before, after);
        return pairs;
    }

    private static string? NameOf(Storey storey) => storey.GlobalId.Length == 0 || storey.Name.Length == 0 ? null : storey.Name;

    private static void AddByHeight(PairTable pairs, IReadOnlyList<Storey> before, IReadOnlyList<Storey> after)
    {
        int[] open = [.. pairs.OpenAfter.Where(j => after[j].GlobalId.Length > 0)];
        double[] heights = [.. open.Select(j => after[j].ElevationM)];
        Array.Sort(heights, open);
        foreach (int i in pairs.OpenBefore.Where(i => before[i].GlobalId.Length > 0))
        {
            // The nearest is the one below or the one above in the order of heights.
            int place = Array.BinarySearch(heights, before[i].ElevationM);
            place = place < 0 ? ~place : place;
            int[] near = [.. new[] { place - 1, place }.Where(p => p >= 0 && p < open.Length)];
            int best = near.Length == 0 ? -1 : near.MinBy(p => Math.Abs(heights[p] - before[i].ElevationM));
            if (best >= 0 && Math.Abs(heights[best] - before[i].ElevationM) <= SameHeightM)
            {
                pairs.Add(i, open[best], MatchBasis.Elevation, 1);
            }
        }
    }
}
