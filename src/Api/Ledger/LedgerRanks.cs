using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Api.Ledger;

/// <summary>The ranks that ledger files may name.</summary>
public static class LedgerRanks
{
    /// <summary>All ranks of a rule book by all of their names.</summary>
    /// <param name="book">The rules.</param>
    public static IReadOnlyList<RankName> Of(RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return
        [
            .. book.Ranks.SelectMany(rank => rank.Chinese.Append(rank.English).Append(rank.Id).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => new RankName(rank.Level.Word(), name, rank.Id))),
        ];
    }
}
