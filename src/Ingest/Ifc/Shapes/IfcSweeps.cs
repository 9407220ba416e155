using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Profiles that are tapered, turned or led along a curve, as meshes in the frame of the item's position.</summary>
/// <param name="model">The model.</param>
/// <param name="placements">Reads positions.</param>
/// <param name="curves">Reads directrices.</param>
/// <param name="profiles">Reads profiles.</param>
/// <param name="normals">The normal of a surface at the place nearest to a point.</param>
internal sealed class IfcSweeps(
    IfcModel model, IfcPlacements placements, IfcCurves curves, IfcProfiles profiles, Func<StepEntity, Func<Point3, Point3>> normals)
{
    /// <summary>From the profile to its end of an extruded solid: SweptArea, Position, ExtrudedDirection, Depth.</summary>
    /// <param name="item">An IfcExtrudedAreaSolid or its tapered subtype.</param>
    /// <returns>In the frame of its position, in metres.</returns>
    /// <exception cref="IfcGeometryException">It has no length, or lies in the profile's plane.</exception>
    public Point3 Sweep(StepEntity item)
    {
        double depth = item.Real(3) * model.Units.Length;
        // A negative depth is against the standard, and has one meaning only: the other way.
        if (depth == 0 || !double.IsFinite(depth))
        {
            throw new IfcGeometryException("extrusion-degenerate", $"{item} is extruded by {depth} m");
        }

        Point3 direction = model.Direction(item[2].Reference ?? throw item.Error("an extrusion without direction"));
        return Math.Abs(direction.Z) >= 1e-9
            ? direction * depth
            : throw new IfcGeometryException("extrusion-degenerate", $"{item} is extruded along its own profile");
    }

    /// <summary>Where the frame of a swept item stands.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Its position; that of a swept disk is the item's own frame.</returns>
    public Affine3 Position(StepEntity item) => item.Type is "IFCSWEPTDISKSOLID" or "IFCSWEPTDISKSOLIDPOLYGONAL"
        ? Affine3.Identity
        : placements.Axes(item.OptionalEntity(1));

    /// <summary>The faces of a swept item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="faults">Receives what had to be mended.</param>
    /// <returns>The mesh, or null for an item of another class.</returns>
    public FaceMesh? Mesh(StepEntity item, ICollection<PolygonFault> faults) => item.Type switch
    {
        "IFCEXTRUDEDAREASOLIDTAPERED" => SweptMesh.Tapered(Pair(item, 4, faults), Sweep(item)),
        "IFCREVOLVEDAREASOLID" => Revolved(item, Pair(item, null, faults)),
        "IFCREVOLVEDAREASOLIDTAPERED" => Revolved(item, Pair(item, 4, faults)),
        "IFCSWEPTDISKSOLID" or "IFCSWEPTDISKSOLIDPOLYGONAL" => Disk(item),
        "IFCFIXEDREFERENCESWEPTAREASOLID" or "IFCDIRECTRIXDERIVEDREFERENCESWEPTAREASOLID" => Along(item, FixedReference(item), faults),
        "IFCSURFACECURVESWEPTAREASOLID" => Along(item, normals(item.Entity(5)), faults),
        _ => null,
    };

    private ProfilePair Pair(StepEntity item, int? end, ICollection<PolygonFault> faults)
    {
        Region first = profiles.Region(item.Entity(0), faults);
        return ProfilePair.Of(first, end is int attribute ? profiles.Region(item.Entity(attribute), faults) : first);
    }

    // SweptArea, Position, Axis, Angle.
    private FaceMesh Revolved(StepEntity item, ProfilePair pair)
    {
        StepEntity axis = item.Entity(2);
        Point3 origin = model.Point(axis[0].Reference ?? throw axis.Error("an axis without location"));
        Point3 direction = axis[1].Reference is long label ? model.Direction(label) : new Point3(0, 0, 1);
        double angle = item.Real(3) * model.Units.Angle;
        return Math.Abs(angle) is > 1e-9 and < 1e6
            ? SweptMesh.Revolved(pair, origin, direction, angle)
            : throw new IfcGeometryException("sweep-degenerate", $"{item} is turned by {angle} radians");
    }

    // Directrix, Radius, InnerRadius, StartParam, EndParam.
    private FaceMesh Disk(StepEntity item)
    {
        double radius = item.Real(1) * model.Units.Length;
        double inner = (item.OptionalReal(2) ?? 0) * model.Units.Length;
        if (!(radius > 0) || !double.IsFinite(radius) || !(inner < radius))
        {
            throw new IfcGeometryException("sweep-degenerate", $"{item} has the radius {radius} m");
        }

        Region profile = RegionBuilder.Polygon(
            ArcChords.Ellipse(radius, radius), inner > 0 ? [ArcChords.Ellipse(inner, inner)] : [], new List<PolygonFault>());
        return SweptMesh.Along(profile, curves.Points(item.Entity(0), item.OptionalReal(3), item.OptionalReal(4)), null);
    }

    // SweptArea, Position, Directrix, StartParam, EndParam, and the reference.
    private FaceMesh Along(StepEntity item, Func<Point3, Point3> reference, ICollection<PolygonFault> faults) => SweptMesh.Along(
        profiles.Region(item.Entity(0), faults),
        curves.Points(item.Entity(2), item[3].Number, item[4].Number),
        reference);

    private Func<Point3, Point3> FixedReference(StepEntity item)
    {
        Point3 reference = model.Direction(item[5].Reference ?? throw item.Error("a sweep without reference"));
        return _ => reference;
    }
}
