using SpaceGeo.Inventory;

namespace SpaceGeo.Revisions.Matching;

/// <summary>One building in two models.</summary>
/// <param name="Before">Index among the buildings of the older model.</param>
/// <param name="After">Index among those of the newer.</param>
/// <param name="Match">What both have in common.</param>
public sealed record BuildingPair(int Before, int After, BuildingMatch Match);

/// <summary>Finds the buildings that two models have in common.</summary>
public static class BuildingPairing
{
    /// <summary>Pairs buildings by what their insides have in common, the surest first. Two models of one building each are compared whatever
    /// they hold: <see cref="BuildingMatch.IsSameBuilding"/> says what to think of it.</summary>
    /// <param name="before">Buildings of the older model.</param>
    /// <param name="after">Buildings of the newer.</param>
    /// <returns>Pairs in the order of the newer model; a building in no pair came or went.</returns>
    public static IReadOnlyList<BuildingPair> Of(IReadOnlyList<Building> before, IReadOnlyList<Building> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Count == 1 && after.Count == 1)
        {
            return [new BuildingPair(0, 0, BuildingMatching.Of(before[0], after[0]))];
        }

        var taken = new PairTable(before.Count, after.Count);
        var pairs = new List<BuildingPair>();
        foreach (BuildingPair pair in Candidates(before, after))
        {
            if (pair.Match.IsSameBuilding && taken.AfterOf(pair.Before) < 0 && taken.OpenAfter.Contains(pair.After))
            {
                taken.Add(pair.Before, pair.After, MatchBasis.GlobalId, pair.Match.Confidence);
                pairs.Add(pair);
            }
        }

        return [.. pairs.OrderBy(p => p.After)];
    }

    private static IEnumerable<BuildingPair> Candidates(IReadOnlyList<Building> before, IReadOnlyList<Building> after) =>
        before.SelectMany((old, i) => after.Select((current, j) => new BuildingPair(i, j, BuildingMatching.Of(old, current))))
            .OrderByDescending(p => p.Match.Confidence)
            .ThenByDescending(p => before[p.Before].GlobalId == after[p.After].GlobalId)
            .ThenBy(p => p.Before).ThenBy(p => p.After);
}
