using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Store.Plans;

/// <summary>The numbers by which a building's rooms and elements are known in all its revisions.</summary>
/// <param name="Rooms">For each storey the numbers of its rooms, in the order of its list.</param>
/// <param name="Elements">The numbers of the elements, in the order of the building's list.</param>
internal sealed record BuildingNumbers(IReadOnlyList<IReadOnlyList<int>> Rooms, IReadOnlyList<int> Elements)
{
    /// <summary>The numbers of a building that is new: the model's order.</summary>
    /// <param name="building">The building.</param>
    public static BuildingNumbers Fresh(Building building)
    {
        int next = 0;
        return new BuildingNumbers(
            [.. building.Storeys.Select(storey => (IReadOnlyList<int>)[.. storey.Rooms.Select(_ => next++)])],
            [.. Enumerable.Range(0, building.Elements.Count)]);
    }

    /// <summary>The numbers of a building's next revision: what is the same keeps its number, what is new gets one that nothing ever had.</summary>
    /// <param name="match">What is the same.</param>
    /// <param name="after">The next revision.</param>
    /// <param name="nextRoom">The first number that no room ever had.</param>
    /// <param name="nextElement">The first number that no element ever had.</param>
    public BuildingNumbers Following(BuildingMatch match, Building after, int nextRoom, int nextElement) => new(
        [
            .. after.Storeys.Select((storey, s) => (IReadOnlyList<int>)
                [.. storey.Rooms.Select((_, r) => match.OfRoomAfter(new RoomPlace(s, r)) is RoomPair pair ? Rooms[pair.Before.Storey][pair.Before.Room] : nextRoom++)]),
        ],
        [.. after.Elements.Select((_, e) => match.OfElementAfter(e) is ElementPair pair ? Elements[pair.Before] : nextElement++)]);
}
