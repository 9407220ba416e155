namespace SpaceGeo.Geometry.Solids;

/// <summary>Plane faces over shared vertices, each face a set of loops: the form of faceted breps and tessellations alike.</summary>
public sealed class FaceMesh
{
    private readonly Point3[] _vertices;
    private readonly int[] _corners;
    private readonly int[] _loopEnds;
    private readonly int[] _faceEnds;

    internal FaceMesh(Point3[] vertices, int[] corners, int[] loopEnds, int[] faceEnds)
    {
        _vertices = vertices;
        _corners = corners;
        _loopEnds = loopEnds;
        _faceEnds = faceEnds;
    }

    /// <summary>The vertices, in the mesh's own frame.</summary>
    public ReadOnlySpan<Point3> Vertices => _vertices;

    /// <summary>Number of faces.</summary>
    public int FaceCount => _faceEnds.Length;

    /// <summary>The loops of a face.</summary>
    /// <param name="face">0 … <see cref="FaceCount"/> − 1.</param>
    /// <returns>The first loop and the one after the last.</returns>
    public (int First, int End) Loops(int face) => (face == 0 ? 0 : _faceEnds[face - 1], _faceEnds[face]);

    /// <summary>The corners of a loop.</summary>
    /// <param name="loop">A loop's number.</param>
    /// <returns>Indices of vertices; the first is not repeated at the end.</returns>
    public ReadOnlySpan<int> Loop(int loop)
    {
        int start = loop == 0 ? 0 : _loopEnds[loop - 1];
        return _corners.AsSpan(start, _loopEnds[loop] - start);
    }

    /// <summary>The same faces elsewhere.</summary>
    /// <param name="map">Where each vertex goes.</param>
    /// <returns>A mesh that shares its faces with this one.</returns>
    public FaceMesh Mapped(Affine3 map) => new(Array.ConvertAll(_vertices, map.Apply), _corners, _loopEnds, _faceEnds);

    /// <summary>Whether every edge stands in an even number of loops, so that the faces enclose a body.</summary>
    /// <returns>False where the surface is open.</returns>
    public bool IsClosed()
    {
        var odd = new HashSet<(int, int)>();
        for (int loop = 0; loop < _loopEnds.Length; loop++)
        {
            ReadOnlySpan<int> corners = Loop(loop);
            int previous = corners[^1];
            foreach (int corner in corners)
            {
                (int, int) edge = previous < corner ? (previous, corner) : (corner, previous);
                if (previous != corner && !odd.Remove(edge))
                {
                    odd.Add(edge);
                }

                previous = corner;
            }
        }

        return odd.Count == 0;
    }
}

/// <summary>Collects vertices and faces.</summary>
public sealed class FaceMeshBuilder
{
    private readonly List<Point3> _vertices = [];
    private readonly Dictionary<Point3, int> _known = [];
    private readonly List<int> _corners = [];
    private readonly List<int> _loopEnds = [];
    private readonly List<int> _faceEnds = [];

    /// <summary>Number of faces so far.</summary>
    public int FaceCount => _faceEnds.Count;

    /// <summary>A vertex.</summary>
    /// <param name="vertex">Its index.</param>
    public Point3 this[int vertex] => _vertices[vertex];

    /// <summary>Adds a vertex, even where there is one already.</summary>
    /// <param name="point">In the mesh's own frame.</param>
    /// <returns>Its index.</returns>
    public int AddVertex(Point3 point)
    {
        _vertices.Add(point);
        return _vertices.Count - 1;
    }

    /// <summary>The vertex with exactly these coordinates, added if there is none.</summary>
    /// <param name="point">In the mesh's own frame.</param>
    /// <returns>Its index.</returns>
    public int Vertex(Point3 point)
    {
        if (!_known.TryGetValue(point, out int index))
        {
            index = AddVertex(point);
            _known.Add(point, index);
        }

        return index;
    }

    /// <summary>Adds a loop to the face under way.</summary>
    /// <param name="corners">Indices of vertices; fewer than three are left out, since they enclose nothing.</param>
    public void AddLoop(ReadOnlySpan<int> corners)
    {
        if (corners.Length >= 3)
        {
            _corners.AddRange(corners);
            _loopEnds.Add(_corners.Count);
        }
    }

    /// <summary>Closes the face under way; a face without loops is dropped.</summary>
    public void EndFace()
    {
        if (_loopEnds.Count > (_faceEnds.Count == 0 ? 0 : _faceEnds[^1]))
        {
            _faceEnds.Add(_loopEnds.Count);
        }
    }

    /// <summary>The mesh.</summary>
    /// <returns>All faces added so far.</returns>
    public FaceMesh Build() => new([.. _vertices], [.. _corners], [.. _loopEnds], [.. _faceEnds]);
}
