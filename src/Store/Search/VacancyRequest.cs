namespace SpaceGeo.Store.Search;

/// <summary>A position on the earth.</summary>
/// <param name="Longitude">In degrees.</param>
/// <param name="Latitude">In degrees.</param>
public readonly record struct EarthPoint(double Longitude, double Latitude);

/// <summary>Which vacant rooms are wanted.</summary>
/// <param name="Near">Distances are measured from here.</param>
/// <param name="Day">The day on which they are to be vacant.</param>
public sealed record VacancyRequest(EarthPoint Near, DateOnly Day)
{
    /// <summary>Only buildings within this distance, in metres.</summary>
    public double RadiusM { get; init; } = 5000;

    /// <summary>Least net area in square metres, of a room or of a group; null for any.</summary>
    public double? MinAreaM2 { get; init; }

    /// <summary>Largest net area in square metres, of a room or of a group; null for any.</summary>
    public double? MaxAreaM2 { get; init; }

    /// <summary>Only rooms of these classes; null for any.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Only rooms in these of the states idle, reserve and sealed.</summary>
    public IReadOnlyList<string> States { get; init; } = ["idle", "reserve"];

    /// <summary>Only rooms on storeys of this name or number; null for any.</summary>
    public string? Storey { get; init; }

    /// <summary>Rooms or groups at most.</summary>
    public int Limit { get; init; } = 20;
}

/// <summary>A vacant room as it is told.</summary>
/// <param name="RoomId">Id of the feature.</param>
/// <param name="DistanceM">Geodesic distance from the point to the building's outline, in metres; 0 inside of it.</param>
/// <param name="Geometry">Its footprint as a GeoJSON geometry in longitude and latitude, or null.</param>
/// <param name="Details">What else is told of it.</param>
public sealed record VacantRoomFound(string RoomId, double DistanceM, string? Geometry, VacantRoomDetails Details);

/// <summary>What is told of a vacant room.</summary>
/// <param name="Number">Room number.</param>
/// <param name="LongName">Name of the room.</param>
/// <param name="Site">Code of the site.</param>
/// <param name="BuildingId">Number of the building.</param>
/// <param name="Building">Its name.</param>
/// <param name="StoreyNo">Number of the storey; 0 is the lowest.</param>
/// <param name="Storey">Its name.</param>
/// <param name="Class">Class of the room.</param>
/// <param name="State">State of the room.</param>
/// <param name="VacantSince">First day of the unbroken time without a user, or null where nobody knows.</param>
/// <param name="NetAreaM2">Net usable area in square metres.</param>
/// <param name="BoundM2">How far it can lie from the exact value, or null.</param>
/// <param name="Organisation">Code of the organisation that holds it, or null.</param>
/// <param name="Tenure">Right by which it is held, or null.</param>
/// <param name="TitleHolder">Who stands in the title deed, or null.</param>
public sealed record VacantRoomDetails(
    string Number,
    string LongName,
    string Site,
    int BuildingId,
    string Building,
    int StoreyNo,
    string Storey,
    string? Class,
    string? State,
    DateOnly? VacantSince,
    double NetAreaM2,
    double? BoundM2,
    string? Organisation,
    string? Tenure,
    string? TitleHolder);

/// <summary>The vacant rooms of a storey, and which of them touch.</summary>
/// <param name="BuildingId">The building.</param>
/// <param name="StoreyNo">The storey.</param>
/// <param name="DistanceM">Geodesic distance from the point to the building's outline, in metres.</param>
/// <param name="Rooms">Numbers of the rooms, rising.</param>
/// <param name="NetM2">Their net areas in square metres, in the same order.</param>
/// <param name="First">Of each pair that touches the lower number.</param>
/// <param name="Second">The other one, in the same order.</param>
public sealed record VacantStoreyFound(
    int BuildingId, int StoreyNo, double DistanceM, IReadOnlyList<int> Rooms, IReadOnlyList<double> NetM2, IReadOnlyList<int> First,
    IReadOnlyList<int> Second);

/// <summary>Rooms of one storey that are told together.</summary>
/// <param name="BuildingId">The building.</param>
/// <param name="Rooms">Numbers of the rooms.</param>
public sealed record RoomSet(int BuildingId, IReadOnlyList<int> Rooms);

/// <summary>Rooms that are told together, with their common geometry.</summary>
/// <param name="Geometry">A GeoJSON geometry in longitude and latitude, or null.</param>
/// <param name="Rooms">The rooms.</param>
public sealed record RoomSetFound(string? Geometry, IReadOnlyList<VacantRoomFound> Rooms);
