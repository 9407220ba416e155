using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Areas;

/// <summary>Finds the obstacles of a plan whose box overlaps a room's, at the room's cut height.</summary>
internal sealed class ObstacleIndex
{
    private readonly FloorPlan _plan;
    private readonly int[] _byMinX;
    private readonly double[] _minX;
    private readonly double _widest;
    private readonly List<int> _found = [];

    /// <summary>Sorts a plan's obstacles by their left side.</summary>
    /// <param name="plan">The plan.</param>
    public ObstacleIndex(FloorPlan plan)
    {
        _plan = plan;
        _byMinX = [.. Enumerable.Range(0, plan.Obstacles.Count)];
        _minX = [.. plan.Obstacles.Select(o => plan.Shapes.Bounds(o.Shape).MinX)];
        Array.Sort(_minX, _byMinX);
        foreach (PlanObstacle obstacle in plan.Obstacles)
        {
            _widest = Math.Max(_widest, plan.Shapes.Bounds(obstacle.Shape).Width);
        }
    }

    /// <summary>The obstacles near a room.</summary>
    /// <param name="room">A room of the plan.</param>
    /// <returns>Their indices in rising order; valid until the next call.</returns>
    public ReadOnlySpan<int> Near(PlanRoom room)
    {
        Box2 box = _plan.Shapes.Bounds(room.Shape);
        _found.Clear();
        int start = Array.BinarySearch(_minX, box.MinX - _widest);
        for (int i = start < 0 ? ~start : FirstEqual(start); i < _minX.Length && _minX[i] < box.MaxX; i++)
        {
            PlanObstacle obstacle = _plan.Obstacles[_byMinX[i]];
            if (obstacle.CutHeight == room.CutHeight && _plan.Shapes.Bounds(obstacle.Shape).Overlaps(box))
            {
                _found.Add(_byMinX[i]);
            }
        }

        _found.Sort();
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_found);
    }

    private int FirstEqual(int index)
    {
        while (index > 0 && _minX[index - 1] == _minX[index])
        {
            index--;
        }

        return index;
    }
}
