namespace SpaceGeo.Geometry.Planar;

/// <summary>Says whether a ring crosses itself too often to be mended, or is too crowded to be looked at: the work grows with the crossings
/// and with the pairs of edges above each other.</summary>
internal static class RingTangle
{
    // A border drawn by hand crosses itself a few times. Mending 5,000 crossings takes about a second.
    private const int MostCrossings = 5_000;

    // Pairs of edges looked at before the count is given up, about a tenth of a second.
    private const int MostPairs = 20_000_000;

    /// <summary>Counts crossings, up to the limit.</summary>
    /// <param name="ring">Vertices x, y, x, y, ….</param>
    /// <returns>True beyond the limit.</returns>
    public static bool IsBeyondMending(ReadOnlySpan<double> ring) =>
        (long)ring.Length * ring.Length / 8 > MostCrossings && Exceeds(Edges(ring), MostCrossings);

    /// <summary>Whether so many edges of a ring stand above each other that even testing it would take minutes: the work of all that sweeps
    /// over a ring grows with their pairs.</summary>
    /// <param name="ring">Vertices x, y, x, y, ….</param>
    /// <returns>True beyond the limit; false for any ring of less than 6,000 vertices.</returns>
    public static bool IsCrowded(ReadOnlySpan<double> ring) =>
        (long)ring.Length * ring.Length / 8 > MostPairs && Exceeds(Edges(ring), int.MaxValue);

    /// <summary>Whether so many edges of two regions stand above each other that their overlay would take minutes.</summary>
    /// <param name="first">A region.</param>
    /// <param name="second">Another.</param>
    /// <returns>True beyond the limit; false for regions of less than 6,000 vertices.</returns>
    public static bool IsCrowded(Region first, Region second)
    {
        long length = first.Coordinates.Length + second.Coordinates.Length;
        return length * length / 8 > MostPairs && Exceeds([.. Edges(first), .. Edges(second)], int.MaxValue);
    }

    private static bool Exceeds(Edge[] edges, int mostCrossings)
    {
        Array.Sort(edges, static (a, b) => a.MinX.CompareTo(b.MinX));
        int crossings = 0;
        int pairs = 0;
        for (int i = 0; i < edges.Length; i++)
        {
            for (int j = i + 1; j < edges.Length && edges[j].MinX <= edges[i].MaxX; j++)
            {
                crossings += edges[i].Crosses(edges[j]) ? 1 : 0;
                if (crossings > mostCrossings || ++pairs > MostPairs)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Edge[] Edges(Region region)
    {
        var edges = new List<Edge>(region.Coordinates.Length / 2);
        for (int ring = 0; ring < region.RingCount; ring++)
        {
            edges.AddRange(Edges(region.Ring(ring)));
        }

        return [.. edges];
    }

    private static Edge[] Edges(ReadOnlySpan<double> ring)
    {
        int count = ring.Length / 2;
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
