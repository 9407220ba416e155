using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Rooms.Adjacency;

/// <summary>Finds sides near a side, in a grid of square cells that each name the sides in them.</summary>
internal sealed class SideGrid
{
    private readonly Side[] _sides;
    private readonly int[] _cellEnds;
    private readonly int[] _inCells;
    private readonly int[] _seen;
    private readonly Box2 _bounds;
    private readonly double _cell;
    private readonly int _columns;
    private readonly int _rows;
    private readonly SideWork _work;
    private int _query;

    /// <summary>Lays the grid over sides.</summary>
    /// <param name="sides">All sides; at least one.</param>
    public SideGrid(Side[] sides)
    {
        _sides = sides;
        _work = new SideWork(sides.Length);
        _seen = new int[sides.Length];
        Box2 bounds = Box2.Empty;
        double length = 0;
        foreach (Side side in sides)
        {
            bounds = bounds.With(side.X, side.Y);
            length += side.Length;
        }

        // A side crosses few cells of its own length, and there are no more than some cells for each side.
        _bounds = bounds;
        double most = (4.0 * sides.Length) + 64;
        _cell = Math.Max(Math.Max(1, length / sides.Length), Math.Max(
            Math.Sqrt(bounds.Width * bounds.Height / most), Math.Max(bounds.Width, bounds.Height) / most));
        _columns = (int)(bounds.Width / _cell) + 1;
        _rows = (int)(bounds.Height / _cell) + 1;
        _cellEnds = new int[(_columns * _rows) + 1];
        ForEachCell((_, cell) => _cellEnds[cell + 1]++);
        for (int cell = 0; cell < _columns * _rows; cell++)
        {
            _cellEnds[cell + 1] += _cellEnds[cell];
        }

        // Filled from each cell's start, which moves to its end: the start of the next.
        _inCells = new int[_cellEnds[^1]];
        int[] next = _cellEnds[..^1];
        ForEachCell((side, cell) => _inCells[next[cell]++] = side);
    }

    /// <summary>The sides, by the numbers that the grid finds.</summary>
    public ReadOnlySpan<Side> Sides => _sides;

    /// <summary>Finds sides around a side.</summary>
    /// <param name="around">The side.</param>
    /// <param name="margin">How far around, in metres.</param>
    /// <param name="found">Receives the numbers of all sides that near, and of some that are further away; each once.</param>
    /// <exception cref="Solids.SectionException">The sides lie in each other's way beyond all measure.</exception>
    public void Near(in Side around, double margin, List<int> found)
    {
        found.Clear();
        _query++;
        (int firstRow, int lastRow) = Rows(around, margin);
        for (int row = firstRow; row <= lastRow; row++)
        {
            (int first, int last) = Columns(around, row, margin);
            for (int at = Start(row, first); first <= last && at < _cellEnds[(row * _columns) + last + 1]; at++)
            {
                _work.Count();
                int side = _inCells[at];
                if (_seen[side] != _query)
                {
                    _seen[side] = _query;
                    found.Add(side);
                }
            }
        }
    }

    /// <summary>Whether a point lies inside of what the sides enclose.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    /// <param name="counts">Which owners count.</param>
    /// <returns>True inside of one or more.</returns>
    public bool IsInside(double x, double y, Predicate<int> counts)
    {
        if (!(x >= _bounds.MinX && x <= _bounds.MaxX && y >= _bounds.MinY && y <= _bounds.MaxY))
        {
            return false;
        }

        // Each shape lies on the left of its sides: to the left of a point inside, one more side runs down than up.
        int row = Math.Min(_rows - 1, (int)((y - _bounds.MinY) / _cell));
        int column = Math.Min(_columns - 1, (int)((x - _bounds.MinX) / _cell));
        int winding = 0;
        _query++;
        for (int at = Start(row, 0); at < _cellEnds[(row * _columns) + column + 1]; at++)
        {
            _work.Count();
            ref readonly Side side = ref _sides[_inCells[at]];
            if (_seen[_inCells[at]] != _query && counts(side.Owner) && side.Y <= y != side.EndY <= y
                && side.X + ((y - side.Y) / (side.EndY - side.Y) * (side.EndX - side.X)) < x)
            {
                winding += side.EndY < side.Y ? 1 : -1;
            }

            _seen[_inCells[at]] = _query;
        }

        return winding > 0;
    }

    private int Start(int row, int column) => _cellEnds[(row * _columns) + column];

    private void ForEachCell(Action<int, int> take)
    {
        for (int side = 0; side < _sides.Length; side++)
        {
            (int firstRow, int lastRow) = Rows(_sides[side], 0);
            for (int row = firstRow; row <= lastRow; row++)
            {
                (int first, int last) = Columns(_sides[side], row, 0);
                for (int column = first; column <= last; column++)
                {
                    take(side, (row * _columns) + column);
                }
            }
        }
    }

    private (int First, int Last) Rows(in Side side, double margin) => Cells(
        Math.Min(side.Y, side.EndY) - margin - _bounds.MinY, Math.Max(side.Y, side.EndY) + margin - _bounds.MinY, _rows);

    // Where a side runs through a row that is wider by the margin; a long slanted side meets few cells of its box.
    private (int First, int Last) Columns(in Side side, int row, double margin)
    {
        double hair = margin + (1e-9 * _cell);
        double low = _bounds.MinY + (row * _cell) - hair;
        double high = _bounds.MinY + ((row + 1) * _cell) + hair;
        double rise = side.EndY - side.Y;
        (double from, double to) = rise == 0 ? (0, 1) : rise > 0
            ? ((low - side.Y) / rise, (high - side.Y) / rise)
            : ((high - side.Y) / rise, (low - side.Y) / rise);
        double width = side.EndX - side.X;
        double start = side.X + (Math.Clamp(from, 0, 1) * width);
        double end = side.X + (Math.Clamp(to, 0, 1) * width);
        return Cells(Math.Min(start, end) - hair - _bounds.MinX, Math.Max(start, end) + hair - _bounds.MinX, _columns);
    }

    private (int First, int Last) Cells(double from, double to, int count) => (
        (int)Math.Clamp(Math.Floor(from / _cell), 0, count - 1), (int)Math.Clamp(Math.Floor(to / _cell), 0, count - 1));
}
