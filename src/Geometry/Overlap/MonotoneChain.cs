namespace SpaceGeo.Geometry.Overlap;

/// <summary>A stretch of a border on which x never falls, stored from left to right.</summary>
/// <param name="Start">First vertex in the chain table.</param>
/// <param name="Count">Number of vertices; at least two.</param>
/// <param name="Sign">+1 where the part lies below, −1 where it lies above: the signed areas under all chains add up to the part's.</param>
/// <param name="Low">Smallest y.</param>
/// <param name="High">Largest y.</param>
internal readonly record struct MonotoneChain(int Start, int Count, double Sign, double Low, double High);

/// <summary>Growing arrays of monotone chains.</summary>
internal sealed class ChainTable
{
    private double[] _x = new double[64];
    private double[] _y = new double[64];
    private double[] _slope = new double[64];
    private double[] _area = new double[64];
    private MonotoneChain[] _chains = new MonotoneChain[16];
    private int _vertices;

    /// <summary>Number of chains.</summary>
    public int Count { get; private set; }

    /// <summary>x of all vertices.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>y of all vertices.</summary>
    public ReadOnlySpan<double> Y => _y;

    /// <summary>Slope of the edge that begins at each vertex; zero on upright edges, of no use at the last vertex.</summary>
    public ReadOnlySpan<double> Slope => _slope;

    /// <summary>Area from the chain's first vertex to each vertex, above the height of the first.</summary>
    public ReadOnlySpan<double> Area => _area;

    /// <summary>A chain.</summary>
    /// <param name="index">0 … <see cref="Count"/> − 1.</param>
    public ref readonly MonotoneChain this[int index] => ref _chains[index];

    /// <summary>Forgets all chains and keeps the memory.</summary>
    public void Clear()
    {
        Count = 0;
        _vertices = 0;
    }

    /// <summary>Forgets the last chains.</summary>
    /// <param name="count">Number of chains to keep.</param>
    public void Truncate(int count)
    {
        _vertices = count < Count ? _chains[count].Start : _vertices;
        Count = count;
    }

    /// <summary>Adds the chains of a ring.</summary>
    /// <param name="x">x of a counter-clockwise ring.</param>
    /// <param name="y">y of the ring.</param>
    /// <returns>Number of chains added.</returns>
    public int Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int before = Count;
        int first = TurningPoint(x);
        int from = first;
        int direction = 0;
        int next = first;
        for (int step = 0; step < x.Length; step++)
        {
            int vertex = next;
            next = Next(vertex, x.Length);
            int way = x[next] > x[vertex] ? 1 : x[next] < x[vertex] ? -1 : 0;
            if (way != 0 && direction != 0 && way != direction)
            {
                Append(x, y, from, vertex, direction);
                from = vertex;
            }

            direction = way == 0 ? direction : way;
        }

        if (direction != 0)
        {
            Append(x, y, from, first, direction);
        }

        return Count - before;
    }

    // A vertex at which the border turns from leftwards to rightwards or back: the leftmost is always one.
    private static int TurningPoint(ReadOnlySpan<double> x)
    {
        int leftmost = 0;
        for (int i = 1; i < x.Length; i++)
        {
            leftmost = x[i] < x[leftmost] ? i : leftmost;
        }

        // Upright edges at the left side belong to no chain: the chain starts at their far end.
        int steps = 0;
        while (steps < x.Length && x[Next(leftmost, x.Length)] == x[leftmost])
        {
            leftmost = Next(leftmost, x.Length);
            steps++;
        }

        return leftmost;
    }

    private static int Next(int vertex, int count) => vertex + 1 == count ? 0 : vertex + 1;

    private void Append(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int from, int to, int direction)
    {
        int count = (to > from ? to - from : to - from + x.Length) + 1;
        Grow(count);
        int source = direction > 0 ? from : to;
        for (int i = 0; i < count; i++)
        {
            _x[_vertices + i] = x[source];
            _y[_vertices + i] = y[source];
            source = direction > 0 ? Next(source, x.Length) : (source == 0 ? x.Length : source) - 1;
        }

        (double low, double high) = Measure(_vertices, count);
        _chains[Count++] = new MonotoneChain(_vertices, count, -direction, low, high);
        _vertices += count;
    }

    // Slopes, areas from the first vertex on, and the lowest and highest place.
    private (double Low, double High) Measure(int start, int count)
    {
        Span<double> x = _x.AsSpan(start, count);
        Span<double> y = _y.AsSpan(start, count);
        double low = y[0];
        double high = y[0];
        double area = 0;
        _area[start] = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double along = x[i] - x[i - 1];
            area += along * ((y[i - 1] - y[0]) + (y[i] - y[0])) / 2;
            _slope[start + i - 1] = along > 0 ? (y[i] - y[i - 1]) / along : 0;
            _area[start + i] = area;
            low = Math.Min(low, y[i]);
            high = Math.Max(high, y[i]);
        }

        return (low, high);
    }

    private void Grow(int vertices)
    {
        if (_vertices + vertices > _x.Length)
        {
            int length = 2 * (_vertices + vertices);
            Array.Resize(ref _x, length);
            Array.Resize(ref _y, length);
            Array.Resize(ref _slope, length);
            Array.Resize(ref _area, length);
        }

        if (Count == _chains.Length)
        {
            Array.Resize(ref _chains, 2 * Count);
        }
    }
}
