using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Exchange;

/// <summary>Counts how often the borders of shapes cross, before the engine cuts them at every crossing: a star of 2,000 points crosses itself
/// two million times, and costs the engine minutes.</summary>
/// <remarks>Edges are compared along x, on which the engine cuts slabs: how many lie above each other is what a slab costs. Serves one
/// thread.</remarks>
internal sealed class BorderCrossings
{
    // The steps of as many edges, E × E²/2 if all of them cross, are below 6.3e7.
    private const int FewEdges = 500;

    private readonly List<Edge> _edges = [];
    private readonly List<int> _active = [];

    /// <summary>How many borders cross, and what it costs to cut them.</summary>
    /// <param name="table">Holds the shapes.</param>
    /// <param name="shapes">Their numbers.</param>
    /// <param name="mostSteps">Where to stop: crossings times edges, and edges above each other.</param>
    /// <returns>The number of crossings, or null where cutting them takes more steps.</returns>
    public long? Count(ShapeTable table, ReadOnlySpan<int> shapes, long mostSteps)
    {
        _edges.Clear();
        foreach (int shape in shapes)
        {
            (int first, int end) = table.Rings(shape);
            for (int ring = first; ring < end; ring++)
            {
                AddRing(table.Ring(ring));
            }
        }

        _edges.Sort(static (a, b) => a.Low.CompareTo(b.Low));
        return Sweep(mostSteps);
    }

    /// <summary>Whether cutting the borders of shapes at their crossings takes too many steps.</summary>
    /// <param name="table">Holds the shapes.</param>
    /// <param name="shapes">Their numbers.</param>
    /// <param name="mostSteps">How many are possible.</param>
    public bool AreTooMany(ShapeTable table, ReadOnlySpan<int> shapes, long mostSteps)
    {
        int edges = 0;
        foreach (int shape in shapes)
        {
            edges += table.VertexCount(shape);
        }

        return edges > FewEdges && Count(table, shapes, mostSteps) is null;
    }

    private void AddRing(ReadOnlySpan<double> ring)
    {
        for (int i = 0, j = ring.Length - 2; i < ring.Length; j = i, i += 2)
        {
            _edges.Add(new Edge(ring[j], ring[j + 1], ring[i], ring[i + 1]));
        }
    }

    private long? Sweep(long mostSteps)
    {
        _active.Clear();
        long crossings = 0;
        long compared = 0;
        for (int i = 0; i < _edges.Count; i++)
        {
            Edge edge = _edges[i];
            int kept = 0;
            for (int k = 0; k < _active.Count; k++)
            {
                Edge other = _edges[_active[k]];
                if (other.High >= edge.Low)
                {
                    _active[kept++] = _active[k];
                    crossings += other.Crosses(edge) ? 1 : 0;
                }
            }

            compared += _active.Count;
            _active.RemoveRange(kept, _active.Count - kept);
            _active.Add(i);
            if ((crossings * _edges.Count) + compared > mostSteps)
            {
                return null;
            }
        }

        return crossings;
    }

    private readonly record struct Edge(double StartX, double StartY, double EndX, double EndY)
    {
        public double Low => Math.Min(StartX, EndX);

        public double High => Math.Max(StartX, EndX);

        public bool Crosses(in Edge other) =>
            Math.Max(StartY, EndY) > Math.Min(other.StartY, other.EndY) && Math.Max(other.StartY, other.EndY) > Math.Min(StartY, EndY)
            && Side(other.StartX, other.StartY) * Side(other.EndX, other.EndY) < 0
            && other.Side(StartX, StartY) * other.Side(EndX, EndY) < 0;

        private int Side(double x, double y) => Math.Sign(((EndX - StartX) * (y - StartY)) - ((EndY - StartY) * (x - StartX)));
    }
}
