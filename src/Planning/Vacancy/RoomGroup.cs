namespace SpaceGeo.Planning.Vacancy;

/// <summary>A room that is free.</summary>
/// <param name="Id">Its number, unique on the storey.</param>
/// <param name="NetM2">Net area in square metres, 0 or more; counted to 1e-6 m².</param>
public readonly record struct VacantRoom(int Id, double NetM2);

/// <summary>Two rooms that share a wall or a door.</summary>
/// <param name="First">Number of one.</param>
/// <param name="Second">Number of the other.</param>
public readonly record struct AdjacentRooms(int First, int Second);

/// <summary>What somebody needs on one floor.</summary>
/// <param name="MinAreaM2">Least area together, in square metres, above 0.</param>
/// <param name="MaxAreaM2">Largest area together, in square metres, or null for any.</param>
/// <param name="MaxRooms">Most rooms, or null for any number.</param>
public sealed record WantedSpace(double MinAreaM2, double? MaxAreaM2 = null, int? MaxRooms = null);

/// <summary>Rooms that hang together and reach the area that is wanted.</summary>
/// <param name="Rooms">Their numbers, rising.</param>
/// <param name="AreaM2">Their area together, in square metres.</param>
/// <param name="SurplusM2">What that is above the least area wanted, in square metres.</param>
/// <param name="IsBest">True where no group of the rooms that the groups before it left has less surplus, or as much in fewer rooms; false
/// where the steps ended before that was shown.</param>
public sealed record RoomGroup(IReadOnlyList<int> Rooms, double AreaM2, double SurplusM2, bool IsBest);

/// <summary>What a search for groups came to.</summary>
/// <param name="Groups">Groups that share no room, the best first.</param>
/// <param name="Steps">Sets of rooms that were looked at.</param>
/// <param name="IsComplete">True where every set that could be better, or could be one group more, was looked at; false where the steps ended
/// before, so that there may be groups beside these.</param>
public sealed record RoomGroups(IReadOnlyList<RoomGroup> Groups, int Steps, bool IsComplete);
