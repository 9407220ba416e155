using SpaceGeo.Inventory;
using SpaceGeo.Store.Plans;

namespace SpaceGeo.Store.Revisions;

/// <summary>A revision of a building as it is stored.</summary>
/// <param name="BuildingId">Number of the building.</param>
/// <param name="Revision">Number of the revision, from 1.</param>
/// <param name="FileName">Name of the file it was read from.</param>
/// <param name="Sha256">Hash of that file, in lower-case hexadecimal.</param>
/// <param name="IngestedAt">When it was stored.</param>
/// <param name="ValidFrom">From which day on the building is like this; <see cref="DateOnly.MinValue"/> for its first revision.</param>
/// <param name="PlanStandard">Id of the standard that its rooms' geometry and its storeys' plans were laid out for.</param>
/// <param name="Building">The building; rooms and elements in the order of their numbers, plans in the order of their rooms' numbers.</param>
/// <param name="Measured">Its areas by each standard that was asked for and of which it has some; each with the plan it was measured on.</param>
public sealed record StoredRevision(
    int BuildingId,
    int Revision,
    string FileName,
    string Sha256,
    DateTimeOffset IngestedAt,
    DateOnly ValidFrom,
    string PlanStandard,
    Building Building,
    IReadOnlyList<MeasuredBuilding> Measured)
{
    internal BuildingNumbers Numbers { get; init; } = BuildingNumbers.Fresh(Building);

    /// <summary>The number by which a room is known in all revisions.</summary>
    /// <param name="storey">Index of its storey.</param>
    /// <param name="room">Its index in the storey's rooms.</param>
    /// <returns>The number.</returns>
    public int RoomNumber(int storey, int room) => Numbers.Rooms[storey][room];
}
