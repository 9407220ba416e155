using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Rooms;
using SpaceGeo.Geometry.Solids;

namespace SpaceGeo.Ingest.Ifc.Derived;

/// <summary>How much of a face other things cover.</summary>
/// <param name="enclosures">Slabs and spaces of the building.</param>
internal sealed class FaceCover(Enclosures enclosures)
{
    /// <summary>Overlaps below this are rounding, in square metres.</summary>
    public const double Negligible = 1e-6;

    // Slabs thicker than this are ramps, roofs or several storeys in one: their underside is no ceiling.
    private const double ThickestSlab = 0.8;

    private readonly Dictionary<double, Region> _spaces = [];

    /// <summary>Area of a face that regions cover.</summary>
    /// <param name="face">The face.</param>
    /// <param name="regions">They may overlap each other.</param>
    /// <returns>Square metres.</returns>
    public static double By(Region face, IEnumerable<Region> regions) => Covered(face, regions).Area;

    /// <summary>Area of a face that spaces cover at a height.</summary>
    /// <param name="face">The face.</param>
    /// <param name="height">In building metres.</param>
    /// <returns>Square metres.</returns>
    public double BySpaces(Region face, double height) => RegionBoolean.Intersection(face, SpacesAt(height)).Area;

    /// <summary>Area of a face that has a slab too near above its floor.</summary>
    /// <param name="face">The face.</param>
    /// <param name="floor">Height of the floor, in building metres.</param>
    /// <param name="lowest">Lowest height of a room, in metres.</param>
    /// <returns>Square metres.</returns>
    public double BySlabs(Region face, double floor, double lowest)
    {
        // A slab whose underside is less than half a metre up is the floor, its finish or a step of it.
        IEnumerable<Region> above = enclosures.Slabs
            .Where(s => s.Bounds.MinZ > floor + 0.5 && s.Bounds.MinZ < floor + lowest && s.Bounds.MaxZ - s.Bounds.MinZ < ThickestSlab)
            .Where(s => s.Bounds.Plan.Overlaps(face.Bounds))
            .Select(s => Cut(s, (s.Bounds.MinZ + s.Bounds.MaxZ) / 2));
        return By(face, above);
    }

    /// <summary>Area of a face that lies on a floor slab.</summary>
    /// <param name="face">The face.</param>
    /// <param name="floor">Height of the floor, in building metres.</param>
    /// <returns>Square metres.</returns>
    public double ByFloor(Region face, double floor)
    {
        // The finish lies up to this much above the slab, and a sunk or raised part of a storey is a step from it.
        const double Below = 0.6;
        const double Above = 0.3;
        IEnumerable<Region> slabs = enclosures.Slabs
            .Where(s => s.Bounds.MaxZ > floor - Below && s.Bounds.MaxZ < floor + Above && s.Bounds.Plan.Overlaps(face.Bounds))
            .Select(s => Cut(s, s.Bounds.MaxZ - Math.Min(0.02, (s.Bounds.MaxZ - s.Bounds.MinZ) / 2)));
        return By(face, slabs);
    }

    /// <summary>What spaces leave of a face, as far as that could be rooms.</summary>
    /// <param name="face">The face.</param>
    /// <param name="height">In building metres.</param>
    /// <returns>The parts; strips beside a space that is drawn narrower than its walls are none.</returns>
    public IReadOnlyList<Region> WithoutSpaces(Region face, double height) =>
        RoomFinder.Roomy(RegionBoolean.Difference(face, SpacesAt(height)), RoomRules.Default);

    private static Region Covered(Region face, IEnumerable<Region> regions) => RegionBoolean.Union(
        [.. regions.Where(r => r.Bounds.Overlaps(face.Bounds)).Select(r => RegionBoolean.Intersection(face, r)).Where(r => !r.IsEmpty)]);

    private Region SpacesAt(double height)
    {
        if (!_spaces.TryGetValue(height, out Region? spaces))
        {
            spaces = RegionBoolean.Union([.. enclosures.Spaces
                .Where(s => s.Bounds.MinZ <= height + Solid.SameHeight && s.Bounds.MaxZ > height).Select(s => Cut(s, height)).Where(r => !r.IsEmpty)]);
            _spaces.Add(height, spaces);
        }

        return spaces;
    }

    // One that cannot be cut is reported where it is measured, or is a slab, which takes no area.
    private static Region Cut(Solid body, double height)
    {
        try
        {
            return body.Section(height, new SectionLog());
        }
        catch (SectionException)
        {
            return Region.Empty;
        }
    }
}
