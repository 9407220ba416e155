using System.Globalization;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>What an element is to standards that tell walls apart.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="IsExternal">Whether the model says that the open air is behind it; null where it does not say.</param>
internal readonly record struct IfcElementKind(ObstacleKind Kind, bool? IsExternal);

/// <summary>
/// Tells partitions from walls that bear, and pilasters from columns: by PredefinedType and the property set common to walls, of the element or
/// else of its type. A wall of which nothing is said counts as one that bears.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="relations">Property sets of walls.</param>
/// <param name="issues">Receives what cannot be read.</param>
internal sealed class IfcElementKinds(IfcModel model, IfcRelations relations, ICollection<ModelIssue> issues)
{
    private const string WallSet = "Pset_WallCommon";

    private static readonly HashSet<string> Dividing = new(["PARTITIONING", "MOVABLE"], StringComparer.Ordinal);
    private static readonly HashSet<string> Bearing = new(["SHEAR", "RETAININGWALL"], StringComparer.Ordinal);

    private readonly HashSet<long> _unknown = [];
    private Dictionary<long, long>? _types;

    /// <summary>What a wall is.</summary>
    /// <param name="wall">An IfcWall.</param>
    public IfcElementKind OfWall(StepEntity wall) => Isolated.Get(issues, wall, new IfcElementKind(ObstacleKind.Wall, null), () =>
    {
        string predefined = PredefinedType(wall);
        bool? bears = Said(wall, "LoadBearing") ?? (Bearing.Contains(predefined) ? true : null);
        bool? external = Said(wall, "IsExternal");
        if (bears is null && external is not true && !Dividing.Contains(predefined))
        {
            _unknown.Add(wall.Label);
        }

        bool divides = bears is not true && external is not true && (Dividing.Contains(predefined) || bears is false);
        return new IfcElementKind(divides ? ObstacleKind.Partition : ObstacleKind.Wall, external);
    });

    /// <summary>What a column is.</summary>
    /// <param name="column">An IfcColumn.</param>
    public ObstacleKind OfColumn(StepEntity column) => PredefinedType(column) == "PILASTER" ? ObstacleKind.Pilaster : ObstacleKind.Column;

    /// <summary>Whether a covering stands in front of a wall; one on floors or ceilings takes no area.</summary>
    /// <param name="covering">An IfcCovering.</param>
    public bool IsCladding(StepEntity covering) => PredefinedType(covering) is "CLADDING" or "INSULATION" or "MEMBRANE";

    /// <summary>Says how many walls counted as bearing because nothing is said of them.</summary>
    public void Report()
    {
        if (_unknown.Count > 0)
        {
            issues.Add(new ModelIssue("wall-kind-unknown", string.Empty, string.Empty, 0, string.Create(
                CultureInfo.InvariantCulture,
                $"{_unknown.Count} walls have neither a predefined type nor LoadBearing in {WallSet}; they were taken for walls that bear")));
            _unknown.Clear();
        }
    }

    private string PredefinedType(StepEntity element)
    {
        string own = element[IfcAttribute.ElementPredefinedType].Enumeration ?? string.Empty;
        return own.Length > 0 && own != "NOTDEFINED" ? own
            : TypeOf(element) is StepEntity type ? type[IfcAttribute.TypePredefinedType].Enumeration ?? string.Empty : own;
    }

    private bool? Said(StepEntity wall, string property) =>
        Said(relations.Definitions(wall.Label).Select(model.File.Entity), property)
        ?? (TypeOf(wall) is StepEntity type ? Said(type.Entities(IfcAttribute.TypePropertySets), property) : null);

    private static bool? Said(IEnumerable<StepEntity> sets, string property)
    {
        foreach (StepEntity set in sets.Where(s => s.Type == "IFCPROPERTYSET" && s[IfcAttribute.Name].Text == WallSet))
        {
            foreach (StepEntity single in set.Entities(4).Where(p => p.Type == "IFCPROPERTYSINGLEVALUE" && p[0].Text == property))
            {
                return single[2].Enumeration switch
                {
                    "T" => true,
                    "F" => false,
                    _ => null,
                };
            }
        }

        return null;
    }

    private StepEntity? TypeOf(StepEntity element)
    {
        _types ??= Types();
        return _types.TryGetValue(element.Label, out long type) ? model.File.Entity(type) : null;
    }

    private Dictionary<long, long> Types()
    {
        var types = new Dictionary<long, long>();
        foreach (StepEntity relation in model.File.Labels("IFCRELDEFINESBYTYPE").Select(model.File.Entity))
        {
            Isolated.Run(issues, relation, () =>
            {
                if (relation[IfcAttribute.RelationSecond].Reference is long type)
                {
                    foreach (long element in relation.References(IfcAttribute.RelationFirst))
                    {
                        types.TryAdd(element, type);
                    }
                }
            });
        }

        return types;
    }
}
