using SpaceGeo.Geometry.Curves;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>A corner of a face: where it lies on the surface, and which vertex of the mesh it is.</summary>
/// <param name="At">Its parameters; of a periodic surface unwrapped, so that the border is in one piece.</param>
/// <param name="Vertex">Index in the mesh. Several corners may share one, on a seam or at a pole.</param>
internal readonly record struct FaceCorner(SurfacePoint At, int Vertex);

/// <summary>Facets a face of a curved surface. Its border stays as it is, so that neighbouring faces still meet.</summary>
public static class SurfaceFace
{
    /// <summary>Adds the facets of a face to a mesh.</summary>
    /// <param name="mesh">Receives them.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="loops">Borders as vertices of the mesh, the face on their left seen against the face's normal; none for a whole surface.</param>
    /// <param name="sameSense">Whether the face's normal is the surface's.</param>
    /// <param name="sagitta">Largest distance between facets and surface, in metres.</param>
    /// <exception cref="SectionException">The borders enclose no face of the surface.</exception>
    public static void Add(FaceMeshBuilder mesh, Surface surface, IReadOnlyList<int[]> loops, bool sameSense, double sagitta)
    {
        ArgumentNullException.ThrowIfNull(mesh);
        ArgumentNullException.ThrowIfNull(surface);
        ArgumentNullException.ThrowIfNull(loops);
        if (surface is PlaneSurface)
        {
            foreach (int[] loop in loops)
            {
                mesh.AddLoop(loop);
            }

            mesh.EndFace();
            return;
        }

        SurfaceLoop[] borders = [.. loops.Select(loop => SurfaceLoop.Of(mesh, surface, loop))];
        if (borders.Length == 0)
        {
            WholeSurface.Add(mesh, surface, sagitta);
            return;
        }

        if (Array.Exists(borders, b => b.TurnsV != 0) && Array.TrueForAll(borders, b => b.TurnsU == 0))
        {
            Add(mesh, new TransposedSurface(surface), loops, !sameSense, sagitta);
            return;
        }

        if (borders.Length == 1 && borders[0].TurnsU != 0 && surface.Poles.Count > 0)
        {
            bool isUpper = borders[0].TurnsU > 0 == sameSense;
            WholeSurface.AddCap(mesh, surface, borders[0].Corners, isUpper ? surface.Poles[^1] : surface.Poles[0], sagitta);
            return;
        }

        List<List<FaceCorner>> rings = Unrolled(mesh, surface, borders, sagitta);
        SurfaceFacets.Add(mesh, surface, rings, sagitta);
    }

    // Two borders that run about a periodic surface are joined by a seam.
    private static List<List<FaceCorner>> Unrolled(FaceMeshBuilder mesh, Surface surface, SurfaceLoop[] borders, double sagitta)
    {
        List<List<FaceCorner>> rings = [.. borders.Where(b => b.TurnsU == 0).Select(b => b.Corners)];
        SurfaceLoop[] around = [.. borders.Where(b => b.TurnsU != 0)];
        switch (around.Length)
        {
            case 0:
                break;
            case 2:
                rings.Insert(0, Joined(mesh, surface, around[0], around[1], sagitta));
                break;
            default:
                throw new SectionException("face-unsupported", $"a face with {around.Length} borders about a closed surface");
        }

        return rings.Count == 0 ? throw new SectionException("face-unsupported", "a face without border") : rings;
    }

    private static List<FaceCorner> Joined(FaceMeshBuilder mesh, Surface surface, SurfaceLoop first, SurfaceLoop second, double sagitta)
    {
        double period = surface.PeriodU * Math.Sign(first.TurnsU);
        List<FaceCorner> ring = [.. first.Corners, Shifted(first.Corners[0], period)];
        List<FaceCorner> back = second.StartingNear(ring[^1].At.U, surface.PeriodU, -Math.Sign(first.TurnsU));
        List<FaceCorner> seam = Seam(mesh, surface, ring[^1], back[0], sagitta);
        ring.AddRange(seam);
        ring.AddRange(back);
        ring.Add(Shifted(back[0], -period));
        seam.Reverse();
        ring.AddRange(seam.Select(corner => Shifted(corner, -period)));
        return ring;
    }

    private static FaceCorner Shifted(FaceCorner corner, double by) => corner with { At = corner.At with { U = corner.At.U + by } };

    // The corners between two others along a straight line of the parameters.
    private static List<FaceCorner> Seam(FaceMeshBuilder mesh, Surface surface, FaceCorner from, FaceCorner to, double sagitta)
    {
        SurfacePoint On(double t) => new(from.At.U + (t * (to.At.U - from.At.U)), from.At.V + (t * (to.At.V - from.At.V)));
        List<CurvePoint> line = ChordSampling.Of(t => surface.At(On(t)), [0, 1], sagitta);
        return [.. line.Skip(1).SkipLast(1).Select(p => new FaceCorner(On(p.T), mesh.AddVertex(p.Point)))];
    }
}
