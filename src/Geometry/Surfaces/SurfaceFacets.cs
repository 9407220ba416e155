using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate.Polygon;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>
/// Triangles of a face: a Delaunay triangulation of its border in the plane of the parameters, whose inner edges are then halved until they
/// are near enough to the surface.
/// </summary>
internal sealed class SurfaceFacets
{
    // A face of a building has a few thousand facets; beyond this its surface is not a building's.
    private const int MostTriangles = 200_000;
    private const int MostPasses = 40;

    private readonly FaceMeshBuilder _mesh;
    private readonly Surface _surface;
    private readonly double _sagitta;
    private readonly List<FaceCorner> _corners = [];
    private readonly HashSet<(int, int)> _border = [];
    private readonly Dictionary<(int, int), int> _halves = [];
    private readonly Dictionary<(int, int), double> _distances = [];

    private SurfaceFacets(FaceMeshBuilder mesh, Surface surface, double sagitta) => (_mesh, _surface, _sagitta) = (mesh, surface, sagitta);

    /// <summary>Adds the triangles of a face.</summary>
    /// <param name="mesh">Receives them.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="rings">Borders in the parameters, in any order.</param>
    /// <param name="sagitta">Largest distance between triangles and surface, in metres.</param>
    public static void Add(FaceMeshBuilder mesh, Surface surface, List<List<FaceCorner>> rings, double sagitta)
    {
        var facets = new SurfaceFacets(mesh, surface, sagitta);
        List<(int A, int B, int C)> triangles = facets.Triangulated(rings);
        for (int pass = 0; pass < MostPasses && facets.Refine(ref triangles); pass++)
        {
        }

        foreach ((int a, int b, int c) in triangles)
        {
            mesh.AddLoop([facets._corners[a].Vertex, facets._corners[b].Vertex, facets._corners[c].Vertex]);
            mesh.EndFace();
        }
    }

    private List<(int A, int B, int C)> Triangulated(List<List<FaceCorner>> rings)
    {
        (double scaleU, double scaleV) = _surface.Metric;
        var numbers = new Dictionary<Coordinate, int>();
        LinearRing[] borders = [.. rings.Where(r => r.Count >= 3).Select(ring => Ring(ring, numbers, scaleU, scaleV)).OrderByDescending(r => r.EnvelopeInternal.Area)];
        if (borders.Length == 0)
        {
            return []; // Two edges on top of each other enclose nothing.
        }

        try
        {
            var face = new Polygon(borders[0], borders[1..]);
            return
            [
                .. ConstrainedDelaunayTriangulator.Triangulate(face).Coordinates.Chunk(4)
                    .Select(corners => (numbers[corners[0]], numbers[corners[1]], numbers[corners[2]])),
            ];
        }
        catch (Exception e) when (e is TopologyException or ArgumentException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new SectionException("face-unsupported", $"the border of a face crosses itself on its surface: {e.Message}");
        }
    }

    private LinearRing Ring(List<FaceCorner> ring, Dictionary<Coordinate, int> numbers, double scaleU, double scaleV)
    {
        var coordinates = new List<Coordinate>(ring.Count + 1);
        var indices = new List<int>(ring.Count);
        foreach (FaceCorner corner in ring)
        {
            var coordinate = new Coordinate(corner.At.U * scaleU, corner.At.V * scaleV);
            if (!numbers.TryGetValue(coordinate, out int number))
            {
                numbers.Add(coordinate, number = _corners.Count);
                _corners.Add(corner);
            }

            if (indices.Count == 0 || indices[^1] != number)
            {
                coordinates.Add(coordinate);
                indices.Add(number);
            }
        }

        for (int i = 0; i < indices.Count; i++)
        {
            _border.Add(Edge(indices[i], indices[(i + 1) % indices.Count]));
        }

        coordinates.Add(coordinates[0]);
        return new LinearRing([.. coordinates]);
    }

