using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Overlap;

/// <summary>
/// The shapes of a plan, looked at once: connected parts, their boxes, and whether each is a rectangle, convex, concave or tangled. Measuring
/// reads this and decides nothing about validity again.
/// </summary>
/// <remarks>An instance can be loaded again and again; its memory grows to the largest table and stays. What is kept of a shape depends on
/// that shape alone.</remarks>
public sealed class PreparedShapes
{
    private const int AllRings = -1;
    private const int NotYet = -1;
    private const double UnitsInLastPlace = 4 * 2.2204460492503131e-16;

    private readonly List<(int Shape, PolygonFault Fault)> _faults = [];
    private readonly SlabSweep _sweep = new();
    private readonly RingSet _rings;
    private readonly PartBuilder _builder;
    private readonly ConvexSplit _split;
    private PreparedPart[] _parts = new PreparedPart[64];
    private PreparedPart[] _wholes = new PreparedPart[8];
    private int[] _partStarts = new int[64];
    private int[] _partEnds = new int[64];
    private int[] _wholeOf = new int[64];
    private double[] _areas = new double[64];
    private double[] _tolerances = new double[64];
    private int _partCount;
    private int _wholeCount;

    /// <summary>Prepares the shapes of a table.</summary>
    /// <param name="table">Regions in local metres.</param>
    /// <param name="cancellation">Looked at before each shape.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public PreparedShapes(ShapeTable table, CancellationToken cancellation = default)
        : this() => Load(table, cancellation);

    /// <summary>Prepares nothing yet.</summary>
    internal PreparedShapes()
    {
        _rings = new RingSet(Vertices);
        _builder = new PartBuilder(Vertices, Chains);
        _split = new ConvexSplit(Vertices);
    }

    /// <summary>The table that was prepared.</summary>
    public ShapeTable Table { get; private set; } = new([]);

    /// <summary>What is wrong with shapes; empty when all are valid. Shapes that cross themselves are measured under the even-odd rule; rings
    /// without three vertices have no area.</summary>
    public IReadOnlyList<(int Shape, PolygonFault Fault)> Faults => _faults;

    /// <summary>Vertices of all parts.</summary>
    internal VertexTable Vertices { get; } = new();

    /// <summary>Monotone chains of the parts that have some.</summary>
    internal ChainTable Chains { get; } = new();

    /// <summary>Prepares another table, in the memory of the last one.</summary>
    /// <param name="table">Regions in local metres.</param>
    /// <param name="cancellation">Looked at before each shape.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and the table is to be loaded again.</exception>
    public void Load(ShapeTable table, CancellationToken cancellation = default)
    {
        Begin(table);
        for (int shape = 0; shape < table.Count; shape++)
        {
            cancellation.ThrowIfCancellationRequested();
            Need(shape);
        }
    }

    /// <summary>Takes up another table, in the memory of the last one; each shape waits for <see cref="Need"/>, so that those near no room
    /// cost nothing: on real floors nearly half of the obstacles.</summary>
    /// <param name="table">Regions in local metres.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    internal void Begin(ShapeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        Vertices.Clear();
        Chains.Clear();
        _faults.Clear();
        _partCount = 0;
        _wholeCount = 0;
        if (_partEnds.Length < table.Count)
        {
            _partStarts = new int[table.Count];
            _partEnds = new int[table.Count];
            _wholeOf = new int[table.Count];
            _areas = new double[table.Count];
            _tolerances = new double[table.Count];
        }

