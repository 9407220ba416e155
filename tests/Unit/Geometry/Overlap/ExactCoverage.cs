using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Tests.Unit.Geometry.Overlap;

/// <summary>What each obstacle takes of a room, in exact rational arithmetic: upright slabs between all vertices and all crossings. Slow.
/// </summary>
internal static class ExactCoverage
{
    private const int Room = -1;

    /// <summary>Measures a room under the even-odd rule.</summary>
    /// <param name="shapes">Holds the shapes.</param>
    /// <param name="room">The room.</param>
    /// <param name="obstacles">The obstacles, in the order in which they take.</param>
    /// <returns>The room's area, and what each obstacle takes.</returns>
    public static (double Gross, double[] Taken) Measure(ShapeTable shapes, int room, params int[] obstacles)
    {
        var edges = new List<ExactEdge>();
        AddEdges(shapes, room, Room, edges);
        for (int i = 0; i < obstacles.Length; i++)
        {
            AddEdges(shapes, obstacles[i], i, edges);
        }

        Fraction gross = Fraction.Zero;
        Fraction[] taken = new Fraction[obstacles.Length];
        Array.Fill(taken, Fraction.Zero);
        Fraction[] stops = [.. Stops(edges).Distinct().Order()];
        for (int i = 0; i + 1 < stops.Length; i++)
        {
            AddSlab(edges, stops[i], stops[i + 1], ref gross, taken);
        }

        return (gross.ToDouble(), [.. taken.Select(t => t.ToDouble())]);
    }

    private static void AddEdges(ShapeTable shapes, int shape, int owner, List<ExactEdge> edges)
    {
        (int first, int end) = shapes.Rings(shape);
        for (int ring = first; ring < end; ring++)
        {
            ReadOnlySpan<double> v = shapes.Ring(ring);
            for (int i = 0; i < v.Length; i += 2)
            {
                int next = (i + 2) % v.Length;
                if (v[i] != v[next])
                {
                    var from = (Fraction.Of(v[i]), Fraction.Of(v[i + 1]));
                    var to = (Fraction.Of(v[next]), Fraction.Of(v[next + 1]));
                    edges.Add(v[i] < v[next] ? new ExactEdge(from, to, owner) : new ExactEdge(to, from, owner));
                }
            }
        }
    }

    private static IEnumerable<Fraction> Stops(List<ExactEdge> edges)
    {
        for (int i = 0; i < edges.Count; i++)
        {
            yield return edges[i].Left.X;
            yield return edges[i].Right.X;
            for (int j = 0; j < i; j++)
            {
                if (edges[i].CrossingX(edges[j]) is Fraction x)
                {
                    yield return x;
                }
            }
        }
    }

    private static void AddSlab(List<ExactEdge> edges, Fraction left, Fraction right, ref Fraction gross, Fraction[] taken)
    {
        Fraction middle = (left + right) / Fraction.Of(2);
        Fraction width = right - left;
        var stack = edges.Where(e => !(left < e.Left.X) && !(right > e.Right.X)).Select(e => (Y: e.At(middle), e.Owner)).OrderBy(e => e.Y).ToArray();
        bool inRoom = false;
        bool[] covered = new bool[taken.Length];
        for (int i = 0; i < stack.Length; i++)
        {
            if (inRoom)
            {
                Fraction area = (stack[i].Y - stack[i - 1].Y) * width;
                gross += area;
                int owner = Array.IndexOf(covered, true);
                if (owner >= 0)
                {
                    taken[owner] += area;
                }
            }

            if (stack[i].Owner == Room)
            {
                inRoom = !inRoom;
            }
            else
            {
                covered[stack[i].Owner] = !covered[stack[i].Owner];
            }
        }
    }

    /// <summary>An edge that is not upright, from left to right.</summary>
    private sealed record ExactEdge((Fraction X, Fraction Y) Left, (Fraction X, Fraction Y) Right, int Owner)
    {
        private readonly Fraction _slope = (Right.Y - Left.Y) / (Right.X - Left.X);

        public Fraction At(Fraction x) => Left.Y + (_slope * (x - Left.X));

        // Where two edges cross between their ends; null where they do not, or run along each other.
        public Fraction? CrossingX(ExactEdge other)
        {
            if (_slope.Equals(other._slope))
            {
                return null;
            }

            Fraction x = (other.Left.Y - Left.Y + (_slope * Left.X) - (other._slope * other.Left.X)) / (_slope - other._slope);
            bool isOnBoth = x > Left.X && x < Right.X && x > other.Left.X && x < other.Right.X;
            return isOnBoth ? x : null;
        }
    }
}
