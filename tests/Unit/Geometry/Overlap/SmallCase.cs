using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Tests.Unit.Geometry.Overlap;

/// <summary>A room and obstacles with few vertices on a coarse grid, so that edges coincide, vertices are shared and shapes nest; the same for
/// the same seed.</summary>
internal sealed class SmallCase
{
    private readonly Random _random;
    private readonly List<double> _coordinates = [];
    private readonly List<int> _ringEnds = [];
    private readonly List<int> _shapeEnds = [];
    private readonly double _off;

    private SmallCase(int seed)
    {
        _random = new Random(seed);
        // Every third case is off the grid by some units in the last place, every third by a nanometre.
        _off = (seed % 3) switch { 0 => 0, 1 => 4e-16, _ => 1e-9 };
    }

    /// <summary>Makes a case.</summary>
    /// <param name="seed">Its seed.</param>
    /// <returns>The shapes: the room first, then at least one obstacle.</returns>
    public static ShapeTable Of(int seed)
    {
        var made = new SmallCase(seed);
        made.Shape(8);
        for (int i = 1 + made._random.Next(5); i > 0; i--)
        {
            made.Shape(made._random.Next(2, 9));
        }

        return ShapeTable.FromArrays([.. made._coordinates], [.. made._ringEnds], [.. made._shapeEnds]);
    }

    private void Shape(int size)
    {
        int x = _random.Next(0, 9 - size);
        int y = _random.Next(0, 9 - size);
        switch (_random.Next(7))
        {
            case 0:
                Ring(x, y, (0, 0), (size, 0), (size, size), (0, size));
                break;
            case 1:
                Ring(x, y, (0, 0), (size, 0), (size, 1), (1, 1), (1, size), (0, size));
                break;
            case 2:
                Ring(x, y, (0, 0), (size, 0), (size / 2, size));
                break;
            case 3:
                Ring(x, y, (0, 0), (size, 0), (size, size), (size - 1, size), (size - 1, 1), (1, 1), (1, size), (0, size));
                break;
            case 4:
                Ring(x, y, (0, 0), (size, 1), (size - 1, size), (0, size - 1));
                break;
            case 5:
                Ring(x, y, (0, 0), (size, 0), (size, size), (0, size));
                if (size > 3)
                {
                    // A hole that touches the shell in a vertex, or lies free.
                    int at = _random.Next(2);
                    Ring(x, y, (1 + at, at), (1 + at, 2), (2 + at, 2));
                }

                break;
            default:
                Star(x, y, size);
                break;
        }

        _shapeEnds.Add(_ringEnds.Count);
    }

    // Turns by eight to twelve steps around a point: star-shaped, hence simple, with reflex vertices.
    private void Star(int x, int y, int size)
    {
        int count = _random.Next(8, 13);
        for (int i = 0; i < count; i++)
        {
            double radius = size / 2.0 * (0.3 + (0.7 * _random.NextDouble()));
            Add(x + (size / 2.0) + (radius * Math.Cos(2 * Math.PI * i / count)), y + (size / 2.0) + (radius * Math.Sin(2 * Math.PI * i / count)));
        }

        _ringEnds.Add(_coordinates.Count / 2);
    }

    private void Ring(int x, int y, params ReadOnlySpan<(int X, int Y)> ring)
    {
        foreach ((int dx, int dy) in ring)
        {
            Add(x + dx + Noise(), y + dy + Noise());
        }

        _ringEnds.Add(_coordinates.Count / 2);
    }

    private double Noise() => _random.Next(-1, 2) * _off;

    private void Add(double x, double y)
    {
        _coordinates.Add(x);
        _coordinates.Add(y);
    }
}
