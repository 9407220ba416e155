using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Vacancy;
using SpaceGeo.Tests.SyntheticEstates;

namespace SpaceGeo.Tests.Unit.Planning.Consolidation;

/// <summary>Estates of up to 8 posts, with wishes of all kinds, that trying everything can answer.</summary>
internal sealed class SmallEstates
{
    private static readonly Rank[] Ranks = [new("leader", 8, 26, true), new("specialist", 5, 18, false), new("assistant", 3, 12, false)];
    private readonly Random _random;
    private readonly EstateDrawing _drawing = new();
    private bool _firstHasRoom;
    private readonly int _sites, _buildings, _storeys, _rooms, _organisations;

    private SmallEstates(int seed)
    {
        _random = new Random(seed);
        _sites = _random.Next(1, 3);
        _buildings = _random.Next(_sites, 4);
        for (int site = 0; site < _sites; site++)
        {
            _drawing.AddSite();
        }

        for (int building = 0; building < _buildings; building++)
        {
            int number = _drawing.AddBuilding(
                Math.Min(building, _sites - 1), new Position(113.3 + (0.01 * _random.Next(4)), 23.1 + (0.01 * _random.Next(4))));
            for (int floor = _random.Next(1, 3); floor > 0; floor--)
            {
                _drawing.AddStorey(number, isPublic: _random.Next(2) == 0);
                _storeys++;
            }
        }

        int leases = _random.Next(3);
        for (int lease = 0; lease < leases; lease++)
        {
            _drawing.AddLease(_random.Next(10, 60), _random.Next(1, 30) * 1_000);
        }

        _organisations = _random.Next(1, 4);
        for (int organisation = 0; organisation < _organisations; organisation++)
        {
            _drawing.AddOrganisation(_random.Next(3) == 0, _random.Next(5) == 0 ? _random.Next(40) : null);
        }

        _rooms = _random.Next(Math.Max(4, _storeys), 8);
        AddRooms(leases);
        AddNeeds();
        Estate = _drawing.Build();
        Request = new ConsolidationRequest([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Wish())], Weights())
        {
            Plans = 1,
            Gap = 0,
            TimeLimit = TimeSpan.FromSeconds(30),
        };
    }

    public Estate Estate { get; }

    public ConsolidationRequest Request { get; }

    /// <summary>The estate of a seed.</summary>
    public static SmallEstates Make(int seed) => new(seed);

    private void AddRooms(int leases)
    {
        for (int room = 0; room < _rooms; room++)
        {
            int number = _drawing.AddRoom(
                room < _storeys ? room : _random.Next(_storeys),
                _random.Next(6) == 0 ? RoomClass.Service : RoomClass.Office,
                _random.Next(5, 24),
                _random.Next(3) == 0 ? _random.Next(1, 4) : null,
                _random.Next(3) == 0 ? _random.Next(-1, leases) : -1,
                _random.Next(4) == 0 ? _random.Next(1, 9) : 0,
                _random.Next(9) == 0 ? "sealed" : "");
            if (number > 0 && _drawing.Room(number).Storey == _drawing.Room(number - 1).Storey)
            {
                _drawing.Touching.Add(new AdjacentRooms(number - 1, number));
            }
        }
    }

    // Today's order: each in a room that takes them, some without; now and then somebody where the rules would not put them.
    private void AddNeeds()
    {
        List<int>[] there = [.. Enumerable.Range(0, _rooms).Select(_ => new List<int>())];
        int posts = _random.Next(2, 9);
        for (int post = 0; post < posts; post++)
        {
            Rank rank = Ranks[_random.Next(Ranks.Length)];
            int organisation = _random.Next(_organisations);
            int room = _random.Next(_rooms);
            bool isOffice = _drawing.Room(room).Class == RoomClass.Office || _random.Next(10) == 0;
            bool isFree = there[room].Count == 0 || (!rank.IsAlone && there[room].TrueForAll(other => other == organisation));
            if (!isOffice || !isFree || _random.Next(6) == 0)
            {
                room = -1;
            }
            else
            {
                there[room].Add(rank.IsAlone ? -1 : organisation);
            }

            _firstHasRoom |= post == 0 && room >= 0;
            _drawing.AddPost(organisation, _random.Next(2) == 0 ? "" : "a", rank, room);
        }

        if (_random.Next(3) == 0)
        {
            int room = Array.FindIndex(there, those => those.Count == 0);
            bool isService = room >= 0 && _drawing.Room(room).Class == RoomClass.Service;
            double area = _random.Next(5, 20);
            _drawing.AddWholeRoom(_random.Next(_organisations), RoomClass.Service, area, area + 8, isService ? room : -1);
        }
    }

    private Objective Weights()
    {
        int tiers = _random.Next(3) == 0 ? 2 : 1;
        return new Objective([.. Enumerable.Range(0, tiers).Select(tier => Weights(tier))]);
    }

    private Dictionary<Criterion, double> Weights(int tier)
    {
        Dictionary<Criterion, double> weights = tier == 0 ? new() { [Criterion.Unplaced] = Objective.UnplacedWeight } : [];
        foreach ((Criterion criterion, double weight) in Objective.Default.Tiers[0])
        {
            if (criterion != Criterion.Unplaced && _random.Next(2) == 0)
            {
                weights[criterion] = weight * _random.Next(1, 5);
            }
        }

        weights.TryAdd(Criterion.Moves, 1);
        return weights;
    }

    private Wish Wish() => _random.Next(11) switch
    {
        0 => new VacateWish([AnyPlace()]),
        1 => new VacateBuildingsWish(1, []),
        2 => new GiveUpLeasesWish(_random.Next(5, 40)),
        3 => new TogetherWish(Organisations(), (PlaceKind)_random.Next(3)),
        4 when _organisations > 1 => new ApartWish(["O0", "O1"], (PlaceKind)_random.Next(3)),
        5 => new StayWish(Organisations()[..1], [], []),
        6 when _firstHasRoom => new StayWish([], ["P0"], []),
        7 => new OnlyWish(Organisations()[..1], [AnyPlace(), AnyPlace()]),
        8 => new NotInWish(Organisations()[..1], [AnyPlace()]),
        9 => new PublicCounterWish(Organisations()[..1]),
        _ => new MostMovesWish(_random.Next(4)),
    };

    private string[] Organisations() => [$"O{_random.Next(_organisations)}", $"O{_random.Next(_organisations)}"];

    private Place AnyPlace() => _random.Next(4) switch
    {
        0 => new Place(PlaceKind.Site, $"S{_random.Next(_sites)}"),
        1 => new Place(PlaceKind.Building, $"B{_random.Next(_buildings)}"),
        2 => new Place(PlaceKind.Storey, $"F{_random.Next(_storeys)}"),
        _ => new Place(PlaceKind.Room, $"R{_random.Next(_rooms)}"),
    };
}
