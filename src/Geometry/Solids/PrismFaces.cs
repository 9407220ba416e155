using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>The faces of a swept profile.</summary>
internal static class PrismFaces
{
    /// <summary>Both ends and one quadrilateral for each edge.</summary>
    /// <param name="profile">The profile in its own plane.</param>
    /// <param name="sweep">From the profile to its far end.</param>
    /// <param name="placement">To placed metres.</param>
    /// <returns>A closed surface.</returns>
    public static FacetedSolid Of(Region profile, Point3 sweep, Affine3 placement)
    {
        var mesh = new FaceMeshBuilder();
        int count = profile.Coordinates.Length / 2;
        for (int end = 0; end < 2; end++)
        {
            for (int i = 0; i < count; i++)
            {
                var point = new Point3(profile.Coordinates[2 * i], profile.Coordinates[(2 * i) + 1], 0);
                mesh.AddVertex(end == 0 ? point : point + sweep);
            }
        }

        AddEnd(mesh, profile, 0);
        AddEnd(mesh, profile, count);
        int start = 0;
        foreach (int end in profile.RingEnds)
        {
            for (int i = start; i < end; i++)
            {
                int next = i + 1 == end ? start : i + 1;
                mesh.AddLoop([i, next, next + count, i + count]);
                mesh.EndFace();
            }

            start = end;
        }

        return new FacetedSolid(mesh.Build(), placement);
    }

    // All rings in one face: the slicer pairs crossings by even and odd, so holes and further shells need no telling apart.
    private static void AddEnd(FaceMeshBuilder mesh, Region profile, int firstVertex)
    {
        int start = 0;
        foreach (int end in profile.RingEnds)
        {
            mesh.AddLoop([.. Enumerable.Range(firstVertex + start, end - start)]);
            start = end;
        }

        mesh.EndFace();
    }
}
