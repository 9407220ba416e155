using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Geometry.Rooms.Adjacency;

/// <summary>Says where no wall stands between two sides.</summary>
internal sealed class WallsBetween
{
    // Rooms that share a border have their wall on it, or end a little off its face.
    private const double Reach = 0.05;

    // Cracks between one wall and the next.
    private const double Crack = 1e-3;

    private readonly SideGrid? _grid;
    private readonly double[] _cutHeights;
    private readonly double _far;
    private readonly List<int> _near = [];
    private readonly List<Piece> _pieces = [];
    private readonly Stretches _covered = new();
    private readonly Stretches _open = new();
    private readonly List<double> _corners = [];

    /// <summary>Takes the walls of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="thickestWallM">How far in front of a side to look, in metres.</param>
    public WallsBetween(FloorPlan plan, double thickestWallM)
    {
        _far = thickestWallM + Reach;
        _cutHeights = [.. plan.Obstacles.Select(o => o.CutHeight)];
        var sides = new List<Side>();
        double[] perimeters = new double[plan.Shapes.RingEnds.Length];
        for (int i = 0; i < plan.Obstacles.Count; i++)
        {
            PlanObstacle obstacle = plan.Obstacles[i];
            if (obstacle.Room < 0 && obstacle.Kind.IsStanding())
            {
                Side.AddOf(plan.Shapes, obstacle.Shape, i, sides, perimeters);
            }
        }

        _grid = sides.Count == 0 ? null : new SideGrid([.. sides]);
    }

    /// <summary>Looks from another side.</summary>
    /// <param name="side">The side.</param>
    public void LookFrom(in Side side)
    {
        _pieces.Clear();
        if (_grid is null)
        {
            return;
        }

        _grid.Near(side, _far, _near);
        foreach (int wall in _near)
        {
            if (Piece.Of(side, _grid.Sides[wall])?.NotNearer(-_far, -_far)?.NotFurther(_far, _far) is Piece piece)
            {
                _pieces.Add(piece);
            }
        }
    }

    /// <summary>Adds where no wall stands between the side that looks and one that it sees.</summary>
    /// <param name="side">The side of <see cref="LookFrom"/>.</param>
    /// <param name="seen">The other side.</param>
    /// <param name="heights">The heights of both rooms' cuts.</param>
    /// <param name="bare">Receives parts of the side that looks. A plan without a wall says nothing of doors: nothing is added.</param>
    public void AddBare(in Side side, in Piece seen, (double First, double Second) heights, Stretches bare)
    {
        if (_grid is null)
        {
            return;
        }

        _covered.Clear();
        _corners.Clear();
        double low = Math.Min(0, Math.Min(seen.NearFrom, seen.NearTo)) - Reach;
        Piece far = seen with { NearFrom = Math.Max(0, seen.NearFrom) + Reach, NearTo = Math.Max(0, seen.NearTo) + Reach };
        foreach (Piece wall in _pieces)
        {
            if (IsCut(wall.Owner, heights) && wall.Within(seen.From, seen.To)?.NotNearer(low, low) is Piece between
                && between.NotFurther(far.NearAt(between.From), far.NearAt(between.To)) is Piece within)
            {
                _covered.Add(within.From, within.To);
                _corners.Add(within.From);
                _corners.Add(within.To);
            }
        }

        _covered.Unite(Crack);
        _open.Clear();
        _covered.AddRest(seen.From, seen.To, Crack, _open);
        _corners.Sort();
        foreach ((double from, double to) in _open.Parts)
        {
            // No wall has a face here, but the whole width may lie inside of one, which begins or ends where a side of it crosses.
            double at = from;
            foreach (double corner in _corners.Append(to))
            {
                double end = Math.Min(corner, to);
                if (end > at + Crack)
                {
                    double along = (at + end) / 2;
                    AddOpen(side, (at, end), (low + far.NearAt(along)) / 2, heights, bare);
                    at = end;
                }
            }
        }
    }

    private void AddOpen(in Side side, (double From, double To) part, double before, (double First, double Second) heights, Stretches bare)
    {
        double along = (part.From + part.To) / 2;
        double x = side.X + (along * side.DirX) + (before * side.DirY);
        double y = side.Y + (along * side.DirY) - (before * side.DirX);
        if (!_grid!.IsInside(x, y, wall => IsCut(wall, heights)))
        {
            bare.Add(part.From, part.To);
        }
    }

    private bool IsCut(int obstacle, (double First, double Second) heights) =>
        _cutHeights[obstacle] == heights.First || _cutHeights[obstacle] == heights.Second;
}
