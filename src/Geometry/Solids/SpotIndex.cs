using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>Gives points that lie within a tolerance of each other the same number.</summary>
/// <param name="tolerance">Metres.</param>
internal sealed class SpotIndex(double tolerance)
{
    private readonly Dictionary<(long X, long Y), List<int>> _cells = [];
    private readonly List<Point2> _spots = [];

    /// <summary>Number of different spots.</summary>
    public int Count => _spots.Count;

    /// <summary>Where a spot lies: the first point that was given its number.</summary>
    /// <param name="spot">0 … <see cref="Count"/> − 1.</param>
    public Point2 this[int spot] => _spots[spot];

    /// <summary>The number of a point's spot, a new one if none is near.</summary>
    /// <param name="point">In metres.</param>
    /// <returns>The spot.</returns>
    public int Find(Point2 point)
    {
        long column = (long)Math.Floor(point.X / tolerance);
        long row = (long)Math.Floor(point.Y / tolerance);
        for (long x = column - 1; x <= column + 1; x++)
        {
            for (long y = row - 1; y <= row + 1; y++)
            {
                if (_cells.TryGetValue((x, y), out List<int>? spots))
                {
                    int near = spots.FindIndex(s => _spots[s].DistanceTo(point) <= tolerance);
                    if (near >= 0)
                    {
                        return spots[near];
                    }
                }
            }
        }

        _spots.Add(point);
        if (!_cells.TryGetValue((column, row), out List<int>? cell))
        {
            _cells.Add((column, row), cell = []);
        }

        cell.Add(_spots.Count - 1);
        return _spots.Count - 1;
    }
}
