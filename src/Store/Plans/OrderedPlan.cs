using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Store.Plans;

/// <summary>Lays plans out in the order of their rooms' numbers, so that a plan of which nothing changed has the same bytes, in whatever order
/// a file lists its rooms.</summary>
internal static class OrderedPlan
{
    /// <summary>A building with its plans in order.</summary>
    /// <param name="building">The building.</param>
    /// <param name="numbers">The numbers of its rooms.</param>
    /// <returns>The same building; rooms keep their places in their storey, and have others in its plan.</returns>
    public static Building Of(Building building, BuildingNumbers numbers) =>
        building with { Storeys = [.. building.Storeys.Select((storey, number) => Of(storey, numbers.Rooms[number]))] };

    /// <summary>The bytes of a plan that names elements by their numbers in the building.</summary>
    /// <param name="plan">A plan that names them by their places in the building's list.</param>
    /// <param name="elements">The number of each.</param>
    /// <returns>As <see cref="PlanBlob"/> has it.</returns>
    public static byte[] Encode(FloorPlan plan, IReadOnlyList<int> elements) => PlanBlob.Encode(
        plan with { Obstacles = [.. plan.Obstacles.Select(o => o.Element < 0 ? o : o with { Element = elements[o.Element] })] });

    private static Storey Of(Storey storey, IReadOnlyList<int> numbers)
    {
        FloorPlan plan = storey.Plan;
        int[] order = [.. Enumerable.Range(0, storey.Rooms.Count).Where(r => storey.Rooms[r].IsMeasured).OrderBy(r => numbers[r]).Select(r => storey.Rooms[r].PlanRoom)];
        int[] places = new int[plan.Rooms.Count];
        for (int place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        int[] shapes = [.. order.Select(room => plan.Rooms[room].Shape), .. plan.Obstacles.Select(o => o.Shape)];
        if (shapes.Length == plan.Shapes.Count && shapes.Select((shape, place) => shape == place).All(isInPlace => isInPlace))
        {
            return storey;
        }

        return storey with
        {
            Rooms = [.. storey.Rooms.Select(room => room.IsMeasured ? room with { PlanRoom = places[room.PlanRoom] } : room)],
            Plan = new FloorPlan(
                plan.Shapes.Select(shapes),
                [.. order.Select((room, place) => plan.Rooms[room] with { Shape = place })],
                [
                    .. plan.Obstacles.Select((obstacle, place) => obstacle with
                    {
                        Shape = order.Length + place,
                        Room = obstacle.Room < 0 ? -1 : places[obstacle.Room],
                    }),
                ]),
        };
    }
}
