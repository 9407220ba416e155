using System.Runtime.InteropServices;
using SpaceGeo.Geometry.Overlap;

namespace SpaceGeo.Geometry.Areas;

/// <summary>Measures the rooms of floor plans.</summary>
/// <remarks>An instance keeps its working memory and serves one thread; the result of a room does not depend on what was measured before.
/// </remarks>
public sealed class AreaEngine
{
    /// <summary>Named with every stored result; changes whenever a result could.</summary>
    public const string Version = "parts-1";

    // A strip 1 µm wide and 1 mm long. Walls drawn on the room's border leave less by rounding alone; it is neither deducted nor listed,
    // so that a receipt names what stands in the room and not what touches it.
    private const double LeastPart = 1e-9;

    private readonly CoverageEngine _coverage = new();
    private readonly ObstacleGrid _grid = new();
    private readonly List<int> _order = [];
    private readonly List<int> _shapes = [];
    private readonly List<int> _candidates = [];
    private readonly List<int> _candidateShapes = [];
    private readonly List<ReceiptLine> _lines = [];
    private double[] _taken = new double[64];
    private PreparedShapes? _prepared;

    /// <summary>Areas and receipts of all rooms of a plan.</summary>
    /// <param name="plan">Rooms and obstacles in local metres.</param>
    /// <param name="standard">What is deducted; the plan must have been cut at its heights.</param>
    /// <returns>One result for each room, in the plan's order.</returns>
    public PlanAreas Measure(FloorPlan plan, AreaStandard standard)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(standard);
        PreparedShapes shapes = Load(plan, standard);
        var rooms = new RoomAreas[plan.Rooms.Count];
        int[] lineEnds = new int[plan.Rooms.Count];
        _lines.Clear();
        for (int room = 0; room < rooms.Length; room++)
        {
            FindCandidates(plan, plan.Rooms[room]);
            rooms[room] = MeasureRoom(shapes, plan, plan.Rooms[room].Shape, standard);
            lineEnds[room] = _lines.Count;
        }

        return new PlanAreas(standard, rooms, [.. _lines], lineEnds);
    }

    // Obstacles in the receipt's order: by category, then by key, in which the plan has them.
    private PreparedShapes Load(FloorPlan plan, AreaStandard standard)
    {
        _order.Clear();
        _shapes.Clear();
        foreach (AreaCategory category in (ReadOnlySpan<AreaCategory>)[AreaCategory.Column, AreaCategory.Wall, AreaCategory.Other])
        {
            for (int obstacle = 0; obstacle < plan.Obstacles.Count; obstacle++)
            {
                if (standard.CategoryOf(plan.Obstacles[obstacle].Kind) == category)
                {
                    _order.Add(obstacle);
                    _shapes.Add(plan.Obstacles[obstacle].Shape);
                }
            }
        }

        _grid.Load(plan.Shapes, CollectionsMarshal.AsSpan(_shapes));
        if (_prepared is null)
        {
            return _prepared = new PreparedShapes(plan.Shapes);
        }

        _prepared.Load(plan.Shapes);
        return _prepared;
    }

    private void FindCandidates(FloorPlan plan, PlanRoom room)
    {
        _candidates.Clear();
        _candidateShapes.Clear();
        foreach (int place in _grid.Near(plan.Shapes.Bounds(room.Shape)))
        {
            int obstacle = _order[place];
            if (plan.Obstacles[obstacle].CutHeight == room.CutHeight)
            {
                _candidates.Add(obstacle);
                _candidateShapes.Add(_shapes[place]);
            }
        }
    }

    private RoomAreas MeasureRoom(PreparedShapes shapes, FloorPlan plan, int shape, AreaStandard standard)
    {
        if (_taken.Length < _candidates.Count)
        {
            _taken = new double[2 * _candidates.Count];
        }

        Span<double> taken = _taken.AsSpan(0, _candidates.Count);
        double bound = _coverage.Measure(shapes, shape, CollectionsMarshal.AsSpan(_candidateShapes), taken).BoundM2;
        Span<double> sums = stackalloc double[3];
        for (int i = 0; i < taken.Length; i++)
        {
            if (taken[i] <= LeastPart)
            {
                bound += taken[i];
                continue;
            }

            AreaCategory category = standard.CategoryOf(plan.Obstacles[_candidates[i]].Kind)!.Value;
            sums[(int)category] += taken[i];
            _lines.Add(new ReceiptLine(_candidates[i], category, taken[i]));
        }

        return new RoomAreas(
            shapes.Area(shape), sums[(int)AreaCategory.Column], sums[(int)AreaCategory.Wall], sums[(int)AreaCategory.Other], bound);
    }
}
