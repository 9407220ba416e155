using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Revisions.Overlaps;

/// <summary>Finds boxes that overlap a box, in a grid of about as many cells as there are boxes.</summary>
internal sealed class BoxGrid
{
    // A box over more cells, as a corridor's or a long slanted wall's, is looked at by every query instead.
    private const int MostCells = 64;

    private readonly IReadOnlyList<Box2> _boxes;
    private readonly Dictionary<(int Column, int Row), List<int>> _cells = [];
    private readonly List<int> _everywhere = [];
    private readonly int[] _seen;
    private readonly double _cell;
    private int _query;

    /// <summary>Sorts boxes into cells.</summary>
    /// <param name="boxes">The boxes; empty ones are never found.</param>
    public BoxGrid(IReadOnlyList<Box2> boxes)
    {
        _boxes = boxes;
        _seen = new int[boxes.Count];
        Box2 extent = boxes.Aggregate(Box2.Empty, (all, box) => all.With(box));
        _cell = Math.Max(Math.Sqrt(extent.Width * extent.Height / Math.Max(boxes.Count, 1)), 1e-3);
        for (int i = 0; i < boxes.Count; i++)
        {
            if (!boxes[i].IsEmpty)
            {
                Put(i);
            }
        }
    }

    /// <summary>The boxes that overlap a box.</summary>
    /// <param name="box">The box, in metres.</param>
    /// <param name="budget">Is spent; when it is at its end, no more are found.</param>
    /// <param name="found">Receives their numbers in rising order.</param>
    public void Near(Box2 box, WorkBudget budget, List<int> found)
    {
        found.Clear();
        _query++;
        Take(_everywhere, box, budget, found);
        if (TryCells(box, out (int Left, int Bottom, int Right, int Top) cells))
        {
            for (int row = cells.Bottom; row <= cells.Top; row++)
            {
                for (int column = cells.Left; column <= cells.Right; column++)
                {
                    if (_cells.TryGetValue((column, row), out List<int>? inCell))
                    {
                        Take(inCell, box, budget, found);
                    }
                }
            }
        }
        else
        {
            Take(Enumerable.Range(0, _boxes.Count), box, budget, found);
        }

        found.Sort();
    }

    private void Take(IEnumerable<int> boxes, Box2 box, WorkBudget budget, List<int> found)
    {
        foreach (int i in boxes)
        {
            if (_seen[i] == _query)
            {
                continue;
            }

            if (!budget.TryLook())
            {
                return;
            }

            _seen[i] = _query;
            if (_boxes[i].Overlaps(box))
            {
                found.Add(i);
            }
        }
    }

    private void Put(int i)
    {
        if (!TryCells(_boxes[i], out (int Left, int Bottom, int Right, int Top) cells))
        {
            _everywhere.Add(i);
            return;
        }

        for (int row = cells.Bottom; row <= cells.Top; row++)
        {
            for (int column = cells.Left; column <= cells.Right; column++)
            {
                if (!_cells.TryGetValue((column, row), out List<int>? inCell))
                {
                    _cells.Add((column, row), inCell = []);
                }

                inCell.Add(i);
            }
        }
    }

    private bool TryCells(Box2 box, out (int Left, int Bottom, int Right, int Top) cells)
    {
        cells = (Cell(box.MinX), Cell(box.MinY), Cell(box.MaxX), Cell(box.MaxY));
        return ((long)cells.Right - cells.Left + 1) * ((long)cells.Top - cells.Bottom + 1) <= MostCells;
    }

    private int Cell(double at) => (int)Math.Clamp(Math.Floor(at / _cell), -1e9, 1e9);
}
