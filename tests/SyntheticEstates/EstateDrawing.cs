using System.Globalization;
using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Vacancy;

namespace SpaceGeo.Tests.SyntheticEstates;

/// <summary>An estate that is being made up. Every part is known by its number.</summary>
internal sealed class EstateDrawing
{
    private readonly List<EstateSite> _sites = [];
    private readonly List<EstateBuilding> _buildings = [];
    private readonly List<EstateStorey> _storeys = [];
    private readonly List<EstateRoom> _rooms = [];
    private readonly List<EstateLease> _leases = [];
    private readonly List<EstateOrganisation> _organisations = [];
    private readonly List<Need> _needs = [];

    /// <summary>Pairs of rooms that touch.</summary>
    public List<AdjacentRooms> Touching { get; } = [];

    /// <summary>How many sites there are.</summary>
    public int Sites => _sites.Count;

    /// <summary>How many rooms there are.</summary>
    public int Rooms => _rooms.Count;

    /// <summary>Area of all rooms.</summary>
    public double AreaM2 { get; private set; }

    public int AddSite() => Add(_sites, new EstateSite(Code("S", _sites.Count), Code("Site ", _sites.Count)));

    public int AddBuilding(int site, Position? position = null) =>
        Add(_buildings, new EstateBuilding(Code("B", _buildings.Count), Code("Building ", _buildings.Count), site, position));

    public int AddStorey(int building, bool isPublic = false) => Add(
        _storeys,
        new EstateStorey(
            Code("F", _storeys.Count), Code("Floor ", _storeys.Count), building, 3.5 * _storeys.Count(storey => storey.Building == building), isPublic));

    public int AddLease(double areaM2, double rentPerYear) => Add(_leases, new EstateLease(Code("L", _leases.Count), areaM2, rentPerYear));

    public int AddOrganisation(bool isGrassRoots = false, double? mostLeasedM2 = null) => Add(
        _organisations,
        new EstateOrganisation(Code("O", _organisations.Count), Code("Organisation ", _organisations.Count), isGrassRoots, mostLeasedM2));

    public int AddRoom(int storey, RoomClass roomClass, double netM2, int? seats = null, int lease = -1, double worksM2 = 0, string unusable = "")
    {
        AreaM2 += netM2;
        string number = _rooms.Count.ToString(CultureInfo.InvariantCulture);
        return Add(_rooms, new EstateRoom($"R{number}", number, storey, roomClass, netM2, seats, lease, worksM2, unusable));
    }

    public int AddPost(int organisation, string team, Rank rank, int room = -1) => Add(
        _needs,
        new Need(
            Code("P", _needs.Count), NeedKind.Post, organisation, team, rank.Name, RoomClass.Office, rank.MostM2, rank.LeastM2, rank.IsAlone, room));

    public int AddWholeRoom(int organisation, RoomClass roomClass, double leastM2, double mostM2, int room = -1) => Add(
        _needs, new Need(Code("W", _needs.Count), NeedKind.Room, organisation, "", "", roomClass, mostM2, leastM2, true, room));

    /// <summary>The room of that number.</summary>
    public EstateRoom Room(int number) => _rooms[number];

    /// <summary>The code of a building.</summary>
    public string BuildingCode(int number) => _buildings[number].Code;

    public Estate Build() => new(_sites, _buildings, _storeys, _rooms, _leases, _organisations, _needs, Touching);

    private static string Code(string prefix, int number) => prefix + number.ToString(CultureInfo.InvariantCulture);

    private static int Add<T>(List<T> list, T part)
    {
        list.Add(part);
        return list.Count - 1;
    }
}

/// <summary>What a rank may have: from so much to so much, alone or not.</summary>
internal sealed record Rank(string Name, double LeastM2, double MostM2, bool IsAlone);
