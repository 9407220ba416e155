using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;

namespace SpaceGeo.Tests.Unit.Report.Fixtures;

/// <summary>Puts measured models together by hand.</summary>
internal sealed class ModelBuilder
{
    private readonly List<Element> _elements = [];
    private readonly List<Storey> _storeys = [];
    private FloorPlanBuilder _plan = new();
    private List<Room> _rooms = [];

    public string FileName { get; init; } = "model.ifc";

    public string BuildingName { get; init; } = "Haus 1";

    public Georeference Georeference { get; init; } = Georeference.Unknown;

    public static Region Box(double minX, double minY, double maxX, double maxY) =>
        RegionBuilder.Rectangle(new Box2(minX, minY, maxX, maxY));

    public static Region Polygon(params (double X, double Y)[] corners) =>
        RegionBuilder.Simple([.. corners.Select(c => new Point2(c.X, c.Y))]);

    public ModelBuilder Room(
        string number, string name, Region footprint, RoomStatus status = RoomStatus.Ok, string reason = "", DeclaredArea? declared = null,
        double floor = 0)
    {
        int room = _plan.AddRoom(footprint, floor + 1);
        _rooms.Add(new Room($"R-{number}", number, name, floor, room, status, reason, declared));
        return this;
    }

    public ModelBuilder Lost(string number, string name, RoomStatus status, string reason)
    {
        _rooms.Add(new Room($"R-{number}", number, name, double.NaN, -1, status, reason, null));
        return this;
    }

    public ModelBuilder Element(string globalId, string type, string name, ObstacleKind kind, Region section, double cutHeight = 1)
    {
        int element = _elements.FindIndex(e => e.GlobalId == globalId);
        if (element < 0)
        {
            element = _elements.Count;
            _elements.Add(new Element(globalId, type, name, kind));
        }

        _plan.AddObstacle(section, element, globalId, kind, cutHeight);
        return this;
    }

    public ModelBuilder Storey(string name, double elevation)
    {
        _storeys.Add(new Storey("S-" + name, name, elevation, _rooms, _plan.Build()));
        _plan = new();
        _rooms = [];
        return this;
    }

    public MeasuredModel Measure(params ModelIssue[] issues)
    {
        var building = new Building("B-1", BuildingName, new Site("C-1", "院落", null), Georeference, _storeys, _elements);
        var file = new ModelFile(FileName, new string('0', 64), "IFC4", "by hand", [building], issues);
        return MeasuredModel.Measure(file, AreaStandards.Default);
    }
}
