using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Ingest.Ifc.Derived;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>What the plans of a building are made of, whatever the standard.</summary>
/// <param name="Obstacles">All elements that a standard may deduct.</param>
/// <param name="Sections">Their sections.</param>
/// <param name="Used">Receives those that have one in a plan.</param>
/// <param name="Patience">How long rooms and elements are worked on.</param>
internal sealed record IfcPlanSources(
    IReadOnlyList<IfcObstacle> Obstacles, IfcSections Sections, IfcUsedElements Used, IfcPatience Patience);

/// <summary>Lays out floor plans: rooms beside the sections of the elements around them.</summary>
/// <param name="sources">The elements of the building.</param>
/// <param name="standard">Says at which height obstacles are cut, and up to where rooms count.</param>
/// <param name="issues">Receives what cannot be read.</param>
internal sealed class IfcPlans(IfcPlanSources sources, AreaStandard standard, ICollection<ModelIssue> issues)
{
    // Under the floor's surface, inside its slab.
    private const double BelowFloor = 0.02;

    // A slab may end this far under the floor's surface: screed, a raised floor.
    private const double DeepestFinish = 0.4;

    // A shaft whose floor lies nearer to a room's than this passes through it.
    private const double SameFloor = 0.5;

    private const string LastKey = "\uFFFF";

    private readonly IfcOwnParts _ownParts = new(standard, issues);

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
        Region[] footprints = [.. rooms.Select(r => r.Footprint).Where(f => !f.IsEmpty), .. derived.Select(d => d.Footprint)];
        var borders = new Dictionary<double, RoomBoundary>();
        var records = new List<Room>();
        foreach (IfcRoom room in rooms)
        {
            records.Add(room.Footprint.IsEmpty
                ? Record(room, -1, said)
                : Add(plan, room, heights, Border(borders, room.FloorHeightM, footprints), said));
        }

        foreach (DerivedRoom room in derived)
        {
            var remarks = new List<string> { DerivedRoom.Reason };
            Region region = Bounded(room.Footprint, Border(borders, room.FloorHeightM, footprints), remarks);
            int number = Add(plan, heights, region, room.FloorHeightM);
            remarks.AddRange(standard.Headroom.IsNone ? [] : [IfcOwnParts.HeadroomUnknown]);
            records.Add(new Room(
                room.GlobalId, room.Number, string.Empty, room.FloorHeightM, number, RoomStatus.Repaired, Reason(remarks), null));
        }

        foreach ((double height, Box2 extent) in heights.WithExtents())
        {
            AddObstacles(plan, height, extent);
        }

