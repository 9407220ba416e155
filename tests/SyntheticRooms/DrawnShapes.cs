using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Tests.SyntheticRooms;

/// <summary>Takes shapes in the building's frame and keeps them turned, rounded, and now and then with a doubled vertex.</summary>
internal sealed class DrawnShapes(Random random, double angle, double rounding)
{
    private readonly List<double> _coordinates = [];
    private readonly List<int> _ringEnds = [];
    private readonly List<int> _shapeEnds = [];
    private readonly List<int> _rooms = [];
    private readonly List<(int Shape, ObstacleKind Kind)> _obstacles = [];
    private readonly double _moveX = random.NextDouble() * 200;
    private readonly double _moveY = random.NextDouble() * 200;

    public void Room(int up, params ReadOnlySpan<(double X, double Y)> ring)
    {
        AddRing(up, ring, false);
        _rooms.Add(EndShape());
    }

    public void RoomWithHole(int up, ReadOnlySpan<(double X, double Y)> ring, ReadOnlySpan<(double X, double Y)> hole)
    {
        AddRing(up, ring, false);
        AddRing(up, hole, true);
        _rooms.Add(EndShape());
    }

    public void Wall(int up, params ReadOnlySpan<(double X, double Y)> ring)
    {
        AddRing(up, ring, false);
        _obstacles.Add((EndShape(), ObstacleKind.Wall));
    }

    public void WallWithHole(int up, ReadOnlySpan<(double X, double Y)> ring, ReadOnlySpan<(double X, double Y)> hole)
    {
        AddRing(up, ring, false);
        AddRing(up, hole, true);
        _obstacles.Add((EndShape(), ObstacleKind.Wall));
    }

    public void Column(ReadOnlySpan<(double X, double Y)> ring)
    {
        AddRing(1, ring, false);
        _obstacles.Add((EndShape(), ObstacleKind.Column));
    }

    public SyntheticStorey Build()
    {
        ShapeTable shapes = ShapeTable.FromArrays([.. _coordinates], [.. _ringEnds], [.. _shapeEnds]);
        (int Shape, ObstacleKind Kind)[] obstacles = [.. _obstacles.OrderBy(o => o.Kind).ThenBy(o => o.Shape)];
        var candidates = new List<int>();
        int[] ends = new int[_rooms.Count];
        for (int room = 0; room < ends.Length; room++)
        {
            // A centimetre more, as an index over rounded boxes has it: walls that touch the room are candidates.
            Box2 box = shapes.Bounds(_rooms[room]).Grown(0.01);
            candidates.AddRange(obstacles.Where(o => shapes.Bounds(o.Shape).Overlaps(box)).Select(o => o.Shape));
            ends[room] = candidates.Count;
        }

        return new SyntheticStorey(
            shapes, [.. _rooms], [.. obstacles.Select(o => o.Shape)], [.. obstacles.Select(o => o.Kind)], ends, [.. candidates]);
    }

    // The other side of the corridor is the mirrored one; mirroring turns the ring.
    private void AddRing(int up, ReadOnlySpan<(double X, double Y)> ring, bool isHole)
    {
        int doubled = random.NextDouble() < 0.02 ? random.Next(ring.Length) : -1;
        for (int i = 0; i < ring.Length; i++)
        {
            int vertex = up > 0 != isHole ? i : ring.Length - 1 - i;
            Add(ring[vertex].X, ring[vertex].Y * up);
            if (i == doubled)
            {
                Add(ring[vertex].X, ring[vertex].Y * up);
            }
        }

        _ringEnds.Add(_coordinates.Count / 2);
    }

    private void Add(double x, double y)
    {
        (double sine, double cosine) = angle == 0 ? (0, 1) : Math.SinCos(angle);
        _coordinates.Add(Rounded((x * cosine) - (y * sine) + _moveX));
        _coordinates.Add(Rounded((x * sine) + (y * cosine) + _moveY));
    }

    private double Rounded(double value) => rounding == 0 ? value : Math.Round(value / rounding) * rounding;

    private int EndShape()
    {
        _shapeEnds.Add(_ringEnds.Count);
        return _shapeEnds.Count - 1;
    }
}
