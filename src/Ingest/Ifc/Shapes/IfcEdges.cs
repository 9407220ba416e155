using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>The edges of one mesh. An edge becomes chords once, whichever face asks, so that faces meet without a gap.</summary>
/// <param name="model">The model.</param>
/// <param name="curves">Reads the curves of edges.</param>
/// <param name="mesh">Receives their points.</param>
internal sealed class IfcEdges(IfcModel model, IfcCurves curves, FaceMeshBuilder mesh)
{
    private const int DeepestNesting = 16;

    private readonly Dictionary<long, int[]> _known = [];

    /// <summary>The corners of a loop.</summary>
    /// <param name="loop">IfcPolyLoop, IfcEdgeLoop or IfcVertexLoop.</param>
    /// <returns>Indices of vertices; none for a vertex loop, which bounds nothing.</returns>
    /// <exception cref="IfcGeometryException">The class is not read.</exception>
    public int[] Corners(StepEntity loop) => loop.Type switch
    {
        "IFCPOLYLOOP" => [.. loop.References(0).Select(point => mesh.Vertex(model.Point(point)))],
        "IFCEDGELOOP" => [.. loop.Entities(0).SelectMany(Directed)],
        "IFCVERTEXLOOP" => [],
        _ => throw new IfcGeometryException("face-unsupported", $"faces bounded by {loop.Type} are not read"),
    };

    // IfcOrientedEdge: start and end derived, EdgeElement, Orientation. The end is left to the next edge.
    private IEnumerable<int> Directed(StepEntity oriented)
    {
        StepEntity edge = oriented.Type == "IFCORIENTEDEDGE" ? oriented.Entity(2) : oriented;
        if (!_known.TryGetValue(edge.Label, out int[]? vertices))
        {
            _known.Add(edge.Label, vertices = Read(edge));
        }

        bool isForward = oriented.Type != "IFCORIENTEDEDGE" || oriented.Enumeration(3) != "F";
        return (isForward ? vertices : vertices.Reverse()).SkipLast(1);
    }

    // IfcEdgeCurve: EdgeStart, EdgeEnd, EdgeGeometry, SameSense.
    private int[] Read(StepEntity edge)
    {
        Point3 start = Vertex(edge, 0);
        Point3 end = Vertex(edge, 1);
        int first = mesh.Vertex(start);
        int last = mesh.Vertex(end);
        if (edge.Type != "IFCEDGECURVE")
        {
            return [first, last];
        }

        bool isForward = edge.Enumeration(3) != "F";
        List<Point3> points = isForward ? Between(edge.Entity(2), start, end) : Between(edge.Entity(2), end, start);
        IEnumerable<Point3> inner = points.Skip(1).SkipLast(1);
        return [first, .. (isForward ? inner : inner.Reverse()).Select(mesh.AddVertex), last];
    }

    private Point3 Vertex(StepEntity edge, int attribute)
    {
        StepEntity vertex = edge.Entity(attribute);
        return model.Point(vertex[0].Reference ?? throw vertex.Error("a vertex without point"));
    }

    private List<Point3> Between(StepEntity curve, Point3 start, Point3 end)
    {
        for (int depth = 0; curve.Type is "IFCSURFACECURVE" or "IFCSEAMCURVE" or "IFCINTERSECTIONCURVE"; depth++)
        {
            curve = depth < DeepestNesting ? curve.Entity(0)
                : throw new IfcGeometryException("curve-cycle", $"{curve} is nested deeper than {DeepestNesting}");
        }

        switch (curve.Type)
        {
            case "IFCLINE":
                return [start, end];
            case "IFCCIRCLE" or "IFCELLIPSE":
                double from = curves.Conics.Angle(curve, start);
                double to = (start - end).Length < 1e-7 ? from : curves.Conics.Angle(curve, end);
                return [.. curves.Conics.Arc(curve, from, to, forward: true).Select(p => p.Point)];
            default:
                return Part(curves.Chain(curve), start, end);
        }
    }

    private static List<Point3> Part(List<CurvePoint> chain, Point3 start, Point3 end)
    {
        if (chain[0].T > chain[^1].T)
        {
            chain = [.. chain.Select(p => p with { T = -p.T })];
        }

        double from = PointChain.Nearest(chain, start);
        double to = PointChain.Nearest(chain, end);
        // Where a closed curve starts it also ends: an edge from there to there is the whole of it.
        bool isClosed = (chain[0].Point - chain[^1].Point).Length < 1e-6;
        from = isClosed && chain[^1].T - from < 1e-9 ? chain[0].T : from;
        to = isClosed && to <= from + 1e-9 && to - chain[0].T < 1e-9 ? chain[^1].T : to;
        return [.. PointChain.Part(chain, from, to).Select(p => p.Point)];
    }
}
