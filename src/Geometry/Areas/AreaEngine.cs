using System.Runtime.InteropServices;
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

    private static readonly ObstacleKind[] Kinds = Enum.GetValues<ObstacleKind>();

    private readonly CoverageEngine _coverage = new();
    private readonly PreparedShapes _prepared = new();
    private readonly ShapeDoubts _doubts = new();
    private readonly ObstacleGrid _grid = new();
    private readonly List<Place> _rooms = [];
    private readonly List<Place> _obstacles = [];
    private readonly List<int> _level = [];
    private readonly List<int> _shapes = [];
    private readonly List<int> _candidates = [];
    private readonly List<int> _candidateShapes = [];
    private readonly List<ReceiptLine> _lines = [];
    private readonly Deduction?[] _deductions = new Deduction?[(int)Kinds.Max() + 1];
    private AreaStandard? _standard;
    private int _next;
    private double[] _taken = new double[64];

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
        Apply(standard);
        Sort(plan);
        var rooms = new RoomAreas[plan.Rooms.Count];
        var receipts = new Range[plan.Rooms.Count];
        double[] stated = new double[plan.Rooms.Count];
        _lines.Clear();
        double height = double.NaN;
        foreach (Place place in _rooms)
        {
            int room = place.Number;
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

    // A standard's rules by the number of the kind, since every obstacle of every plan asks for one.
    private void Apply(AreaStandard standard)
    {
        if (ReferenceEquals(_standard, standard))
        {
            return;
        }

        _standard = standard;
        foreach (ObstacleKind kind in Kinds)
        {
            _deductions[(int)kind] = standard.DeductionOf(kind);
        }
    }

    // Rooms by height; obstacles by height and then in the receipt's order: by category, and by key, in which the plan has them.
    private void Sort(FloorPlan plan)
    {
        _rooms.Clear();
        for (int i = 0; i < plan.Rooms.Count; i++)
        {
            _rooms.Add(new Place(plan.Rooms[i].CutHeight, 0, i));
        }

        _rooms.Sort();
        _obstacles.Clear();
        for (int i = 0; i < plan.Obstacles.Count; i++)
        {
            PlanObstacle obstacle = plan.Obstacles[i];
            if (_deductions[(int)obstacle.Kind] is Deduction deduction
                && (!deduction.IsLimited || deduction.Takes(plan.Shapes.Area(obstacle.Shape))))
            {
                _obstacles.Add(new Place(obstacle.CutHeight, (int)deduction.Category, i));
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
            _level.Add(_obstacles[_next].Number);
            _shapes.Add(plan.Obstacles[_obstacles[_next].Number].Shape);
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
            bound += DoubtOf(plan.Shapes, i, taken[i] >= _prepared.Area(_candidateShapes[i]) - standard.ToleranceM2);

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

            AreaCategory category = _deductions[(int)obstacle.Kind]!.Category;
            double area = taken[i] * obstacle.Share;
            sums[(int)category] += area;
            _lines.Add(new ReceiptLine(_candidates[i], category, area));
        }

        return new RoomAreas(
            _prepared.Area(shape), sums[(int)AreaCategory.Column], sums[(int)AreaCategory.Wall], sums[(int)AreaCategory.Other], bound);
    }

    // Chords keep the area of what lies in the room as a whole, unless another obstacle may cut it.
    private double DoubtOf(ShapeTable shapes, int candidate, bool isWhole)
    {
        int shape = _candidateShapes[candidate];
        double doubt = _doubts.Of(shape);
        double mended = shapes.MendedM2(shape);
        return isWhole && doubt > mended && IsAlone(shapes, candidate) ? mended : doubt;
    }

    private bool IsAlone(ShapeTable shapes, int candidate)
    {
        Box2 box = shapes.Bounds(_candidateShapes[candidate]);
        for (int i = 0; i < _candidateShapes.Count; i++)
        {
            if (i != candidate && shapes.Bounds(_candidateShapes[i]).Overlaps(box))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a room or an obstacle comes: compared field by field without a comparer, since every plan is sorted.</summary>
    private readonly record struct Place(double CutHeight, int Category, int Number) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            int height = CutHeight.CompareTo(other.CutHeight);
            int category = Category.CompareTo(other.Category);
            return height != 0 ? height : category != 0 ? category : Number.CompareTo(other.Number);
        }
    }
}
