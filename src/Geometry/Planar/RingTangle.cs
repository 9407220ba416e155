namespace SpaceGeo.Geometry.Planar;

/// <summary>Says whether a ring crosses itself too often to be mended: the work of mending grows with the crossings.</summary>
internal static class RingTangle
{
    // A border drawn by hand crosses itself a few times. Mending 5,000 crossings takes about a second.
    private const int MostCrossings = 5_000;

    // Pairs of edges looked at before the count is given up, about a tenth of a second.
    private const int MostPairs = 20_000_000;

    /// <summary>Counts crossings, up to the limit.</summary>
    /// <param name="ring">Vertices x, y, x, y, ….</param>
    /// <returns>True beyond the limit.</returns>
    public static bool IsBeyondMending(ReadOnlySpan<double> ring)
    {
        int count = ring.Length / 2;
        if ((long)count * count / 2 <= MostCrossings)
        {
            return false;
        }

        Edge[] edges = Edges(ring, count);
        Array.Sort(edges, static (a, b) => a.MinX.CompareTo(b.MinX));
        int crossings = 0;
        int pairs = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count && edges[j].MinX <= edges[i].MaxX; j++)
            {
                crossings += edges[i].Crosses(edges[j]) ? 1 : 0;
                if (crossings > MostCrossings || ++pairs > MostPairs)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Edge[] Edges(ReadOnlySpan<double> ring, int count)
    {
        var edges = new Edge[count];
        for (int i = 0; i < count; i++)
        {
            int next = (i + 1) % count;
            edges[i] = new Edge(ring[2 * i], ring[(2 * i) + 1], ring[2 * next], ring[(2 * next) + 1]);
        }

        return edges;
    }

    private readonly record struct Edge(double X1, double Y1, double X2, double Y2)
    {
        public double MinX => Math.Min(X1, X2);

        public double MaxX => Math.Max(X1, X2);

        public bool Crosses(Edge other) =>
            Side(other.X1, other.Y1) * Side(other.X2, other.Y2) < 0 && other.Side(X1, Y1) * other.Side(X2, Y2) < 0;

        private double Side(double x, double y) => ((X2 - X1) * (y - Y1)) - ((Y2 - Y1) * (x - X1));
    }
}
