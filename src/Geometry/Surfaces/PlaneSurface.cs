using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>A plane; u and v are lengths along its axes.</summary>
/// <param name="frame">Its normal is z.</param>
public sealed class PlaneSurface(Affine3 frame) : Surface
{
    /// <inheritdoc/>
    public override Point3 At(SurfacePoint at) => frame.Apply(new Point3(at.U, at.V, 0));

    /// <inheritdoc/>
    public override SurfacePoint Nearest(Point3 point, SurfacePoint? near)
    {
        Point3 from = point - frame.Origin;
        return new SurfacePoint(from.Dot(frame.X), from.Dot(frame.Y));
    }
}
