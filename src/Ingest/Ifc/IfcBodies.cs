using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Ifc.Shapes;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>A product's body as a placed solid, and what had to be mended in its borders.</summary>
/// <param name="Solid">The body, in building metres.</param>
/// <param name="Faults">What was mended.</param>
/// <param name="Reason">Reason code of a body that lacks a part, or that something stands in for; empty for one that is as it should be.</param>
/// <param name="Message">What a report says of it then.</param>
internal sealed record IfcBody(Solid Solid, IReadOnlyCollection<PolygonFault> Faults, string Reason, string Message);

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
    /// <summary>Reason code of a body that lacks a part.</summary>
    public const string Incomplete = "body-incomplete";

    private const int DeepestParts = 16;

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
        model.Patience.Check();
        _solids.Work.Restart();
        _solids.Omissions.Restart();
        var faults = new List<PolygonFault>();
        try
        {
            return WithParts(product, faults, 0) is Solid solid ? Own(solid, faults) : Substitute(product, faults, "there is no body");
        }
        catch (Exception e) when (IfcOmissions.IsBearable(e) && HasStandIn(product))
        {
            return Substitute(product, faults, "the body cannot be read: " + e.Message);
        }
    }

    private IfcBody Own(Solid solid, List<PolygonFault> faults) => _solids.Omissions.Message is string left
        ? new IfcBody(solid, faults, Incomplete, LeftOut(left))
        : new IfcBody(solid, faults, string.Empty, string.Empty);

    private bool HasStandIn(StepEntity product) =>
        Isolated.Get(new List<ModelIssue>(), product, null, () => StandInOf(product, [])) is not null;

    private IfcBody? Substitute(StepEntity product, List<PolygonFault> faults, string why) => StandInOf(product, faults) is not StandIn standIn
        ? null
        : new IfcBody(WithoutOpenings(product, SolidExtent.Bounded(product, standIn.Solid), faults), faults, standIn.Code, $"{why}; {standIn.Source}");

    private StandIn? StandInOf(StepEntity product, List<PolygonFault> faults) =>
        new IfcStandIns(_solids, model.Materials).Of(product, Placed(product), faults);

    /// <summary>What a report says of a body that lacks a part.</summary>
    /// <param name="why">What is wrong with the part.</param>
    /// <returns>A sentence.</returns>
    public static string LeftOut(string why) => $"a part of the body was left out: {why}";

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
                .Select(opening => Isolated.Get(issues, opening, null, () => Own(opening, faults))).OfType<Solid>()
                .Select(opening => new ToolSolid(opening)),
        ];
        return openings.Length == 0 ? body : new BooleanSolid(SolidOperation.Difference, body, new UnionSolid(openings));
    }

    private Solid? Own(StepEntity product, List<PolygonFault> faults)
    {
        if (product.OptionalEntity(IfcAttribute.Representation) is not StepEntity shape)
        {
            return null;
        }

        Solid[] items = _solids.ReadAll([.. Bodies(shape).SelectMany(body => body.Entities(3))], Placed(product), faults);
        return items.Length switch
        {
            0 => null,
            1 => items[0],
            _ => new UnionSolid(items),
        };
    }

    // The representations named Body: one for each kind of item, or for each context. Where none is named so, as in older exports, those
    // that are not named as something else.
    private static StepEntity[] Bodies(StepEntity shape)
    {
        StepEntity[] solid = [.. shape.Entities(2).Where(r => !NoBody.Contains(r.Text(1)))];
        StepEntity[] named = [.. solid.Where(r => r.Text(1).Equals("Body", StringComparison.OrdinalIgnoreCase))];
        return named.Length == 1 ? named : [.. (named.Length > 0 ? named : solid).Where(r => !IsDrawing(r.Text(2)))];
    }

    private static bool IsDrawing(string type) =>
        type.Contains("Curve", StringComparison.OrdinalIgnoreCase) || type.Equals("BoundingBox", StringComparison.OrdinalIgnoreCase)
        || type.Equals("GeometricSet", StringComparison.OrdinalIgnoreCase) || type.Contains("2D", StringComparison.OrdinalIgnoreCase);
}
