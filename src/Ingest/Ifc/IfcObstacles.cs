using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>An element that can stand in a room, with its body.</summary>
/// <param name="Element">The element.</param>
/// <param name="Body">Its body.</param>
/// <param name="Entity">The element in the file.</param>
internal sealed record IfcObstacle(Element Element, IfcBody Body, StepEntity Entity)
{
    /// <summary>Whether the model says that the open air is behind it; null where it does not say.</summary>
    public bool? IsExternal { get; init; }

    /// <summary>Its body without openings, for walls where a standard moves the borders of rooms; else null.</summary>
    public IfcBody? Filled { get; init; }
}

/// <summary>Where obstacles are found.</summary>
/// <param name="Model">The model.</param>
/// <param name="Relations">Which parts an element has.</param>
/// <param name="Members">What belongs to which building.</param>
/// <param name="Bodies">Bodies of products.</param>
/// <param name="Filled">Bodies without their openings.</param>
/// <param name="Kinds">What an element is.</param>
internal sealed record IfcObstacleSources(
    IfcModel Model, IfcRelations Relations, IfcMembers Members, IfcBodies Bodies, IfcBodies Filled, IfcElementKinds Kinds);

/// <summary>Reads the elements that some area standards deduct. One that cannot be read is reported and left out.</summary>
/// <param name="sources">Where they are found.</param>
/// <param name="standards">The standards.</param>
/// <param name="issues">Receives what went wrong.</param>
internal sealed class IfcObstacles(
    IfcObstacleSources sources, IReadOnlyCollection<AreaStandard> standards, ICollection<ModelIssue> issues)
{
    private readonly bool _tellsKindsApart = standards.Any(s => s.TellsKindsApart);
    private readonly bool _needsFilled = standards.Any(s => !s.Boundary.IsDrawn);

    /// <summary>The obstacles of a building.</summary>
    /// <param name="building">Its label, or null for a file without buildings. Elements that belong to no building count for each, and those
    /// of a building that it is part of, or that is part of it, for both.</param>
    /// <param name="hasRooms">Whether it has rooms: then, without an element of its own, it has those of all buildings, as where one file
    /// holds the rooms of one model and the walls of another.</param>
    /// <returns>Those with a body.</returns>
    public IReadOnlyList<IfcObstacle> Of(long? building, bool hasRooms)
    {
        List<IfcObstacle> own = Of([building, .. building is long label ? Kin(label) : []]);
        return own.Count == 0 && hasRooms ? Of([.. sources.Model.File.Labels("IFCBUILDING").Where(b => b != building).Select(b => (long?)b)]) : own;
    }

    private List<IfcObstacle> Of(long?[] buildings)
    {
        IEnumerable<long> Labels(string type) => buildings.SelectMany(building => sources.Members.Of(type, building)).Distinct();
        var obstacles = new List<IfcObstacle>();
        foreach ((string type, ObstacleKind kind) in IfcClass.Obstacles)
        {
            foreach (long label in Labels(type))
            {
                Add(obstacles, label, kind);
            }
        }

        foreach (long label in Labels(IfcClass.CurtainWall))
        {
            AddCurtainWall(obstacles, label);
        }

        foreach (long label in IsDeducted(ObstacleKind.Covering) ? Labels(IfcClass.Covering) : [])
        {
            AddCovering(obstacles, label);
        }

        IEnumerable<string> walls = IfcClass.Obstacles.Where(o => o.Kind == ObstacleKind.Wall).Select(o => o.Type);
        foreach (long label in IsDeducted(ObstacleKind.Niche) ? walls.SelectMany(Labels) : [])
        {
            AddNiches(obstacles, label);
        }

        bool takesHoles = IsDeducted(ObstacleKind.Shaft) || IsDeducted(ObstacleKind.SlabOpening);
        foreach (long label in takesHoles ? IfcClass.Slabs.SelectMany(Labels) : [])
        {
            AddHoles(obstacles, label);
        }

        return obstacles;
    }

    private bool IsDeducted(ObstacleKind kind) => standards.Any(s => s.DeductionOf(kind) is not null);

    // The buildings that a building is part of, and those that are parts of it.
    private IEnumerable<long?> Kin(long building)
    {
        var passed = new HashSet<long> { building };
        for (long? whole = sources.Relations.Parent(building); whole is long label && passed.Add(label); whole = sources.Relations.Parent(label))
        {
            if (IsBuilding(label))
            {
                yield return label;
            }
        }

        var open = new Queue<long>([building]);
        while (open.TryDequeue(out long label))
        {
            foreach (long part in sources.Relations.Children(label).Where(IsBuilding).Where(passed.Add))
            {
                yield return part;
                open.Enqueue(part);
            }
        }
    }

    private bool IsBuilding(long label) => sources.Model.File.TypeOf(label) == "IFCBUILDING";

    private void AddCovering(List<IfcObstacle> obstacles, long label)
    {
        if (sources.Kinds.IsCladding(sources.Model.File.Entity(label)))
        {
            Add(obstacles, label, ObstacleKind.Covering);
        }
    }

    private void AddHoles(List<IfcObstacle> obstacles, long slab)
    {
        foreach (long opening in sources.Relations.Openings(slab).Where(sources.Model.File.Contains))
        {
            Add(obstacles, opening, IfcHoles.IsShaft(sources.Model.File.Entity(opening)) ? ObstacleKind.Shaft : ObstacleKind.SlabOpening);
        }
    }

    private void AddNiches(List<IfcObstacle> obstacles, long wall)
    {
        foreach (long opening in sources.Relations.Openings(wall).Where(sources.Model.File.Contains).Where(o => IfcHoles.IsRecess(sources.Model.File.Entity(o))))
        {
            Add(obstacles, opening, ObstacleKind.Niche);
        }
    }

    // A curtain wall counts by its plates and members, however deep they are nested; one without any by its own body.
    private void AddCurtainWall(List<IfcObstacle> obstacles, long label)
    {
        int before = obstacles.Count;
        foreach (long part in Descendants(label).Where(part => IfcClass.IsCurtainWallPart(sources.Model.File.TypeOf(part))))
        {
            Add(obstacles, part, ObstacleKind.CurtainWallPart);
        }

        if (obstacles.Count == before)
        {
            Add(obstacles, label, ObstacleKind.CurtainWallPart);
        }
    }

    private IEnumerable<long> Descendants(long whole)
    {
        var passed = new HashSet<long> { whole };
        var open = new Queue<long>([whole]);
        while (open.TryDequeue(out long label))
        {
            foreach (long part in sources.Relations.Children(label).Where(passed.Add))
            {
                yield return part;
                open.Enqueue(part);
            }
        }
    }

    private void Add(List<IfcObstacle> obstacles, long label, ObstacleKind kind)
    {
        StepEntity entity = sources.Model.File.Entity(label);
        var found = new List<ModelIssue>();
        Isolated.Run(found, entity, () =>
        {
            if (sources.Bodies.Of(entity) is IfcBody body)
            {
                IfcElementKind told = Told(entity, kind);
                var element = new Element(
                    entity.Text(IfcAttribute.GlobalId), IfcClass.Spelled(entity.Type), entity.Text(IfcAttribute.Name), told.Kind);
                bool bounds = _needsFilled && (told.Kind.IsWall() || told.Kind == ObstacleKind.CurtainWallPart);
                obstacles.Add(new IfcObstacle(element, body, entity)
                {
                    IsExternal = told.IsExternal,
                    Filled = bounds ? sources.Filled.Of(entity) : null,
                });
                if (body.Reason.Length > 0)
                {
                    issues.Add(Isolated.Issue(entity, body.Reason, body.Message));
                }
            }
        });
        foreach (ModelIssue issue in found)
        {
            issues.Add(issue with { Message = $"{issue.Message}; it takes nothing from rooms{Near(label)}, which may read too large" });
        }
    }

    // Where it stands cannot be told without its body, but people know what stands on which storey.
    private string Near(long label) => sources.Relations.Spatial.StoreyOf(label) is long storey && sources.Model.File.Contains(storey)
        ? $" of storey '{sources.Model.File.Entity(storey)[IfcAttribute.Name].Text}'"
        : string.Empty;

    private IfcElementKind Told(StepEntity entity, ObstacleKind kind) =>
        kind == ObstacleKind.Wall && _tellsKindsApart ? sources.Kinds.OfWall(entity)
        : new IfcElementKind(kind == ObstacleKind.Column && _tellsKindsApart ? sources.Kinds.OfColumn(entity) : kind, null);
}
