using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>Facets a surface that is closed in itself: a sphere, a torus.</summary>
internal static class WholeSurface
{
    /// <summary>Adds the facets of the whole surface.</summary>
    /// <param name="mesh">Receives them.</param>
    /// <param name="surface">Periodic in u, and from pole to pole or periodic in v.</param>
    /// <param name="sagitta">Largest distance between facets and surface, in metres.</param>
    public static void Add(FaceMeshBuilder mesh, Surface surface, double sagitta)
    {
        bool isTorus = surface.PeriodV > 0;
        if (surface.PeriodU <= 0 || (!isTorus && surface.Poles.Count != 2))
        {
            throw new SectionException("face-unsupported", "a face without border on a surface that is not closed");
        }

        double low = isTorus ? 0 : surface.Poles[0];
        double high = isTorus ? surface.PeriodV : surface.Poles[1];
        int columns = ArcChords.Count(surface.Metric.U * (isTorus ? 2 : 1), surface.PeriodU, sagitta);
        int rows = ArcChords.Count(surface.Metric.V, high - low, sagitta);
        int[,] vertices = new int[columns, rows + 1];
        for (int i = 0; i < columns; i++)
        {
            for (int j = 0; j <= rows; j++)
            {
                // The last row of a torus is its first; all of a pole's row are one point, which Vertex finds again.
                double v = j == rows && isTorus ? low : low + ((high - low) * j / rows);
                bool isPole = !isTorus && (j == 0 || j == rows);
                vertices[i, j] = mesh.Vertex(surface.At(new SurfacePoint(isPole ? 0 : surface.PeriodU * i / columns, v)));
            }
        }

        AddTriangles(mesh, vertices, columns, rows);
    }

    /// <summary>Adds the facets between a border about the surface and a pole.</summary>
    /// <param name="mesh">Receives them.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="border">Once about the surface.</param>
    /// <param name="pole">The pole's v.</param>
    /// <param name="sagitta">Largest distance between facets and surface, in metres.</param>
    public static void AddCap(FaceMeshBuilder mesh, Surface surface, List<FaceCorner> border, double pole, double sagitta)
    {
        double furthest = border.Max(corner => Math.Abs(pole - corner.At.V));
        double middle = border[0].At.V + ((pole - border[0].At.V) / 2);
        bool isStraight = (surface.At(new(0, middle)) - ((surface.At(new(0, border[0].At.V)) + surface.At(new(0, pole))) * 0.5)).Length < 1e-9;
        int rows = isStraight ? 1 : ArcChords.Count(surface.Metric.V, furthest, sagitta);
        int[,] vertices = new int[border.Count, rows + 1];
        int top = mesh.Vertex(surface.At(new SurfacePoint(0, pole)));
        for (int i = 0; i < border.Count; i++)
        {
            SurfacePoint at = border[i].At;
            vertices[i, 0] = border[i].Vertex;
            vertices[i, rows] = top;
            for (int j = 1; j < rows; j++)
            {
                vertices[i, j] = mesh.AddVertex(surface.At(at with { V = at.V + ((pole - at.V) * j / rows) }));
            }
        }

        AddTriangles(mesh, vertices, border.Count, rows);
    }

    private static void AddTriangles(FaceMeshBuilder mesh, int[,] vertices, int columns, int rows)
    {
        for (int i = 0; i < columns; i++)
        {
            int next = (i + 1) % columns;
            for (int j = 0; j < rows; j++)
            {
                mesh.AddLoop([vertices[i, j], vertices[next, j], vertices[next, j + 1]]);
                mesh.EndFace();
                mesh.AddLoop([vertices[i, j], vertices[next, j + 1], vertices[i, j + 1]]);
                mesh.EndFace();
            }
        }
    }
}
