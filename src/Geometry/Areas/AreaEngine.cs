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
    private readonly List<int> _candidates = [];
    private readonly List<int> _candidateShapes = [];
    private readonly List<AreaCategory> _categories = [];
    private double[] _taken = new double[64];

    /// <summary>Areas and receipts of all rooms of a plan.</summary>
    /// <param name="plan">Rooms and obstacles in local metres.</param>
    /// <param name="standard">What is deducted; the plan must have been cut at its heights.</param>
    /// <returns>One result for each room, in the plan's order.</returns>
    public PlanAreas Measure(FloorPlan plan, AreaStandard standard)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(standard);
        var shapes = new PreparedShapes(plan.Shapes);
        var index = new ObstacleIndex(plan);
        var rooms = new RoomAreas[plan.Rooms.Count];
        int[] lineEnds = new int[plan.Rooms.Count];
        var lines = new List<ReceiptLine>();
        for (int room = 0; room < rooms.Length; room++)
        {
            FindCandidates(plan, standard, index, plan.Rooms[room]);
            rooms[room] = MeasureRoom(shapes, plan.Rooms[room].Shape, lines);
            lineEnds[room] = lines.Count;
        }

        return new PlanAreas(standard, rooms, [.. lines], lineEnds);
    }

    // Candidates come in the order of keys; a stable pass for each category puts them into the receipt's order.
    private void FindCandidates(FloorPlan plan, AreaStandard standard, ObstacleIndex index, PlanRoom room)
    {
        ReadOnlySpan<int> near = index.Near(room);
        _candidates.Clear();
        _candidateShapes.Clear();
        _categories.Clear();
        foreach (AreaCategory category in (ReadOnlySpan<AreaCategory>)[AreaCategory.Column, AreaCategory.Wall, AreaCategory.Other])
        {
            foreach (int obstacle in near)
            {
                if (standard.CategoryOf(plan.Obstacles[obstacle].Kind) == category)
                {
                    _candidates.Add(obstacle);
                    _candidateShapes.Add(plan.Obstacles[obstacle].Shape);
                    _categories.Add(category);
                }
            }
        }
    }

    private RoomAreas MeasureRoom(PreparedShapes shapes, int shape, List<ReceiptLine> lines)
    {
        if (_taken.Length < _candidates.Count)
        {
            _taken = new double[2 * _candidates.Count];
        }

        Span<double> taken = _taken.AsSpan(0, _candidates.Count);
        _coverage.Measure(shapes, shape, CollectionsMarshal.AsSpan(_candidateShapes), taken);
        return Book(shapes.Area(shape), taken, lines);
    }

    private RoomAreas Book(double gross, ReadOnlySpan<double> taken, List<ReceiptLine> lines)
    {
        Span<double> sums = stackalloc double[3];
        ReadOnlySpan<AreaCategory> categories = CollectionsMarshal.AsSpan(_categories);
        for (int i = 0; i < taken.Length; i++)
        {
            if (taken[i] > LeastPart)
            {
                sums[(int)categories[i]] += taken[i];
                lines.Add(new ReceiptLine(_candidates[i], categories[i], taken[i]));
            }
        }

        return new RoomAreas(gross, sums[(int)AreaCategory.Column], sums[(int)AreaCategory.Wall], sums[(int)AreaCategory.Other]);
    }
}
