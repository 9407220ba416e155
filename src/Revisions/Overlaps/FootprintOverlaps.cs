using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Overlap;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Revisions.Overlaps;

/// <summary>Finds the shapes of two versions of a plan that share floor.</summary>
internal sealed class FootprintOverlaps
{
    private readonly IReadOnlyList<Region> _before;
    private readonly IReadOnlyList<Region> _after;
    private readonly PreparedShapes _shapes;
    private readonly CoverageEngine _engine = new();
    private readonly WorkBudget _budget;

    private FootprintOverlaps(IReadOnlyList<Region> before, IReadOnlyList<Region> after, WorkBudget budget)
    {
        _before = before;
        _after = after;
        _budget = budget;
        _shapes = new PreparedShapes(new ShapeTable([.. before, .. after]));
    }

    /// <summary>Compares all shapes of one list with all near ones of the other.</summary>
    /// <param name="before">Shapes of the older version; none empty.</param>
    /// <param name="after">Shapes of the newer version in the same frame.</param>
    /// <param name="canMatch">Whether a pair is wanted, asked before anything is calculated.</param>
    /// <param name="isWanted">Whether a pair is wanted, asked with an upper bound of what it shares and then with what it shares.</param>
    /// <param name="budget">Is spent.</param>
    /// <returns>The wanted pairs, by the older shape and then by the newer.</returns>
    public static List<SharedFootprint> Find(
        IReadOnlyList<Region> before, IReadOnlyList<Region> after, Func<int, int, bool> canMatch, Func<SharedFootprint, bool> isWanted, WorkBudget budget)
    {
        if (before.Count == 0 || after.Count == 0)
        {
            return [];
        }

        var overlaps = new FootprintOverlaps(before, after, budget);
        var grid = new BoxGrid([.. after.Select(region => region.Bounds)]);
        var near = new List<int>();
        var found = new List<SharedFootprint>();
        for (int i = 0; i < before.Count; i++)
        {
            grid.Near(before[i].Bounds, budget, near);
            foreach (int j in near)
            {
                if (canMatch(i, j) && overlaps.TryCompare(i, j, isWanted, out SharedFootprint shared))
                {
                    found.Add(shared);
                }
            }
        }

        return found;
    }

    private bool TryCompare(int i, int j, Func<SharedFootprint, bool> isWanted, out SharedFootprint shared)
    {
        double before = _shapes.Area(i);
        double after = _shapes.Area(_before.Count + j);
        Box2 common = _before[i].Bounds.Common(_after[j].Bounds);
        double most = Math.Min(common.Width * common.Height, Math.Min(before, after));
        shared = new SharedFootprint(i, j, most, before, after);
        if (!isWanted(shared) || !_budget.TryCompare())
        {
            return false;
        }

        shared = shared with { SharedM2 = Shared(i, j, before) };
        return isWanted(shared);
    }

    // A shape that did not change shares all of itself, without the rounding of a calculation.
    private double Shared(int i, int j, double area)
    {
        if (_before[i].Coordinates.SequenceEqual(_after[j].Coordinates) && _before[i].RingEnds.SequenceEqual(_after[j].RingEnds))
        {
            return area;
        }

        Span<double> taken = stackalloc double[1];
        _engine.Measure(_shapes, i, [_before.Count + j], taken);
        return taken[0];
    }
}
