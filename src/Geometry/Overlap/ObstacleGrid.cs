using System.Runtime.InteropServices;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Overlap;

/// <summary>Finds the obstacles whose box overlaps a room's: a grid of about as many cells as there are obstacles.</summary>
/// <remarks>An instance can be loaded again and again; its memory grows to the largest list and stays.</remarks>
internal sealed class ObstacleGrid
{
    // An obstacle over more cells, as a long slanted wall is, is compared with every room instead.
    private const int MostCells = 32;

    // A grid is not finer than this along one side: a hostile plan may lie along a line.
    private const int MostColumns = 4096;

    private readonly List<int> _found = [];
    private readonly List<int> _everywhere = [];
    private ShapeTable _shapes = null!;
    private Box2 _extent;
    private double _cell;
    private int _columns;
    private int _rows;
    private int[] _obstacles = [];
    private int _count;
    private int[] _cellStarts = [];
    private int[] _inCells = [];
    private int[] _seen = [];
    private int _query;

    /// <summary>Sorts obstacles into cells.</summary>
    /// <param name="shapes">Holds their shapes.</param>
    /// <param name="obstacles">Their shapes, in the order in which they are found again.</param>
    public void Load(ShapeTable shapes, ReadOnlySpan<int> obstacles)
    {
        _shapes = shapes;
        _count = obstacles.Length;
        if (_obstacles.Length < _count)
        {
            _obstacles = new int[2 * _count];
            _seen = new int[2 * _count];
            _query = 0;
        }

        obstacles.CopyTo(_obstacles);
        _extent = Box2.Empty;
        foreach (int shape in obstacles)
        {
            _extent = _extent.With(shapes.Bounds(shape));
        }

        Divide();
        Fill();
    }

    /// <summary>The obstacles whose box overlaps a box.</summary>
    /// <param name="box">In the frame of the shapes, in metres.</param>
    /// <returns>Places in the list that was loaded, in rising order; valid until the next call.</returns>
    public ReadOnlySpan<int> Near(in Box2 box)
    {
        _found.Clear();
        if (_count == 0 || !_extent.Overlaps(box))
        {
            return [];
        }

        _query++;
        Take(CollectionsMarshal.AsSpan(_everywhere), box);
        (int left, int bottom, int right, int top) = Cells(box.Common(_extent));
        for (int row = bottom; row <= top; row++)
        {
            for (int column = left; column <= right; column++)
            {
                int cell = (row * _columns) + column;
                Take(_inCells.AsSpan(_cellStarts[cell], _cellStarts[cell + 1] - _cellStarts[cell]), box);
            }
        }

        Span<int> found = CollectionsMarshal.AsSpan(_found);
        found.Sort();
        return found;
    }

    private void Take(ReadOnlySpan<int> places, in Box2 box)
    {
        foreach (int place in places)
        {
            if (_seen[place] != _query)
            {
                _seen[place] = _query;
                if (_shapes.Bounds(_obstacles[place]).Overlaps(box))
                {
                    _found.Add(place);
                }
            }
        }
    }

    private void Divide()
    {
        double width = Math.Max(_extent.Width, 1e-9);
        double height = Math.Max(_extent.Height, 1e-9);
        _cell = Math.Max(Math.Sqrt(width * height / Math.Max(_count, 1)), Math.Max(width, height) / MostColumns);
        _columns = _count == 0 ? 0 : (int)(width / _cell) + 1;
        _rows = _count == 0 ? 0 : (int)(height / _cell) + 1;
    }

    private (int Left, int Bottom, int Right, int Top) Cells(in Box2 box) => (
        (int)((box.MinX - _extent.MinX) / _cell), (int)((box.MinY - _extent.MinY) / _cell),
        Math.Min((int)((box.MaxX - _extent.MinX) / _cell), _columns - 1), Math.Min((int)((box.MaxY - _extent.MinY) / _cell), _rows - 1));

    // Counts, sums up, and fills from the back, so that each cell lists its obstacles in rising order.
    private void Fill()
    {
        int cells = _columns * _rows;
        if (_cellStarts.Length <= cells)
        {
            _cellStarts = new int[(2 * cells) + 1];
        }

        Array.Clear(_cellStarts, 0, cells + 1);
        _everywhere.Clear();
        for (int place = 0; place < _count; place++)
        {
            Box2 box = _shapes.Bounds(_obstacles[place]);
            if (!box.IsEmpty && !TryCount(Cells(box)))
            {
                _everywhere.Add(place);
            }
        }

        for (int cell = 1; cell <= cells; cell++)
        {
            _cellStarts[cell] += _cellStarts[cell - 1];
        }

        if (_inCells.Length < _cellStarts[cells])
        {
            _inCells = new int[2 * _cellStarts[cells]];
        }

        for (int place = _count - 1; place >= 0; place--)
        {
            Box2 box = _shapes.Bounds(_obstacles[place]);
            if (!box.IsEmpty)
            {
                Put(place, Cells(box));
            }
        }
    }

    private static bool AreTooMany((int Left, int Bottom, int Right, int Top) cells) =>
        (long)(cells.Right - cells.Left + 1) * (cells.Top - cells.Bottom + 1) > MostCells;

    private bool TryCount((int Left, int Bottom, int Right, int Top) cells)
    {
        if (AreTooMany(cells))
        {
            return false;
        }

        for (int row = cells.Bottom; row <= cells.Top; row++)
        {
            for (int column = cells.Left; column <= cells.Right; column++)
            {
                _cellStarts[(row * _columns) + column]++;
            }
        }

        return true;
    }

    // Counts have become ends; each falls to its cell's start while the cell is filled.
    private void Put(int place, (int Left, int Bottom, int Right, int Top) cells)
    {
        if (AreTooMany(cells))
        {
            return;
        }

        for (int row = cells.Bottom; row <= cells.Top; row++)
        {
            for (int column = cells.Left; column <= cells.Right; column++)
            {
                _inCells[--_cellStarts[(row * _columns) + column]] = place;
            }
        }
    }
}
