namespace SpaceGeo.Store.Scenarios;

/// <summary>Buildings, who is in them and by what right, on one day as the ledger has it. Codes tie its parts together; persons bear no names.
/// </summary>
/// <param name="Day">The day.</param>
/// <param name="Import">Number of the last import of the ledger that it knows, 0 for none.</param>
/// <param name="Buildings">Buildings by number.</param>
/// <param name="Storeys">Storeys by building and number.</param>
/// <param name="Rooms">Rooms by building and number.</param>
/// <param name="Touching">Rooms that share a wall or a door.</param>
/// <param name="Assignments">Who is given which room.</param>
/// <param name="Organisations">Organisations by code.</param>
/// <param name="Leases">What is rented from others, by number of the contract.</param>
public sealed record StoredEstate(
    DateOnly Day,
    int Import,
    IReadOnlyList<StoredBuilding> Buildings,
    IReadOnlyList<StoredStorey> Storeys,
    IReadOnlyList<StoredRoom> Rooms,
    IReadOnlyList<StoredContact> Touching,
    IReadOnlyList<StoredAssignment> Assignments,
    IReadOnlyList<StoredOrganisation> Organisations,
    IReadOnlyList<StoredLease> Leases);

/// <summary>A building.</summary>
/// <param name="Building">Its number in the database.</param>
/// <param name="Revision">The revision that is in force on the day.</param>
/// <param name="Name">Its name.</param>
/// <param name="Site">Code of its site.</param>
/// <param name="SiteName">Name of its site.</param>
/// <param name="Longitude">Of the middle of its rooms, degrees; null where nobody knows its position.</param>
/// <param name="Latitude">Likewise.</param>
public sealed record StoredBuilding(int Building, int Revision, string Name, string Site, string SiteName, double? Longitude, double? Latitude);

/// <summary>A storey.</summary>
/// <param name="Building">Number of its building.</param>
/// <param name="Storey">Its number in the building; 0 is the lowest.</param>
/// <param name="Name">Its name.</param>
/// <param name="ElevationM">Height of its floor above the building's zero, metres.</param>
public sealed record StoredStorey(int Building, int Storey, string Name, double ElevationM);

/// <summary>A room.</summary>
/// <param name="Building">Number of its building.</param>
/// <param name="Room">Its number in the building, the same in all revisions.</param>
/// <param name="Storey">Number of its storey.</param>
/// <param name="LedgerId">The GlobalId by which the ledger knows it.</param>
/// <param name="Number">Number on its door; may be empty.</param>
/// <param name="Class">Word of its class; null where the ledger does not have the room.</param>
/// <param name="Use">What for, in the administration's words; may be empty.</param>
/// <param name="State">Word of its state; null where the ledger does not have the room.</param>
/// <param name="Seats">Places to sit, or null.</param>
/// <param name="RecordedM2">Area that the administration has on paper, m², or null.</param>
/// <param name="NetM2">Net area by the usual standard, m²; null where none could be measured.</param>
/// <param name="GrossM2">Gross area, likewise.</param>
/// <param name="Tenure">Word of the right by which it is held, or null.</param>
public sealed record StoredRoom(
    int Building,
    int Room,
    int Storey,
    string LedgerId,
    string Number,
    string? Class,
    string Use,
    string? State,
    int? Seats,
    double? RecordedM2,
    double? NetM2,
    double? GrossM2,
    string? Tenure)
{
    /// <summary>The code of the room in a plan, as <c>3/17</c>.</summary>
    public string Code => PlaceCode.Of(Building, Room);
}

/// <summary>Two rooms of one building that touch.</summary>
/// <param name="Building">Number of the building.</param>
/// <param name="First">Number of one room.</param>
/// <param name="Second">Number of the other.</param>
public sealed record StoredContact(int Building, int First, int Second);

/// <summary>A room given to an organisation, and in it to a person.</summary>
/// <param name="Building">Number of the building.</param>
/// <param name="LedgerId">The GlobalId by which the ledger knows the room.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="Use">Word of what the room is to its user.</param>
/// <param name="ValidFrom">First day; the calendar's first for ever since.</param>
/// <param name="Person">The person, or null where the organisation has the room as a whole.</param>
public sealed record StoredAssignment(int Building, string LedgerId, string Organisation, string Use, DateOnly ValidFrom, StoredPerson? Person);

/// <summary>A person with a room.</summary>
/// <param name="Code">Code of the person.</param>
/// <param name="Organisation">Code of the organisation whose person it is; empty where the day knows none.</param>
/// <param name="Rank">Rank in the ledger's words; may be empty.</param>
/// <param name="State">Word of whether the person is at work; empty where the day knows none.</param>
/// <param name="IsLeader">Whether all rooms for its own use count.</param>
public sealed record StoredPerson(string Code, string Organisation, string Rank, string State, bool IsLeader);

/// <summary>An organisation.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">Word of its level; empty where the day knows none.</param>
/// <param name="Division">Code of its division; may be empty.</param>
/// <param name="Quotas">Its quota of posts.</param>
public sealed record StoredOrganisation(string Code, string Name, string Level, string Division, IReadOnlyList<StoredQuota> Quotas);

/// <summary>How many persons of a rank an organisation may have.</summary>
/// <param name="Rank">The rank in the ledger's words.</param>
/// <param name="Posts">How many.</param>
public sealed record StoredQuota(string Rank, int Posts);

/// <summary>A contract by which an organisation rents.</summary>
/// <param name="Code">Number of the contract.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="Site">Code of the site; null for premises that the ledger does not have.</param>
/// <param name="Building">Number of the building; null for the whole site.</param>
/// <param name="LedgerId">GlobalId of a single room; null for the whole building.</param>
/// <param name="AreaM2">Area by the contract, m².</param>
/// <param name="RentPerYear">Rent of a year, or null where the ledger does not say.</param>
/// <param name="Currency">Currency of the rent.</param>
/// <param name="LastDay">Last day; null until further notice.</param>
public sealed record StoredLease(
    string Code, string Organisation, string? Site, int? Building, string? LedgerId, double AreaM2, double? RentPerYear, string Currency, DateOnly? LastDay);
