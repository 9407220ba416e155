using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>
/// A body in placed coordinates (metres, z up) that can be cut by a horizontal plane. A section commutes with Boolean operations,
/// section(A − B) = section(A) − section(B), so no body is ever built: each leaf is cut and the operations are done in the plane.
/// </summary>
public abstract class Solid
{
    /// <summary>Heights nearer than this count as equal, in metres; a cut at a horizontal face is taken just above it.</summary>
    public const double SameHeight = 1e-6;

    /// <summary>A box around the body; for operands of an operation it may be larger than the result.</summary>
    public abstract Box3 Bounds { get; }

    /// <summary>The horizontal cut through the body.</summary>
    /// <param name="z">Height of the plane, in metres.</param>
    /// <param name="log">Receives repairs that the cut needed.</param>
    /// <returns>The region inside the body; empty where the plane misses it.</returns>
    /// <exception cref="SectionException">The body's surface is open there, or not planar, beyond repair.</exception>
    public Region Section(double z, SectionLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        Region section = Section(z, Bounds.Plan, log);
        return section.Mended(log.MendedM2(section));
    }

    /// <summary>The cut, needed only inside a window: half-spaces are unbounded without one.</summary>
    /// <param name="z">Height of the plane, in metres.</param>
    /// <param name="window">Where the result is needed; outside of it the region may be cut off.</param>
    /// <param name="log">Receives repairs.</param>
    /// <returns>The region.</returns>
    protected internal abstract Region Section(double z, Box2 window, SectionLog log);

    /// <summary>Adds the heights at which the section can change its form: those of all vertices.</summary>
    /// <param name="levels">Receives metres, in no order, with repetitions.</param>
    protected internal abstract void AddLevels(ICollection<double> levels);
}
