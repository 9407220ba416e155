using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Geometry.Surfaces;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Shells and tessellations as meshes, in metres.</summary>
/// <param name="model">The model.</param>
/// <param name="curves">Reads edges.</param>
/// <param name="surfaces">Reads the surfaces of curved faces.</param>
internal sealed class IfcFaces(IfcModel model, IfcCurves curves, IfcSurfaces surfaces)
{
    /// <summary>The faces of shells, all in one mesh.</summary>
    /// <param name="shells">IfcConnectedFaceSet and subtypes.</param>
    /// <returns>The mesh.</returns>
    public FaceMesh Shells(IEnumerable<StepEntity> shells)
    {
        var mesh = new FaceMeshBuilder();
        var edges = new IfcEdges(model, curves, mesh);
        foreach (StepEntity shell in shells)
        {
            foreach (StepEntity face in shell.Entities(0))
            {
                AddFace(mesh, edges, face);
            }
        }

        return mesh.Build();
    }

    /// <summary>The faces of an IfcTriangulatedFaceSet.</summary>
    /// <param name="set">The set.</param>
    /// <returns>The mesh.</returns>
    public FaceMesh Triangles(StepEntity set)
    {
        (FaceMeshBuilder mesh, int[] vertices) = Vertices(set);
        foreach (StepValue triangle in set[3].List)
        {
            mesh.AddLoop(Corners(set, triangle.List, vertices, set[4]));
            mesh.EndFace();
        }

        return mesh.Build();
    }

    /// <summary>The faces of an IfcPolygonalFaceSet.</summary>
    /// <param name="set">The set.</param>
    /// <returns>The mesh.</returns>
    public FaceMesh Polygons(StepEntity set)
    {
        (FaceMeshBuilder mesh, int[] vertices) = Vertices(set);
        foreach (StepEntity face in set.Entities(2))
        {
            mesh.AddLoop(Corners(face, face[0].List, vertices, set[3]));
            foreach (StepValue hole in face[1].List)
            {
                mesh.AddLoop(Corners(face, hole.List, vertices, set[3]));
            }

            mesh.EndFace();
        }

        return mesh.Build();
    }

    private (FaceMeshBuilder Mesh, int[] Vertices) Vertices(StepEntity set)
    {
        var mesh = new FaceMeshBuilder();
        Point3[] points = IndexedPolyCurve.PointList(model, set.Entity(0));
        return (mesh, [.. points.Select(mesh.Vertex)]);
    }

    // PnIndex, where it is written, stands between the corner and its point. The first edition of IFC4 has indices of normals in its place,
    // a list of lists.
    private static int[] Corners(StepEntity entity, ReadOnlySpan<StepValue> indices, int[] vertices, StepValue pnIndex)
    {
        int[] corners = new int[indices.Length];
        for (int i = 0; i < corners.Length; i++)
        {
            long index = indices[i].Integer ?? 0;
            if (index >= 1 && index <= pnIndex.List.Length && pnIndex.List[(int)index - 1].Kind == StepKind.Integer)
            {
                index = pnIndex.List[(int)index - 1].Integer ?? 0;
            }

            corners[i] = index >= 1 && index <= vertices.Length
                ? vertices[index - 1]
                : throw entity.Error($"a face names point {index} of {vertices.Length}");
        }

        return corners;
    }

    // IfcFace: Bounds. IfcFaceSurface and IfcAdvancedFace: FaceSurface and SameSense behind them.
    private void AddFace(FaceMeshBuilder mesh, IfcEdges edges, StepEntity face)
    {
        var loops = new List<int[]>();
        bool isPlane = face.Type is not ("IFCFACESURFACE" or "IFCADVANCEDFACE");
        foreach (StepEntity bound in face.Entities(0))
        {
            StepEntity loop = bound.Entity(0);
            // Corners joined by straight lines lie in a plane, whatever the surface is said to be.
            isPlane |= loop.Type == "IFCPOLYLOOP";
            int[] corners = edges.Corners(loop);
            if (bound.Enumeration(1) == "F")
            {
                Array.Reverse(corners);
            }

            if (corners.Length > 0)
            {
                loops.Add(corners);
            }
        }

        if (!isPlane)
        {
            SurfaceFace.Add(mesh, surfaces.Read(face.Entity(1)), loops, face.Enumeration(2) != "F", ArcChords.DefaultSagitta);
            return;
        }

        loops.ForEach(loop => mesh.AddLoop(loop));
        mesh.EndFace();
    }
}
