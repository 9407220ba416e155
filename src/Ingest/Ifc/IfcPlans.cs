using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Ifc.Derived;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Lays out floor plans: rooms beside the sections of the elements around them.</summary>
/// <param name="obstacles">All elements of the building that a standard may deduct.</param>
/// <param name="standard">Says at which height obstacles are cut.</param>
/// <param name="patience">How long elements are worked on.</param>
/// <param name="issues">Receives elements that cannot be cut.</param>
internal sealed class IfcPlans(
    IReadOnlyList<IfcObstacle> obstacles, AreaStandard standard, IfcPatience patience, ICollection<ModelIssue> issues)
{
    // A hundred storeys with a thousand elements each, cut at ten heights. What is beyond would not fit into memory.
    private const int MostSections = 2_000_000;

    private readonly List<Element> _used = [];
    private readonly Dictionary<IfcObstacle, int> _numbers = [];
    private readonly HashSet<IfcObstacle> _failed = [];
    private readonly HashSet<IfcObstacle> _incomplete = [];
    private int _sections;

    /// <summary>The elements with a section in any plan so far; plans name them by their index here.</summary>
    public IReadOnlyList<Element> UsedElements => _used;

    /// <summary>A storey with its plan.</summary>
    /// <param name="storey">The storey.</param>
    /// <param name="rooms">Its rooms.</param>
    /// <param name="derived">Rooms found between its walls.</param>
    /// <param name="said">What the file says of rooms beside their shape.</param>
    /// <returns>The storey.</returns>
    public Storey Storey(
        StoreyRooms storey, IReadOnlyList<IfcRoom> rooms, IReadOnlyList<DerivedRoom> derived, IfcRoomTexts said)
    {
        var plan = new FloorPlanBuilder();
        var heights = new CutHeights();
        var records = new List<Room>();
        foreach (IfcRoom room in rooms)
        {
            int number = room.Footprint.IsEmpty ? -1 : Add(plan, heights, room.Footprint, room.FloorHeightM);
            records.Add(Record(room, number, said));
        }

        foreach (DerivedRoom room in derived)
        {
            int number = Add(plan, heights, room.Footprint, room.FloorHeightM);
            records.Add(new Room(
                room.GlobalId, room.Number, string.Empty, room.FloorHeightM, number, RoomStatus.Repaired, DerivedRoom.Reason, null));
        }

        foreach ((double height, Box2 extent) in heights.WithExtents())
        {
            AddObstacles(plan, height, extent);
        }

        return new Storey(storey.GlobalId, storey.Name, storey.ElevationM, records, plan.Build());
    }

    private int Add(FloorPlanBuilder plan, CutHeights heights, Region footprint, double floor) =>
        plan.AddRoom(footprint, heights.Take(floor + standard.CutHeightM, footprint.Bounds));

    private Room Record(IfcRoom room, int planRoom, IfcRoomTexts said)
    {
        double? gross = room.Footprint.IsEmpty ? null : room.Footprint.Area;
        string Text(int attribute) => room.Entity[attribute].Text ?? string.Empty;
        return new Room(
            Text(IfcAttribute.GlobalId),
            Text(IfcAttribute.Name),
            Text(IfcAttribute.LongName),
            room.FloorHeightM,
            planRoom,
            room.Status,
            room.Reason,
            Isolated.Get(issues, room.Entity, null, () => said.Declared.Best(room.Entity.Label, gross)))
        {
            Use = said.Uses.Of(room.Entity),
        };
    }

    private void AddObstacles(FloorPlanBuilder plan, double height, Box2 extent)
    {
        foreach (IfcObstacle obstacle in obstacles)
        {
            Box3 bounds = obstacle.Body.Solid.Bounds;
            if (bounds.MinZ > height + Solid.SameHeight || bounds.MaxZ <= height || !bounds.Plan.Overlaps(extent)
                || _failed.Contains(obstacle))
            {
                continue;
            }

            Region section = Section(obstacle, height);
            if (!section.IsEmpty)
            {
                plan.AddObstacle(section, NumberOf(obstacle), obstacle.Element.GlobalId, obstacle.Element.Kind, height);
            }
        }
    }

    private Region Section(IfcObstacle obstacle, double height)
    {
        var log = new SectionLog();
        Region? section = Isolated.Get(
            issues, obstacle.Entity, null, () =>
            {
                patience.Check();
                return ++_sections <= MostSections
                    ? (Region?)obstacle.Body.Solid.Section(height, log)
                    : throw new IfcGeometryException("too-complex", $"the elements of the building are cut more than {MostSections} times, at the height of each floor");
            });
        if (log.LeftOut is string left && _incomplete.Add(obstacle))
        {
            issues.Add(Isolated.Issue(obstacle.Entity, IfcBodies.Incomplete, IfcBodies.LeftOut(left)));
        }

        if (section is null)
        {
            _failed.Add(obstacle);
        }

        return section ?? Region.Empty;
    }

    private int NumberOf(IfcObstacle obstacle)
    {
        if (!_numbers.TryGetValue(obstacle, out int number))
        {
            number = _used.Count;
            _numbers.Add(obstacle, number);
            _used.Add(obstacle.Element);
        }

        return number;
    }
}

/// <summary>The heights at which a storey is cut. Floors that differ by rounding share one.</summary>
internal sealed class CutHeights
{
    private readonly List<(double Height, Box2 Extent, int Rooms)> _heights = [];

    /// <summary>The height for a room.</summary>
    /// <param name="wanted">Its floor plus the standard's cut height, in metres.</param>
    /// <param name="footprint">Where the room lies.</param>
    /// <returns>The height that stands for it.</returns>
    public double Take(double wanted, Box2 footprint)
    {
        int known = _heights.FindIndex(h => Math.Abs(h.Height - wanted) <= Solid.SameHeight);
        if (known < 0)
        {
            _heights.Add((wanted, footprint, 1));
            return wanted;
        }

        (double height, Box2 extent, int rooms) = _heights[known];
        _heights[known] = (height, extent.With(footprint), rooms + 1);
        return height;
    }

    /// <summary>All heights, with where their sections are needed: everywhere at the height of most rooms, since the plan is drawn from
    /// that one, and around their rooms at others.</summary>
    /// <returns>Heights in metres and extents.</returns>
    public IEnumerable<(double Height, Box2 Extent)> WithExtents()
    {
        int most = _heights.Count == 0 ? 0 : _heights.Max(h => h.Rooms);
        int main = _heights.FindIndex(h => h.Rooms == most);
        return _heights.Select((h, i) => (h.Height, i == main ? Box2.Everything : h.Extent));
    }
}
