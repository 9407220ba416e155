using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>A plane profile swept along a straight line.</summary>
/// <remarks>Upright prisms, nearly all walls, columns and rooms, are answered by their profile; others by slicing their faces.</remarks>
public sealed class ExtrudedSolid : Solid
{
    // Tilt below which a sweep counts as upright: 1e-6 rad moves a 3 m wall's head by 3 µm.
    private const double Upright = 1e-6;

    private readonly Region _plan = Region.Empty;
    private readonly FacetedSolid? _faces;
    private readonly double _bottom;
    private readonly double _top;

    /// <summary>Sweeps a profile.</summary>
    /// <param name="profile">The profile in its own plane, in the units of the placement's inner frame.</param>
    /// <param name="sweep">From the profile to its far end, in the same frame.</param>
    /// <param name="placement">From that frame to placed metres.</param>
    public ExtrudedSolid(Region profile, Point3 sweep, Affine3 placement)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Point3 far = placement.ApplyVector(sweep);
        bool level = Math.Abs(placement.X.Z) <= Upright * placement.X.Length && Math.Abs(placement.Y.Z) <= Upright * placement.Y.Length;
        bool upright = Math.Sqrt((far.X * far.X) + (far.Y * far.Y)) <= Upright * far.Length;
        if (level && upright)
        {
            _plan = profile.Mapped(new Affine2(
                placement.X.X, placement.X.Y, placement.Y.X, placement.Y.Y, placement.Origin.X, placement.Origin.Y));
            _bottom = Math.Min(placement.Origin.Z, placement.Origin.Z + far.Z);
            _top = Math.Max(placement.Origin.Z, placement.Origin.Z + far.Z);
            Bounds = new Box3(_plan.Bounds, _bottom, _top);
        }
        else
        {
            _faces = PrismFaces.Of(profile, sweep, placement);
            Bounds = _faces.Bounds;
        }
    }

    /// <inheritdoc/>
    public override Box3 Bounds { get; }

    /// <inheritdoc/>
    protected internal override Region Section(double z, Box2 window, SectionLog log)
    {
        if (_faces is not null)
        {
            return _faces.Section(z, window, log);
        }

        // At the bottom just above it: inside. At the top just above it: outside.
        return z >= _bottom - SameHeight && z < _top - SameHeight ? _plan : Region.Empty;
    }

    /// <inheritdoc/>
    protected internal override void AddLevels(ICollection<double> levels)
    {
        if (_faces is not null)
        {
            _faces.AddLevels(levels);
            return;
        }

        levels.Add(_bottom);
        levels.Add(_top);
    }
}
