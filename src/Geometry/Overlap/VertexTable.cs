namespace SpaceGeo.Geometry.Overlap;

/// <summary>Growing arrays of x and y, apart from each other so that four vertices are read at once.</summary>
internal sealed class VertexTable
{
    private double[] _x = new double[256];
    private double[] _y = new double[256];

    /// <summary>Number of vertices.</summary>
    public int Count { get; private set; }

    /// <summary>x of all vertices, and room for four beyond the last.</summary>
    public Span<double> X => _x;

    /// <summary>y of all vertices, and room for four beyond the last.</summary>
    public Span<double> Y => _y;

    /// <summary>Forgets all vertices and keeps the memory.</summary>
    public void Clear() => Count = 0;

    /// <summary>Makes room behind the last vertex.</summary>
    /// <param name="vertices">Number of vertices that will be written there.</param>
    public void Reserve(int vertices)
    {
        if (Count + vertices + 4 > _x.Length)
        {
            int length = 2 * (Count + vertices + 4);
            Array.Resize(ref _x, length);
            Array.Resize(ref _y, length);
        }
    }

    /// <summary>Counts vertices that were written behind the last one, or forgets the last ones.</summary>
    /// <param name="vertices">Their number; negative to forget.</param>
    public void Keep(int vertices) => Count += vertices;

    /// <summary>Copies a vertex behind the last one.</summary>
    /// <param name="vertex">Its number.</param>
    public void Repeat(int vertex)
    {
        _x[Count] = _x[vertex];
        _y[Count++] = _y[vertex];
    }

    /// <summary>Writes four vertices behind the last one.</summary>
    /// <param name="ring">x, y, x, y, … of a ring of four.</param>
    /// <param name="isForward">Whether in the order given.</param>
    /// <returns>Number of the first.</returns>
    public int AppendFour(ReadOnlySpan<double> ring, bool isForward)
    {
        Reserve(4);
        int start = Count;
        int first = isForward ? start : start + 3;
        int step = isForward ? 1 : -1;
        (_x[first], _y[first]) = (ring[0], ring[1]);
        (_x[first + step], _y[first + step]) = (ring[2], ring[3]);
        (_x[first + (2 * step)], _y[first + (2 * step)]) = (ring[4], ring[5]);
        (_x[first + (3 * step)], _y[first + (3 * step)]) = (ring[6], ring[7]);
        Count += 4;
        return start;
    }

    /// <summary>Writes a vertex behind the last one.</summary>
    /// <param name="x">Metres.</param>
    /// <param name="y">Metres.</param>
    public void Append(double x, double y)
    {
        _x[Count] = x;
        _y[Count++] = y;
    }

    /// <summary>Turns the direction of a range.</summary>
    /// <param name="start">First vertex.</param>
    /// <param name="count">Number of vertices.</param>
    public void Reverse(int start, int count)
    {
        _x.AsSpan(start, count).Reverse();
        _y.AsSpan(start, count).Reverse();
    }
}
