using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation;

/// <summary>What must be so in every plan. Organisations are named by code, and so are places and needs.</summary>
public abstract record Wish;

/// <summary>Nobody is left in these places, and nobody is moved there.</summary>
/// <param name="Places">Sites, buildings, storeys or rooms.</param>
public sealed record VacateWish(IReadOnlyList<Place> Places) : Wish;

/// <summary>A number of buildings are left by everybody, whichever they are.</summary>
/// <param name="Count">How many at least, beside those that are empty today; 1 or more.</param>
/// <param name="Among">Places whose buildings count; empty for all.</param>
public sealed record VacateBuildingsWish(int Count, IReadOnlyList<Place> Among) : Wish;

/// <summary>Leases are given up.</summary>
/// <param name="AreaM2">Least area by contract, beside that of leases nobody uses today, in square metres, above 0.</param>
public sealed record GiveUpLeasesWish(double AreaM2) : Wish;

/// <summary>Posts of a new organisation.</summary>
/// <param name="Rank">Their rank, by id or name.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record NewPosts(string Rank, int Count);

/// <summary>Whole rooms of a new organisation.</summary>
/// <param name="Class">Their class.</param>
/// <param name="LeastM2">Least area of each, in square metres, above 0.</param>
/// <param name="MostM2">Most area of each, in square metres, or null for any.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record NewRooms(Inventory.Ledger.RoomClass Class, double LeastM2, double? MostM2, int Count);

/// <summary>An organisation that has no place yet is housed. Its needs in the estate bear the number of this wish.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">Its level, which its ranks' limits depend on.</param>
/// <param name="Posts">Its posts.</param>
/// <param name="Rooms">Whole rooms that it needs.</param>
/// <param name="Near">A site or building that it must be near, or null.</param>
/// <param name="WithinM">How near, in metres from building to building.</param>
public sealed record HouseWish(
    string Code,
    string Name,
    Inventory.Ledger.AdministrativeLevel Level,
    IReadOnlyList<NewPosts> Posts,
    IReadOnlyList<NewRooms> Rooms,
    Place? Near = null,
    double WithinM = double.PositiveInfinity) : Wish;

/// <summary>All needs of these organisations are in one place.</summary>
/// <param name="Organisations">Two or more, or one that is to be in one place.</param>
/// <param name="In">In one site, building or storey.</param>
public sealed record TogetherWish(IReadOnlyList<string> Organisations, PlaceKind In) : Wish;

/// <summary>No two of these organisations are in one place.</summary>
/// <param name="Organisations">Two or more.</param>
/// <param name="In">No common site, building or storey.</param>
public sealed record ApartWish(IReadOnlyList<string> Organisations, PlaceKind In) : Wish;

/// <summary>These stay in the rooms where they are.</summary>
/// <param name="Organisations">Organisations, all of whose needs stay.</param>
/// <param name="Needs">Single needs: codes of persons, or of rooms that are held as a whole.</param>
/// <param name="Places">Places whose needs stay.</param>
public sealed record StayWish(IReadOnlyList<string> Organisations, IReadOnlyList<string> Needs, IReadOnlyList<Place> Places) : Wish;

/// <summary>These organisations are in these places and nowhere else.</summary>
/// <param name="Organisations">The organisations; empty for all.</param>
/// <param name="Places">The places.</param>
public sealed record OnlyWish(IReadOnlyList<string> Organisations, IReadOnlyList<Place> Places) : Wish;

/// <summary>These organisations are in none of these places.</summary>
/// <param name="Organisations">The organisations.</param>
/// <param name="Places">The places.</param>
public sealed record NotInWish(IReadOnlyList<string> Organisations, IReadOnlyList<Place> Places) : Wish;

/// <summary>These organisations are near a place.</summary>
/// <param name="Organisations">The organisations.</param>
/// <param name="Place">A site or building.</param>
/// <param name="WithinM">Most metres from its building, or the nearest of its buildings, to theirs.</param>
public sealed record NearWish(IReadOnlyList<string> Organisations, Place Place, double WithinM) : Wish;

/// <summary>These organisations are on storeys that visitors reach without stairs.</summary>
/// <param name="Organisations">The organisations.</param>
public sealed record PublicCounterWish(IReadOnlyList<string> Organisations) : Wish;

/// <summary>Not more than so many persons move.</summary>
/// <param name="People">The most, 0 or more. Those who have no place yet do not count.</param>
public sealed record MostMovesWish(int People) : Wish;
