using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>The primitives of constructive solid geometry; the first attribute of each is its position.</summary>
/// <param name="model">The model.</param>
/// <param name="placements">Reads positions.</param>
internal sealed class IfcPrimitives(IfcModel model, IfcPlacements placements)
{
    private static readonly Point3 Up = new(0, 0, 1);
    private static readonly Point3 Origin = new(0, 0, 0);

    /// <summary>A primitive.</summary>
    /// <param name="item">The item.</param>
    /// <param name="frame">From the item's frame to placed metres.</param>
    /// <returns>The placed solid, or null for an item of another class.</returns>
    public Solid? Read(StepEntity item, Affine3 frame) => item.Type switch
    {
        "IFCBLOCK" => Prism(item, Rectangle(item), Length(item, 3), frame),
        "IFCRIGHTCIRCULARCYLINDER" => Prism(
            item, RegionBuilder.Simple(ArcChords.Ellipse(Length(item, 2), Length(item, 2))), Length(item, 1), frame),
        "IFCRECTANGULARPYRAMID" => new FacetedSolid(Pyramid(item), Placed(item, frame)),
        "IFCRIGHTCIRCULARCONE" => new FacetedSolid(Cone(Length(item, 2), Length(item, 1)), Placed(item, frame)),
        "IFCSPHERE" => new FacetedSolid(Sphere(Length(item, 1)), Placed(item, frame)),
        _ => null,
    };

    private ExtrudedSolid Prism(StepEntity item, Region profile, double height, Affine3 frame) =>
        new(profile, Up * height, Placed(item, frame));

    private Affine3 Placed(StepEntity item, Affine3 frame) => frame.After(placements.Axes(item.Entity(0)));

    private double Length(StepEntity item, int attribute)
    {
        double length = item.Real(attribute) * model.Units.Length;
        return length > 0 && double.IsFinite(length)
            ? length
            : throw new IfcGeometryException("primitive-degenerate", $"{item}: attribute {attribute + 1} must be above zero");
    }

    private Region Rectangle(StepEntity item) => RegionBuilder.Rectangle(new Box2(0, 0, Length(item, 1), Length(item, 2)));

    // XLength, YLength, Height: the base has its corner at the origin, the apex stands over its centre.
    private FaceMesh Pyramid(StepEntity item)
    {
        (double x, double y, double z) = (Length(item, 1), Length(item, 2), Length(item, 3));
        var mesh = new FaceMeshBuilder();
        foreach (Point3 corner in (Point3[])[Origin, new(x, 0, 0), new(x, y, 0), new(0, y, 0), new(x / 2, y / 2, z)])
        {
            mesh.AddVertex(corner);
        }

        mesh.AddLoop([0, 3, 2, 1]);
        mesh.EndFace();
        for (int i = 0; i < 4; i++)
        {
            mesh.AddLoop([i, (i + 1) % 4, 4]);
            mesh.EndFace();
        }

        return mesh.Build();
    }

    private static FaceMesh Cone(double radius, double height) => Turned([new(0, 0), new(radius, 0), new(0, height)]);

    private static FaceMesh Sphere(double radius) => Turned(ArcChords.Arc(radius, radius, -Math.PI / 2, Math.PI));

    // Profiles lie in the plane of radius and height, and are turned about the height.
    private static FaceMesh Turned(Point2[] outline)
    {
        Region profile = RegionBuilder.Simple(outline);
        FaceMesh lying = SweptMesh.Revolved(ProfilePair.Of(profile, profile), Origin, new Point3(0, 1, 0), 2 * Math.PI);
        return lying.Mapped(new Affine3(new(1, 0, 0), Up, new(0, -1, 0), Origin));
    }
}
