using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Estates;

/// <summary>A compound of buildings 院落.</summary>
/// <param name="Code">Its code, unique among sites.</param>
/// <param name="Name">Its name.</param>
public sealed record EstateSite(string Code, string Name);

/// <summary>A building 楼栋.</summary>
/// <param name="Code">Its code, unique among buildings.</param>
/// <param name="Name">Its name.</param>
/// <param name="Site">Number of its site in the estate, or −1 for none.</param>
/// <param name="Position">Where it stands, or null where that is not known; then nothing is near it, and its distance from others counts 0.</param>
public sealed record EstateBuilding(string Code, string Name, int Site, Position? Position = null);

/// <summary>A storey 楼层.</summary>
/// <param name="Code">Its code, unique among storeys.</param>
/// <param name="Name">Its name.</param>
/// <param name="Building">Number of its building in the estate.</param>
/// <param name="ElevationM">Height of its floor in metres, for the order of storeys.</param>
/// <param name="IsPublic">Whether visitors reach it without stairs, so that public counters may be there.</param>
public sealed record EstateStorey(string Code, string Name, int Building, double ElevationM, bool IsPublic = false);

/// <summary>A room 房间.</summary>
/// <param name="Code">Its code, unique among rooms.</param>
/// <param name="Number">Number on its door; may be empty.</param>
/// <param name="Storey">Number of its storey in the estate.</param>
/// <param name="Class">What the ledger counts it as.</param>
/// <param name="NetM2">Net usable area in square metres, 0 or more.</param>
/// <param name="Seats">Places to sit, 0 or more, or null where the area alone says how many there is room for.</param>
/// <param name="Lease">Number of the lease by which it is rented, or −1 for none.</param>
/// <param name="WorksM2">Square metres that must be worked on before somebody new moves in, 0 or more.</param>
/// <param name="Unusable">Why nobody may be moved into it, as <c>sealed</c>; empty where one may.</param>
public sealed record EstateRoom(
    string Code, string Number, int Storey, RoomClass Class, double NetM2, int? Seats = null, int Lease = -1, double WorksM2 = 0, string Unusable = "");

/// <summary>A contract by which rooms are rented 租用. It is given up when nobody uses any of them.</summary>
/// <param name="Code">Number of the contract, unique among leases.</param>
/// <param name="AreaM2">Area by the contract in square metres, 0 or more.</param>
/// <param name="RentPerYear">Rent of a year, 0 or more, all leases in one currency.</param>
public sealed record EstateLease(string Code, double AreaM2, double RentPerYear);

/// <summary>A body that uses space 单位.</summary>
/// <param name="Code">Its code, unique among organisations.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsGrassRoots">Whether it is of the lowest level 基层, which is not to pay for others' plans.</param>
/// <param name="MostLeasedM2">Most leased area that it may use, in square metres, or null for any. Where it uses more today, that much.</param>
public sealed record EstateOrganisation(string Code, string Name, bool IsGrassRoots = false, double? MostLeasedM2 = null);

/// <summary>What is wanted.</summary>
public enum NeedKind
{
    /// <summary>A seat for a post.</summary>
    Post,

    /// <summary>A whole room for an organisation.</summary>
    Room,
}

/// <summary>What has to be placed once: a post that needs a seat, or an organisation's want of a whole room.</summary>
/// <param name="Code">Its code, unique among needs: that of the person, or of the room that is held.</param>
/// <param name="Kind">A seat or a whole room.</param>
/// <param name="Organisation">Number of the organisation in the estate.</param>
/// <param name="Team">Team within the organisation; empty for none.</param>
/// <param name="Rank">Rank of a post; may be empty.</param>
/// <param name="Class">Class of the room that it needs.</param>
/// <param name="MostM2">Area that it justifies: of a post its limit; infinite for no limit. Nobody is moved into a room that is larger than what
/// those in it justify together.</param>
/// <param name="LeastM2">Least area: of a post its share of a room, of a whole room its size. Above 0 for a post.</param>
/// <param name="IsAlone">Whether it shares the room with nobody; always so for a whole room.</param>
/// <param name="Room">Number of the room where it is, or −1 where it has none yet.</param>
public sealed record Need(
    string Code, NeedKind Kind, int Organisation, string Team, string Rank, RoomClass Class, double MostM2, double LeastM2, bool IsAlone, int Room = -1)
{
    /// <summary>Number of the wish that it comes from, or −1 for one of today.</summary>
    public int Wish { get; init; } = -1;

    /// <summary>Numbers of further rooms that it holds where it is, which nobody else gets while it stays, and which it hands back when it moves.</summary>
    public IReadOnlyList<int> AlsoHeld { get; init; } = [];

    /// <summary>Persons who move with it: 1 for a post, 0 for a room.</summary>
    public int People => Kind == NeedKind.Post ? 1 : 0;
}
