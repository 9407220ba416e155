using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Exchanges;

/// <summary>Who holds what: rooms in which one organisation is alone, and nothing forbids to move others into.</summary>
internal sealed class Holdings
{
    private readonly Estate _estate;
    private readonly int[] _people;
    private readonly ILookup<int, int> _rooms;
    private readonly Dictionary<(int Organisation, int Building), (int Rooms, double AreaM2)> _inBuilding = [];
    private readonly Dictionary<(int Organisation, int Storey), int> _onStorey = [];
    private readonly ILookup<int, int> _buildings;

    /// <summary>Looks at an estate.</summary>
    /// <param name="estate">The estate.</param>
    public Holdings(Estate estate)
    {
        _estate = estate;
        _people = new int[estate.Rooms.Count];
        int[] holders = Holders(estate, _people);
        for (int room = 0; room < holders.Length; room++)
        {
            if (holders[room] >= 0)
            {
                Count(holders[room], room);
            }
        }

        _buildings = _inBuilding.Keys.ToLookup(k => k.Organisation, k => k.Building);
        _rooms = Enumerable.Range(0, holders.Length).Where(r => holders[r] >= 0 && estate.Rooms[r].Unusable.Length == 0).ToLookup(r => holders[r]);
    }

    /// <summary>What can be given.</summary>
    /// <param name="kind">As single rooms, or what there is on a storey or in a building.</param>
    /// <param name="pairs">Whether pairs of rooms of one class on one storey are wanted in place of single rooms.</param>
    public IEnumerable<Holding> Of(ExchangeKind kind, bool pairs = false) => _rooms.OrderBy(o => o.Key).SelectMany(o => (kind switch
    {
        ExchangeKind.Rooms => pairs ? Pairs([.. o]) : o.Select(r => new[] { r }),
        ExchangeKind.Storeys => o.GroupBy(r => _estate.Rooms[r].Storey).Where(g => g.Count() == _onStorey[(o.Key, g.Key)]).Select(g => g.ToArray()),
        ExchangeKind.Buildings => o.GroupBy(_estate.BuildingOf).Where(g => g.Count() == _inBuilding[(o.Key, g.Key)].Rooms).Select(g => g.ToArray()),
    }).Select(rooms => Whole(o.Key, rooms)));

    /// <summary>What an organisation gains.</summary>
    /// <param name="gives">What it gives.</param>
    /// <param name="gets">What it gets.</param>
    public ExchangeGain Gain(Holding gives, Holding gets)
    {
        int organisation = gives.Organisation;
        int splits = gives.Storeys.Count(s => Left(organisation, s.Storey, gives) == 0) - gets.Storeys.Count(s => Left(organisation, s.Storey, gives) == 0);
        splits += (LeftIn(organisation, gives.Building, gives) == 0 ? 1 : 0) - (LeftIn(organisation, gets.Building, gives) == 0 ? 1 : 0);
        double nearer = gives.Main < 0 ? 0 : _estate.DistanceM(gives.Building, gives.Main) - _estate.DistanceM(gets.Building, gives.Main);
        return new ExchangeGain(splits, nearer * gives.People);
    }

    // −1 for a room that nobody holds, −2 for one that several do.
    private static int[] Holders(Estate estate, int[] people)
    {
        int[] holders = new int[estate.Rooms.Count];
        Array.Fill(holders, -1);
        foreach (Need need in estate.Needs.Where(n => n.Room >= 0))
        {
            people[need.Room] += need.People;
            foreach (int room in need.AlsoHeld.Append(need.Room))
            {
                holders[room] = holders[room] == -1 || holders[room] == need.Organisation ? need.Organisation : -2;
            }
        }

        return holders;
    }

    private void Count(int organisation, int room)
    {
        (int building, int storey) = (_estate.BuildingOf(room), _estate.Rooms[room].Storey);
        (int rooms, double area) = _inBuilding.GetValueOrDefault((organisation, building));
        _inBuilding[(organisation, building)] = (rooms + 1, area + _estate.Rooms[room].NetM2);
        _onStorey[(organisation, storey)] = _onStorey.GetValueOrDefault((organisation, storey)) + 1;
    }

    private IEnumerable<int[]> Pairs(int[] rooms) => rooms
        .GroupBy(r => (_estate.Rooms[r].Storey, _estate.Rooms[r].Class))
        .SelectMany(g => g.SelectMany(one => g.Where(other => other > one).Select(other => new[] { one, other })));

    private Holding Whole(int organisation, int[] rooms)
    {
        int building = _estate.BuildingOf(rooms[0]);
        double area = rooms.Sum(r => _estate.Rooms[r].NetM2);
        (int Building, double AreaM2)[] others =
        [
            .. _buildings[organisation].Select(b => (b, _inBuilding[(organisation, b)].AreaM2 - (b == building ? area : 0))).Where(b => b.Item2 > 1e-9),
        ];
        return new Holding(
            organisation, building, [.. rooms.GroupBy(r => _estate.Rooms[r].Storey).Select(g => (g.Key, g.Count()))], [.. rooms.Order()],
            rooms.Aggregate(0, (bits, r) => bits | Holding.Bit(_estate.Rooms[r].Class)), area, rooms.Sum(r => _people[r]))
        {
            Main = others.Length == 0 ? -1 : others.OrderByDescending(b => b.AreaM2).ThenBy(b => b.Building).First().Building,
        };
    }

    private int Left(int organisation, int storey, Holding without) =>
        _onStorey.GetValueOrDefault((organisation, storey)) - without.Storeys.FirstOrDefault(s => s.Storey == storey).Rooms;

    private int LeftIn(int organisation, int building, Holding without) =>
        _inBuilding.GetValueOrDefault((organisation, building)).Rooms - (building == without.Building ? without.Rooms.Length : 0);
}
