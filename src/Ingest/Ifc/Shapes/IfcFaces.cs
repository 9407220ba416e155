using System.Runtime.InteropServices;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Shells and tessellations as meshes, in metres.</summary>
/// <param name="model">The model.</param>
internal sealed class IfcFaces(IfcModel model)
{
    /// <summary>The faces of shells, all in one mesh.</summary>
    /// <param name="shells">IfcConnectedFaceSet and subtypes.</param>
    /// <returns>The mesh.</returns>
    public FaceMesh Shells(IEnumerable<StepEntity> shells)
    {
        var mesh = new FaceMeshBuilder();
        var corners = new List<int>();
        foreach (StepEntity shell in shells)
        {
            foreach (StepEntity face in shell.Entities(0))
            {
                AddFace(mesh, face, corners);
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

    // PnIndex, where it is written, stands between the corner and its point.
    private static int[] Corners(StepEntity entity, ReadOnlySpan<StepValue> indices, int[] vertices, StepValue pnIndex)
    {
        int[] corners = new int[indices.Length];
        for (int i = 0; i < corners.Length; i++)
        {
            long index = indices[i].Integer ?? 0;
            if (pnIndex.HasValue && index >= 1 && index <= pnIndex.List.Length)
            {
                index = pnIndex.List[(int)index - 1].Integer ?? 0;
            }

            corners[i] = index >= 1 && index <= vertices.Length
                ? vertices[index - 1]
                : throw entity.Error($"a face names point {index} of {vertices.Length}");
        }

        return corners;
    }

    private void AddFace(FaceMeshBuilder mesh, StepEntity face, List<int> corners)
    {
        foreach (StepEntity bound in face.Entities(0))
        {
            StepEntity loop = bound.Entity(0);
            if (loop.Type != "IFCPOLYLOOP")
            {
                throw new IfcGeometryException("face-unsupported", $"faces bounded by {loop.Type} are not read");
            }

            corners.Clear();
            foreach (long point in loop.References(0))
            {
                corners.Add(mesh.Vertex(model.Point(point)));
            }

            mesh.AddLoop(CollectionsMarshal.AsSpan(corners));
        }

        mesh.EndFace();
    }
}
