using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>What rooms are for: zones, classifications, and the kind of room that the authoring tool wrote.</summary>
internal sealed class IfcRoomUses
{
    private const int Group = 6;
    private const int DeepestSource = 16;

    // Where tools write the kind of a room, the surest first.
    private static readonly (string Set, string Property)[] Categories =
    [
        ("Pset_SpaceOccupancyRequirements", "OccupancyType"), ("Pset_SpaceCommon", "OccupancyType"), ("Pset_SpaceCommon", "Category"),
    ];

    // What IfcSpaceTypeEnum and the older IfcInternalOrExternalEnum say of nearly every room.
    private static readonly HashSet<string> SaysNothing =
        new([string.Empty, "SPACE", "INTERNAL", "EXTERNAL", "NOTDEFINED", "USERDEFINED"], StringComparer.Ordinal);

    private readonly StepFile _file;
    private readonly IfcRelations _relations;
    private readonly ICollection<ModelIssue> _issues;
    private readonly Dictionary<long, List<long>> _zones = [];
    private readonly Dictionary<long, List<long>> _classes = [];
    private readonly Dictionary<long, List<long>> _types = [];

    /// <summary>Reads the relationships of a file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="relations">Property sets.</param>
    /// <param name="issues">Receives what cannot be used.</param>
    public IfcRoomUses(IfcModel model, IfcRelations relations, ICollection<ModelIssue> issues)
    {
        (_file, _relations, _issues) = (model.File, relations, issues);
        Link("IFCRELASSIGNSTOGROUP", Group, _zones);
        Link("IFCRELREFERENCEDINSPATIALSTRUCTURE", IfcAttribute.RelationSecond, _zones);
        Link("IFCRELASSOCIATESCLASSIFICATION", IfcAttribute.RelationSecond, _classes);
        Link("IFCRELDEFINESBYTYPE", IfcAttribute.RelationSecond, _types);
    }

    /// <summary>What a room is for.</summary>
    /// <param name="space">An IfcSpace.</param>
    public RoomUse Of(StepEntity space) => Isolated.Get(_issues, space, RoomUse.Unknown, () => new RoomUse(
        CategoryOf(space),
        [.. ZonesOf(space.Label).Select(Zone)],
        [.. ClassesOf(space.Label).Select(Classification).OfType<RoomClassification>().Distinct()]));

    private void Link(string type, int whole, Dictionary<long, List<long>> links)
    {
        foreach (StepEntity relation in _file.Labels(type).Select(_file.Entity))
        {
            Isolated.Run(_issues, relation, () =>
            {
                // IFC2X leaves the kind of the related objects out, so that the group stands one place earlier.
                long? one = relation[whole].Reference ?? relation[IfcAttribute.RelationSecond].Reference;
                foreach (long part in one is null ? [] : relation.References(IfcAttribute.RelationFirst))
                {
                    if (!links.TryGetValue(part, out List<long>? known))
                    {
                        links.Add(part, known = []);
                    }

                    known.Add(one!.Value);
                }
            });
        }
    }

    // Zones may lie in zones, and, in broken files, in themselves.
    private List<StepEntity> ZonesOf(long room)
    {
        var found = new List<StepEntity>();
        var passed = new HashSet<long>();
        var open = new Queue<long>([room]);
        while (open.TryDequeue(out long label))
        {
            IEnumerable<long> wholes = _zones.GetValueOrDefault(label, []);
            if (_relations.Parent(label) is long parent)
            {
                wholes = wholes.Append(parent);
            }

            foreach (long zone in wholes.Where(z => _file.TypeOf(z) is "IFCZONE" or "IFCSPATIALZONE").Where(passed.Add))
            {
                found.Add(_file.Entity(zone));
                open.Enqueue(zone);
            }
        }

        return found;
    }

    // IfcZone has its long name, from IFC4 on, behind its object type; an IfcSpatialZone where every spatial element has it.
    private static RoomZone Zone(StepEntity zone)
    {
        bool isSpatial = zone.Type == "IFCSPATIALZONE";
        string globalId = TextOf(zone, IfcAttribute.GlobalId);
        string[] names = [TextOf(zone, IfcAttribute.Name), TextOf(zone, isSpatial ? IfcAttribute.LongName : IfcAttribute.ZoneLongName), globalId];
        return new RoomZone(globalId, names.FirstOrDefault(n => n.Length > 0) ?? string.Empty, isSpatial);
    }

    private IEnumerable<StepEntity> ClassesOf(long room) => _types.GetValueOrDefault(room, []).Prepend(room)
        .SelectMany(classified => _classes.GetValueOrDefault(classified, [])).Distinct().Select(_file.Entity);

    private static RoomClassification? Classification(StepEntity entity) => entity.Type switch
    {
        // Location, ItemReference or Identification, Name, ReferencedSource.
        "IFCCLASSIFICATIONREFERENCE" => new RoomClassification(SystemOf(entity), TextOf(entity, 1), TextOf(entity, 2)),
        // NotationFacets, each with its NotationValue.
        "IFCCLASSIFICATIONNOTATION" => new RoomClassification(
            string.Empty, string.Join('.', entity.Entities(0).Select(facet => TextOf(facet, 0))), string.Empty),
        "IFCCLASSIFICATION" => new RoomClassification(TextOf(entity, 3), string.Empty, string.Empty),
        _ => null,
    };

    // From IFC4 on a reference may lie in another one, and so on up to the IfcClassification: Source, Edition, EditionDate, Name.
    private static string SystemOf(StepEntity reference)
    {
        StepEntity? source = reference;
        for (int depth = 0; source is { Type: "IFCCLASSIFICATIONREFERENCE" } && depth < DeepestSource; depth++)
        {
            source = source.OptionalEntity(3);
        }

        return source is { Type: "IFCCLASSIFICATION" } ? TextOf(source, 3) : string.Empty;
    }

    private string CategoryOf(StepEntity space)
    {
        Dictionary<(string, string), string> written = Properties(space.Label);
        string kind = space[IfcAttribute.SpaceType].Enumeration ?? string.Empty;
        IEnumerable<string> candidates =
        [
            .. Categories.Select(c => written.GetValueOrDefault((c.Set, c.Property), string.Empty)),
            TextOf(space, IfcAttribute.ObjectType),
            SaysNothing.Contains(kind) ? string.Empty : kind,
        ];
        return candidates.Select(c => c.Trim()).FirstOrDefault(c => c.Length > 0) ?? string.Empty;
    }

    private Dictionary<(string, string), string> Properties(long space)
    {
        var written = new Dictionary<(string, string), string>();
        foreach (StepEntity set in _relations.Definitions(space).Select(_file.Entity).Where(s => s.Type == "IFCPROPERTYSET"))
        {
            string name = TextOf(set, IfcAttribute.Name);
            foreach (StepEntity property in Categories.Any(c => c.Set == name) ? set.Entities(4) : [])
            {
                if (property.Type == "IFCPROPERTYSINGLEVALUE" && property[2].Text is string text)
                {
                    written.TryAdd((name, TextOf(property, 0)), text);
                }
            }
        }

        return written;
    }

    private static string TextOf(StepEntity entity, int attribute) => entity[attribute].Text ?? string.Empty;
}

/// <summary>What a file says of rooms beside their shape.</summary>
/// <param name="Declared">Areas.</param>
/// <param name="Uses">Zones, classifications and kinds.</param>
internal sealed record IfcRoomTexts(IfcDeclaredAreas Declared, IfcRoomUses Uses);
