using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Ingest.Ifc.Derived;

/// <summary>
/// A wall whose openings are filled. Several tools write the body with the openings cut out of it already, beside the openings themselves; what
/// of an opening lies between the pieces of such a wall belongs to it again. Where an opening reaches out of the wall it stays out.
/// </summary>
/// <param name="body">The wall, its openings not taken out.</param>
/// <param name="openings">The openings.</param>
internal sealed class FilledWall(Solid body, IReadOnlyList<Solid> openings) : Solid
{
    /// <inheritdoc/>
    public override Box3 Bounds => body.Bounds;

    /// <inheritdoc/>
    protected override Region Section(double z, Box2 window, SectionLog log)
    {
        Region section = body.Section(z, log);
        if (section.IsEmpty)
        {
            return section;
        }

        // Between the pieces: inside of their convex hull, which for a straight wall is the wall before it was cut.
        Region whole = NtsBridge.ToRegion(NtsBridge.ToMultiPolygon(section).ConvexHull());
        foreach (Solid opening in openings.Where(o => o.Bounds.MinZ <= z + SameHeight && o.Bounds.MaxZ > z))
        {
            section = RegionBoolean.Union(section, RegionBoolean.Intersection(whole, Filling(opening, z, log)));
        }

        return section;
    }

    // A filling that cannot be cut leaves the opening open, which the faces beside it then say; the wall stands all the same.
    private static Region Filling(Solid opening, double z, SectionLog log)
    {
        try
        {
            return opening.Section(z, log);
        }
        catch (SectionException)
        {
            return Region.Empty;
        }
    }

    /// <inheritdoc/>
    protected override void AddLevels(ICollection<double> levels) => throw new NotSupportedException("a wall has no floor");
}
