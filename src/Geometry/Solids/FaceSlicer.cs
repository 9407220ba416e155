using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>A straight piece of a section's border.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other end.</param>
internal readonly record struct Segment2(Point2 From, Point2 To);

/// <summary>Cuts plane faces by a horizontal plane.</summary>
internal static class FaceSlicer
{
    /// <summary>The border pieces of a cut. A vertex at the plane's height counts as below it, so the cut is taken just above.</summary>
    /// <param name="mesh">The faces.</param>
    /// <param name="placed">The mesh's vertices in placed metres.</param>
    /// <param name="z">Height of the plane, in metres.</param>
    /// <returns>Segments in no order and direction.</returns>
    public static List<Segment2> Slice(FaceMesh mesh, ReadOnlySpan<Point3> placed, double z)
    {
        var segments = new List<Segment2>();
        var crossings = new List<Point2>();
        for (int face = 0; face < mesh.FaceCount; face++)
        {
            crossings.Clear();
            (int first, int end) = mesh.Loops(face);
            for (int loop = first; loop < end; loop++)
            {
                Cross(mesh.Loop(loop), placed, z, crossings);
            }

            Pair(crossings, segments);
        }

        return segments;
    }

    private static void Cross(ReadOnlySpan<int> loop, ReadOnlySpan<Point3> placed, double z, List<Point2> crossings)
    {
        int previous = loop[^1];
        bool previousAbove = placed[previous].Z > z + Solid.SameHeight;
        foreach (int corner in loop)
        {
            bool above = placed[corner].Z > z + Solid.SameHeight;
            if (above != previousAbove)
            {
                // Always from the lower index: both faces at an edge get the same bits, so their segments meet exactly.
                crossings.Add(corner < previous
                    ? Between(placed[corner], placed[previous], z)
                    : Between(placed[previous], placed[corner], z));
            }

            previous = corner;
            previousAbove = above;
        }
    }

    private static Point2 Between(Point3 a, Point3 b, double z)
    {
        double t = Math.Clamp((z - a.Z) / (b.Z - a.Z), 0, 1);
        return new Point2(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y)));
    }

    // A plane cuts a plane face along a line that enters and leaves it in turn.
    private static void Pair(List<Point2> crossings, List<Segment2> segments)
    {
        if (crossings.Count > 2)
        {
            Box2 box = Box2.Empty;
            foreach (Point2 p in crossings)
            {
                box = box.With(p.X, p.Y);
            }

            crossings.Sort(box.Width >= box.Height ? (a, b) => a.X.CompareTo(b.X) : (a, b) => a.Y.CompareTo(b.Y));
        }

        for (int i = 0; i + 1 < crossings.Count; i += 2)
        {
            if (crossings[i] != crossings[i + 1])
            {
                segments.Add(new Segment2(crossings[i], crossings[i + 1]));
            }
        }
    }
}