    // One pass: of every triangle the edge furthest from the surface gets a corner at its middle, if it is too far. False when none did.
    // Halving all edges that are too far would make 3ⁿ slivers of one, where 2ⁿ do.
    private bool Refine(ref List<(int A, int B, int C)> triangles)
    {
        int known = _halves.Count;
        foreach ((int a, int b, int c) in triangles)
        {
            (int A, int B) worst = Distance(a, b) >= Distance(b, c) ? (a, b) : (b, c);
            worst = Distance(worst.A, worst.B) >= Distance(c, a) ? worst : (c, a);
            // Twice the border's own tolerance: its corners may lie one sagitta off the surface already.
            if (Distance(worst.A, worst.B) > 2 * _sagitta)
            {
                Halve(worst.A, worst.B);
            }
        }

        var finer = new List<(int A, int B, int C)>(triangles.Count);
        foreach ((int a, int b, int c) in triangles)
        {
            Split(finer, (a, b, c), (Half(a, b), Half(b, c), Half(c, a)));
        }

        triangles = finer;
        return finer.Count <= MostTriangles
            ? _halves.Count > known
            : throw new SectionException("too-complex", $"a curved face needs more than {MostTriangles} facets");
    }

    private static void Split(List<(int A, int B, int C)> finer, (int A, int B, int C) t, (int Ab, int Bc, int Ca) half)
    {
        // Turned until a lone halved edge comes first, or a lone whole edge last.
        for (int turn = 0; turn < 3; turn++)
        {
            switch (half)
            {
                case ( < 0, < 0, < 0):
                    finer.Add(t);
                    return;
                case ( >= 0, < 0, < 0):
                    finer.AddRange([(t.A, half.Ab, t.C), (half.Ab, t.B, t.C)]);
                    return;
                case ( >= 0, >= 0, < 0):
                    finer.AddRange([(half.Ab, t.B, half.Bc), (t.A, half.Ab, half.Bc), (t.A, half.Bc, t.C)]);
                    return;
                case ( >= 0, >= 0, >= 0):
                    finer.AddRange(
                        [(t.A, half.Ab, half.Ca), (half.Ab, t.B, half.Bc), (half.Ca, half.Bc, t.C), (half.Ab, half.Bc, half.Ca)]);
                    return;
            }

            (t, half) = ((t.B, t.C, t.A), (half.Bc, half.Ca, half.Ab));
        }
    }

    // The corner at the middle of an edge, or −1 for an edge that stays.
    private int Half(int a, int b) => _halves.GetValueOrDefault(Edge(a, b), -1);

    private void Halve(int a, int b)
    {
        if (!_halves.ContainsKey(Edge(a, b)))
        {
            SurfacePoint middle = Between(_corners[a].At, _corners[b].At, 0.5);
            _halves.Add(Edge(a, b), _corners.Count);
            _corners.Add(new FaceCorner(middle, _mesh.AddVertex(_surface.At(middle))));
        }
    }

    // How far an inner edge is from the surface, in metres; edges of the border stay as they are.
    private double Distance(int a, int b)
    {
        (int, int) edge = Edge(a, b);
        if (_border.Contains(edge))
        {
            return 0;
        }

        if (!_distances.TryGetValue(edge, out double distance))
        {
            _distances.Add(edge, distance = Distance(_corners[a], _corners[b]));
        }

        return distance;
    }

    private double Distance(FaceCorner a, FaceCorner b)
    {
        Point3 from = _mesh[a.Vertex];
        Point3 chord = _mesh[b.Vertex] - from;
        double square = Math.Max(chord.Dot(chord), 1e-18);
        double most = 0;
        for (double share = 0.25; share < 1; share += 0.25)
        {
            Point3 away = _surface.At(Between(a.At, b.At, share)) - from;
            double along = Math.Clamp(away.Dot(chord) / square, 0, 1);
            most = Math.Max(most, (away - (chord * along)).Length);
        }

        return most;
    }

    private static SurfacePoint Between(SurfacePoint a, SurfacePoint b, double share) =>
        new(a.U + (share * (b.U - a.U)), a.V + (share * (b.V - a.V)));

    private static (int, int) Edge(int a, int b) => a < b ? (a, b) : (b, a);
}
