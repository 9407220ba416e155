using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Exchanges;
using SpaceGeo.Tests.SyntheticEstates;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Exchanges;

public class ExchangeSearchTests
{
    [Fact]
    public void The_planted_swap_of_eighteen_organisations_is_found()
    {
        for (int seed = 1; seed <= 5; seed++)
        {
            ExchangeAnswer answer = ExchangeSearch.Find(
                PlantedExchange.Draw(PlantedExchange.Eighteen, seed), new ExchangeRequest { Kinds = [ExchangeKind.Buildings] });

            // The best, then the best of those that leave it its rooms, and so on: parts of a ring gain less than the whole.
            List<AreaExchange> chosen = [];
            foreach (AreaExchange exchange in answer.Exchanges)
            {
                if (!chosen.SelectMany(Gives).Intersect(Gives(exchange)).Any())
                {
                    chosen.Add(exchange);
                }
            }

            Assert.True(answer.IsComplete);
            Assert.Equal(
                [[0, 1], [2, 3, 4], [5, 6, 7, 8], [9, 10], [11, 12, 13], [14, 15, 16, 17]],
                chosen.Select(e => e.Parties.Select(p => p.Organisation).Order().ToArray()).OrderBy(r => r[0]));
            Assert.All(chosen.SelectMany(e => e.Parties), p => Assert.True(p.Gain.PersonM > 0 && Math.Abs(p.DifferenceM2) <= 2));
        }
    }

    [Theory]
    [InlineData(ExchangeKind.Rooms)]
    [InlineData(ExchangeKind.Storeys)]
    [InlineData(ExchangeKind.Buildings)]
    public void On_small_estates_it_finds_what_trying_everything_finds(ExchangeKind kind)
    {
        int found = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            Estate estate = SmallEstate(seed);
            ExchangeAnswer answer = ExchangeSearch.Find(estate, new ExchangeRequest { Kinds = [kind], Limit = int.MaxValue });

            string[] all = [.. answer.Exchanges.Select(e => BruteExchanges.Key(e.Parties.Select(p => p.Gives.ToArray())))];
            Assert.True(all.Length == all.Distinct().Count(), $"seed {seed}: one is listed twice");
            Assert.Equal(BruteExchanges.Find(estate, kind).Order(StringComparer.Ordinal), all.Order(StringComparer.Ordinal));
            found += all.Length;
        }

        Assert.True(found > 20, $"only {found} exchanges: the estates are too poor to test anything");
    }

    [Fact]
    public void Fewer_are_the_best_of_more_and_few_steps_are_said()
    {
        Estate estate = SmallEstate(3);
        ExchangeAnswer all = ExchangeSearch.Find(estate, new ExchangeRequest());
        ExchangeAnswer two = ExchangeSearch.Find(estate, new ExchangeRequest { Limit = 2 });
        ExchangeAnswer few = ExchangeSearch.Find(estate, new ExchangeRequest { MostSteps = 3 });

        Assert.True(all.IsComplete && all.Exchanges.Count > 2);
        Assert.Equal(all.Exchanges.Take(2).Select(Key), two.Exchanges.Select(Key));
        Assert.Equal(all.Found, two.Found);
        Assert.False(few.IsComplete);
    }

    [Fact]
    public void Useless_swaps_are_listed_only_when_they_are_wanted()
    {
        Estate estate = Of([(0, 0, 20), (0, 0, 20), (1, 1, 20), (1, 1, 20)]);

        Assert.Empty(ExchangeSearch.Find(estate, new ExchangeRequest { Kinds = [ExchangeKind.Rooms] }).Exchanges);
        Assert.Contains(
            ExchangeSearch.Find(estate, new ExchangeRequest { Kinds = [ExchangeKind.Rooms], WithUseless = true }).Exchanges,
            e => e.Parties.Count == 2 && e.Gain.IsLoss);
    }

    [Fact]
    public void Two_rooms_are_exchanged_for_one_of_their_area()
    {
        // 0 has its rooms in building 0 and one of 40 m² in building 1; 1 has two of 20 m² in building 0, and the rest in building 1.
        Estate estate = Of([(0, 0, 31), (0, 1, 40), (1, 0, 20), (1, 0, 20.5), (1, 1, 55)]);
        AreaExchange best = ExchangeSearch.Find(estate, new ExchangeRequest()).Exchanges[0];

        Assert.Equal(4, best.Gain.Splits); // a building and a storey fewer for each
        Assert.Equal([1, 2], best.Parties.Select(p => p.Gives.Count).Order());
        Assert.Equal(1, best.DifferenceM2, 1e-9);
    }

    private static string Key(AreaExchange exchange) => BruteExchanges.Key(exchange.Parties.Select(p => p.Gives.ToArray()));

    private static IEnumerable<int> Gives(AreaExchange exchange) => exchange.Parties.SelectMany(p => p.Gives);

    private static Estate SmallEstate(int seed)
    {
        var random = new Random(seed);
        return Of([.. Enumerable.Range(0, 10).Select(_ => (random.Next(4), random.Next(6), 18 + (random.Next(5) * 1.5)))]);
    }

    // Rooms as organisation, storey and area; two storeys in each building but the first, which stand in a row.
    private static Estate Of((int Organisation, int Storey, double AreaM2)[] rooms) => new(
        [], [.. Enumerable.Range(0, 4).Select(b => new EstateBuilding($"B{b}", $"B{b}", -1, new Position(116 + (0.01 * b * b), 40)))],
        [.. Enumerable.Range(0, 6).Select(s => new EstateStorey($"S{s}", $"S{s}", s < 2 ? s : 2 + (s % 2), s))],
        [.. rooms.Select((r, i) => new EstateRoom($"R{i}", $"{i}", r.Storey, RoomClass.Office, r.AreaM2))], [],
        [.. Enumerable.Range(0, 4).Select(o => new EstateOrganisation($"O{o}", $"O{o}"))],
        [.. rooms.Select((r, i) => new Need($"N{i}", NeedKind.Post, r.Organisation, "", "", RoomClass.Office, double.PositiveInfinity, 1, false, i))], []);
}
