using System.Runtime.InteropServices;
using SpaceGeo.Geometry.Overlap;

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
    private readonly ObstacleGrid _grid = new();
    private readonly List<int> _rooms = [];
    private readonly List<(double CutHeight, AreaCategory Category, int Obstacle)> _obstacles = [];
    private readonly List<int> _level = [];
    private readonly List<int> _shapes = [];
    private readonly List<int> _candidates = [];
    private readonly List<int> _candidateShapes = [];
    private readonly List<ReceiptLine> _lines = [];
    private int _next;
    private double[] _taken = new double[64];
    private readonly ShapeDoubts _doubts = new();

    /// <summary>Areas and receipts of all rooms of a plan.</summary>
    /// <param name="plan">Rooms and obstacles in local metres.</param>
    /// <param name="standard">What is deducted; the plan must have been cut at its heights.</param>
    /// <returns>One result for each room, in the plan's order.</returns>
    public PlanAreas Measure(FloorPlan plan, AreaStandard standard)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(standard);
        _prepared.Begin(plan.Shapes);
        _doubts.Begin(plan.Shapes);
        Sort(plan, standard);
        var rooms = new RoomAreas[plan.Rooms.Count];
        var receipts = new Range[plan.Rooms.Count];
        double[] stated = new double[plan.Rooms.Count];
        _lines.Clear();
        double height = double.NaN;
        foreach (int room in _rooms)
        {
            if (plan.Rooms[room].CutHeight != height)
            {
                height = plan.Rooms[room].CutHeight;
                LoadLevel(plan, height);
            }

            FindCandidates(plan, room);
            int start = _lines.Count;
            rooms[room] = MeasureRoom(plan, room, standard, ref stated[room]);
            receipts[room] = start.._lines.Count;
        }

        return new PlanAreas(standard, rooms, [.. _lines], receipts, stated);
    }

    // Rooms by height; obstacles by height and then in the receipt's order: by category, and by key, in which the plan has them.
    private void Sort(FloorPlan plan, AreaStandard standard)
    {
        _rooms.Clear();
        _rooms.AddRange(Enumerable.Range(0, plan.Rooms.Count));
        _rooms.Sort((a, b) => (plan.Rooms[a].CutHeight, a).CompareTo((plan.Rooms[b].CutHeight, b)));
        _obstacles.Clear();
        for (int i = 0; i < plan.Obstacles.Count; i++)
        {
            PlanObstacle obstacle = plan.Obstacles[i];
            if (standard.DeductionOf(obstacle.Kind) is Deduction deduction
                && (!deduction.IsLimited || deduction.Takes(plan.Shapes.Area(obstacle.Shape))))
            {
                _obstacles.Add((obstacle.CutHeight, deduction.Category, i));
            }
        }

        _obstacles.Sort();
        _next = 0;
    }

    // A room meets the obstacles of its own height only.
    private void LoadLevel(FloorPlan plan, double height)
    {
        _level.Clear();
        _shapes.Clear();
        while (_next < _obstacles.Count && _obstacles[_next].CutHeight < height)
        {
            _next++;
        }

        for (; _next < _obstacles.Count && _obstacles[_next].CutHeight == height; _next++)
        {
            _level.Add(_obstacles[_next].Obstacle);
            _shapes.Add(plan.Obstacles[_obstacles[_next].Obstacle].Shape);
        }

        _grid.Load(plan.Shapes, CollectionsMarshal.AsSpan(_shapes));
    }

    // What concerns one room alone, as its own low part does, is passed over by the others.
    private void FindCandidates(FloorPlan plan, int room)
    {
        _candidates.Clear();
        _candidateShapes.Clear();
        foreach (int place in _grid.Near(plan.Shapes.Bounds(plan.Rooms[room].Shape)))
        {
            int concerned = plan.Obstacles[_level[place]].Room;
            if (concerned < 0 || concerned == room)
            {
                _candidates.Add(_level[place]);
                _candidateShapes.Add(_shapes[place]);
            }
        }
    }

    private RoomAreas MeasureRoom(FloorPlan plan, int room, AreaStandard standard, ref double stated)
    {
        if (_taken.Length < _candidates.Count)
        {
            _taken = new double[2 * _candidates.Count];
        }

        int shape = plan.Rooms[room].Shape;
        _prepared.Need(shape);
        foreach (int candidate in _candidateShapes)
        {
            _prepared.Need(candidate);
        }

        Span<double> taken = _taken.AsSpan(0, _candidates.Count);
        double bound = _coverage.Measure(_prepared, shape, CollectionsMarshal.AsSpan(_candidateShapes), taken).BoundM2 + _doubts.Of(shape);
        Span<double> sums = stackalloc double[3];
        for (int i = 0; i < taken.Length; i++)
        {
            // Chords keep the area of what lies in the room as a whole.
            int obstacleShape = _candidateShapes[i];
            bound += taken[i] >= _prepared.Area(obstacleShape) - standard.ToleranceM2
                ? plan.Shapes.MendedM2(obstacleShape)
                : _doubts.Of(obstacleShape);

            // Walls drawn on the room's border leave slivers by rounding alone: up to the standard's tolerance they are neither deducted nor
            // listed, so that a receipt names what stands in the room and not what touches it.
            if (taken[i] <= standard.ToleranceM2)
            {
                bound += taken[i];
                continue;
            }

            PlanObstacle obstacle = plan.Obstacles[_candidates[i]];
            if (obstacle.Share == 0)
            {
                stated += taken[i];
                continue;
            }

            AreaCategory category = standard.CategoryOf(obstacle.Kind)!.Value;
            double area = taken[i] * obstacle.Share;
            sums[(int)category] += area;
            _lines.Add(new ReceiptLine(_candidates[i], category, area));
        }

        return new RoomAreas(
            _prepared.Area(shape), sums[(int)AreaCategory.Column], sums[(int)AreaCategory.Wall], sums[(int)AreaCategory.Other], bound);
    }
}
