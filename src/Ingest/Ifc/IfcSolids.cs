using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Representation items as solids that can be cut.</summary>
internal sealed class IfcSolids
{
    private const int DeepestNesting = 64;

    // Half-length of a bound that the standard calls infinite; no building reaches further.
    private const double Endless = 1e4;

    private readonly IfcModel _model;
    private readonly IfcPlacements _placements;
    private readonly IfcCurves _curves;
    private readonly IfcProfiles _profiles;
    private readonly IfcFaces _faces;
    private readonly Dictionary<long, FaceMesh[]> _meshes = [];

    /// <summary>Prepares the reading of solids.</summary>
    /// <param name="model">The model.</param>
    /// <param name="placements">Reads positions.</param>
    public IfcSolids(IfcModel model, IfcPlacements placements)
    {
        _model = model;
        _placements = placements;
        _curves = new IfcCurves(model, placements);
        _profiles = new IfcProfiles(model, placements, _curves);
        _faces = new IfcFaces(model);
    }

    /// <summary>The solid of a representation item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="frame">From the item's frame to placed metres.</param>
    /// <param name="faults">Receives what had to be mended.</param>
    /// <returns>The placed solid.</returns>
    /// <exception cref="IfcGeometryException">The item's class is not read, or it is degenerate.</exception>
    public Solid Read(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults) => Read(item, frame, faults, 0);

    private Solid Read(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new IfcGeometryException("solid-cycle", $"{item} is nested deeper than {DeepestNesting}");
        }

