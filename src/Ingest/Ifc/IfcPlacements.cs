using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Placements as maps, in metres.</summary>
/// <param name="model">The model.</param>
internal sealed class IfcPlacements(IfcModel model)
{
    private const int DeepestChain = 200;
    private static readonly Point3 Up = new(0, 0, 1);
    private readonly Dictionary<long, Affine3> _world = [];
    private IfcGrids? _grids;

    private IfcGrids Grids => _grids ??= new IfcGrids(model, this);

    /// <summary>From a product's own frame to that of the file.</summary>
    /// <param name="placement">An IfcObjectPlacement, or null for the file's own frame.</param>
    /// <returns>The map.</returns>
    public Affine3 World(StepEntity? placement) => placement is null ? Affine3.Identity : World(placement, 0);

    /// <summary>From a product's own frame to that of one of its ancestors, without passing through the file's frame: a building far from
    /// the origin loses no digit.</summary>
    /// <param name="placement">An IfcObjectPlacement, or null.</param>
    /// <param name="ancestor">The ancestor's placement, or null for the file's own frame.</param>
    /// <returns>The map.</returns>
    public Affine3 Relative(StepEntity? placement, StepEntity? ancestor)
    {
        if (ancestor is null)
        {
            return World(placement);
        }

        Affine3 map = Affine3.Identity;
        StepEntity? link = placement;
        for (int depth = 0; link is { Type: "IFCLOCALPLACEMENT" } && depth < DeepestChain; depth++)
        {
            if (link.Label == ancestor.Label)
            {
                return map;
            }

            map = Axes(link.Entity(1)).After(map);
            link = link.OptionalEntity(0);
        }

        return World(ancestor).Inverse().After(World(placement));
    }

    /// <summary>An IfcAxis2Placement2D or 3D.</summary>
    /// <param name="axes">The placement.</param>
    /// <returns>The map from its frame to the one around it.</returns>
    public Affine3 Axes(StepEntity? axes)
    {
        if (axes is null)
        {
            return Affine3.Identity;
        }

        Point3 origin = model.Point(axes[0].Reference ?? throw axes.Error("a placement without location"));
        if (axes.Type == "IFCAXIS2PLACEMENT2D")
        {
            Point3 x = axes[1].Reference is long label ? model.Direction(label) : new Point3(1, 0, 0);
            return new Affine3(x, new Point3(-x.Y, x.X, 0), Up, origin);
        }

        Point3 z = axes[1].Reference is long axis ? model.Direction(axis) : Up;
        Point3 reference = axes[2].Reference is long direction ? model.Direction(direction) : new Point3(1, 0, 0);
        return Frame(z, reference, origin);
    }

    /// <summary>A right-handed frame (ISO 10303-42, build_axes).</summary>
    /// <param name="z">Its third axis, of length 1.</param>
    /// <param name="reference">Roughly its first axis; where it lies along z, another one is taken.</param>
    /// <param name="origin">Its origin, in metres.</param>
    /// <returns>The map from the frame to the one around it.</returns>
    internal static Affine3 Frame(Point3 z, Point3 reference, Point3 origin)
    {
        Point3 x = reference - (z * reference.Dot(z));
        if (x.Length < 1e-9)
        {
            Point3 any = Math.Abs(z.X) < 0.9 ? new Point3(1, 0, 0) : new Point3(0, 1, 0);
            x = any - (z * any.Dot(z));
        }

        x = x.Normalized();
        return new Affine3(x, z.Cross(x), z, origin);
    }

    private Affine3 World(StepEntity placement, int depth)
    {
        if (_world.TryGetValue(placement.Label, out Affine3 known))
        {
            return known;
        }

        if (depth > DeepestChain)
        {
            throw new IfcGeometryException("placement-cycle", $"{placement} is placed relative to itself, or over {DeepestChain} levels deep");
        }

        Affine3 map = placement.Type switch
        {
            "IFCLOCALPLACEMENT" => Under(placement.OptionalEntity(0), Axes(placement.Entity(1)), depth),
            "IFCGRIDPLACEMENT" => Grids.Placement(placement, grid => World(grid, depth + 1)),
            "IFCLINEARPLACEMENT" => Under(RelativeTo(placement), Axes(Cartesian(placement)), depth),
            _ => throw Unsupported(placement),
        };
        _world.TryAdd(placement.Label, map);
        return map;
    }

    private Affine3 Under(StepEntity? parent, Affine3 own, int depth) => parent is null ? own : World(parent, depth + 1).After(own);

    // IFC4X3: PlacementRelTo, RelativePlacement, CartesianPosition. IFC4X1 and IFC4X2 have the distance and its curve before that.
    private static StepEntity? RelativeTo(StepEntity linear) =>
        linear[0].HasValue && linear.Entity(0) is { Type: "IFCLOCALPLACEMENT" or "IFCGRIDPLACEMENT" or "IFCLINEARPLACEMENT" } parent ? parent : null;

    // The place along an alignment is not followed; the position that the file gives beside it is taken.
    private static StepEntity Cartesian(StepEntity linear)
    {
        for (int attribute = linear.Count - 1; attribute > 0; attribute--)
        {
            if (linear[attribute].Reference is not null && linear.Entity(attribute) is { Type: "IFCAXIS2PLACEMENT3D" } axes)
            {
                return axes;
            }
        }

        throw Unsupported(linear);
    }

    private static IfcGeometryException Unsupported(StepEntity placement) => new(
        "placement-unsupported", $"{placement} is neither a local nor a grid placement, and has no Cartesian position");
}
