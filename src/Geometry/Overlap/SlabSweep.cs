using System.Numerics;
using System.Runtime.InteropServices;

using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Geometry.Overlap;

/// <summary>
/// Splits a room into what each obstacle takes that no obstacle before it took, by upright slabs. Between two neighbouring x of vertices and
/// crossings no two edges cross, so a slab is a stack of trapezoids, and each belongs to the first obstacle that covers it.
/// </summary>
/// <remarks>No topology is built, so there is nothing to snap, retry or throw: right on any input under the even-odd rule, exact but for
/// rounding. Edges as in Bentley &amp; Ottmann (1979), without their status structure: rooms have tens of edges.</remarks>
internal sealed class SlabSweep
{
    private const int RoomOwner = -1;

    private readonly List<Edge> _edges = [];
    private readonly List<double> _stops = [];
    private readonly List<int> _live = [];
    private readonly List<Crossing> _active = [];
    private double _originX;
    private double _originY;
    private double _minX;
    private double _maxX;
    private int _obstacles;
    private double _union;
    private int _next;
    private ulong[] _covered = new ulong[1];

    /// <summary>Starts with a room.</summary>
    /// <param name="shapes">The plan's shapes.</param>
    /// <param name="shape">The room's footprint.</param>
    public void Begin(ShapeTable shapes, int shape)
    {
        _edges.Clear();
        _obstacles = 0;
        (int first, _) = shapes.Rings(shape);
        _originX = shapes.Ring(first)[0];
        _originY = shapes.Ring(first)[1];
        _minX = shapes.Bounds(shape).MinX - _originX;
        _maxX = shapes.Bounds(shape).MaxX - _originX;
        AddEdges(shapes, shape, RoomOwner);
    }

    /// <summary>Adds the next obstacle.</summary>
    /// <param name="shapes">The plan's shapes.</param>
    /// <param name="shape">The obstacle's section.</param>
    public void Add(ShapeTable shapes, int shape) => AddEdges(shapes, shape, _obstacles++);

    /// <summary>Measures.</summary>
    /// <param name="taken">Receives square metres, one for each obstacle in the order in which they were added.</param>
    public void Run(Span<double> taken)
    {
        taken.Clear();
        _union = 0;
        if (_obstacles == 0)
        {
            return;
        }

        if (_covered.Length * 64 < _obstacles)
        {
            _covered = new ulong[(_obstacles + 63) / 64];
        }

        CollectStops();
        _live.Clear();
        _next = 0;
        for (int i = 0; i + 1 < _stops.Count; i++)
        {
            if (_stops[i] < _stops[i + 1])
            {
                MeasureSlab(_stops[i], _stops[i + 1], taken);
            }
        }
    }

    /// <summary>Measures what all obstacles cover together.</summary>
    /// <returns>Square metres; they do not depend on the order in which obstacles were added, bit for bit.</returns>
    public double RunUnion()
    {
        Run([]);
        return _union;
    }

    private void AddEdges(ShapeTable shapes, int shape, int owner)
    {
        (int first, int end) = shapes.Rings(shape);
        for (int ring = first; ring < end; ring++)
        {
            ReadOnlySpan<double> vertices = shapes.Ring(ring);
            double previousX = vertices[^2] - _originX;
            double previousY = vertices[^1] - _originY;
            for (int i = 0; i < vertices.Length; i += 2)
            {
                double x = vertices[i] - _originX;
                double y = vertices[i + 1] - _originY;
                // An upright edge bounds no trapezoid from above or below; one beside the room covers no part of it.
                if (x != previousX && Math.Max(x, previousX) > _minX && Math.Min(x, previousX) < _maxX)
                {
                    _edges.Add(x < previousX ? new Edge(x, y, previousX, previousY, owner) : new Edge(previousX, previousY, x, y, owner));
                }

                previousX = x;
                previousY = y;
            }
        }
    }

