namespace SpaceGeo.Tests.SyntheticRooms;

/// <summary>Draws the room of one cell and what stands in it.</summary>
internal sealed class CellDrawing(DrawnShapes shapes, Random random, Func<double, double> into, int up)
{
    private const double Facade = 0.3;

    public void Draw(RoomKind kind, CrossWall left, CrossWall right, double near, double far)
    {
        double intoLeft = into(left.Thickness);
        double intoRight = into(right.Thickness);
        var border = new Border(
            left.Near(1) - intoLeft, left.Far(1) - intoLeft, right.Near(-1) + intoRight, right.Far(-1) + intoRight,
            near - into(0.12), far + into(Facade));
        switch (kind)
        {
            case RoomKind.Plain:
                shapes.Room(up, border.Ring());
                break;
            case RoomKind.Notched:
                Notched(border, far);
                break;
            case RoomKind.Curved:
                Curved(border, left.FarX, right.FarX, far);
                break;
            case RoomKind.WithShaft:
                WithShaft(border);
                break;
            case RoomKind.WithStub:
                shapes.Room(up, border.Ring());
                Stub(border, left);
                break;
        }
    }

    // A corner at the facade belongs to a closet behind two thin walls.
    private void Notched(Border b, double far)
    {
        double x = b.FarRight - Between(0.6, 1);
        double y = b.Far - Between(0.6, 1.5);
        double on = into(0.1);
        shapes.Room(up, (b.NearLeft, b.Near), (b.NearRight, b.Near), (b.FarRight, y), (x, y), (x, b.Far), (b.FarLeft, b.Far));
        shapes.Wall(up, (x - on, y - on), (b.FarRight, y - on), (b.FarRight, y - on + 0.1), (x - on, y - on + 0.1));
        shapes.Wall(up, (x - on, y - on), (x - on + 0.1, y - on), (x - on + 0.1, far), (x - on, far));
    }

    private void Curved(Border b, double from, double to, double far)
    {
        int segments = random.Next(8, 41);
        double bulge = Between(0.3, 1.5) * (random.Next(2) == 0 ? 1 : -1);
        double on = b.Far - far;
        (double, double)[] inner = Arc(b.FarRight, b.FarLeft, far + on, bulge, segments);
        shapes.Room(up, [(b.NearLeft, b.Near), (b.NearRight, b.Near), .. inner]);
        (double, double)[] face = on == 0
            ? [(to, far), .. inner[1..^1], (from, far)]
            : Arc(to, from, far, bulge, segments);
        (double, double)[] outside = Arc(to, from, far + Facade, bulge, segments);
        shapes.Wall(up, [.. face.Reverse(), .. outside]);
    }

    private void WithShaft(Border b)
    {
        double x = (b.NearLeft + b.NearRight) / 2;
        double y = (b.Near + b.Far) / 2;
        (double, double)[] hole = Box(x - 0.4, y - 0.3, x + 0.4, y + 0.3);
        shapes.RoomWithHole(up, b.Ring(), hole);
        if (random.Next(2) == 0)
        {
            shapes.WallWithHole(up, Box(x - 0.5, y - 0.4, x + 0.5, y + 0.4), hole);
            return;
        }

        shapes.Wall(up, Box(x - 0.5, y - 0.4, x + 0.5, y - 0.3));
        shapes.Wall(up, Box(x - 0.5, y + 0.3, x + 0.5, y + 0.4));
        shapes.Wall(up, Box(x - 0.5, y - 0.3, x - 0.4, y + 0.3));
        shapes.Wall(up, Box(x + 0.4, y - 0.3, x + 0.5, y + 0.3));
    }

    private void Stub(Border b, CrossWall left)
    {
        double y = b.Near + ((b.Far - b.Near) * Between(0.3, 0.7));
        shapes.Wall(up, Box(left.NearX, y, left.NearX + Between(0.6, 1.8), y + Between(0.08, 0.15)));
    }

    private double Between(double least, double most) => least + (random.NextDouble() * (most - least));

    private static (double, double)[] Box(double minX, double minY, double maxX, double maxY) =>
        [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)];

    // From one end to the other along a parabola, which leaves the chord by the bulge.
    private static (double X, double Y)[] Arc(double from, double to, double y, double bulge, int segments) =>
    [
        .. Enumerable.Range(0, segments + 1).Select(i =>
        {
            double t = (double)i / segments;
            return (from + ((to - from) * t), y + (4 * bulge * t * (1 - t)));
        }),
    ];

    private readonly record struct Border(
        double NearLeft, double FarLeft, double NearRight, double FarRight, double Near, double Far)
    {
        public (double, double)[] Ring() => [(NearLeft, Near), (NearRight, Near), (FarRight, Far), (FarLeft, Far)];
    }
}
