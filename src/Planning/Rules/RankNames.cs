using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Rules;

/// <summary>Names of ranks as people write them.</summary>
internal static class RankNames
{
    /// <summary>Ranks by level and each of their names.</summary>
    /// <exception cref="RuleFileException">A name means two ranks of one level.</exception>
    public static Dictionary<(AdministrativeLevel, string), Rank> Index(IEnumerable<Rank> ranks)
    {
        Dictionary<(AdministrativeLevel, string), Rank> index = [];
        foreach (Rank rank in ranks)
        {
            foreach (string name in rank.Chinese.Append(rank.Id).Append(rank.English).Select(Plain).Distinct(StringComparer.Ordinal))
            {
                if (!index.TryAdd((rank.Level, name), rank))
                {
                    throw new RuleFileException(
                        "rules", $"give the name '{name}' to two ranks of the level {rank.Level.Word()}, {index[(rank.Level, name)].Id} and {rank.Id}; take it from one of them");
                }
            }
        }

        return index;
    }

    /// <summary>A name without what does not tell ranks apart.</summary>
    public static string Plain(string name) =>
        name.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-').Replace('（', '(').Replace('）', ')');
}
