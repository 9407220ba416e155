using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Rooms.Adjacency;

/// <summary>
/// Finds the rooms of a plan that touch: sides of them face each other across at most a wall's thickness, or coincide, or reach into each
/// other by as much, and no third room lies between. Where no wall of the plan stands between them at the height of the cut they are joined:
/// plans have door openings cut out of walls, and windows that reach down to the cut as well.
/// </summary>
/// <remarks>Each side of a room is held against the sides near it, which a grid finds; lengths are exact for straight sides. Moving, turning
/// and numbering a plan otherwise changes them by rounding only. Rooms at different heights touch as long as their floors are not further
/// apart than the rules allow, and the walls of either cut stand between them.</remarks>
public static class RoomAdjacency
{
    /// <summary>Finds the rooms that touch.</summary>
    /// <param name="plan">Rooms and walls of a storey.</param>
    /// <param name="rules">When rooms touch; null for <see cref="AdjacencyRules.Default"/>.</param>
    /// <returns>Pairs in the order of their numbers, each once.</returns>
    /// <exception cref="SectionException">The sides lie in each other's way beyond all measure (<c>too-complex</c>).</exception>
    public static IReadOnlyList<RoomContact> Find(FloorPlan plan, AdjacencyRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        rules ??= AdjacencyRules.Default;
        var sides = new List<Side>();
        double[] perimeters = new double[plan.Shapes.RingEnds.Length];
        for (int room = 0; room < plan.Rooms.Count; room++)
        {
            Side.AddOf(plan.Shapes, plan.Rooms[room].Shape, room, sides, perimeters);
        }

        if (plan.Rooms.Count < 2 || sides.Count == 0)
        {
            return [];
        }

        var sums = new ContactSums(rules, perimeters);
        AddAll(plan, rules, new SideGrid([.. sides]), sums);
        return sums.Contacts();
    }

    private static void AddAll(FloorPlan plan, AdjacencyRules rules, SideGrid grid, ContactSums sums)
    {
        var walls = new WallsBetween(plan, rules.ThickestWallM);
        var facing = new FacingSides(rules, grid.Sides.Length);
        var bare = new Stretches();
        (List<int> near, List<Piece> found) = ([], []);
        foreach (Side side in grid.Sides)
        {
            grid.Near(side, rules.ThickestWallM, near);
            facing.LookFrom(side, near, grid.Sides);
            found.Clear();
            facing.AddFacing(side.Owner, found);
            if (found.Count > 0)
            {
                walls.LookFrom(side);
            }

            double height = plan.Rooms[side.Owner].CutHeight;
            foreach (Piece piece in found)
            {
                double other = plan.Rooms[piece.Owner].CutHeight;
                if (Math.Abs(height - other) > rules.LargestStepM)
                {
                    continue;
                }

                sums.Add(side, piece.Owner, false, piece.From, piece.To);
                bare.Clear();
                walls.AddBare(side, piece, (height, other), bare);
                foreach ((double from, double to) in bare.Parts)
                {
                    sums.Add(side, piece.Owner, true, from, to);
                }
            }
        }
    }
}
