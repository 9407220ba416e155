using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>The faces of profiles that are turned, tapered or led along a path. All lengths in metres of the mesh's own frame.</summary>
public static class SweptMesh
{
    /// <summary>A profile that changes into another on its way.</summary>
    /// <param name="pair">The profile at the start and at the end.</param>
    /// <param name="sweep">From start to end; not in the plane z = 0 of the profiles.</param>
    /// <returns>A closed surface.</returns>
    public static FaceMesh Tapered(ProfilePair pair, Point3 sweep)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return Skin([pair.At(0, p => p), pair.At(1, p => p + sweep)], pair.RingEnds, isClosed: false);
    }

    /// <summary>A profile turned about an axis in its plane.</summary>
    /// <param name="pair">The profile at the start and at the end, in the plane z = 0.</param>
    /// <param name="onAxis">A point of the axis.</param>
    /// <param name="axis">Its direction, of length 1.</param>
    /// <param name="angle">Radians; a full turn or more closes the ring.</param>
    /// <returns>A closed surface. As with <see cref="ArcChords"/>, inner stations lie a little outside so that areas are kept.</returns>
    public static FaceMesh Revolved(ProfilePair pair, Point3 onAxis, Point3 axis, double angle)
    {
        ArgumentNullException.ThrowIfNull(pair);
        double radius = Math.Max(1e-3, pair.Farthest(p => (p - onAxis - (axis * (p - onAxis).Dot(axis))).Length));
        bool isRing = Math.Abs(angle) >= (2 * Math.PI) - 1e-6;
        Point2[] turns = isRing ? ArcChords.Ellipse(radius, radius) : ArcChords.Arc(radius, radius, 0, angle);
        var sections = new Point3[turns.Length][];
        for (int i = 0; i < turns.Length; i++)
        {
            (double cosine, double sine) = (turns[i].X / radius, turns[i].Y / radius);
            sections[i] = pair.At(turns.Length < 2 ? 0 : (double)i / (turns.Length - 1), p =>
            {
                Point3 from = p - onAxis;
                Point3 along = axis * from.Dot(axis);
                Point3 away = from - along;
                return onAxis + along + (away * cosine) + (axis.Cross(away) * sine);
            });
        }

        return Skin(sections, pair.RingEnds, isRing);
    }

    /// <summary>A profile led along a path, square to it.</summary>
    /// <param name="profile">The profile; its origin lies on the path.</param>
    /// <param name="path">Points of the path; one that ends where it starts is closed.</param>
    /// <param name="reference">Where the profile's x axis points at a place of the path; null to turn no more than the path does.</param>
    /// <returns>A closed surface, mitred at the corners of the path.</returns>
    /// <exception cref="SectionException">The path has no length.</exception>
    public static FaceMesh Along(Region profile, IReadOnlyList<Point3> path, Func<Point3, Point3>? reference)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Point3[] points = PointChain.Distinct(path);
        if (points.Length < 2)
        {
            throw new SectionException("sweep-degenerate", "the path of a swept body has no length");
        }

        ProfilePair pair = ProfilePair.Of(profile, profile);
        Affine3[] stations = PathStations.Of(points, reference, out bool isRing);
        return Skin([.. stations.Select(station => pair.At(0, station.Apply))], pair.RingEnds, isRing);
    }

    private static FaceMesh Skin(Point3[][] sections, int[] ringEnds, bool isClosed)
    {
        var mesh = new FaceMeshBuilder();
        int count = sections[0].Length;
        foreach (Point3[] section in sections)
        {
            Array.ForEach(section, p => mesh.AddVertex(p));
        }

        int steps = isClosed ? sections.Length : sections.Length - 1;
        for (int step = 0; step < steps; step++)
        {
            int next = (step + 1) % sections.Length;
            int start = 0;
            foreach (int end in ringEnds)
            {
                for (int i = start; i < end; i++)
                {
                    int j = i + 1 == end ? start : i + 1;
                    AddSide(mesh, sections, (step, i), (step, j), (next, j), (next, i), count);
                }

                start = end;
            }
        }

        if (!isClosed)
        {
            AddEnd(mesh, ringEnds, 0);
            AddEnd(mesh, ringEnds, (sections.Length - 1) * count);
        }

        return mesh.Build();
    }

    private static void AddSide(
        FaceMeshBuilder mesh, Point3[][] sections, (int S, int I) a, (int S, int I) b, (int S, int I) c, (int S, int I) d, int count)
    {
        int Index((int S, int I) corner) => (corner.S * count) + corner.I;
        Point3 At((int S, int I) corner) => sections[corner.S][corner.I];

        Point3 normal = (At(b) - At(a)).Cross(At(c) - At(a));
        if (Math.Abs(normal.Dot(At(d) - At(a))) <= 1e-9 * normal.Length)
        {
            mesh.AddLoop([Index(a), Index(b), Index(c), Index(d)]);
            mesh.EndFace();
            return;
        }

        mesh.AddLoop([Index(a), Index(b), Index(c)]);
        mesh.EndFace();
        mesh.AddLoop([Index(a), Index(c), Index(d)]);
        mesh.EndFace();
    }

    private static void AddEnd(FaceMeshBuilder mesh, int[] ringEnds, int firstVertex)
    {
        int start = 0;
        foreach (int end in ringEnds)
        {
            mesh.AddLoop([.. Enumerable.Range(firstVertex + start, end - start)]);
            start = end;
        }

        mesh.EndFace();
    }
}
