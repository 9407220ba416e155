using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Planning.Exchanges;

/// <summary>Rooms of one organisation in one building, given as a whole.</summary>
/// <param name="Organisation">Number of the organisation.</param>
/// <param name="Building">Number of the building.</param>
/// <param name="Storeys">Numbers of the storeys with how many of the rooms are on each.</param>
/// <param name="Rooms">Numbers of the rooms, rising.</param>
/// <param name="Classes">Classes of the rooms, a bit for each.</param>
/// <param name="AreaM2">Their area in square metres.</param>
/// <param name="People">Persons in them.</param>
internal sealed record Holding(
    int Organisation, int Building, IReadOnlyList<(int Storey, int Rooms)> Storeys, int[] Rooms, int Classes, double AreaM2, int People)
{
    /// <summary>Number of the building where the organisation has most of its other area, or −1 where it has no other.</summary>
    public int Main { get; init; } = -1;

    /// <summary>The bit of a class.</summary>
    /// <param name="roomClass">The class.</param>
    public static int Bit(RoomClass roomClass) => 1 << (int)roomClass;
}
