namespace SpaceGeo.Geometry.Overlap;

/// <summary>How a room was measured.</summary>
public enum CoverageMethod
{
    /// <summary>Part by part.</summary>
    Direct,

    /// <summary>By the slab sweep: borders that cross themselves, concave parts that overlap each other, very many overlaps.</summary>
    Sweep,
}

/// <summary>How a room was measured, and how well.</summary>
/// <param name="Method">The way that was taken.</param>
/// <param name="BoundM2">How far what is taken in all can lie from the exact value for the coordinates as given, in square metres: rounding of
/// four units in the last place on every edge that was looked at.</param>
public readonly record struct Coverage(CoverageMethod Method, double BoundM2);

/// <summary>
/// Measures how much of a room each obstacle covers that no obstacle before it covers. Areas are measured, topology is not built: there is no
/// graph that could become inconsistent, so nothing is snapped, retried or thrown.
/// </summary>
/// <remarks>|R ∩ Oᵢ − ⋃ⱼ﹤ᵢ Oⱼ| = |R ∩ Oᵢ| − Σⱼ﹤ᵢ |R ∩ Oᵢ ∩ Oⱼ − ⋃ₖ﹤ⱼ Oₖ|. Everything happens in the frame of the room's longest edge, where most
/// rooms and obstacles are boxes. An instance keeps its working memory and serves one thread; a result depends on the room and its obstacles
/// alone, bit for bit. Nothing is allocated once the memory has grown to the largest room.</remarks>
public sealed class CoverageEngine
{
    private readonly PartCollector _parts = new();
    private readonly OverlapSum _overlaps;
    private readonly SlabSweep _sweep = new();

    /// <summary>Creates an engine with working memory of its own.</summary>
    public CoverageEngine() => _overlaps = new OverlapSum(_parts);

    /// <summary>Measures a room.</summary>
    /// <param name="shapes">Holds the room and the obstacles, in local metres.</param>
    /// <param name="room">The room's shape.</param>
    /// <param name="obstacles">The obstacles' shapes, in the order in which they take.</param>
    /// <param name="taken">Receives for each obstacle the square metres that it takes; at least as long as the obstacles.</param>
    /// <returns>How it was measured.</returns>
    /// <exception cref="ArgumentException">The second span is shorter than the first.</exception>
    public Coverage Measure(PreparedShapes shapes, int room, ReadOnlySpan<int> obstacles, Span<double> taken)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        if (taken.Length < obstacles.Length)
        {
            throw new ArgumentException("There must be a place for what each obstacle takes.", nameof(taken));
        }

        taken = taken[..obstacles.Length];
        taken.Clear();
        if (shapes.Parts(room).IsEmpty)
        {
            return new Coverage(CoverageMethod.Direct, 0);
        }

        if (_parts.Collect(shapes, room, obstacles))
        {
            _parts.Measure();
            if (_overlaps.TryBook(taken))
            {
                return new Coverage(CoverageMethod.Direct, _parts.Bound);
            }
        }

        Sweep(shapes, room, obstacles, taken);
        return new Coverage(CoverageMethod.Sweep, SweepBound(shapes, room, obstacles));
    }

    /// <summary>Measures what all obstacles cover together. It does not depend on their order, bit for bit.</summary>
    /// <param name="shapes">Holds the room and the obstacles, in local metres.</param>
    /// <param name="room">The room's shape.</param>
    /// <param name="obstacles">The obstacles' shapes.</param>
    /// <param name="unionM2">Receives square metres.</param>
    /// <returns>How it was measured.</returns>
    internal Coverage MeasureUnion(PreparedShapes shapes, int room, ReadOnlySpan<int> obstacles, out double unionM2)
    {
        unionM2 = 0;
        if (shapes.Parts(room).IsEmpty)
        {
            return new Coverage(CoverageMethod.Direct, 0);
        }

        if (_parts.Collect(shapes, room, obstacles))
        {
            _parts.RemoveApart();
            _parts.SortByPlace();
            if (!_parts.AreBoxes)
            {
                WallTrimming.Trim(_parts.Room, _parts);
            }

            _parts.Measure();
            if (_overlaps.TrySum(out unionM2))
            {
                unionM2 += _parts.Room.Part.Area - _parts.Room.AreaM2;
                return new Coverage(CoverageMethod.Direct, _parts.Bound);
            }
        }

        BeginSweep(shapes, room, obstacles);
        unionM2 = _sweep.RunUnion();
        return new Coverage(CoverageMethod.Sweep, SweepBound(shapes, room, obstacles));
    }

    /// <summary>Measures a room by the slab sweep, whatever its shape: slower, and independent of the other way.</summary>
    /// <inheritdoc cref="Measure"/>
    public void Sweep(PreparedShapes shapes, int room, ReadOnlySpan<int> obstacles, Span<double> taken)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        BeginSweep(shapes, room, obstacles);
        _sweep.Run(taken[..obstacles.Length]);
    }

    private void BeginSweep(PreparedShapes shapes, int room, ReadOnlySpan<int> obstacles)
    {
        _sweep.Begin(shapes.Table, room);
        foreach (int obstacle in obstacles)
        {
            _sweep.Add(shapes.Table, obstacle);
        }
    }

    private static double SweepBound(PreparedShapes shapes, int room, ReadOnlySpan<int> obstacles)
    {
        double bound = shapes.Whole(room).RoundingM2;
        foreach (int obstacle in obstacles)
        {
            foreach (PreparedPart part in shapes.Parts(obstacle))
            {
                bound += part.RoundingM2;
            }
        }

        return bound;
    }
}