    private void CollectStops()
    {
        _stops.Clear();
        Span<Edge> edges = CollectionsMarshal.AsSpan(_edges);
        edges.Sort(static (a, b) => a.X1.CompareTo(b.X1));
        for (int i = 0; i < edges.Length; i++)
        {
            ref readonly Edge edge = ref edges[i];
            _stops.Add(Math.Clamp(edge.X1, _minX, _maxX));
            _stops.Add(Math.Clamp(edge.X2, _minX, _maxX));
            for (int j = i + 1; j < edges.Length && edges[j].X1 < edge.X2; j++)
            {
                AddCrossing(edge, edges[j]);
            }
        }

        _stops.Sort();
    }

    private void AddCrossing(in Edge a, in Edge b)
    {
        double from = Math.Max(Math.Max(a.X1, b.X1), _minX);
        double to = Math.Min(Math.Min(a.X2, b.X2), _maxX);
        double before = a.At(from) - b.At(from);
        double after = a.At(to) - b.At(to);
        if (from < to && before * after < 0)
        {
            _stops.Add(Math.Clamp(from + ((to - from) * (before / (before - after))), from, to));
        }
    }

    private void MeasureSlab(double left, double right, Span<double> taken)
    {
        CollectActive(left, right);
        Span<Crossing> stack = CollectionsMarshal.AsSpan(_active);
        stack.Sort(static (a, b) => (a.Left + a.Right).CompareTo(b.Left + b.Right));
        Array.Clear(_covered);
        bool inRoom = false;
        for (int i = 0; i < stack.Length; i++)
        {
            if (inRoom && FirstCovering() is int owner and >= 0)
            {
                double heights = stack[i].Left - stack[i - 1].Left + (stack[i].Right - stack[i - 1].Right);
                double area = Math.Max(0, heights / 2 * (right - left));
                _union += area;
                if (!taken.IsEmpty)
                {
                    taken[owner] += area;
                }
            }

            inRoom ^= stack[i].Owner == RoomOwner;
            Toggle(stack[i].Owner);
        }
    }

    // Edges come in the order of their left ends and go when the sweep has passed their right ends. No edge ends inside of a slab.
    private void CollectActive(double left, double right)
    {
        Span<Edge> edges = CollectionsMarshal.AsSpan(_edges);
        while (_next < edges.Length && edges[_next].X1 <= left)
        {
            _live.Add(_next++);
        }

        _active.Clear();
        int kept = 0;
        Span<int> live = CollectionsMarshal.AsSpan(_live);
        foreach (int index in live)
        {
            ref readonly Edge edge = ref edges[index];
            if (edge.X2 >= right)
            {
                live[kept++] = index;
                _active.Add(new Crossing(edge.At(left), edge.At(right), edge.Owner));
            }
        }

        _live.RemoveRange(kept, _live.Count - kept);
    }

    private void Toggle(int owner)
    {
        if (owner != RoomOwner)
        {
            _covered[owner >> 6] ^= 1UL << (owner & 63);
        }
    }

    private int FirstCovering()
    {
        for (int word = 0; word < _covered.Length; word++)
        {
            if (_covered[word] != 0)
            {
                return (word << 6) + BitOperations.TrailingZeroCount(_covered[word]);
            }
        }

        return -1;
    }

    /// <summary>An edge from left to right, relative to the room's first vertex.</summary>
    private readonly record struct Edge(double X1, double Y1, double X2, double Y2, int Owner)
    {
        // Interpolated from the nearer end, so that both ends are met exactly.
        public double At(double x) => x - X1 <= X2 - x
            ? Y1 + ((Y2 - Y1) * ((x - X1) / (X2 - X1)))
            : Y2 - ((Y2 - Y1) * ((X2 - x) / (X2 - X1)));
    }

    /// <summary>An edge's heights at both sides of a slab.</summary>
    private readonly record struct Crossing(double Left, double Right, int Owner);
}
