using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Rooms;
using SpaceGeo.Geometry.Solids;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc.Derived;

/// <summary>Reads what encloses rooms. What cannot be read is reported, once.</summary>
/// <param name="model">The model.</param>
/// <param name="relations">Who belongs to whom.</param>
/// <param name="placements">Where products stand.</param>
/// <param name="frame">The placement that building metres refer to, or null for the file's own frame.</param>
/// <param name="issues">Receives what went wrong, unless it is there already.</param>
internal sealed class IfcEnclosures(
    IfcModel model, IfcRelations relations, IfcPlacements placements, StepEntity? frame, ICollection<ModelIssue> issues)
{
    // IfcOpeningElement: ObjectType where tools before IFC4 say it, PredefinedType since.
    private const int ObjectType = 4;
    private const int OpeningPredefinedType = 8;

    private static readonly string[] Infills = ["IFCDOOR", "IFCDOORSTANDARDCASE", "IFCWINDOW", "IFCWINDOWSTANDARDCASE"];
    private static readonly string[] Slabs = ["IFCSLAB", "IFCSLABSTANDARDCASE", "IFCSLABELEMENTEDCASE"];

    private readonly IfcBodies _filled = new(model, relations, placements, frame, IsRecess);
    private readonly IfcBodies _open = new(model, relations, placements, frame);

    /// <summary>The enclosures of a building.</summary>
    /// <param name="building">Its label, or null for a file without buildings. Elements that belong to no building count for each.</param>
    /// <param name="spaces">Labels of the IfcSpaces that take part.</param>
    /// <returns>Those with a body.</returns>
    public Enclosures Of(long? building, IEnumerable<long> spaces)
    {
        var around = new List<Enclosure>();
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

        HashSet<long> closedOtherwise = Filling();
        foreach (StepEntity infill in Infills.SelectMany(type => All(type, building)).Where(e => !closedOtherwise.Contains(e.Label)))
        {
            AddInfill(around, infill);
        }

        return new Enclosures(
            around,
            [.. Slabs.SelectMany(type => All(type, building)).Select(slab => Body(slab, _open)).OfType<Solid>()],
            [.. spaces.Select(label => Body(model.File.Entity(label), _open)).OfType<Solid>()]);
    }

    // A recess does not lead through the wall: its floor belongs to the room before it.
    private static bool IsRecess(StepEntity opening) =>
        opening[OpeningPredefinedType].Enumeration == "RECESS"
        || string.Equals(opening[ObjectType].Text, "Recess", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<StepEntity> All(string type, long? building) => model.File.Labels(type)
        .Where(label => (relations.Ancestor(model.File, label, "IFCBUILDING") ?? building) == building).Select(model.File.Entity);

    // Doors and windows in an opening with a body: the wall around it is taken with the opening filled.
    private HashSet<long> Filling() =>
    [
        .. model.File.Labels("IFCRELFILLSELEMENT").Select(model.File.Entity)
            .Where(fills => fills[IfcAttribute.RelationFirst].Reference is long opening && model.File.Contains(opening)
                && model.File.Entity(opening)[IfcAttribute.Representation].HasValue)
            .Select(fills => fills[IfcAttribute.RelationSecond].Reference ?? -1),
    ];

    private void AddCurtainWall(List<Enclosure> around, StepEntity curtainWall)
    {
        StepEntity[] parts = [.. relations.Children(curtainWall.Label).Select(model.File.Entity)];
        if (parts.Length == 0)
        {
            Add(around, curtainWall, curtainWall, BarrierKind.Wall);
        }

        foreach (StepEntity part in parts.Where(part => !Infills.Contains(part.Type)))
        {
            Add(around, part, curtainWall, BarrierKind.Wall);
        }
    }

    private void Add(List<Enclosure> around, StepEntity element, StepEntity owner, BarrierKind kind)
    {
        if (Body(element, _filled) is Solid body)
        {
            around.Add(new Enclosure(owner[IfcAttribute.GlobalId].Text ?? string.Empty, kind, body));
        }
    }

    private void AddInfill(List<Enclosure> around, StepEntity infill)
    {
        if (Body(infill, _open) is Solid body)
        {
            Affine3 placed = placements.Relative(infill.OptionalEntity(IfcAttribute.Placement), frame);
            around.Add(new Enclosure(infill[IfcAttribute.GlobalId].Text ?? string.Empty, BarrierKind.Wall, new ClosedInfill(body, placed)));
        }
    }

    private Solid? Body(StepEntity element, IfcBodies bodies)
    {
        try
        {
            return bodies.Of(element)?.Solid;
        }
        catch (IfcGeometryException e)
        {
            Report(element, e.Reason, e.Message);
        }
        catch (StepException e) when (e.Fault == StepFault.Attribute)
        {
            Report(element, "attribute-broken", e.Message);
        }

        return null;
    }

    // A wall that cannot be read was reported as an obstacle before.
    private void Report(StepEntity element, string code, string message)
    {
        var issue = new ModelIssue(
            code, element[IfcAttribute.GlobalId].Text ?? string.Empty, IfcClass.Spelled(element.Type), element.Line, message);
        if (!issues.Contains(issue))
        {
            issues.Add(issue);
        }
    }
}
