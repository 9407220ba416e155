using System.Runtime.InteropServices;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Areas;

/// <summary>The regions of a floor plan in flat arrays: what the area engine reads, without an object for each shape.</summary>
public sealed class ShapeTable
{
    private readonly double[] _coordinates;
    private readonly int[] _ringEnds;
    private readonly int[] _shapeEnds;
    private readonly Box2[] _bounds;
    private readonly double[] _mended;

    /// <summary>Copies regions into one table.</summary>
    /// <param name="regions">The shapes, in the order of their numbers.</param>
    public ShapeTable(IReadOnlyList<Region> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        _coordinates = new double[regions.Sum(r => r.Coordinates.Length)];
        _ringEnds = new int[regions.Sum(r => r.RingCount)];
        _shapeEnds = new int[regions.Count];
        _bounds = new Box2[regions.Count];
        _mended = regions.Any(r => r.MendedM2 != 0) ? [.. regions.Select(r => r.MendedM2)] : [];
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

    private ShapeTable(double[] coordinates, int[] ringEnds, int[] shapeEnds, double[] mended)
    {
        _mended = mended;
        _coordinates = coordinates;
        _ringEnds = ringEnds;
        _shapeEnds = shapeEnds;
        _bounds = new Box2[shapeEnds.Length];
        for (int shape = 0; shape < shapeEnds.Length; shape++)
        {
            (int first, int end) = Rings(shape);
            int start = first == 0 ? 0 : ringEnds[first - 1];
            int stop = end == 0 ? 0 : ringEnds[end - 1];
            _bounds[shape] = Box2.Of(coordinates.AsSpan((2 * start)..(2 * stop)));
        }
    }

    /// <summary>Takes over the arrays of a table, as <see cref="Coordinates"/>, <see cref="RingEnds"/> and <see cref="ShapeEnds"/> gave them.</summary>
    /// <param name="coordinates">x, y, x, y, … in metres.</param>
    /// <param name="ringEnds">For each ring the index of the vertex after its last.</param>
    /// <param name="shapeEnds">For each shape the number of the ring after its last.</param>
    /// <param name="mended">As <see cref="Mended"/> gave it; null for none.</param>
    /// <returns>The same table, bit for bit.</returns>
    /// <exception cref="ArgumentException">The ends do not rise to the arrays' lengths: these are not a table's arrays.</exception>
    public static ShapeTable FromArrays(double[] coordinates, int[] ringEnds, int[] shapeEnds, double[]? mended = null)
    {
        ArgumentNullException.ThrowIfNull(coordinates);
        ArgumentNullException.ThrowIfNull(ringEnds);
        ArgumentNullException.ThrowIfNull(shapeEnds);
        return Rise(ringEnds, 1, coordinates.Length / 2) && Rise(shapeEnds, 0, ringEnds.Length) && coordinates.Length % 2 == 0
            && (mended is null || mended.Length == 0 || mended.Length == shapeEnds.Length)
            ? new ShapeTable(coordinates, ringEnds, shapeEnds, mended ?? [])
            : throw new ArgumentException("The ends of rings and shapes do not rise to the lengths of the arrays.", nameof(ringEnds));
    }

    /// <summary>Number of shapes.</summary>
    public int Count => _shapeEnds.Length;

    /// <summary>All coordinates x, y, x, y, … in metres.</summary>
    public ReadOnlySpan<double> Coordinates => _coordinates;

    /// <summary>For each ring the index of the vertex after its last.</summary>
    public ReadOnlySpan<int> RingEnds => _ringEnds;

    /// <summary>For each shape the number of the ring after its last.</summary>
    public ReadOnlySpan<int> ShapeEnds => _shapeEnds;

    /// <summary>By how much mending may have changed each shape, in square metres; empty where nothing was mended.</summary>
    public ReadOnlySpan<double> Mended => _mended;

    /// <summary>By how much mending may have changed a shape.</summary>
    /// <param name="shape">0 … <see cref="Count"/> − 1.</param>
    /// <returns>Square metres.</returns>
    public double MendedM2(int shape) => _mended.Length == 0 ? 0 : _mended[shape];

    /// <summary>The smallest box around a shape.</summary>
    /// <param name="shape">0 … <see cref="Count"/> − 1.</param>
    /// <returns>The box, in metres.</returns>
    public Box2 Bounds(int shape) => _bounds[shape];

    /// <summary>The rings of a shape.</summary>
    /// <param name="shape">0 … <see cref="Count"/> − 1.</param>
    /// <returns>The first ring and the one after the last.</returns>
    public (int First, int End) Rings(int shape) => (shape == 0 ? 0 : _shapeEnds[shape - 1], _shapeEnds[shape]);

    /// <summary>How many vertices all rings of a shape have.</summary>
    /// <param name="shape">0 … <see cref="Count"/> − 1.</param>
    /// <returns>The number.</returns>
    public int VertexCount(int shape)
    {
        (int first, int end) = Rings(shape);
        return (end == 0 ? 0 : _ringEnds[end - 1]) - (first == 0 ? 0 : _ringEnds[first - 1]);
    }

    /// <summary>The vertices of a ring.</summary>
    /// <param name="ring">A ring's number, as <see cref="Rings"/> gives it.</param>
    /// <returns>x, y, x, y, … in metres; the first vertex is not repeated.</returns>
    public ReadOnlySpan<double> Ring(int ring)
    {
        int start = ring == 0 ? 0 : _ringEnds[ring - 1];
        return _coordinates.AsSpan(2 * start, 2 * (_ringEnds[ring] - start));
    }

    /// <summary>The area of a shape.</summary>
    /// <param name="shape">0 … <see cref="Count"/> − 1.</param>
    /// <returns>Square metres, shells minus holes.</returns>
    public double Area(int shape)
    {
        (int first, int end) = Rings(shape);
        double sum = 0;
        for (int ring = first; ring < end; ring++)
        {
            sum += RingArea.Signed(Ring(ring));
        }

        return sum;
    }

    /// <summary>The same table with some shapes empty.</summary>
    /// <param name="shapes">Their numbers.</param>
    /// <returns>A copy; all shapes keep their numbers.</returns>
    public ShapeTable Without(IReadOnlySet<int> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        return new ShapeTable([.. Enumerable.Range(0, Count).Select(shape => shapes.Contains(shape) ? Planar.Region.Empty : Region(shape))]);
    }

    /// <summary>Whether a shape is, bit for bit, one of another table.</summary>
    /// <param name="shape">0 … <see cref="Count"/> − 1.</param>
    /// <param name="other">The other table.</param>
    /// <param name="otherShape">A shape of it.</param>
    /// <returns>True for the same rings with the same vertices in the same order, mended by as much.</returns>
    public bool IsSame(int shape, ShapeTable other, int otherShape)
    {
        ArgumentNullException.ThrowIfNull(other);
        (int first, int end) = Rings(shape);
        (int otherFirst, int otherEnd) = other.Rings(otherShape);
        if (end - first != otherEnd - otherFirst || MendedM2(shape) != other.MendedM2(otherShape) || _bounds[shape] != other._bounds[otherShape])
        {
            return false;
        }

        for (int ring = 0; ring < end - first; ring++)
        {
            if (!MemoryMarshal.AsBytes(Ring(first + ring)).SequenceEqual(MemoryMarshal.AsBytes(other.Ring(otherFirst + ring))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A table of some of the shapes.</summary>
    /// <param name="shapes">Their numbers here, in the order of their new ones.</param>
    /// <returns>Copies of them.</returns>
    public ShapeTable Select(ReadOnlySpan<int> shapes)
    {
        int rings = 0;
        int vertices = 0;
        foreach (int shape in shapes)
        {
            (int first, int end) = Rings(shape);
            rings += end - first;
            vertices += VertexCount(shape);
        }

        double[] coordinates = new double[2 * vertices];
        int[] ringEnds = new int[rings];
        int[] shapeEnds = new int[shapes.Length];
        double[] mended = _mended.Length == 0 ? [] : new double[shapes.Length];
        (int vertex, int ring) = (0, 0);
        for (int i = 0; i < shapes.Length; i++)
        {
            (int first, int end) = Rings(shapes[i]);
            for (int from = first; from < end; from++)
            {
                ReadOnlySpan<double> border = Ring(from);
                border.CopyTo(coordinates.AsSpan(2 * vertex));
                vertex += border.Length / 2;
                ringEnds[ring++] = vertex;
            }

            shapeEnds[i] = ring;
            if (mended.Length > 0)
            {
                mended[i] = _mended[shapes[i]];
            }
        }

        return new ShapeTable(coordinates, ringEnds, shapeEnds, mended);
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

    // A ring has a vertex; a shape may have no ring.
    private static bool Rise(int[] ends, int leastStep, int last)
    {
        int before = 0;
        foreach (int end in ends)
        {
            if (end < before + leastStep)
            {
                return false;
            }

            before = end;
        }

        return before == last;
    }
}
