using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Geometry.Surfaces;

/// <summary>A point of a surface's parameters.</summary>
/// <param name="U">First parameter; an angle in radians or a length in metres, as the surface has it.</param>
/// <param name="V">Second parameter.</param>
public readonly record struct SurfacePoint(double U, double V);

/// <summary>A surface in space over two parameters, in metres.</summary>
public abstract class Surface
{
    /// <summary>Length after which u comes back to the same points; 0 when it does not.</summary>
    public virtual double PeriodU => 0;

    /// <summary>Length after which v comes back to the same points; 0 when it does not.</summary>
    public virtual double PeriodV => 0;

    /// <summary>Values of v, rising, at which all u are one point: the poles of a sphere, the apex of a cone.</summary>
    public virtual IReadOnlyList<double> Poles => [];

    /// <summary>Metres for one unit of u and of v, roughly: what makes triangles of the parameters well shaped.</summary>
    public virtual (double U, double V) Metric => (1, 1);

    /// <summary>The point at parameters.</summary>
    /// <param name="at">The parameters.</param>
    /// <returns>Metres.</returns>
    public abstract Point3 At(SurfacePoint at);

    /// <summary>The parameters of the place nearest to a point of the surface.</summary>
    /// <param name="point">Metres.</param>
    /// <param name="near">A place not far away where one is known; else null.</param>
    /// <returns>The parameters, within the first period.</returns>
    public abstract SurfacePoint Nearest(Point3 point, SurfacePoint? near);

    /// <summary>The direction square to the surface, from du to dv right-handed.</summary>
    /// <param name="at">The parameters.</param>
    /// <returns>Length 1, or 0 at a pole.</returns>
    public Point3 Normal(SurfacePoint at)
    {
        const double Step = 1e-5;
        Point3 alongU = At(at with { U = at.U + Step }) - At(at with { U = at.U - Step });
        Point3 alongV = At(at with { V = at.V + Step }) - At(at with { V = at.V - Step });
        return alongU.Cross(alongV).Normalized();
    }
}