        return item.Type switch
        {
            "IFCEXTRUDEDAREASOLID" => Extruded(item, frame, faults),
            "IFCBOOLEANRESULT" or "IFCBOOLEANCLIPPINGRESULT" => Boolean(item, frame, faults, depth),
            "IFCCSGSOLID" => Read(item.Entity(0), frame, faults, depth + 1),
            "IFCHALFSPACESOLID" => HalfSpace(item, frame, null),
            "IFCBOXEDHALFSPACE" => HalfSpace(item, frame, Box(item.Entity(2), frame)),
            "IFCPOLYGONALBOUNDEDHALFSPACE" => HalfSpace(item, frame, Bound(item, frame, faults)),
            "IFCMAPPEDITEM" => Mapped(item, frame, faults, depth),
            _ => Faceted(item, frame),
        };
    }

    private ExtrudedSolid Extruded(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults)
    {
        double depth = item.Real(3) * _model.Units.Length;
        if (!(depth > 0) || !double.IsFinite(depth))
        {
            throw new IfcGeometryException("extrusion-degenerate", $"{item} is extruded by {depth} m");
        }

        Point3 direction = _model.Direction(item[2].Reference ?? throw item.Error("an extrusion without direction"));
        if (Math.Abs(direction.Z) < 1e-9)
        {
            throw new IfcGeometryException("extrusion-degenerate", $"{item} is extruded along its own profile");
        }

        Affine3 position = _placements.Axes(item.OptionalEntity(1));
        return new ExtrudedSolid(_profiles.Region(item.Entity(0), faults), direction * depth, frame.After(position));
    }

    private BooleanSolid Boolean(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults, int depth)
    {
        SolidOperation operation = item.Enumeration(0) switch
        {
            "UNION" => SolidOperation.Union,
            "INTERSECTION" => SolidOperation.Intersection,
            "DIFFERENCE" => SolidOperation.Difference,
            string other => throw item.Error($".{other}. is no boolean operator"),
        };
        return new BooleanSolid(
            operation, Read(item.Entity(1), frame, faults, depth + 1), Read(item.Entity(2), frame, faults, depth + 1));
    }

    private HalfSpaceSolid HalfSpace(StepEntity item, Affine3 frame, Solid? bound)
    {
        StepEntity surface = item.Entity(0);
        if (surface.Type != "IFCPLANE")
        {
            throw new IfcGeometryException("halfspace-unsupported", $"half-spaces over {surface.Type} are not read");
        }

        Affine3 plane = frame.After(_placements.Axes(surface.Entity(0)));
        // From two directions of the plane, so that it stays square to it under any map. The body lies on the side that the normal
        // points away from when the agreement flag is true.
        Point3 normal = plane.X.Cross(plane.Y) * (frame.Determinant < 0 ? -1 : 1);
        return new HalfSpaceSolid(plane.Origin, item.Enumeration(1) == "F" ? normal * -1 : normal, bound);
    }

    private ExtrudedSolid Bound(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults)
    {
        Affine3 position = frame.After(_placements.Axes(item.Entity(2)));
        Region polygon = RegionBuilder.Polygon(_curves.PlanePoints(item.Entity(3)), [], faults);
        return Endlessly(polygon, position);
    }

    private static ExtrudedSolid Endlessly(Region polygon, Affine3 position)
    {
        Affine3 below = position with { Origin = position.Apply(new Point3(0, 0, -Endless)) };
        return new ExtrudedSolid(polygon, new Point3(0, 0, 2 * Endless), below);
    }

    // IfcBoundingBox: Corner, XDim, YDim, ZDim.
    private ExtrudedSolid Box(StepEntity box, Affine3 frame)
    {
        Point3 corner = _model.Point(box[0].Reference ?? throw box.Error("a box without corner"));
        double unit = _model.Units.Length;
        Region profile = RegionBuilder.Rectangle(new Box2(0, 0, box.Real(1) * unit, box.Real(2) * unit));
        return new ExtrudedSolid(profile, new Point3(0, 0, box.Real(3) * unit), frame.After(Affine3.Translation(corner)));
    }

    private UnionSolid Mapped(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults, int depth)
    {
        StepEntity source = item.Entity(0);
        Affine3 origin = _placements.Axes(source.Entity(0));
        Affine3 inner = frame.After(Operator(item.Entity(1))).After(origin);
        return new UnionSolid([.. source.Entity(1).Entities(3).Select(part => Read(part, inner, faults, depth + 1))]);
    }

    // IfcCartesianTransformationOperator3D: Axis1, Axis2, LocalOrigin, Scale, Axis3, and Scale2, Scale3 of the non-uniform one.
    private Affine3 Operator(StepEntity map)
    {
        Point3 z = map[4].Reference is long third ? _model.Direction(third) : new Point3(0, 0, 1);
        Point3 first = map[0].Reference is long axis1 ? _model.Direction(axis1) : new Point3(1, 0, 0);
        Point3 x = (first - (z * first.Dot(z))).Normalized();
        Point3 y = z.Cross(x);
        if (map[1].Reference is long axis2 && y.Dot(_model.Direction(axis2)) < 0)
        {
            y *= -1; // A mirroring map.
        }

        bool isUneven = map.Type == "IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM";
        double scale = map.OptionalReal(3) ?? 1;
        double scale2 = (isUneven ? map.OptionalReal(5) : null) ?? scale;
        double scale3 = (isUneven ? map.OptionalReal(6) : null) ?? scale;
        Point3 origin = _model.Point(map[2].Reference ?? throw map.Error("a transformation without origin"));
        return new Affine3(x * scale, y * scale2, z * scale3, origin);
    }

    private Solid Faceted(StepEntity item, Affine3 frame)
    {
        if (!_meshes.TryGetValue(item.Label, out FaceMesh[]? meshes))
        {
            meshes = [.. Meshes(item).Where(mesh => mesh.FaceCount > 0)];
            _meshes.Add(item.Label, meshes);
        }

        return meshes.Length switch
        {
            0 => throw new IfcGeometryException("solid-empty", $"{item} has no face"),
            1 => new FacetedSolid(meshes[0], frame),
            _ => new UnionSolid([.. meshes.Select(mesh => new FacetedSolid(mesh, frame))]),
        };
    }

    private FaceMesh[] Meshes(StepEntity item) => item.Type switch
    {
        "IFCFACETEDBREP" => [_faces.Shells([item.Entity(0)])],
        "IFCFACETEDBREPWITHVOIDS" => [_faces.Shells([item.Entity(0), .. item.Entities(1)])],
        "IFCFACEBASEDSURFACEMODEL" or "IFCSHELLBASEDSURFACEMODEL" => SurfaceModel(item),
        "IFCTRIANGULATEDFACESET" => [_faces.Triangles(item)],
        "IFCPOLYGONALFACESET" => [_faces.Polygons(item)],
        _ => throw new IfcGeometryException("representation-unsupported", $"items of class {item.Type} are not read"),
    };

    // Sets that are closed each for itself are bodies of their own and may overlap; open ones close only together.
    private FaceMesh[] SurfaceModel(StepEntity item)
    {
        StepEntity[] sets = [.. item.Entities(0)];
        FaceMesh[] single = [.. sets.Select(set => _faces.Shells([set]))];
        return single.Length == 1 || Array.TrueForAll(single, mesh => mesh.IsClosed()) ? single : [_faces.Shells(sets)];
    }
}
