using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>How far a body may reach.</summary>
internal static class SolidExtent
{
    // Metres. Coordinates of maps are below 10⁷, and 10¹⁰ with millimetres taken for metres; beyond this a double has no millimetre.
    private const double Furthest = 1e11;

    // Heights are compared to a micrometre, which a double still has here.
    private const double Highest = 1e9;

    /// <summary>Refuses a body without bound: a half-space without anything that it clips, or numbers that overflowed on their way.</summary>
    /// <param name="item">What it was read from, for the message.</param>
    /// <param name="solid">The placed body.</param>
    /// <returns>The same body.</returns>
    /// <exception cref="IfcGeometryException">It reaches further than any building.</exception>
    public static Solid Bounded(StepEntity item, Solid solid)
    {
        Box3 box = solid.Bounds;
        bool isVoid = box.Plan.MinX > box.Plan.MaxX || box.Plan.MinY > box.Plan.MaxY || box.MinZ > box.MaxZ;
        bool isNear = box.Plan.MinX >= -Furthest && box.Plan.MaxX <= Furthest && box.Plan.MinY >= -Furthest && box.Plan.MaxY <= Furthest
            && box.MinZ >= -Highest && box.MaxZ <= Highest;
        return isVoid || isNear ? solid
            : throw new IfcGeometryException("body-unbounded", $"{item} has no bound, or one that no building reaches");
    }
}
