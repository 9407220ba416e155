using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Tests.Unit.Planning.Consolidation;

/// <summary>Requests at random, of every kind of wish.</summary>
internal static class RandomRequest
{
    private const int Kinds = 12;

    /// <summary>The request of a seed.</summary>
    public static ConsolidationRequest Of(int seed)
    {
        var random = new Random(seed);
        Wish[] wishes = [.. Enumerable.Range(0, random.Next(6)).Select(_ => Wish(random))];
        Criterion[] criteria = [.. Enum.GetValues<Criterion>().OrderBy(_ => random.Next())];
        var objective = new Objective([.. criteria.Chunk(random.Next(1, criteria.Length + 1)).Select(t => t.ToDictionary(c => c, _ => random.NextDouble() + 0.1))]);
        return new ConsolidationRequest(wishes, objective)
        {
            Plans = random.Next(1, 11),
            Seed = random.Next(int.MinValue, int.MaxValue),
            TimeLimit = TimeSpan.FromSeconds(random.Next(1, 600)),
            Gap = random.NextDouble(),
            LeastDifference = random.NextDouble(),
            MostExtraCost = random.NextDouble(),
        };
    }

    private static Wish Wish(Random random) => random.Next(Kinds) switch
    {
        0 => new VacateWish(Places(random, 1)),
        1 => new VacateBuildingsWish(random.Next(1, 9), Places(random, 0)),
        2 => new GiveUpLeasesWish(random.NextDouble() + 1),
        3 => House(random),
        4 => new TogetherWish(Names(random, 1), PlaceKind.Storey),
        5 => new ApartWish(Names(random, 2), PlaceKind.Site),
        6 => new StayWish(Names(random, 1), Names(random, 0), Places(random, 0)),
        7 => new OnlyWish(Names(random, 0), Places(random, 1)),
        8 => new NotInWish(Names(random, 1), Places(random, 1)),
        9 => new NearWish(Names(random, 1), new Place(PlaceKind.Site, "院 \"1\""), random.Next(9999)),
        10 => new PublicCounterWish(Names(random, 1)),
        _ => new MostMovesWish(random.Next(500)),
    };

    private static HouseWish House(Random random)
    {
        var house = new HouseWish(
            "N", "New \\ 新", Pick<AdministrativeLevel>(random), [new NewPosts("clerk", random.Next(1, 9))],
            [new NewRooms(Pick<RoomClass>(random), 20, random.Next(2) == 0 ? null : 30, 2)]);
        return random.Next(2) == 0 ? house : house with { Near = new Place(PlaceKind.Building, "3"), WithinM = 250 };
    }

    private static string[] Names(Random random, int least) => [.. Enumerable.Range(0, random.Next(least, least + 3)).Select(i => $"org {i}")];

    private static Place[] Places(Random random, int least) =>
        [.. Enumerable.Range(0, random.Next(least, least + 3)).Select(i => new Place(Pick<PlaceKind>(random), $"{i}"))];

    private static T Pick<T>(Random random)
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
}
