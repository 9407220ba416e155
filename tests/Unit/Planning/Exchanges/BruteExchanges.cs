using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Exchanges;

namespace SpaceGeo.Tests.Unit.Planning.Exchanges;

/// <summary>Exchanges by trying every one, with what each organisation holds counted anew before and after. Every room has one post.</summary>
internal static class BruteExchanges
{
    private const double ToleranceM2 = 2;

    /// <summary>Keys of all exchanges by which nobody loses, of two by which one gains, of more by which all gain.</summary>
    public static IEnumerable<string> Find(Estate estate, ExchangeKind kind)
    {
        int[][] bundles = [.. Bundles(estate, kind)];
        HashSet<string> found = [];
        for (int length = 2; length <= 4; length++)
        {
            foreach (int[][] ring in Rings(estate, bundles, [], length).Where(r => r.All(b => b.Length == 1) || kind != ExchangeKind.Rooms || IsTwoForOne(r)))
            {
                int[] signs = [.. ring.Select((gives, i) => Sign(estate, gives, ring[(i + 1) % length]))];
                if (length == 2 ? signs.All(s => s >= 0) && signs.Any(s => s > 0) : signs.All(s => s > 0))
                {
                    found.Add(Key(ring));
                }
            }
        }

        return found;
    }

    /// <summary>A ring of gifts as text, the same from whichever party it is begun.</summary>
    public static string Key(IEnumerable<int[]> gives)
    {
        string[] parts = [.. gives.Select(g => string.Join('+', g.Order()))];
        return Enumerable.Range(0, parts.Length).Select(i => string.Join(" > ", parts[i..].Concat(parts[..i]))).Min(StringComparer.Ordinal)!;
    }

    private static bool IsTwoForOne(int[][] ring) => ring.Length == 2 && ring.Select(b => b.Length).Order().SequenceEqual([1, 2]);

    private static IEnumerable<int[]> Bundles(Estate estate, ExchangeKind kind)
    {
        int[] rooms = [.. Enumerable.Range(0, estate.Rooms.Count)];
        return kind switch
        {
            ExchangeKind.Rooms => rooms.Select(r => new[] { r }).Concat(
                rooms.SelectMany(one => rooms.Where(other => one < other && Owner(estate, one) == Owner(estate, other) && estate.Rooms[one].Storey == estate.Rooms[other].Storey)
                    .Select(other => new[] { one, other }))),
            ExchangeKind.Storeys => rooms.GroupBy(r => (Owner(estate, r), estate.Rooms[r].Storey)).Select(g => g.ToArray()),
            ExchangeKind.Buildings => rooms.GroupBy(r => (Owner(estate, r), estate.BuildingOf(r))).Select(g => g.ToArray()),
        };
    }

    private static IEnumerable<int[][]> Rings(Estate estate, int[][] bundles, int[][] begun, int length)
    {
        if (begun.Length == length)
        {
            return Math.Abs(Area(estate, begun[0]) - Area(estate, begun[^1])) <= ToleranceM2 + 1e-9 ? [begun] : [];
        }

        return bundles
            .Where(b => begun.All(d => Owner(estate, d[0]) != Owner(estate, b[0]))
                && (begun.Length == 0 || Math.Abs(Area(estate, begun[^1]) - Area(estate, b)) <= ToleranceM2 + 1e-9))
            .SelectMany(b => Rings(estate, bundles, [.. begun, b], length));
    }

    private static int Sign(Estate estate, int[] gives, int[] gets)
    {
        int owner = Owner(estate, gives[0]);
        int[] before = [.. Enumerable.Range(0, estate.Rooms.Count).Where(r => Owner(estate, r) == owner)];
        int[] others = [.. before.Except(gives)];
        int splits = Spread(estate, before) - Spread(estate, [.. others, .. gets]);
        if (splits != 0 || others.Length == 0)
        {
            return Math.Sign(splits);
        }

        int main = others.GroupBy(estate.BuildingOf).OrderByDescending(g => g.Sum(r => estate.Rooms[r].NetM2)).ThenBy(g => g.Key).First().Key;
        double nearer = estate.DistanceM(estate.BuildingOf(gives[0]), main) - estate.DistanceM(estate.BuildingOf(gets[0]), main);
        return Math.Abs(nearer) < 1e-7 ? 0 : Math.Sign(nearer);
    }

    private static int Spread(Estate estate, int[] rooms) =>
        rooms.Select(estate.BuildingOf).Distinct().Count() + rooms.Select(r => estate.Rooms[r].Storey).Distinct().Count();

    private static double Area(Estate estate, int[] rooms) => rooms.Sum(r => estate.Rooms[r].NetM2);

    private static int Owner(Estate estate, int room) => estate.Needs[room].Organisation;
}
