using System.Globalization;
using SpaceGeo.Api.Questions.Verdicts;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Rules;
using SpaceGeo.Planning.Vacancy;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>Turns what the ledger has of a day into what a planner works on, with the limits of the rules of that day.</summary>
/// <param name="stored">What was read.</param>
/// <param name="book">The rules.</param>
/// <param name="withReserve">Whether rooms that are kept free for needs to come may be used.</param>
internal sealed class EstateBuilder(StoredEstate stored, RuleBook book, bool withReserve)
{
    // A storey whose floor is no further from the building's zero is reached without stairs, metres.
    private const double StepFreeM = 1.5;

    private readonly EstateIndex _index = new(stored);
    private readonly Dictionary<int, double> _lowest = stored.Storeys.GroupBy(s => s.Building).ToDictionary(g => g.Key, g => g.Min(s => Math.Abs(s.ElevationM)));
    private readonly EstateNotes _notes = new();
    private readonly RulesOfDay _rules = new(book, stored.Day);
    private readonly Dictionary<string, int> _organisations = new(StringComparer.Ordinal);
    private readonly List<EstateOrganisation> _estateOrganisations = [];

    /// <summary>Builds it.</summary>
    /// <param name="wishes">What is asked for; organisations that are to be housed get needs.</param>
    /// <exception cref="EstateException">Rents are in several currencies.</exception>
    /// <exception cref="WishException">An organisation to be housed has a rank that its level does not know.</exception>
    public PlanningEstate Build(IReadOnlyList<Wish> wishes)
    {
        Dictionary<RoomKey, int> rooms = stored.Rooms.Index().ToDictionary(r => new RoomKey(r.Item.Building, r.Item.Room), r => r.Index);
        Dictionary<int, int> buildings = stored.Buildings.Index().ToDictionary(b => b.Item.Building, b => b.Index);
        Dictionary<(int, int), int> storeys = stored.Storeys.Index().ToDictionary(s => (s.Item.Building, s.Item.Storey), s => s.Index);
        (string Code, string Name)[] sites = [.. stored.Buildings.Select(b => (b.Site, b.SiteName)).Distinct()];
        var leases = new EstateLeases(stored, _index, _notes);
        Organisations(leases);
        var needs = new EstateNeeds(_index, _rules, _notes);
        IReadOnlyList<(ScenarioNeed Stored, Need Planned)> all =
        [
            .. needs.Posts(stored, _organisations, rooms), .. needs.WholeRooms(stored, _organisations, rooms),
            .. wishes.Index().Where(w => w.Item is HouseWish).SelectMany(w => needs.New(w.Index, (HouseWish)w.Item, OrganisationOf((HouseWish)w.Item))),
        ];
        HashSet<RoomKey> taken = [.. all.SelectMany(n => n.Stored.Held.Append(n.Stored.Room ?? default))];
        var estate = new Estate(
            [.. sites.Select(s => new EstateSite(s.Code, s.Name))],
            [.. stored.Buildings.Select(b => Building(b, Array.FindIndex(sites, s => s.Code == b.Site)))],
            [.. stored.Storeys.Select(s => Storey(s, buildings[s.Building]))],
            [.. stored.Rooms.Select(r => Room(r, storeys[(r.Building, r.Storey)], leases.Of(r), taken.Contains(new RoomKey(r.Building, r.Room))))],
            leases.Estate, _estateOrganisations, [.. all.Select(n => n.Planned)],
            [.. stored.Touching.Where(t => rooms.ContainsKey(new RoomKey(t.Building, t.First)) && rooms.ContainsKey(new RoomKey(t.Building, t.Second)))
                .Select(t => new AdjacentRooms(rooms[new RoomKey(t.Building, t.First)], rooms[new RoomKey(t.Building, t.Second)]))]);
        return new PlanningEstate(stored, estate, [.. all.Select(n => n.Stored)], [.. stored.Rooms.Select(r => new RoomKey(r.Building, r.Room))], _notes.Sentences);
    }

