using SpaceGeo.Planning.Estates;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>An estate as plans are made for it, beside what it was made from.</summary>
/// <param name="Stored">What was read.</param>
/// <param name="Estate">The same for the planner.</param>
/// <param name="Needs">The planner's needs as a scenario stores them, in its order.</param>
/// <param name="Rooms">The planner's rooms, in its order.</param>
/// <param name="Notes">What was left out, and what was assumed, in sentences.</param>
internal sealed record PlanningEstate(
    StoredEstate Stored, Estate Estate, IReadOnlyList<ScenarioNeed> Needs, IReadOnlyList<RoomKey> Rooms, IReadOnlyList<string> Notes)
{
    /// <summary>Rooms by their numbers in the estate as a scenario stores them.</summary>
    /// <param name="rooms">For each need the number of a room, or −1.</param>
    public IReadOnlyList<RoomKey?> Places(IReadOnlyList<int> rooms) => [.. rooms.Select(room => room < 0 ? (RoomKey?)null : Rooms[room])];
}