        Array.Fill(_partStarts, NotYet, 0, table.Count);
        for (int shape = 0; shape < table.Count; shape++)
        {
            (int first, int end) = table.Rings(shape);
            _tolerances[shape] = first == end ? 0 : Tolerance(shape);
        }
    }

    /// <summary>Prepares a shape unless that was done.</summary>
    /// <param name="shape">Number in the table.</param>
    internal void Need(int shape)
    {
        if (_partStarts[shape] != NotYet)
        {
            return;
        }

        _partStarts[shape] = _partCount;
        _wholeOf[shape] = -1;
        (int first, int end) = Table.Rings(shape);
        if (end - first == 1)
        {
            LoadRing(shape, first);
        }
        else
        {
            LoadRings(shape, first, end);
        }

        _partEnds[shape] = _partCount;
    }

    /// <summary>Area of a shape: shells minus holes; under the even-odd rule where it crosses itself.</summary>
    /// <param name="shape">Number in the table.</param>
    /// <returns>Square metres.</returns>
    public double Area(int shape) => _areas[shape];

    /// <summary>The connected parts of all shapes.</summary>
    internal ReadOnlySpan<PreparedPart> AllParts => _parts;

    /// <summary>Which of all parts are a shape's.</summary>
    /// <param name="shape">Number in the table.</param>
    internal (int First, int End) PartRange(int shape) => (_partStarts[shape], _partEnds[shape]);

    /// <summary>The connected parts of a shape.</summary>
    /// <param name="shape">Number in the table.</param>
    internal ReadOnlySpan<PreparedPart> Parts(int shape)
    {
        (int first, int end) = PartRange(shape);
        return _parts.AsSpan(first, end - first);
    }

    /// <summary>A shape as one part, its pieces joined by bridges.</summary>
    /// <param name="shape">Number in the table; the shape has a part.</param>
    internal ref readonly PreparedPart Whole(int shape) =>
        ref _wholeOf[shape] < 0 ? ref _parts[_partEnds[shape] - 1] : ref _wholes[_wholeOf[shape]];

    private void LoadRing(int shape, int ring)
    {
        double tolerance = _tolerances[shape];
        ReadOnlySpan<double> border = Table.Ring(ring);
        if (_partCount == _parts.Length)
        {
            Array.Resize(ref _parts, 2 * _partCount);
        }

        ref PreparedPart next = ref _parts[_partCount];
        if (_builder.TryQuadrilateral(border, tolerance, ref next))
        {
            _areas[shape] = next.Area;
            _partCount++;
            return;
        }

        _areas[shape] = Math.Abs(RingArea.Signed(border));
        int count = CleanRing(border, shape, 0, tolerance, out double area);
        if (count == 0)
        {
            _areas[shape] = 0;
            return;
        }

        int start = Vertices.Count - count;
        if (area < 0)
        {
            Vertices.Reverse(start, count);
        }

        PreparedPart part = _builder.Ring(start, count, _areas[shape], tolerance);
        if (part.Kind == PartKind.Tangled && OnlyTouches(shape, part))
        {
            Append(ref _parts, ref _partCount, part with { Kind = PartKind.Concave });
        }
        else if (part.Kind == PartKind.Tangled)
        {
            SetTangled(shape, 0, part);
        }
        else if (part.Kind == PartKind.Concave && _split.TrySplit(start, part.Count, tolerance))
        {
            SetWhole(shape, part);
            AddSplit(tolerance);
        }
        else
        {
            Append(ref _parts, ref _partCount, part);
        }
    }

    // Appends the clean ring to the vertices.
    private int CleanRing(ReadOnlySpan<double> ring, int shape, int number, double tolerance, out double area)
    {
        Vertices.Reserve(ring.Length / 2);
        int start = Vertices.Count;
        int count = RingCleaning.Clean(ring, tolerance, Vertices.X[start..], Vertices.Y[start..]);
        if (count == 0)
        {
            area = 0;
            _faults.Add((shape, new PolygonFault(RingFault.TooFewVertices, number, -1)));
            return 0;
        }

        area = RingShape.SignedArea(Vertices.X.Slice(start, count), Vertices.Y.Slice(start, count));
        Vertices.Keep(count);
        return count;
    }

    private void LoadRings(int shape, int first, int end)
    {
        _areas[shape] = 0;
        if (first == end)
        {
            return;
        }

        double tolerance = _tolerances[shape];
        _rings.Clear();
        for (int ring = first; ring < end; ring++)
        {
            int count = CleanRing(Table.Ring(ring), shape, ring - first, tolerance, out double area);
            if (count > 0)
            {
                _rings.Add(Vertices.Count - count, count, area);
            }
        }

        if (!_rings.Sort(tolerance))
        {
            AddTangled(shape, 0, tolerance);
            return;
        }

        int before = _partCount;
        for (int ring = 0; ring < _rings.Count; ring++)
        {
            _areas[shape] += _rings[ring].Area;
            if (_rings[ring].IsShell)
            {
                AddShell(ring, tolerance);
            }
        }

        if (_partCount - before > 1)
        {
            SetWhole(shape, Bridged(AllRings, _areas[shape], tolerance));
        }
    }

    private void SetWhole(int shape, in PreparedPart whole)
    {
        _wholeOf[shape] = _wholeCount;
        Append(ref _wholes, ref _wholeCount, whole);
    }

    private void AddSplit(double tolerance)
    {
        foreach ((int start, int count) in _split.Parts)
        {
            double area = RingShape.SignedArea(Vertices.X.Slice(start, count), Vertices.Y.Slice(start, count));
            Append(ref _parts, ref _partCount, _builder.Ring(start, count, area, tolerance));
        }
    }

    private void AddShell(int shell, double tolerance)
    {
        double holes = 0;
        for (int ring = 0; ring < _rings.Count; ring++)
        {
            holes += _rings[ring].Parent == shell && !_rings[ring].IsShell ? _rings[ring].Area : 0;
        }

        RingSet.Ring border = _rings[shell];
        if (holes != 0)
        {
            Append(ref _parts, ref _partCount, Bridged(shell, border.Area + holes, tolerance));
            return;
        }

        PreparedPart part = _builder.Ring(border.Start, border.Count, border.Area, tolerance);
        if (part.Kind == PartKind.Concave && _split.TrySplit(border.Start, border.Count, tolerance))
        {
            AddSplit(tolerance);
        }
        else
        {
            Append(ref _parts, ref _partCount, part);
        }
    }

    // Walks a shell and its holes, or all rings, one after another, and between them along bridges from the first vertex of the first.
    private PreparedPart Bridged(int shell, double area, double tolerance)
    {
        int start = Vertices.Count;
        int home = -1;
        for (int ring = 0; ring < _rings.Count; ring++)
        {
            bool isHoleOf = _rings[ring].Parent == shell && !_rings[ring].IsShell;
            if (shell != AllRings && ring != shell && !isHoleOf)
            {
                continue;
            }

            RingSet.Ring border = _rings[ring];
            Vertices.Reserve(border.Count + 2);
            for (int i = 0; i < border.Count; i++)
            {
                Vertices.Repeat(border.Start + i);
            }

            Vertices.Repeat(border.Start);
            home = home < 0 ? border.Start : home;
            Vertices.Repeat(home);
        }

        return _builder.Bridged(start, Vertices.Count - start, area, tolerance);
    }

    // One box around all rings, whose vertices stand for the shape in no measure but the sweep's.
    private void AddTangled(int shape, int ring, double tolerance)
    {
        int start = _rings.Count == 0 ? 0 : _rings[0].Start;
        PreparedPart part = _builder.Tangled(start, Vertices.Count - start, tolerance);
        SetTangled(shape, ring, part);
    }

    private void SetTangled(int shape, int ring, in PreparedPart part)
    {
        _faults.Add((shape, new PolygonFault(RingFault.SelfIntersection, ring, -1)));
        _areas[shape] = EvenOddArea(shape);
        Append(ref _parts, ref _partCount, part with { Area = _areas[shape] });
    }

    // A ring that touches itself, as sections of walls with jogs and doors do, but crosses itself nowhere: where it encloses the same area
    // under the even-odd rule, no point lies inside twice, and it is as good as simple.
    private bool OnlyTouches(int shape, in PreparedPart part)
    {
        ReadOnlySpan<double> x = Vertices.X.Slice(part.Start, part.Count);
        ReadOnlySpan<double> y = Vertices.Y.Slice(part.Start, part.Count);
        return Math.Abs(EvenOddArea(shape) - part.Area) <= part.RoundingM2 && !RingShape.Crosses(x, y, part.Tolerance);
    }

    private double EvenOddArea(int shape)
    {
        _sweep.Begin(Table, shape);
        _sweep.Add(Table, shape);
        return _sweep.RunUnion();
    }

    // Four units in the last place of the largest coordinate: the rounding of a drawn point and of a computed one.
    private double Tolerance(int shape)
    {
        Box2 bounds = Table.Bounds(shape);
        double largest = Math.Max(
            Math.Max(Math.Abs(bounds.MinX), Math.Abs(bounds.MaxX)), Math.Max(Math.Abs(bounds.MinY), Math.Abs(bounds.MaxY)));
        return double.IsFinite(largest) ? largest * UnitsInLastPlace : throw new ArgumentException($"Shape {shape} has a coordinate that is not finite.");
    }

    private static void Append(ref PreparedPart[] parts, ref int count, in PreparedPart part)
    {
        if (count == parts.Length)
        {
            Array.Resize(ref parts, 2 * count);
        }

        parts[count++] = part;
    }
}
