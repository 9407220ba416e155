namespace SpaceGeo.Tests.SyntheticRooms;

/// <summary>Draws one storey. Rooms end at wall faces, exactly or some millimetres off, or at the walls' centre lines.</summary>
internal sealed class StoreyDrawing
{
    private const int Cells = 32;
    private const double Corridor = 1;
    private const double Facade = 0.3;
    private const double CorridorWall = 0.12;

    private readonly Random _random;
    private readonly DrawnShapes _shapes;
    private readonly bool _isToCentre;
    private readonly ColumnDrawing _columns;

    public StoreyDrawing(int seed, bool isTurned)
    {
        _random = new Random(seed);
        _isToCentre = _random.NextDouble() < 0.1;
        double angle = isTurned && _random.NextDouble() < 0.7 ? _random.NextDouble() * Math.PI : 0;
        _shapes = new DrawnShapes(_random, angle, _random.Next(3) switch { 0 => 0, 1 => 1e-4, _ => 1e-3 });
        _columns = new ColumnDrawing(_shapes, _random.Next(4), Between(0.25, 0.5));
    }

    /// <summary>Draws the storey.</summary>
    public SyntheticStorey Draw()
    {
        Side(1);
        Side(-1);
        return _shapes.Build();
    }

    private double Between(double least, double most) => least + (_random.NextDouble() * (most - least));

    // How far a room's edge lies inside of the wall that it is drawn to.
    private double Into(double thickness) => _isToCentre ? thickness / 2 : _random.NextDouble() < 0.6 ? 0 : Between(-0.003, 0.008);

    private void Side(int up)
    {
        double depth = Corridor + CorridorWall + Between(4, 7);
        double x = 0;
        var wall = new CrossWall(x, x, Between(0.1, 0.25));
        Draw(wall, depth, up);
        int facadeFrom = 0;
        double facadeStart = x;
        for (int cell = 0; cell < Cells; cell++)
        {
            double next = x + Between(2.4, 7);
            double slant = _random.NextDouble() < 0.03 ? Between(-0.5, 0.5) : 0;
            var far = new CrossWall(next, next + slant, Between(0.1, 0.25));
            Draw(far, depth, up);
            RoomKind kind = Kind();
            new CellDrawing(_shapes, _random, Into, up).Draw(kind, wall, far, Corridor + CorridorWall, depth);
            if (kind == RoomKind.Curved)
            {
                // The curved room has a piece of facade of its own.
                LongWalls(facadeStart, x, depth, up);
                _shapes.Wall(up, (x, Corridor), (next, Corridor), (next, Corridor + CorridorWall), (x, Corridor + CorridorWall));
                (facadeFrom, facadeStart) = (cell + 1, next);
            }
            else if (cell - facadeFrom == 2 || cell == Cells - 1)
            {
                LongWalls(facadeStart, next, depth, up);
                (facadeFrom, facadeStart) = (cell + 1, next);
            }

            if (cell % 2 == 1)
            {
                _columns.Draw(next, (depth - 0.1) * up);
            }

            x = next;
            wall = far;
        }
    }

    private RoomKind Kind() => _random.NextDouble() switch
    {
        < 0.05 => RoomKind.Notched,
        < 0.095 => RoomKind.Curved,
        < 0.11 => RoomKind.WithShaft,
        < 0.16 => RoomKind.WithStub,
        _ => RoomKind.Plain,
    };

    private void LongWalls(double from, double to, double depth, int up)
    {
        if (to > from)
        {
            _shapes.Wall(up, (from, Corridor), (to, Corridor), (to, Corridor + CorridorWall), (from, Corridor + CorridorWall));
            _shapes.Wall(up, (from, depth), (to, depth), (to, depth + Facade), (from, depth + Facade));
        }
    }

    private void Draw(CrossWall wall, double depth, int up) => _shapes.Wall(
        up,
        (wall.Near(-1), Corridor + CorridorWall), (wall.Near(1), Corridor + CorridorWall), (wall.Far(1), depth), (wall.Far(-1), depth));
}

/// <summary>What a room looks like.</summary>
internal enum RoomKind
{
    Plain,
    Notched,
    Curved,
    WithShaft,
    WithStub,
}

/// <summary>A wall between two rooms, by its centre line at the corridor and at the facade.</summary>
internal readonly record struct CrossWall(double NearX, double FarX, double Thickness)
{
    public double Near(int side) => NearX + (side * Thickness / 2);

    public double Far(int side) => FarX + (side * Thickness / 2);
}
