using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Tests.SyntheticRooms;

/// <summary>Draws a storey of an <see cref="OfficeBuilding"/>: 20 bays south of the corridor, of which a meeting room takes two, and 20 north
/// of it.</summary>
/// <param name="building">Numbers the elements.</param>
/// <param name="kind">Number of the building's kind.</param>
/// <param name="storey">Number of the storey.</param>
/// <param name="cutHeight">Where it is cut, in metres of the building.</param>
internal sealed class OfficeStorey(OfficeBuilding building, int kind, int storey, double cutHeight)
{
    private const int Bays = 20;
    private const double Facade = 0.3;
    private const double CorridorWall = 0.2;
    private const double Corridor = 2.1;
    private const double Partition = 0.12;
    private const double Door = 0.95;
    private const double ColumnSize = 0.5;

    private readonly double _bay = 3 + (0.3 * kind);
    private readonly double _depth = 4.8 + (0.4 * kind);
    private readonly FloorPlanBuilder _plan = new();
    private readonly List<(string Name, int PlanRoom)> _rooms = [];

    private double Length => (2 * Facade) + (Bays * _bay);

    // Where the corridor begins, and where the rooms north of it do.
    private double South => Facade + _depth + CorridorWall;

    private double North => South + Corridor + CorridorWall;

    /// <summary>Draws it.</summary>
    public (IReadOnlyList<(string Name, int PlanRoom)> Rooms, FloorPlan Plan) Draw()
    {
        AddRoom("Corridor", new Box2(Facade, South, Length - Facade, South + Corridor));
        Row("s", Facade, Facade + _depth, South - CorridorWall, 4 + kind + storey, bay => bay == 11 ? "Plant room" : "Office");
        Row("n", North, North + _depth, North - CorridorWall, -1, bay => bay is 0 or Bays - 1 ? "Stairs" : bay is 9 or 10 ? "Toilet" : "Office");
        Wall("facade-s", ObstacleKind.Wall, new Box2(0, 0, Length, Facade));
        Wall("facade-n", ObstacleKind.Wall, new Box2(0, North + _depth, Length, North + _depth + Facade));
        Wall("gable-w", ObstacleKind.Wall, new Box2(0, Facade, Facade, North + _depth));
        Wall("gable-e", ObstacleKind.Wall, new Box2(Length - Facade, Facade, Length, North + _depth));
        for (int bay = 0; bay <= Bays; bay += 2)
        {
            Column($"column-s{bay}", bay, South - CorridorWall);
            Column($"column-n{bay}", bay, North);
            Column($"facade-column-s{bay}", bay, Facade);
            Column($"facade-column-n{bay}", bay, North + _depth);
        }

        return (_rooms, _plan.Build());
    }

    private double Line(int bay) => Facade + (bay * _bay);

    private void Row(string side, double from, double to, double wall, int meeting, Func<int, string> name)
    {
        Region corridorWall = RegionBuilder.Rectangle(new Box2(Facade, wall, Length - Facade, wall + CorridorWall));
        for (int bay = 0; bay < Bays; bay++)
        {
            int last = bay == meeting ? bay + 1 : bay;
            double left = Line(bay) + (bay == 0 ? 0 : Partition / 2);
            double right = Line(last + 1) - (last == Bays - 1 ? 0 : Partition / 2);
            AddRoom(bay == meeting ? "Meeting room" : name(bay), new Box2(left, from, right, to));
            double door = left + 0.6; // Clear of the columns.
            corridorWall = RegionBoolean.Difference(corridorWall, RegionBuilder.Rectangle(new Box2(door, wall - 1, door + Door, wall + 1)));
            if (last < Bays - 1)
            {
                Wall($"wall-{storey}{side}{last}", ObstacleKind.Partition, new Box2(right, from, right + Partition, to));
            }

            bay = last;
        }

        // The doors of a storey with another meeting room are others.
        Add($"corridor-{storey}{side}", "IfcWall", ObstacleKind.Wall, corridorWall);
    }

    private void AddRoom(string name, Box2 box) => _rooms.Add((name, _plan.AddRoom(RegionBuilder.Rectangle(box), cutHeight)));

    private void Column(string id, int bay, double y)
    {
        double x = Math.Clamp(Line(bay), Facade, Length - Facade);
        Add(id, "IfcColumn", ObstacleKind.Column, RegionBuilder.Rectangle(
            new Box2(x - (ColumnSize / 2), y - (ColumnSize / 2), x + (ColumnSize / 2), y + (ColumnSize / 2))));
    }

    private void Wall(string id, ObstacleKind what, Box2 box) => Add(id, "IfcWall", what, RegionBuilder.Rectangle(box));

    private void Add(string id, string type, ObstacleKind what, Region section) =>
        _plan.AddObstacle(section, building.Element(id, type, what), id, what, cutHeight);
}
