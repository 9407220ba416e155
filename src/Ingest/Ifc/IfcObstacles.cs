using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>An element that can stand in a room, with its body.</summary>
/// <param name="Element">The element.</param>
/// <param name="Body">Its body.</param>
/// <param name="Entity">The element in the file.</param>
internal sealed record IfcObstacle(Element Element, IfcBody Body, StepEntity Entity);

/// <summary>Reads the elements that an area standard may deduct. One that cannot be read is reported and left out.</summary>
/// <param name="model">The model.</param>
/// <param name="relations">Which parts an element has.</param>
/// <param name="members">What belongs to which building.</param>
/// <param name="bodies">Bodies of products.</param>
/// <param name="issues">Receives what went wrong.</param>
internal sealed class IfcObstacles(
    IfcModel model, IfcRelations relations, IfcMembers members, IfcBodies bodies, ICollection<ModelIssue> issues)
{
    /// <summary>The obstacles of a building.</summary>
    /// <param name="building">Its label, or null for a file without buildings. Elements that belong to no building count for each, and those
    /// of a building that it is part of, or that is part of it, for both.</param>
    /// <param name="hasRooms">Whether it has rooms: then, without an element of its own, it has those of all buildings, as where one file
    /// holds the rooms of one model and the walls of another.</param>
    /// <returns>Those with a body.</returns>
    public IReadOnlyList<IfcObstacle> Of(long? building, bool hasRooms)
    {
        List<IfcObstacle> own = Of([building, .. building is long label ? Kin(label) : []]);
        return own.Count == 0 && hasRooms ? Of([.. model.File.Labels("IFCBUILDING").Where(b => b != building).Select(b => (long?)b)]) : own;
    }

    private List<IfcObstacle> Of(long?[] buildings)
    {
        IEnumerable<long> Labels(string type) => buildings.SelectMany(building => members.Of(type, building)).Distinct();
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

        return obstacles;
    }

    // The buildings that a building is part of, and those that are parts of it.
    private IEnumerable<long?> Kin(long building)
    {
        var passed = new HashSet<long> { building };
        for (long? whole = relations.Parent(building); whole is long label && passed.Add(label); whole = relations.Parent(label))
        {
            if (IsBuilding(label))
            {
                yield return label;
            }
        }

        var open = new Queue<long>([building]);
        while (open.TryDequeue(out long label))
        {
            foreach (long part in relations.Children(label).Where(IsBuilding).Where(passed.Add))
            {
                yield return part;
                open.Enqueue(part);
            }
        }
    }

    private bool IsBuilding(long label) => model.File.TypeOf(label) == "IFCBUILDING";

    // A curtain wall counts by its plates and members, however deep they are nested; one without any by its own body.
    private void AddCurtainWall(List<IfcObstacle> obstacles, long label)
    {
        int before = obstacles.Count;
        foreach (long part in Descendants(label).Where(part => IfcClass.IsCurtainWallPart(model.File.TypeOf(part))))
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
            foreach (long part in relations.Children(label).Where(passed.Add))
            {
                yield return part;
                open.Enqueue(part);
            }
        }
    }

    private void Add(List<IfcObstacle> obstacles, long label, ObstacleKind kind)
    {
        StepEntity entity = model.File.Entity(label);
        var found = new List<ModelIssue>();
        Isolated.Run(found, entity, () =>
        {
            if (bodies.Of(entity) is IfcBody body)
            {
                var element = new Element(
                    entity.Text(IfcAttribute.GlobalId), IfcClass.Spelled(entity.Type), entity.Text(IfcAttribute.Name), kind);
                obstacles.Add(new IfcObstacle(element, body, entity));
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
    private string Near(long label) => relations.Spatial.StoreyOf(label) is long storey && model.File.Contains(storey)
        ? $" of storey '{model.File.Entity(storey)[IfcAttribute.Name].Text}'"
        : string.Empty;
}
