using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Tests.SyntheticRooms;

/// <summary>A made-up office building of five storeys with 40 rooms each: a corridor, offices on both sides with a door to it, a meeting room
/// over two bays, stairs, toilets and a plant room; columns along the corridor and the facades.</summary>
internal sealed class OfficeBuilding
{
    public const int Storeys = 5;
    public const int RoomsAStorey = 40;
    public const int Rooms = Storeys * RoomsAStorey;

    /// <summary>Kinds of building, which differ in their measures.</summary>
    public const int Kinds = 4;

    private const double StoreyHeight = 3.6;
    private const double CutHeight = 1;

    private readonly int _kind;
    private readonly List<Element> _elements = [];

    private OfficeBuilding(int kind) => _kind = kind;

    /// <summary>Buildings of all kinds, each a model of its own, measured by the default standard.</summary>
    public static IEnumerable<MeasuredModel> Models() => Enumerable.Range(0, Kinds).Select(kind =>
    {
        var file = new ModelFile($"offices-{kind}.ifc", new string((char)('0' + kind), 64), "IFC4", "made up", [new OfficeBuilding(kind).Draw()], []);
        return MeasuredModel.Measure(file, AreaStandards.Default);
    });

    /// <summary>Number of an element, which is the same on each storey that it stands on.</summary>
    /// <param name="globalId">Its name.</param>
    /// <param name="type">Its IFC class.</param>
    /// <param name="kind">What it is.</param>
    public int Element(string globalId, string type, ObstacleKind kind)
    {
        int known = _elements.FindIndex(e => e.GlobalId == globalId);
        if (known < 0)
        {
            _elements.Add(new Element(globalId, type, globalId, kind));
        }

        return known < 0 ? _elements.Count - 1 : known;
    }

    private Building Draw()
    {
        Storey[] storeys = [.. Enumerable.Range(0, Storeys).Select(number =>
        {
            var drawing = new OfficeStorey(this, _kind, number, (number * StoreyHeight) + CutHeight);
            (IReadOnlyList<(string Name, int PlanRoom)> rooms, FloorPlan plan) = drawing.Draw();
            return new Storey($"storey-{number}", $"Floor {number + 1}", number * StoreyHeight, [.. rooms.Select((room, i) => Room(room, number, i))], plan);
        })];
        return new Building(
            $"offices-{_kind}", $"Offices {_kind}", new Site("OFFICES", "Offices", null),
            new Georeference(GeoreferenceSource.Given, null, 0, 0, 0, 1), storeys, _elements);
    }

    private static Room Room((string Name, int PlanRoom) room, int storey, int number) => new(
        $"room-{storey}-{number}", $"{storey + 1}{number + 1:D2}", room.Name, storey * StoreyHeight, room.PlanRoom, RoomStatus.Ok, string.Empty, null);
}
