using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report.Svg;

/// <summary>A room of the drawing.</summary>
/// <param name="Row">Its areas.</param>
/// <param name="Footprint">Local metres.</param>
/// <param name="Deducted">What was taken away, element by element.</param>
/// <param name="Colour">Its fill.</param>
internal sealed record DrawnRoom(RoomRow Row, Region Footprint, IReadOnlyList<Region> Deducted, string Colour);

/// <summary>A cut element of the drawing.</summary>
/// <param name="Section">Local metres.</param>
/// <param name="Element">The element.</param>
internal sealed record DrawnElement(Region Section, Element Element);

/// <summary>What is drawn of a storey.</summary>
/// <param name="Rooms">The measured rooms, the largest first, so that a zone laid over rooms does not hide them.</param>
/// <param name="Elements">Cut elements.</param>
/// <param name="View">What of the building is shown, in metres.</param>
/// <remarks>
/// An element has a section for each height at which rooms of the storey are cut. Drawn are the sections of the height that most rooms
/// share (the lowest of several), as a plan has one cutting plane. Rooms at another height are often enclosed by elements that do not
/// reach that plane: of those, the sections at the room's own height are added where they lie at the room.
/// </remarks>
internal sealed record PlanContent(IReadOnlyList<DrawnRoom> Rooms, IReadOnlyList<DrawnElement> Elements, Box2 View)
{
    /// <summary>Deductions below a square centimetre are not hatched, in square metres.</summary>
    public const double LeastHatchedM2 = 1e-4;

    // An element this near to a room of another cut height encloses it, in metres.
    private const double Beside = 0.3;

    // White around the rooms, in metres, and how far elements outside of them are followed.
    private const double Surrounding = 0.5;
    private const double FarthestElement = 3;

    /// <summary>What is drawn of a storey.</summary>
    /// <param name="building">The building.</param>
    /// <param name="storey">A storey of it.</param>
    /// <returns>Null for a storey without measured rooms.</returns>
    public static PlanContent? Of(Building building, StoreyRows storey)
    {
        FloorPlan plan = storey.Measured.Storey.Plan;
        RoomRow[] rows = [.. storey.Rooms.Where(r => r.PlanRoom >= 0)];
        if (rows.Length == 0)
        {
            return null;
        }

        string[] colours = RoomColours.For([.. rows.Select(r => plan.Shapes.Bounds(plan.Rooms[r.PlanRoom].Shape))]);
        DrawnRoom[] rooms =
        [
            .. rows.Select((row, i) => Draw(storey.Measured, row, colours[i])).OrderByDescending(r => r.Row.Areas?.Gross ?? 0),
        ];
        DrawnElement[] elements =
        [
            .. Obstacles(plan).Select(o => new DrawnElement(plan.Shapes.Region(o.Shape), building.Elements[o.Element])),
        ];
        return new PlanContent(rooms, elements, Frame(rooms, elements));
    }

    private static DrawnRoom Draw(MeasuredStorey storey, RoomRow row, string colour)
    {
        FloorPlan plan = storey.Storey.Plan;
        Region footprint = plan.Shapes.Region(plan.Rooms[row.PlanRoom].Shape);
        var deducted = new List<Region>();
        foreach (ReceiptLine line in storey.Areas.Receipt(row.PlanRoom))
        {
            if (line.AreaM2 >= LeastHatchedM2)
            {
                deducted.Add(RegionBoolean.Intersection(footprint, plan.Shapes.Region(plan.Obstacles[line.Obstacle].Shape)));
            }
        }

        return new DrawnRoom(row, footprint, deducted, colour);
    }

    private static IEnumerable<PlanObstacle> Obstacles(FloorPlan plan)
    {
        double usual = plan.Rooms.GroupBy(r => r.CutHeight).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        HashSet<int> drawn = [.. plan.Obstacles.Where(o => o.CutHeight == usual).Select(o => o.Element)];
        ILookup<double, Box2> others = plan.Rooms.Where(r => r.CutHeight != usual)
            .ToLookup(r => r.CutHeight, r => plan.Shapes.Bounds(r.Shape).Grown(Beside));
        return plan.Obstacles.Where(o => o.CutHeight == usual
            || (!drawn.Contains(o.Element) && others[o.CutHeight].Any(plan.Shapes.Bounds(o.Shape).Overlaps)));
    }

    // All rooms, and the elements around them as far as they do not run away from the rooms.
    private static Box2 Frame(IReadOnlyList<DrawnRoom> rooms, IReadOnlyList<DrawnElement> elements)
    {
        Box2 inner = rooms.Aggregate(Box2.Empty, (box, room) => box.With(room.Footprint.Bounds));
        Box2 outer = elements.Select(e => e.Section.Bounds)
            .Where(inner.Grown(Surrounding).Overlaps)
            .Aggregate(inner, (box, element) => box.With(element));
        return outer.Common(inner.Grown(FarthestElement)).Grown(Surrounding);
    }
}