    private static EstateBuilding Building(StoredBuilding building, int site) => new(
        PlaceCode.Of(building.Building), building.Name, site,
        building is { Longitude: double longitude, Latitude: double latitude } ? new Position(longitude, latitude) : null);

    private EstateStorey Storey(StoredStorey storey, int building) => new(
        PlaceCode.Of(storey.Building, storey.Storey), storey.Name, building, storey.ElevationM,
        Math.Abs(storey.ElevationM) <= StepFreeM && Math.Abs(storey.ElevationM) <= _lowest[storey.Building]);

    private EstateRoom Room(StoredRoom room, int storey, int lease, bool isTaken) => new(
        room.Code, room.Number, storey, ClassOf(room) ?? RoomClass.Service, room.NetM2 ?? 0, room.Seats, lease, 0, Unusable(room, isTaken));

    // Why nobody may be moved into a room; said once for each reason.
    private string Unusable(StoredRoom room, bool isTaken)
    {
        string reason = room switch
        {
            { NetM2: null } => "not-measured",
            { State: null } => "not-in-ledger",
            _ when room.State == RoomState.Sealed.Word() => "sealed",
            _ when room.State == RoomState.Lent.Word() || room.Tenure == TenureKind.Lent.Word() => "lent",
            _ when room.Tenure == TenureKind.LeasedOut.Word() => "leased-out",
            _ when room.State == RoomState.Reserve.Word() && !withReserve => "reserve",
            _ when ClassOf(room) is RoomClass.Plant => "plant",
            _ when ClassOf(room) is RoomClass.Ancillary => "ancillary",
            _ when room.State == RoomState.InUse.Word() && !isTaken => "in-use",
            _ => string.Empty,
        };
        if (reason.Length > 0)
        {
            _notes.Unusable(reason, room);
        }

        return reason;
    }

    private static RoomClass? ClassOf(StoredRoom room) => room.Class is null ? null : LedgerWords.RoomClasses.Find(room.Class);

    private void Organisations(EstateLeases leases)
    {
        foreach (StoredOrganisation organisation in stored.Organisations)
        {
            _organisations.Add(organisation.Code, _estateOrganisations.Count);
            _estateOrganisations.Add(new EstateOrganisation(
                organisation.Code, organisation.Name.Length > 0 ? organisation.Name : organisation.Code,
                organisation.Level == AdministrativeLevel.Township.Word(), leases.MostFor(organisation, _rules)));
        }
    }

    private int OrganisationOf(HouseWish wish)
    {
        if (!_organisations.TryGetValue(wish.Code, out int number))
        {
            number = _estateOrganisations.Count;
            _organisations.Add(wish.Code, number);
            _estateOrganisations.Add(new EstateOrganisation(wish.Code, wish.Name, wish.Level == AdministrativeLevel.Township));
        }

        return number;
    }
}

/// <summary>Gathers what is to be said of an estate.</summary>
internal sealed class EstateNotes
{
    private const int Named = 3;

    private readonly SortedDictionary<string, List<string>> _unusable = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<string>> _others = new(StringComparer.Ordinal);

    /// <summary>All of it.</summary>
    public IReadOnlyList<string> Sentences =>
    [
        .. _others.Select(o => $"{o.Key}: {Names(o.Value)}"),
        .. _unusable.Select(u => $"nobody is moved into rooms that are {u.Key}: {Names(u.Value)}"),
    ];

    /// <summary>A room that nobody may be moved into.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="room">The room.</param>
    public void Unusable(string reason, StoredRoom room) => Add(_unusable, reason, room.Code);

    /// <summary>Something else.</summary>
    /// <param name="what">What it is.</param>
    /// <param name="name">Of what.</param>
    public void Say(string what, string name) => Add(_others, what, name);

    private static void Add(SortedDictionary<string, List<string>> all, string key, string name)
    {
        if (!all.TryGetValue(key, out List<string>? names))
        {
            all.Add(key, names = []);
        }

        names.Add(name);
    }

    private static string Names(List<string> names) => names.Count <= Named
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(Named))} and {names.Count - Named} more");
}
