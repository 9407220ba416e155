using System.Runtime.InteropServices;
using SpaceGeo.Geometry.Overlap;

namespace SpaceGeo.Geometry.Areas;

/// <summary>For each room of a plan the obstacles that a standard may deduct from it, in the receipt's order.</summary>
/// <remarks>An instance keeps its working memory and serves one thread.</remarks>
internal sealed class PlanSurroundings
{
    private static readonly ObstacleKind[] Kinds = Enum.GetValues<ObstacleKind>();

    private readonly ObstacleGrid _grid = new();
    private readonly List<Place> _rooms = [];
    private readonly List<Place> _obstacles = [];
    private readonly List<int> _level = [];
    private readonly List<int> _shapes = [];
    private readonly List<int> _candidates = [];
    private readonly List<int> _candidateShapes = [];
    private readonly Deduction?[] _deductions = new Deduction?[(int)Kinds.Max() + 1];
    private FloorPlan _plan = null!;
    private AreaStandard? _standard;
    private double _height;
    private int _next;

    /// <summary>The rooms, by the height at which they are cut; this is the order in which they are to be looked at.</summary>
    public ReadOnlySpan<Place> Rooms => CollectionsMarshal.AsSpan(_rooms);

    /// <summary>Indices into the plan's obstacles of those near the room that was looked at last, in the receipt's order.</summary>
    public ReadOnlySpan<int> Candidates => CollectionsMarshal.AsSpan(_candidates);

    /// <summary>Their shapes.</summary>
    public ReadOnlySpan<int> CandidateShapes => CollectionsMarshal.AsSpan(_candidateShapes);

    /// <summary>Takes up another plan.</summary>
    /// <param name="plan">Rooms and obstacles in local metres.</param>
    /// <param name="standard">What is deducted.</param>
    public void Begin(FloorPlan plan, AreaStandard standard)
    {
        _plan = plan;
        Apply(standard);
        Sort(plan);
        _height = double.NaN;
        _next = 0;
    }

    /// <summary>How the standard deducts what a candidate is.</summary>
    /// <param name="kind">The candidate's kind.</param>
    /// <returns>The deduction.</returns>
    public Deduction DeductionOf(ObstacleKind kind) => _deductions[(int)kind]!;

    /// <summary>Finds the obstacles near a room. Rooms are looked at with rising heights.</summary>
    /// <param name="room">Its number in the plan.</param>
    public void Find(int room)
    {
        double height = _plan.Rooms[room].CutHeight;
        if (height != _height)
        {
            _height = height;
            LoadLevel(_plan, height);
        }

        FindCandidates(_plan, room);
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

    /// <summary>Where a room or an obstacle comes: compared field by field without a comparer, since every plan is sorted.</summary>
    internal readonly record struct Place(double CutHeight, int Category, int Number) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            int height = CutHeight.CompareTo(other.CutHeight);
            int category = Category.CompareTo(other.Category);
            return height != 0 ? height : category != 0 ? category : Number.CompareTo(other.Number);
        }
    }
}
