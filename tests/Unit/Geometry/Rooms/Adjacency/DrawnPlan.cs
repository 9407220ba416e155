using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Rooms.Adjacency;

namespace SpaceGeo.Tests.Unit.Geometry.Rooms.Adjacency;

/// <summary>A plan drawn by hand: rooms with names, and walls.</summary>
internal sealed class DrawnPlan
{
    private readonly List<(string Name, Region Shape, double CutHeight)> _rooms = [];
    private readonly List<(Region Shape, ObstacleKind Kind, double CutHeight)> _walls = [];

    public static Region Box(double minX, double minY, double maxX, double maxY) => RegionBuilder.Rectangle(new Box2(minX, minY, maxX, maxY));

    public DrawnPlan Room(string name, double minX, double minY, double maxX, double maxY) => Room(name, Box(minX, minY, maxX, maxY));

    public DrawnPlan Room(string name, Region shape, double cutHeight = 1)
    {
        _rooms.Add((name, shape, cutHeight));
        return this;
    }

    public DrawnPlan Wall(double minX, double minY, double maxX, double maxY) => Wall(Box(minX, minY, maxX, maxY));

    public DrawnPlan Wall(Region shape, ObstacleKind kind = ObstacleKind.Wall, double cutHeight = 1)
    {
        _walls.Add((shape, kind, cutHeight));
        return this;
    }

    /// <summary>The same plan moved, with rooms, walls and the first vertices of rings in another order.</summary>
    public DrawnPlan Changed(Affine2 map, Random random)
    {
        var changed = new DrawnPlan();
        changed._rooms.AddRange(_rooms.Select(r => (r.Name, Restarted(r.Shape.Mapped(map), random), r.CutHeight)).OrderBy(_ => random.Next()));
        changed._walls.AddRange(_walls.Select(w => (Restarted(w.Shape.Mapped(map), random), w.Kind, w.CutHeight)).OrderBy(_ => random.Next()));
        return changed;
    }

    public FloorPlan Plan()
    {
        var plan = new FloorPlanBuilder();
        _rooms.ForEach(room => plan.AddRoom(room.Shape, room.CutHeight));
        for (int i = 0; i < _walls.Count; i++)
        {
            plan.AddObstacle(_walls[i].Shape, i, $"w{i}", _walls[i].Kind, _walls[i].CutHeight);
        }

        return plan.Build();
    }

    /// <summary>The rooms that touch, as <c>a-b shared/opening</c>, in the order of their names.</summary>
    public IEnumerable<string> Contacts(int digits = 3) => Pairs().Select(pair => FormattableString.Invariant(
        $"{pair.Key} {Math.Round(pair.Value.SharedM, digits)}/{Math.Round(pair.Value.OpeningM, digits)}"));

    public SortedDictionary<string, RoomContact> Pairs() => new(
        RoomAdjacency.Find(Plan()).ToDictionary(
            c => string.CompareOrdinal(_rooms[c.First].Name, _rooms[c.Second].Name) < 0
                ? $"{_rooms[c.First].Name}-{_rooms[c.Second].Name}" : $"{_rooms[c.Second].Name}-{_rooms[c.First].Name}"),
        StringComparer.Ordinal);

    private static Region Restarted(Region region, Random random)
    {
        var rings = new List<double>();
        for (int ring = 0; ring < region.RingCount; ring++)
        {
            double[] vertices = region.Ring(ring).ToArray();
            int first = 2 * random.Next(vertices.Length / 2);
            rings.AddRange([.. vertices[first..], .. vertices[..first]]);
        }

        int[] ends = region.RingEnds.ToArray();
        return ShapeTable.FromArrays([.. rings], ends, [ends.Length]).Region(0);
    }
}
