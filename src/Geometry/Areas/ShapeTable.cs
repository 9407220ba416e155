using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Areas;

/// <summary>The regions of a floor plan in flat arrays: what the area engine reads, without an object for each shape.</summary>
public sealed class ShapeTable
{
    private readonly double[] _coordinates;
    private readonly int[] _ringEnds;
    private readonly int[] _shapeEnds;
    private readonly Box2[] _bounds;

    /// <summary>Copies regions into one table.</summary>
    /// <param name="regions">The shapes, in the order of their numbers.</param>
    public ShapeTable(IReadOnlyList<Region> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        _coordinates = new double[regions.Sum(r => r.Coordinates.Length)];
        _ringEnds = new int[regions.Sum(r => r.RingCount)];
        _shapeEnds = new int[regions.Count];
        _bounds = new Box2[regions.Count];
        int coordinate = 0;
        int ring = 0;
        for (int shape = 0; shape < regions.Count; shape++)
        {
            Region region = regions[shape];
            region.Coordinates.CopyTo(_coordinates.AsSpan(coordinate));
            foreach (int end in region.RingEnds)
            {
                _ringEnds[ring++] = (coordinate / 2) + end;
            }

            coordinate += region.Coordinates.Length;
            _shapeEnds[shape] = ring;
            _bounds[shape] = region.Bounds;
        }
    }

    /// <summary>Number of shapes.</summary>
    public int Count => _shapeEnds.Length;

    /// <summary>All coordinates x, y, x, y, … in metres.</summary>
    public ReadOnlySpan<double> Coordinates => _coordinates;

    /// <summary>The smallest box around a shape.</summary>
    /// <param name="shape">0 … <see cref="Count"/> − 1.</param>
    /// <returns>The box, in metres.</returns>
    public Box2 Bounds(int shape) => _bounds[shape];

    /// <summary>The rings of a shape.</summary>
    /// <param name="shape">0 … <see cref="Count"/> − 1.</param>
    /// <returns>The first ring and the one after the last.</returns>
    public (int First, int End) Rings(int shape) => (shape == 0 ? 0 : _shapeEnds[shape - 1], _shapeEnds[shape]);

    /// <summary>The vertices of a ring.</summary>
    /// <param name="ring">A ring's number, as <see cref="Rings"/> gives it.</param>
    /// <returns>x, y, x, y, … in metres; the first vertex is not repeated.</returns>
    public ReadOnlySpan<double> Ring(int ring)
    {
        int start = ring == 0 ? 0 : _ringEnds[ring - 1];
        return _coordinates.AsSpan(2 * start, 2 * (_ringEnds[ring] - start));
    }

    /// <summary>A shape as a region of its own.</summary>
    /// <param name="shape">0 … <see cref="Count"/> − 1.</param>
    /// <returns>A copy.</returns>
    public Region Region(int shape)
    {
        (int first, int end) = Rings(shape);
        int start = first == 0 ? 0 : _ringEnds[first - 1];
        int stop = end == 0 ? 0 : _ringEnds[end - 1];
        int[] ends = new int[end - first];
        for (int i = 0; i < ends.Length; i++)
        {
            ends[i] = _ringEnds[first + i] - start;
        }

        return new Region(_coordinates[(2 * start)..(2 * stop)], ends);
    }
}
