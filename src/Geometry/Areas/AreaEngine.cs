using SpaceGeo.Geometry.Overlap;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Areas;

/// <summary>Measures the rooms of floor plans.</summary>
/// <remarks>An instance keeps its working memory and serves one thread; the result of a room does not depend on what was measured before.
/// </remarks>
public sealed class AreaEngine
{
    /// <summary>Named with every stored result; changes whenever a result could.</summary>
    public const string Version = "parts-2";

    private readonly CoverageEngine _coverage = new();
    private readonly PreparedShapes _prepared = new();
    private readonly ShapeDoubts _doubts = new();
    private readonly PlanSurroundings _near = new();
    private readonly List<ReceiptLine> _lines = [];
    private double[] _taken = new double[64];

    /// <summary>Areas and receipts of all rooms of a plan.</summary>
    /// <param name="plan">Rooms and obstacles in local metres.</param>
    /// <param name="standard">What is deducted; the plan must have been cut at its heights.</param>
    /// <returns>One result for each room, in the plan's order.</returns>
    public PlanAreas Measure(FloorPlan plan, AreaStandard standard) => Measure(plan, standard, null, []);

    /// <summary>
    /// Areas and receipts of all rooms of a plan of which an earlier version was measured: only rooms whose own shape or whose obstacles
    /// changed are measured, the others keep what they had. The result is that of <see cref="Measure(FloorPlan, AreaStandard)"/>, bit for bit.
    /// </summary>
    /// <param name="plan">Rooms and obstacles in local metres.</param>
    /// <param name="standard">What is deducted; the plan must have been cut at its heights.</param>
    /// <param name="earlier">The earlier version, what is the same in both, and its areas by this standard and version of the engine.</param>
    /// <returns>One result for each room, in the plan's order, and which rooms were measured.</returns>
    /// <exception cref="ArgumentException">The earlier areas are those of another standard.</exception>
    public RemeasuredPlan Remeasure(FloorPlan plan, AreaStandard standard, EarlierPlan earlier)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.Areas.Standard.Id != standard.Id)
        {
            throw new ArgumentException($"The earlier areas are by {earlier.Areas.Standard.Id}, not by {standard.Id}.", nameof(earlier));
        }

        var measured = new List<int>();
        PlanAreas areas = Measure(plan, standard, new UnchangedRooms(plan, standard, earlier, _near), measured);
        measured.Sort();
        return new RemeasuredPlan(areas, measured);
    }

    private PlanAreas Measure(FloorPlan plan, AreaStandard standard, UnchangedRooms? unchanged, List<int> measured)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(standard);
        _prepared.Begin(plan.Shapes);
        _doubts.Begin(plan.Shapes);
        _near.Begin(plan, standard);
        var rooms = new RoomAreas[plan.Rooms.Count];
        var receipts = new Range[plan.Rooms.Count];
        double[] stated = new double[plan.Rooms.Count];
        _lines.Clear();
        foreach (PlanSurroundings.Place place in _near.Rooms)
        {
            int room = place.Number;
            _near.Find(room);
            int start = _lines.Count;
            if (unchanged is null || !unchanged.TryTake(room, ref rooms[room], ref stated[room], _lines))
            {
                rooms[room] = MeasureRoom(plan, room, standard, ref stated[room]);
                measured.Add(room);
            }

            receipts[room] = start.._lines.Count;
        }

        return new PlanAreas(standard, rooms, [.. _lines], receipts, stated);
    }

    private RoomAreas MeasureRoom(FloorPlan plan, int room, AreaStandard standard, ref double stated)
    {
        ReadOnlySpan<int> candidates = _near.Candidates;
        ReadOnlySpan<int> candidateShapes = _near.CandidateShapes;
        if (_taken.Length < candidates.Length)
        {
            _taken = new double[2 * candidates.Length];
        }

        int shape = plan.Rooms[room].Shape;
        _prepared.Need(shape);
        foreach (int candidate in candidateShapes)
        {
            _prepared.Need(candidate);
        }

        Span<double> taken = _taken.AsSpan(0, candidates.Length);
        double bound = _coverage.Measure(_prepared, shape, candidateShapes, taken).BoundM2 + _doubts.Of(shape);
        Span<double> sums = stackalloc double[3];
        for (int i = 0; i < taken.Length; i++)
        {
            bound += DoubtOf(plan.Shapes, i, taken[i] >= _prepared.Area(candidateShapes[i]) - standard.ToleranceM2);

            // Walls drawn on the room's border leave slivers by rounding alone: up to the standard's tolerance they are neither deducted nor
            // listed, so that a receipt names what stands in the room and not what touches it.
            if (taken[i] <= standard.ToleranceM2)
            {
                bound += taken[i];
                continue;
            }

            PlanObstacle obstacle = plan.Obstacles[candidates[i]];
            if (obstacle.Share == 0)
            {
                stated += taken[i];
                continue;
            }

            AreaCategory category = _near.DeductionOf(obstacle.Kind).Category;
            double area = taken[i] * obstacle.Share;
            sums[(int)category] += area;
            _lines.Add(new ReceiptLine(candidates[i], category, area));
        }

        return new RoomAreas(
            _prepared.Area(shape), sums[(int)AreaCategory.Column], sums[(int)AreaCategory.Wall], sums[(int)AreaCategory.Other], bound);
    }

    // Chords keep the area of what lies in the room as a whole, unless another obstacle may cut it.
    private double DoubtOf(ShapeTable shapes, int candidate, bool isWhole)
    {
        int shape = _near.CandidateShapes[candidate];
        double doubt = _doubts.Of(shape);
        double mended = shapes.MendedM2(shape);
        return isWhole && doubt > mended && IsAlone(shapes, candidate) ? mended : doubt;
    }

    private bool IsAlone(ShapeTable shapes, int candidate)
    {
        ReadOnlySpan<int> candidateShapes = _near.CandidateShapes;
        Box2 box = shapes.Bounds(candidateShapes[candidate]);
        for (int i = 0; i < candidateShapes.Length; i++)
        {
            if (i != candidate && shapes.Bounds(candidateShapes[i]).Overlaps(box))
            {
                return false;
            }
        }

        return true;
    }
}
