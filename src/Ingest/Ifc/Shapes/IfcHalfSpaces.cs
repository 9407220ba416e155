using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Half-spaces over planes, with and without bound, and bounding boxes.</summary>
/// <param name="model">The model.</param>
/// <param name="placements">Reads positions.</param>
/// <param name="curves">Reads bounds.</param>
internal sealed class IfcHalfSpaces(IfcModel model, IfcPlacements placements, IfcCurves curves)
{
    // Half-length of a bound that the standard calls infinite; no building reaches further.
    private const double Endless = 1e4;

    /// <summary>A half-space.</summary>
    /// <param name="item">IfcHalfSpaceSolid or a subtype.</param>
    /// <param name="frame">From the item's frame to placed metres.</param>
    /// <param name="faults">Receives what had to be mended.</param>
    /// <returns>The placed solid, or null for an item of another class.</returns>
    /// <exception cref="IfcGeometryException">It lies over another surface than a plane.</exception>
    public Solid? Read(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults) => item.Type switch
    {
        "IFCHALFSPACESOLID" => HalfSpace(item, frame, null),
        "IFCBOXEDHALFSPACE" => HalfSpace(item, frame, Box(item.Entity(2), frame)),
        "IFCPOLYGONALBOUNDEDHALFSPACE" => HalfSpace(item, frame, Bound(item, frame, faults)),
        _ => null,
    };

    /// <summary>An IfcBoundingBox: Corner, XDim, YDim, ZDim.</summary>
    /// <param name="box">The box.</param>
    /// <param name="frame">From its frame to placed metres.</param>
    /// <returns>The placed solid.</returns>
    public ExtrudedSolid Box(StepEntity box, Affine3 frame)
    {
        Point3 corner = model.Point(box[0].Reference ?? throw box.Error("a box without corner"));
        double unit = model.Units.Length;
        Region profile = RegionBuilder.Rectangle(new Box2(0, 0, box.Real(1) * unit, box.Real(2) * unit));
        return new ExtrudedSolid(profile, new Point3(0, 0, box.Real(3) * unit), frame.After(Affine3.Translation(corner)));
    }

    /// <summary>The height of an IfcBoundingBox.</summary>
    /// <param name="box">The box.</param>
    /// <returns>Metres.</returns>
    public double Height(StepEntity box) => box.Real(3) * model.Units.Length;

    private HalfSpaceSolid HalfSpace(StepEntity item, Affine3 frame, Solid? bound)
    {
        StepEntity surface = item.Entity(0);
        if (surface.Type != "IFCPLANE")
        {
            throw new IfcGeometryException("halfspace-unsupported", $"half-spaces over {surface.Type} are not read");
        }

        Affine3 plane = frame.After(placements.Axes(surface.Entity(0)));
        // From two directions of the plane, so that it stays square to it under any map. The body lies on the side that the normal
        // points away from when the agreement flag is true.
        Point3 normal = plane.X.Cross(plane.Y) * (frame.Determinant < 0 ? -1 : 1);
        return new HalfSpaceSolid(plane.Origin, item.Enumeration(1) == "F" ? normal * -1 : normal, bound);
    }

    private ExtrudedSolid Bound(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults)
    {
        Affine3 position = frame.After(placements.Axes(item.Entity(2)));
        Region polygon = RegionBuilder.Polygon(curves.PlanePoints(item.Entity(3)), [], faults);
        Affine3 below = position with { Origin = position.Apply(new Point3(0, 0, -Endless)) };
        return new ExtrudedSolid(polygon, new Point3(0, 0, 2 * Endless), below);
    }
}
