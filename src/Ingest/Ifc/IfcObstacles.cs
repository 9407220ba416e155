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
    /// <param name="building">Its label, or null for a file without buildings. Elements that belong to no building count for each.</param>
    /// <returns>Those with a body.</returns>
    public IReadOnlyList<IfcObstacle> Of(long? building)
    {
        var obstacles = new List<IfcObstacle>();
        foreach ((string type, ObstacleKind kind) in IfcClass.Obstacles)
        {
            foreach (long label in members.Of(type, building))
            {
                Add(obstacles, label, kind);
            }
        }

        foreach (long label in members.Of(IfcClass.CurtainWall, building))
        {
            AddCurtainWall(obstacles, label);
        }

        return obstacles;
    }

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
        Isolated.Run(issues, entity, () =>
        {
            if (bodies.Of(entity) is IfcBody body)
            {
                var element = new Element(
                    entity.Text(IfcAttribute.GlobalId), IfcClass.Spelled(entity.Type), entity.Text(IfcAttribute.Name), kind);
                obstacles.Add(new IfcObstacle(element, body, entity));
                if (body.StandIn.Length > 0)
                {
                    issues.Add(Isolated.Issue(entity, body.StandIn, body.Message));
                }
            }
        });
    }
}
