using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Rooms.Adjacency;

namespace SpaceGeo.Store.Adjacency;

/// <summary>A row of two rooms that touch, by their numbers in the building.</summary>
internal readonly record struct ContactRow(int RoomA, int RoomB, double SharedM, double OpeningM)
{
    /// <summary>The rows of a storey.</summary>
    /// <param name="plan">Its plan.</param>
    /// <param name="roomNumbers">The numbers of the plan's rooms in the building, in the plan's order.</param>
    /// <returns>In the plan's order, the lower number first in each.</returns>
    /// <exception cref="Geometry.Solids.SectionException">The plan's sides lie in each other's way beyond all measure.</exception>
    public static IEnumerable<ContactRow> Of(FloorPlan plan, int[] roomNumbers) => RoomAdjacency.Find(plan).Select(contact =>
    {
        (int first, int second) = (roomNumbers[contact.First], roomNumbers[contact.Second]);
        return new ContactRow(Math.Min(first, second), Math.Max(first, second), contact.SharedM, contact.OpeningM);
    });
}
