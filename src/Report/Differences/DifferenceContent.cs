using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;
using SpaceGeo.Report.Svg;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Report.Differences;

/// <summary>A room of the drawing that changed.</summary>
/// <param name="Change">The change.</param>
/// <param name="Old">Its footprint as it was on this storey, or null.</param>
/// <param name="Current">Its footprint as it is on this storey, or null.</param>
internal sealed record DrawnChange(RoomChange Change, Region? Old, Region? Current)
{
    /// <summary>The class of its fill.</summary>
    public string Style => Change.Kinds[0] switch
    {
        RoomChangeKind.Added => "added",
        RoomChangeKind.Removed => "removed",
        RoomChangeKind.Split or RoomChangeKind.Merged or RoomChangeKind.Rearranged => "parts",
        RoomChangeKind.Moved => Current is null ? "removed" : "moved",
        RoomChangeKind.Area => "area",
        RoomChangeKind.Reclassified => Change.Kinds.Contains(RoomChangeKind.Area) ? "area" : "said",
        RoomChangeKind.Status => "said",
    };
}

/// <summary>What is drawn of a storey that changed.</summary>
/// <param name="Still">Footprints of rooms that are what they were, the largest first.</param>
/// <param name="Changes">Rooms that changed, the largest first.</param>
/// <param name="Elements">Cut elements that stayed.</param>
/// <param name="Came">Cut elements that are new or stand elsewhere.</param>
/// <param name="Went">Cut elements that are no more or stood elsewhere.</param>
/// <param name="View">What of the building is shown, in metres.</param>
/// <param name="Plan">The newer plan, or the older where there is no newer.</param>
internal sealed record DifferenceContent(
    IReadOnlyList<Region> Still,
    IReadOnlyList<DrawnChange> Changes,
    IReadOnlyList<DrawnElement> Elements,
    IReadOnlyList<DrawnElement> Came,
    IReadOnlyList<DrawnElement> Went,
    Box2 View,
    PlanContent Plan)
{
    /// <summary>What is drawn of a storey.</summary>
    /// <param name="report">The difference.</param>
    /// <param name="storey">A storey.</param>
    /// <param name="rooms">The rooms that changed on it.</param>
    /// <returns>Null where neither version has a measured room.</returns>
    public static DifferenceContent? Of(DifferenceReport report, StoreyDifference storey, IReadOnlyList<RoomChange> rooms)
    {
        BuildingDifference difference = report.Difference;
        PlanContent? old = PlanOf(difference.Before, storey.OldStorey);
        PlanContent? current = PlanOf(difference.After, storey.NewStorey);
        if ((current ?? old) is not { } plan)
        {
            return null;
        }

        DrawnChange[] changes =
        [
            .. difference.Rooms.Select(change => new DrawnChange(
                    change, Footprint(change.Before, storey.OldStorey), Footprint(change.After, storey.NewStorey)))
                .Where(c => c.Old is not null || c.Current is not null)
                .OrderByDescending(c => (c.Current ?? c.Old)!.Area),
        ];
        HashSet<string> changed = [.. rooms.Select(r => r.After?.Room.GlobalId).OfType<string>()];
        Region[] still = [.. current?.Rooms.Where(r => !changed.Contains(r.Row.GlobalId)).Select(r => r.Footprint) ?? []];
        var sameSections = new SameElements(difference, old, current);
        return new DifferenceContent(
            still, changes, sameSections.Stayed, sameSections.Came, sameSections.Went, (old?.View ?? Box2.Empty).With(current?.View ?? Box2.Empty), plan);
    }

    private static PlanContent? PlanOf(MeasuredBuilding building, Storey? storey)
    {
        MeasuredStorey? measured = building.Storeys.FirstOrDefault(s => ReferenceEquals(s.Storey, storey));
        return measured is null ? null : PlanContent.Of(
            building.Building, StoreyRows.Of(string.Empty, building.Building, measured, () => AreaTotals.None));
    }

    private static Region? Footprint(RoomVersion? room, Storey? storey) =>
        room is not null && ReferenceEquals(room.Storey, storey) && room.Room.IsMeasured
            ? room.Storey.Plan.Shapes.Region(room.Storey.Plan.Rooms[room.Room.PlanRoom].Shape) : null;

    /// <summary>Sorts the cut elements of two plans into what stayed, came and went.</summary>
    private sealed class SameElements
    {
        // What moved by less than this is drawn once, in metres.
        private const double SameM = 0.005;

        public SameElements(BuildingDifference difference, PlanContent? before, PlanContent? after)
        {
            Dictionary<Element, int> old = Numbers(difference.Before.Building);
            Dictionary<Element, int> current = Numbers(difference.After.Building);
            ILookup<int, DrawnElement> olds = (before?.Elements ?? []).ToLookup(e => old[e.Element]);
            ILookup<int, DrawnElement> news = (after?.Elements ?? []).ToLookup(e => current[e.Element]);
            foreach (DrawnElement element in after?.Elements ?? [])
            {
                ElementPair? pair = difference.Match.OfElementAfter(current[element.Element]);
                (pair is ElementPair known && olds[known.Before].Any(e => IsSame(e, element)) ? Stayed : Came).Add(element);
            }

            foreach (DrawnElement element in before?.Elements ?? [])
            {
                ElementPair? pair = difference.Match.OfElementBefore(old[element.Element]);
                if (pair is not ElementPair known || !news[known.After].Any(e => IsSame(e, element)))
                {
                    Went.Add(element);
                }
            }
        }

        public List<DrawnElement> Stayed { get; } = [];

        public List<DrawnElement> Came { get; } = [];

        public List<DrawnElement> Went { get; } = [];

        private static Dictionary<Element, int> Numbers(Building building)
        {
            var numbers = new Dictionary<Element, int>(ReferenceEqualityComparer.Instance);
            for (int i = 0; i < building.Elements.Count; i++)
            {
                numbers.TryAdd(building.Elements[i], i);
            }

            return numbers;
        }

        private static bool IsSame(DrawnElement one, DrawnElement other)
        {
            (Box2 a, Box2 b) = (one.Section.Bounds, other.Section.Bounds);
            return Math.Abs(a.MinX - b.MinX) < SameM && Math.Abs(a.MinY - b.MinY) < SameM
                && Math.Abs(a.MaxX - b.MaxX) < SameM && Math.Abs(a.MaxY - b.MaxY) < SameM
                && Math.Abs(one.Section.Area - other.Section.Area) < SameM * (a.Width + a.Height);
        }
    }
}
