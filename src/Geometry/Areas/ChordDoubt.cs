using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Areas;

/// <summary>How far the border of a shape can lie from the curves that its chords stand for. Chords keep the area of a whole arc; what is cut
/// off a curved border by a straight one is right up to this.</summary>
/// <remarks>A plan does not say which edges were curves. An edge may be a chord where the border turns the same way at both ends, by so little
/// that an arc through it would stay within the sagitta that arcs are drawn with; so may an edge at the end of an arc, as long as its neighbour.
/// Finely drawn polygons are taken for curves too: the doubt is then larger than it need be.</remarks>
internal static class ChordDoubt
{
    private const int FewVertices = 4;
    private const double TangentOfLargestTurn = 1.7320508075688772; // 60 degrees
    private const double LargestSagitta = 1.1 * ArcChords.DefaultSagitta;
    private const double SameLength = 0.01;

    /// <summary>The doubt of a shape.</summary>
    /// <param name="shapes">Holds it.</param>
    /// <param name="shape">Its number.</param>
    /// <returns>Square metres; 0 for a shape without curves.</returns>
    public static double Of(ShapeTable shapes, int shape)
    {
        (int first, int end) = shapes.Rings(shape);
        double sum = 0;
        for (int ring = first; ring < end; ring++)
        {
            sum += Of(shapes.Ring(ring));
        }

        return sum;
    }

    /// <summary>The doubt of a ring.</summary>
    /// <param name="ring">x, y, x, y, … in metres; the first vertex is not repeated.</param>
    /// <returns>Square metres.</returns>
    public static double Of(ReadOnlySpan<double> ring)
    {
        int count = ring.Length / 2;
        if (count <= FewVertices)
        {
            return 0;
        }

        double sum = 0;
        Corner before = At(ring, count - 1);
        Corner here = At(ring, 0);
        for (int i = 0; i < count; i++)
        {
            Corner after = At(ring, i + 1 == count ? 0 : i + 1);
            sum += Doubt(before, here, after);
            (before, here) = (here, after);
        }

        return sum;
    }

    // The edge between two corners; before the first one lies another edge, and behind the second one a third.
    private static double Doubt(in Corner start, in Corner end, in Corner next)
    {
        double turn = start.IsSmall && end.IsSmall && start.Turn > 0 == end.Turn > 0 ? Math.Max(Math.Abs(start.Turn), Math.Abs(end.Turn))
            : start.IsSmall && IsAsLong(start.Length, end.Length) ? Math.Abs(start.Turn)
            : end.IsSmall && IsAsLong(next.Length, end.Length) ? Math.Abs(end.Turn)
            : 0;
        if (turn == 0)
        {
            return 0;
        }

        double sagitta = end.Length / 2 * Math.Tan(turn / 4);
        return sagitta <= LargestSagitta ? end.Length * sagitta : 0;
    }

    private static bool IsAsLong(double a, double b) => Math.Abs(a - b) <= SameLength * b;

    private static Corner At(ReadOnlySpan<double> ring, int vertex)
    {
        int count = ring.Length / 2;
        int before = 2 * (vertex == 0 ? count - 1 : vertex - 1);
        int after = 2 * (vertex + 1 == count ? 0 : vertex + 1);
        double inX = ring[2 * vertex] - ring[before];
        double inY = ring[(2 * vertex) + 1] - ring[before + 1];
        double outX = ring[after] - ring[2 * vertex];
        double outY = ring[after + 1] - ring[(2 * vertex) + 1];
        double cross = (inX * outY) - (inY * outX);
        double dot = (inX * outX) + (inY * outY);
        bool isSmall = cross != 0 && Math.Abs(cross) <= TangentOfLargestTurn * dot;
        return new Corner(Math.Sqrt((inX * inX) + (inY * inY)), isSmall ? Math.Atan2(cross, dot) : 0);
    }

    /// <summary>A vertex: the length of the edge that ends there, and by how much the border turns, where that is little; 0 elsewhere.</summary>
    private readonly record struct Corner(double Length, double Turn)
    {
        public bool IsSmall => Turn != 0;
    }
}
