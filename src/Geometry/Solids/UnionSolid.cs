using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Geometry.Solids;

/// <summary>Several bodies as one: the items of a representation, the parts of an element.</summary>
public sealed class UnionSolid : Solid
{
    private readonly IReadOnlyList<Solid> _parts;

    /// <summary>Joins bodies.</summary>
    /// <param name="parts">The bodies; they may overlap.</param>
    public UnionSolid(IReadOnlyList<Solid> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        _parts = parts;
        Box3 bounds = Box3.Empty;
        foreach (Solid part in parts)
        {
            bounds = bounds.With(part.Bounds);
        }

        Bounds = bounds;
    }

    /// <inheritdoc/>
    public override Box3 Bounds { get; }

    /// <inheritdoc/>
    protected internal override Region Section(double z, Box2 window, SectionLog log)
    {
        var sections = new List<Region>();
        foreach (Solid part in _parts)
        {
            if (part.Bounds.MinZ <= z + SameHeight && part.Bounds.MaxZ >= z - SameHeight && part.Bounds.Plan.Overlaps(window))
            {
                sections.Add(part.Section(z, window, log));
            }
        }

        return RegionBoolean.Union(sections);
    }

    /// <inheritdoc/>
    protected internal override void AddLevels(ICollection<double> levels)
    {
        foreach (Solid part in _parts)
        {
            part.AddLevels(levels);
        }
    }
}