        AddShafts(plan, rooms, records);
        return new Storey(storey.GlobalId, storey.Name, storey.ElevationM, records, plan.Build());
    }

    private int Add(FloorPlanBuilder plan, CutHeights heights, Region region, double floor) =>
        plan.AddRoom(region, heights.Take(floor + standard.CutHeightM, region.Bounds));

    private Room Add(FloorPlanBuilder plan, IfcRoom room, CutHeights heights, RoomBoundary border, IfcRoomTexts said)
    {
        var remarks = new List<string>();
        Region region = Bounded(room.Footprint, border, remarks);
        double height = heights.Take(room.FloorHeightM + standard.CutHeightM, region.Bounds);
        int number = plan.AddRoom(region, height);
        Room bare = Record(room, number, said);
        string[] texts = [bare.Use.Category, bare.LongName, bare.Number, room.Entity[IfcAttribute.ObjectType].Text ?? string.Empty];
        int order = 0;
        foreach (OwnPart part in _ownParts.Of(room, region, texts, remarks))
        {
            int element = sources.Used.Add(new Element(bare.GlobalId, IfcClass.Spelled(room.Entity.Type), part.Name, part.Kind));
            plan.AddForRoom(part.Region, $"{LastKey}{order++}", new PlanObstacle(0, element, part.Kind, height)
            {
                Room = number,
                Share = part.Share,
            });
        }

        return bare with { Reason = Reason([room.Reason, .. remarks]) };
    }

    // Every result of a standard that is only approximated carries the word for it.
    private string Reason(IEnumerable<string> remarks) =>
        string.Join(';', remarks.Concat(standard.Approximations.Select(a => a.Word)).Where(word => word.Length > 0));

    private Region Bounded(Region drawn, RoomBoundary border, List<string> remarks)
    {
        BoundedRoom bounded = sources.Patience.IsOver ? new BoundedRoom(drawn, standard.Boundary.IsDrawn) : border.Bound(drawn);
        if (!bounded.IsCertain)
        {
            remarks.Add("boundary-as-drawn");
        }

        return bounded.Region.Mended(drawn.MendedM2);
    }

    private RoomBoundary Border(Dictionary<double, RoomBoundary> known, double floor, IReadOnlyList<Region> footprints)
    {
        if (!known.TryGetValue(floor, out RoomBoundary? border))
        {
            BoundaryWall[] walls = standard.Boundary.IsDrawn ? [] :
            [
                .. sources.Obstacles.Where(o => o.Filled is not null)
                    .Select(o => new BoundaryWall(
                        sources.Sections.OfFilled(o, floor + standard.CutHeightM, Box2.Everything), o.Element.Kind, o.IsExternal))
                    .Where(w => !w.Section.IsEmpty),
            ];
            known.Add(floor, border = new RoomBoundary(standard.Boundary, walls, footprints));
        }

        return border;
    }

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
        foreach (IfcObstacle obstacle in sources.Obstacles.Where(o => standard.DeductionOf(o.Element.Kind) is not null || o.Element.Kind.IsStanding()))
        {
            Region section = sources.Sections.Of(obstacle, HeightOf(obstacle, height), extent);
            if (!section.IsEmpty)
            {
                plan.AddObstacle(section, sources.Used.NumberOf(obstacle), obstacle.Element.GlobalId, obstacle.Element.Kind, height);
            }
        }
    }

    // A hole is cut inside the slab, and concerns the rooms whose floor that is.
    private double HeightOf(IfcObstacle obstacle, double height)
    {
        if (obstacle.Element.Kind is not (ObstacleKind.Shaft or ObstacleKind.SlabOpening))
        {
            return height;
        }

        double floor = height - standard.CutHeightM;
        double top = obstacle.Body.Solid.Bounds.MaxZ;
        return top <= floor - BelowFloor && top >= floor - DeepestFinish ? top - BelowFloor : floor - BelowFloor;
    }

    // A space that is a shaft takes area from the rooms that are drawn across it, never from itself, nor from a smaller one: "Office at the
    // shaft" is named so too.
    private void AddShafts(FloorPlanBuilder plan, IReadOnlyList<IfcRoom> rooms, List<Room> records)
    {
        if (standard.DeductionOf(ObstacleKind.Shaft) is null)
        {
            return;
        }

        foreach (IfcRoom shaft in rooms.Where(r => !r.Footprint.IsEmpty && IfcHoles.IsShaft(r.Entity)))
        {
            string globalId = shaft.Entity[IfcAttribute.GlobalId].Text ?? string.Empty;
            int element = -1;
            for (int i = 0; i < rooms.Count; i++)
            {
                if (rooms[i] != shaft && records[i].IsMeasured && rooms[i].Footprint.Area > shaft.Footprint.Area
                    && rooms[i].Footprint.Bounds.Overlaps(shaft.Footprint.Bounds)
                    && Math.Abs(rooms[i].FloorHeightM - shaft.FloorHeightM) < SameFloor)
                {
                    if (element < 0)
                    {
                        element = sources.Used.Add(new Element(globalId, IfcClass.Spelled(shaft.Entity.Type), shaft.Entity[IfcAttribute.Name].Text ?? string.Empty, ObstacleKind.Shaft));
                    }

                    plan.AddForRoom(shaft.Footprint, globalId, new PlanObstacle(0, element, ObstacleKind.Shaft, plan.CutHeightOf(records[i].PlanRoom))
                    {
                        Room = records[i].PlanRoom,
                    });
                }
            }
        }
    }
}
