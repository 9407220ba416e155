using System.Runtime.ExceptionServices;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Representation items as solids that can be cut.</summary>
internal sealed class IfcSolids
{
    private const int DeepestNesting = 64;

    private readonly IfcModel _model;
    private readonly IfcPlacements _placements;
    private readonly IfcProfiles _profiles;
    private readonly IfcSweeps _sweeps;
    private readonly IfcPrimitives _primitives;
    private readonly IfcMeshes _meshes;

    /// <summary>Prepares the reading of solids.</summary>
    /// <param name="model">The model.</param>
    /// <param name="placements">Reads positions.</param>
    public IfcSolids(IfcModel model, IfcPlacements placements)
    {
        (_model, _placements) = (model, placements);
        Curves = new IfcCurves(model, placements, Work);
        HalfSpaces = new IfcHalfSpaces(model, placements, Curves);
        _profiles = new IfcProfiles(model, placements, Curves, Work);
        var surfaces = new IfcSurfaces(model, placements, Curves);
        _primitives = new IfcPrimitives(model, placements);
        _sweeps = new IfcSweeps(model, placements, Curves, _profiles, surfaces.Normals);
        _meshes = new IfcMeshes(_sweeps, new IfcFaces(model, Curves, surfaces));
    }

    /// <summary>Bounds the work for one element.</summary>
    public IfcWork Work { get; } = new();

    /// <summary>What was left out of one element.</summary>
    public IfcOmissions Omissions { get; } = new();

    /// <summary>Curves of the same model, under the same bound on work.</summary>
    public IfcCurves Curves { get; }

    /// <summary>Half-spaces and boxes.</summary>
    public IfcHalfSpaces HalfSpaces { get; }

    /// <summary>The solid of a representation item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="frame">From the item's frame to placed metres.</param>
    /// <param name="faults">Receives what had to be mended.</param>
    /// <returns>The placed solid.</returns>
    /// <exception cref="IfcGeometryException">The item's class is not read, or it is degenerate.</exception>
    public Solid Read(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults) => Read(item, frame, faults, 0);

    /// <summary>The solids of several items. One that cannot be read is left out, as long as another can.</summary>
    /// <param name="items">The items; lines and points among solids are passed over, since they bound nothing.</param>
    /// <param name="frame">From the items' frame to placed metres.</param>
    /// <param name="faults">Receives what had to be mended.</param>
    /// <returns>The placed solids.</returns>
    /// <exception cref="IfcGeometryException">None of them can be read.</exception>
    public Solid[] ReadAll(StepEntity[] items, Affine3 frame, ICollection<PolygonFault> faults) => ReadAll(items, frame, faults, 0);

    private Solid[] ReadAll(StepEntity[] items, Affine3 frame, ICollection<PolygonFault> faults, int depth)
    {
        var solids = new List<Solid>();
        var left = new List<Exception>();
        foreach (StepEntity item in items.Where(item => items.Length == 1 || !IsDrawn(item.Type)))
        {
            try
            {
                Solid solid = Read(item, frame, faults, depth);
                solids.Add(depth == 0 ? SolidExtent.Bounded(item, solid) : solid);
            }
            catch (Exception e) when (IfcOmissions.IsBearable(e))
            {
                left.Add(e);
            }
        }

        if (solids.Count == 0 && left.Count > 0)
        {
            ExceptionDispatchInfo.Throw(left[0]);
        }

        left.ForEach(Omissions.Add);
        return [.. solids];
    }

    private static bool IsDrawn(string type) =>
        type.EndsWith("CURVE", StringComparison.Ordinal)
        || type is "IFCGEOMETRICSET" or "IFCGEOMETRICCURVESET" or "IFCPOLYLINE" or "IFCCARTESIANPOINT" or "IFCTEXTLITERAL"
            or "IFCTEXTLITERALWITHEXTENT" or "IFCANNOTATIONFILLAREA";

    private Solid Read(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new IfcGeometryException("solid-cycle", $"{item} is nested deeper than {DeepestNesting}");
        }

        Work.Spend(item);
        return item.Type switch
        {
            "IFCEXTRUDEDAREASOLID" => new ExtrudedSolid(
                _profiles.Region(item.Entity(0), faults), _sweeps.Sweep(item), frame.After(_sweeps.Position(item))),
            "IFCBOOLEANRESULT" or "IFCBOOLEANCLIPPINGRESULT" => Boolean(item, frame, faults, depth),
            "IFCCSGSOLID" => Read(item.Entity(0), frame, faults, depth + 1),
            "IFCMAPPEDITEM" => Mapped(item, frame, faults, depth),
            _ => _primitives.Read(item, frame) ?? HalfSpaces.Read(item, frame, faults) ?? _meshes.Read(item, frame, faults),
        };
    }

    private Solid Boolean(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults, int depth)
    {
        SolidOperation operation = item.Enumeration(0) switch
        {
            "UNION" => SolidOperation.Union,
            "INTERSECTION" => SolidOperation.Intersection,
            "DIFFERENCE" => SolidOperation.Difference,
            string other => throw item.Error($".{other}. is no boolean operator"),
        };
        Solid first = Read(item.Entity(1), frame, faults, depth + 1);
        try
        {
            Solid second = Read(item.Entity(2), frame, faults, depth + 1);
            return new BooleanSolid(operation, first, operation == SolidOperation.Difference ? new ToolSolid(second) : second);
        }
        catch (Exception e) when (operation != SolidOperation.Intersection && IfcOmissions.IsBearable(e))
        {
            Omissions.Add(e);
            return first;
        }
    }

    private UnionSolid Mapped(StepEntity item, Affine3 frame, ICollection<PolygonFault> faults, int depth)
    {
        StepEntity source = item.Entity(0);
        Affine3 origin = _placements.Axes(source.Entity(0));
        Affine3 inner = frame.After(Operator(item.Entity(1))).After(origin);
        return new UnionSolid(ReadAll([.. source.Entity(1).Entities(3)], inner, faults, depth + 1));
    }

    // IfcCartesianTransformationOperator3D: Axis1, Axis2, LocalOrigin, Scale, Axis3, and Scale2, Scale3 of the non-uniform one.
    private Affine3 Operator(StepEntity map)
    {
        Point3 z = map[4].Reference is long third ? _model.Direction(third) : new Point3(0, 0, 1);
        Point3 first = map[0].Reference is long axis1 ? _model.Direction(axis1) : new Point3(1, 0, 0);
        Point3 origin = _model.Point(map[2].Reference ?? throw map.Error("a transformation without origin"));
        Affine3 axes = IfcPlacements.Frame(z, first, origin);
        Point3 y = axes.Y;
        if (map[1].Reference is long axis2 && y.Dot(_model.Direction(axis2)) < 0)
        {
            y *= -1; // A mirroring map.
        }

        bool isUneven = map.Type == "IFCCARTESIANTRANSFORMATIONOPERATOR3DNONUNIFORM";
        double scale = map.OptionalReal(3) ?? 1;
        double scale2 = (isUneven ? map.OptionalReal(5) : null) ?? scale;
        double scale3 = (isUneven ? map.OptionalReal(6) : null) ?? scale;
        // A negative scale is against the standard, and has one meaning only: it mirrors.
        return scale != 0 && scale2 != 0 && scale3 != 0
            ? new Affine3(axes.X * scale, y * scale2, z * scale3, origin)
            : throw new IfcGeometryException("transform-degenerate", $"{map} scales by zero");
    }
}
