using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>A body given by its plane faces, in any order and orientation.</summary>
public sealed class FacetedSolid : Solid
{
    private readonly FaceMesh _mesh;
    private readonly Point3[] _placed;

    /// <summary>Places a mesh.</summary>
    /// <param name="mesh">The faces; they may be shared by several solids.</param>
    /// <param name="placement">From the mesh's frame to placed metres.</param>
    public FacetedSolid(FaceMesh mesh, Affine3 placement)
    {
        ArgumentNullException.ThrowIfNull(mesh);
        _mesh = mesh;
        _placed = new Point3[mesh.Vertices.Length];
        Box3 bounds = Box3.Empty;
        for (int i = 0; i < _placed.Length; i++)
        {
            _placed[i] = placement.Apply(mesh.Vertices[i]);
            bounds = bounds.With(_placed[i]);
        }

        Bounds = bounds;
    }

    /// <inheritdoc/>
    public override Box3 Bounds { get; }

    /// <inheritdoc/>
    protected internal override Region Section(double z, Box2 window, SectionLog log)
    {
        if (z < Bounds.MinZ - SameHeight || z >= Bounds.MaxZ - SameHeight)
        {
            return Region.Empty;
        }

        List<Segment2> segments = FaceSlicer.Slice(_mesh, _placed, z);
        List<double[]> rings = SegmentChains.Close(segments, log);
        return RegionBuilder.Nested(rings, log.Faults);
    }

    /// <inheritdoc/>
    protected internal override void AddLevels(ICollection<double> levels)
    {
        foreach (Point3 vertex in _placed)
        {
            levels.Add(vertex.Z);
        }
    }
}
