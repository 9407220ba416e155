using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Rooms;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc.Derived;

/// <summary>Reads what encloses rooms. What cannot be read is reported, once.</summary>
/// <param name="model">The model.</param>
/// <param name="relations">Which parts and openings an element has.</param>
/// <param name="members">What belongs to which building.</param>
/// <param name="placements">Where products stand.</param>
/// <param name="frame">The placement that building metres refer to, or null for the file's own frame.</param>
/// <param name="issues">Receives what went wrong, unless it is there already.</param>
internal sealed class IfcEnclosures(
    IfcModel model, IfcRelations relations, IfcMembers members, IfcPlacements placements, StepEntity? frame, ICollection<ModelIssue> issues)
{
    // What cannot be read of an opening was said when the element was read as an obstacle.
    private readonly IfcBodies _filled = new(model, relations, placements, frame, new List<ModelIssue>(), IfcHoles.IsRecess);
    private readonly IfcBodies _open = new(model, relations, placements, frame, new List<ModelIssue>());
    private readonly HashSet<long> _closed = [];
    private ILookup<long, long> _fillings = Array.Empty<long>().ToLookup(label => label);

    /// <summary>The enclosures of a building.</summary>
    /// <param name="building">Its label, or null for a file without buildings. Elements that belong to no building count for each.</param>
    /// <param name="spaces">Labels of the IfcSpaces that take part.</param>
    /// <returns>Those with a body.</returns>
    public Enclosures Of(long? building, IEnumerable<long> spaces)
    {
        var around = new List<Enclosure>();
        _fillings = Fillings();
        foreach ((string type, ObstacleKind kind) in IfcClass.Obstacles)
        {
            foreach (StepEntity element in All(type, building))
            {
                Add(around, element, element, kind == ObstacleKind.Column ? BarrierKind.Column : BarrierKind.Wall);
            }
        }

        foreach (StepEntity curtainWall in All(IfcClass.CurtainWall, building))
        {
            AddCurtainWall(around, curtainWall);
        }

        foreach (StepEntity infill in IfcClass.Infills.SelectMany(type => All(type, building)).Where(e => !_closed.Contains(e.Label)))
        {
            if (Infill(infill, InfillExtent.Strip) is Solid closed)
            {
                around.Add(new Enclosure(KeyOf(infill), BarrierKind.Wall, closed));
            }
        }

        return new Enclosures(
            around,
            [.. IfcClass.Slabs.SelectMany(type => All(type, building)).Select(slab => Body(slab, _open)).OfType<Solid>()],
            [.. spaces.Select(label => Body(model.File.Entity(label), _open)).OfType<Solid>()]);
    }

    private IEnumerable<StepEntity> All(string type, long? building) => members.Of(type, building).Select(model.File.Entity);

    // Doors and windows by the opening that they fill.
    private ILookup<long, long> Fillings() => model.File.Labels("IFCRELFILLSELEMENT").Select(model.File.Entity)
        .Where(fills => fills[IfcAttribute.RelationFirst].Reference is long && fills[IfcAttribute.RelationSecond].Reference is long)
        .ToLookup(fills => fills[IfcAttribute.RelationFirst].Reference!.Value, fills => fills[IfcAttribute.RelationSecond].Reference!.Value);

    private void AddCurtainWall(List<Enclosure> around, StepEntity curtainWall)
    {
        StepEntity[] parts = [.. relations.Children(curtainWall.Label).Select(model.File.Entity)];
        if (parts.Length == 0)
        {
            Add(around, curtainWall, curtainWall, BarrierKind.Wall);
        }

        foreach (StepEntity part in parts.Where(part => !IfcClass.IsInfill(part.Type)))
        {
            Add(around, part, curtainWall, BarrierKind.Wall);
        }
    }

    private void Add(List<Enclosure> around, StepEntity element, StepEntity owner, BarrierKind kind)
    {
        if (Body(element, _filled) is Solid body)
        {
            Solid[] openings =
            [
                .. relations.Openings(element.Label).Where(model.File.Contains).Select(model.File.Entity)
                    .Where(opening => !IfcHoles.IsRecess(opening)).SelectMany(Filled),
            ];
            around.Add(new Enclosure(KeyOf(owner), kind, openings.Length == 0 ? body : new FilledWall(body, openings)));
        }
    }

    private static string KeyOf(StepEntity element) => element[IfcAttribute.GlobalId].Text ?? string.Empty;

    // What fills an opening: its own body, or where a tool writes none, the doors and windows in it.
    private Solid[] Filled(StepEntity opening)
    {
        StepEntity[] fillings = [.. _fillings[opening.Label].Where(model.File.Contains).Select(model.File.Entity)];
        _closed.UnionWith(fillings.Select(filling => filling.Label));
        return Body(opening, _open) is Solid body ? [body]
            : [.. fillings.Select(filling => Infill(filling, InfillExtent.Rectangle)).OfType<Solid>()];
    }

    private Solid? Infill(StepEntity infill, InfillExtent extent) => Read(infill, () => _open.Of(infill)?.Solid is Solid body
        ? new ClosedInfill(body, placements.Relative(infill.OptionalEntity(IfcAttribute.Placement), frame), extent)
        : null);

    private Solid? Body(StepEntity element, IfcBodies bodies) => Read(element, () => bodies.Of(element)?.Solid);

    // A wall that cannot be read was reported as an obstacle before.
    private Solid? Read(StepEntity element, Func<Solid?> read)
    {
        var found = new List<ModelIssue>();
        Solid? solid = Isolated.Get(found, element, null, read);
        foreach (ModelIssue issue in found.Where(issue => !issues.Any(known => IsSame(known, issue))))
        {
            issues.Add(issue);
        }

        return solid;
    }

    // The obstacle's message says more.
    private static bool IsSame(ModelIssue one, ModelIssue other) =>
        one.Line == other.Line && one.GlobalId == other.GlobalId && one.Code == other.Code;
}
