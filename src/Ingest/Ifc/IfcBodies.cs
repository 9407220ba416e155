using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Ifc.Shapes;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>A product's body as a placed solid, and what had to be mended in its borders.</summary>
/// <param name="Solid">The body, in building metres.</param>
/// <param name="Faults">What was mended.</param>
/// <param name="StandIn">Reason code of what stands in for a missing body; empty for a body of the product's own.</param>
internal sealed record IfcBody(Solid Solid, IReadOnlyCollection<PolygonFault> Faults, string StandIn)
{
    /// <summary>What a report says of a body that something stands in for.</summary>
    public string Message => StandIn switch
    {
        "body-from-footprint" => "there is no body; the footprint was taken, at a height assumed where there is no box",
        "body-from-axis" => "there is no body; the axis and the thickness of the material layers were taken",
        _ => "there is no body; the bounding box was taken",
    };
}

/// <summary>The bodies of products: representation, parts and openings put together.</summary>
/// <param name="model">The model.</param>
/// <param name="relations">Parts and openings.</param>
/// <param name="placements">Where products stand.</param>
/// <param name="frame">The placement that building metres refer to, or null for the file's own frame.</param>
/// <param name="issues">Receives openings that cannot be read; the element keeps its body.</param>
/// <param name="isTaken">Which openings are taken out of their elements; null for all.</param>
internal sealed class IfcBodies(
    IfcModel model, IfcRelations relations, IfcPlacements placements, StepEntity? frame, ICollection<ModelIssue> issues,
    Func<StepEntity, bool>? isTaken = null)
{
    private const int DeepestParts = 16;

    // Metres. Coordinates of maps are below 10⁷, and 10¹⁰ with millimetres taken for metres; beyond this a double has no millimetre.
    private const double Furthest = 1e11;

    // Heights are compared to a micrometre, which a double still has here.
    private const double Highest = 1e9;

    // What the standard's identifiers call something else than a body.
    private static readonly HashSet<string> NoBody = new(
        ["AXIS", "BOX", "FOOTPRINT", "ANNOTATION", "PLAN", "PROFILE", "REFERENCE", "SURVEYPOINTS", "COG", "LIGHTING", "CLEARANCE"],
        StringComparer.OrdinalIgnoreCase);

    private readonly IfcSolids _solids = new(model, placements);

    /// <summary>The body of a product, its openings taken out.</summary>
    /// <param name="product">An IfcProduct.</param>
    /// <returns>The body, or null when neither it nor a part of it has one, nor anything that could stand in for it.</returns>
    /// <exception cref="IfcGeometryException">There is a body that cannot be read.</exception>
    public IfcBody? Of(StepEntity product)
    {
        _solids.Work.Restart();
        var faults = new List<PolygonFault>();
        if (WithParts(product, faults, 0) is Solid solid)
        {
            return new IfcBody(solid, faults, string.Empty);
        }

        StandIn? standIn = new IfcStandIns(_solids, model.Materials).Of(product, Placed(product), faults);
        return standIn is null ? null
            : new IfcBody(WithoutOpenings(product, Bounded(product, standIn.Solid), faults), faults, standIn.Code);
    }

    private Solid? WithParts(StepEntity product, List<PolygonFault> faults, int depth)
    {
        _solids.Work.Spend(product);
        Solid? own = Own(product, faults);
        if (own is null && depth < DeepestParts)
        {
            Solid[] parts = [.. Parts(product).Select(part => WithParts(model.File.Entity(part), faults, depth + 1)).OfType<Solid>()];
            own = parts.Length == 0 ? null : new UnionSolid(parts);
        }

        return own is null ? null : WithoutOpenings(product, own, faults);
    }

    // The parts of a room are rooms that count for themselves; a door or window in a wall is no part of the wall.
    private IEnumerable<long> Parts(StepEntity product) => product.Type == "IFCSPACE" ? []
        : relations.Children(product.Label).Where(part => !IfcClass.IsInfill(model.File.TypeOf(part)));

    private Affine3 Placed(StepEntity product) => placements.Relative(product.OptionalEntity(IfcAttribute.Placement), frame);

    private Solid WithoutOpenings(StepEntity product, Solid body, List<PolygonFault> faults)
    {
        Solid[] openings =
        [
            .. relations.Openings(product.Label).Select(model.File.Entity).Where(opening => isTaken?.Invoke(opening) ?? true)
                .Select(opening => Isolated.Get(issues, opening, null, () => Own(opening, faults))).OfType<Solid>(),
        ];
        return openings.Length == 0 ? body : new BooleanSolid(SolidOperation.Difference, body, new UnionSolid(openings));
    }

    private Solid? Own(StepEntity product, List<PolygonFault> faults)
    {
        if (product.OptionalEntity(IfcAttribute.Representation) is not StepEntity shape || Body(shape) is not StepEntity body)
        {
            return null;
        }

        Affine3 placed = Placed(product);
        Solid[] items = [.. body.Entities(3).Select(item => Bounded(item, _solids.Read(item, placed, faults)))];
        return items.Length switch
        {
            0 => null,
            1 => items[0],
            _ => new UnionSolid(items),
        };
    }

    // What is refused is a half-space without anything that it clips, and numbers that overflowed on their way.
    private static Solid Bounded(StepEntity item, Solid solid)
    {
        Box3 box = solid.Bounds;
        bool isVoid = box.Plan.MinX > box.Plan.MaxX || box.Plan.MinY > box.Plan.MaxY || box.MinZ > box.MaxZ;
        bool isNear = box.Plan.MinX >= -Furthest && box.Plan.MaxX <= Furthest && box.Plan.MinY >= -Furthest && box.Plan.MaxY <= Furthest
            && box.MinZ >= -Highest && box.MaxZ <= Highest;
        return isVoid || isNear ? solid
            : throw new IfcGeometryException("body-unbounded", $"{item} has no bound, or one that no building reaches");
    }

    // The representation named Body; where none is named so, as in older exports, one that is not named as something else.
    private static StepEntity? Body(StepEntity shape)
    {
        StepEntity? unnamed = null;
        foreach (StepEntity representation in shape.Entities(2))
        {
            string identifier = representation.Text(1);
            if (identifier.Equals("Body", StringComparison.OrdinalIgnoreCase))
            {
                return representation;
            }

            if (!NoBody.Contains(identifier) && !IsDrawing(representation.Text(2)))
            {
                unnamed ??= representation;
            }
        }

        return unnamed;
    }

    private static bool IsDrawing(string type) =>
        type.Contains("Curve", StringComparison.OrdinalIgnoreCase) || type.Equals("BoundingBox", StringComparison.OrdinalIgnoreCase)
        || type.Equals("GeometricSet", StringComparison.OrdinalIgnoreCase) || type.Contains("2D", StringComparison.OrdinalIgnoreCase);
}
