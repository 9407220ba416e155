using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>A surface with its two parameters exchanged.</summary>
/// <param name="surface">The surface as it was.</param>
internal sealed class TransposedSurface(Surface surface) : Surface
{
    /// <inheritdoc/>
    public override double PeriodU => surface.PeriodV;

    /// <inheritdoc/>
    public override double PeriodV => surface.PeriodU;

    /// <inheritdoc/>
    public override (double U, double V) Metric => (surface.Metric.V, surface.Metric.U);

    /// <inheritdoc/>
    public override Point3 At(SurfacePoint at) => surface.At(new SurfacePoint(at.V, at.U));

    /// <inheritdoc/>
    public override SurfacePoint Nearest(Point3 point, SurfacePoint? near)
    {
        SurfacePoint found = surface.Nearest(point, near is SurfacePoint hint ? new SurfacePoint(hint.V, hint.U) : null);
        return new SurfacePoint(found.V, found.U);
    }
}
