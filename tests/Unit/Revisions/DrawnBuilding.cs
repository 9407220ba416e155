using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;

namespace SpaceGeo.Tests.Unit.Revisions;

/// <summary>A building drawn by hand, storey by storey.</summary>
internal sealed class DrawnBuilding
{
    private readonly List<Element> _elements = [];
    private readonly List<Storey> _storeys = [];
    private FloorPlanBuilder _plan = new();
    private List<Room> _rooms = [];

    public static Region Box(double minX, double minY, double maxX, double maxY) => RegionBuilder.Rectangle(new Box2(minX, minY, maxX, maxY));

    public static Region Outline(params (double X, double Y)[] corners) => RegionBuilder.Simple([.. corners.Select(c => new Point2(c.X, c.Y))]);

    public DrawnBuilding Room(string globalId, string number, double minX, double minY, double maxX, double maxY) =>
        Room(globalId, number, Box(minX, minY, maxX, maxY));

    public DrawnBuilding Room(string globalId, string number, Region footprint, double floor = 0, string name = "", RoomUse? use = null)
    {
        int room = _plan.AddRoom(footprint, floor + 1);
        _rooms.Add(new Room(globalId, number, name, floor, room, RoomStatus.Ok, string.Empty, null) { Use = use ?? RoomUse.Unknown });
        return this;
    }

    public DrawnBuilding Lost(string globalId, string number)
    {
        _rooms.Add(new Room(globalId, number, string.Empty, double.NaN, -1, RoomStatus.NoGeometry, "no-body", null));
        return this;
    }

    public DrawnBuilding Wall(string globalId, double minX, double minY, double maxX, double maxY, string name = "") =>
        Element(globalId, "IfcWall", ObstacleKind.Wall, Box(minX, minY, maxX, maxY), name: name);

    public DrawnBuilding Element(string globalId, string type, ObstacleKind kind, Region section, double cutHeight = 1, string name = "")
    {
        _elements.Add(new Element(globalId, type, name, kind));
        _plan.AddObstacle(section, _elements.Count - 1, globalId, kind, cutHeight);
        return this;
    }

    public DrawnBuilding Storey(string globalId = "S-1", string name = "", double elevation = 0)
    {
        _storeys.Add(new Storey(globalId, name, elevation, _rooms, _plan.Build()));
        _plan = new();
        _rooms = [];
        return this;
    }

    public Building Build(string globalId = "B-1") =>
        new(globalId, "House", new Site("C-1", "Site", null), Georeference.Unknown, _storeys, _elements);
}
