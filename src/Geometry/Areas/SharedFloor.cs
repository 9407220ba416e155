using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Quadtree;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Areas;

/// <summary>
/// Floor that several rooms of a building cover, as area schemes and zones over rooms do, counted once: for the first room that covers it.
/// What a room counts is the areas of its footprint without that of the rooms before it, under the same standard; Σ over rooms is then the
/// area of their union, gross and, where they meet the same obstacles, net.
/// </summary>
public sealed class SharedFloor
{
    /// <summary>Rooms share floor when their overlap is at least this, in square metres; less is drawing tolerance.</summary>
    public const double LeastM2 = 0.01;

    // Floors further apart are two floors, as of a room and the gallery above it.
    private const double SameFloorM = 0.5;

    // Pairs of footprints that are compared, for a building and more for each room of it: about a second for 10,000 rooms.
    private const int LeastPairs = 10_000;
    private const int PairsOfRoom = 4;

    private readonly Dictionary<int, Quadtree<Covering>> _floors = [];
    private readonly Dictionary<(int Plan, int Room), RoomAreas> _counted = [];
    private readonly int[] _undecided;
    private long _pairs;

    private SharedFloor(IReadOnlyList<FloorPlan> plans)
    {
        _undecided = new int[plans.Count];
        _pairs = LeastPairs + ((long)PairsOfRoom * plans.Sum(p => p.Rooms.Count));
    }

    /// <summary>Finds the shared floor of a building.</summary>
    /// <param name="plans">Its storeys' plans in one frame, those first whose rooms count first.</param>
    /// <param name="standard">What is deducted; the plans must have been cut at its heights.</param>
    /// <returns>What each room counts.</returns>
    public static SharedFloor Of(IReadOnlyList<FloorPlan> plans, AreaStandard standard)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var shared = new SharedFloor(plans);
        var engine = new AreaEngine();
        for (int plan = 0; plan < plans.Count; plan++)
        {
            Dictionary<int, Region> rests = shared.Rests(plans[plan], ref shared._undecided[plan]);
            if (rests.Count > 0)
            {
                shared.Count(plan, rests, engine.Measure(Without(plans[plan], rests), standard));
            }
        }

        return shared;
    }

    /// <summary>What a room adds to the sum.</summary>
    /// <param name="plan">Number of its plan.</param>
    /// <param name="room">Its number in the plan.</param>
    /// <returns>Its areas without floor that an earlier room counts; null for a room that shares none, which counts in full.</returns>
    public RoomAreas? Counted(int plan, int room) => _counted.TryGetValue((plan, room), out RoomAreas areas) ? areas : null;

    /// <summary>Rooms whose overlap with others could not be told: borders that defeat the overlay, or more pairs than can be looked at.
    /// They count in full.</summary>
    /// <param name="plan">Number of their plan.</param>
    /// <returns>Their number.</returns>
    public int Undecided(int plan) => _undecided[plan];

    private void Count(int plan, Dictionary<int, Region> rests, PlanAreas areas)
    {
        foreach ((int room, Region rest) in rests)
        {
            _counted[(plan, room)] = rest.IsEmpty ? default : areas.Rooms[room];
        }
    }

    // What earlier rooms leave of those that overlap some.
    private Dictionary<int, Region> Rests(FloorPlan plan, ref int undecided)
    {
        var rests = new Dictionary<int, Region>();
        for (int number = 0; number < plan.Rooms.Count; number++)
        {
            Region room = plan.Shapes.Region(plan.Rooms[number].Shape);
            double height = plan.Rooms[number].CutHeight;
            Region rest = Rest(room, height, ref undecided);
            if (!ReferenceEquals(rest, room))
            {
                rests.Add(number, rest);
            }

            // A room that covers nothing new hides nothing either: a thousand rooms on one spot are a thousand pairs.
            if (!rest.IsEmpty)
            {
                Keep(new Covering(room, height));
            }
        }

        return rests;
    }

    private Region Rest(Region room, double height, ref int undecided)
    {
        try
        {
            List<Region>? sharing = Sharing(room, height);
            if (sharing is null)
            {
                undecided++;
                return room;
            }

            if (sharing.Count == 0)
            {
                return room;
            }

            Region rest = RegionBoolean.Difference(room, RegionBoolean.Union(sharing));
            return rest.Area < LeastM2 ? Region.Empty : rest;
        }
        catch (SectionException)
        {
            undecided++;
            return room;
        }
    }

    // Earlier rooms that overlap a room; null when there are too many to look at.
    private List<Region>? Sharing(Region room, double height)
    {
        var sharing = new List<Region>();
        var box = new Envelope(room.Bounds.MinX, room.Bounds.MaxX, room.Bounds.MinY, room.Bounds.MaxY);
        int floor = FloorOf(height);
        for (int near = floor - 1; near <= floor + 1; near++)
        {
            foreach (Covering earlier in _floors.TryGetValue(near, out Quadtree<Covering>? tree) ? tree.Query(box) : [])
            {
                if (Math.Abs(earlier.Height - height) > SameFloorM || !CanShare(earlier.Region.Bounds, room.Bounds))
                {
                    continue;
                }

                if (_pairs-- <= 0)
                {
                    return null;
                }

                if (RegionBoolean.Intersection(room, earlier.Region).Area >= LeastM2)
                {
                    sharing.Add(earlier.Region);
                }
            }
        }

        return sharing;
    }

    private void Keep(Covering room)
    {
        int floor = FloorOf(room.Height);
        if (!_floors.TryGetValue(floor, out Quadtree<Covering>? tree))
        {
            _floors.Add(floor, tree = new Quadtree<Covering>());
        }

        Box2 box = room.Region.Bounds;
        tree.Insert(new Envelope(box.MinX, box.MaxX, box.MinY, box.MaxY), room);
    }

    private static int FloorOf(double height) => (int)Math.Clamp(Math.Floor(height / SameFloorM), -1e9, 1e9);

    private static bool CanShare(Box2 a, Box2 b)
    {
        Box2 common = a.Common(b);
        return common.Width > 0 && common.Height > 0 && common.Width * common.Height >= LeastM2;
    }

    // The plan with these rooms reduced. A room of which nothing is left stays as it is: it is not looked at.
    private static FloorPlan Without(FloorPlan plan, Dictionary<int, Region> rests)
    {
        Region[] shapes = [.. Enumerable.Range(0, plan.Shapes.Count).Select(plan.Shapes.Region)];
        foreach ((int room, Region rest) in rests.Where(r => !r.Value.IsEmpty))
        {
            shapes[plan.Rooms[room].Shape] = rest;
        }

        return plan with { Shapes = new ShapeTable(shapes) };
    }

    private sealed record Covering(Region Region, double Height);
}
