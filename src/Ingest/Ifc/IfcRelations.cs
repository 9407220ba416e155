using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>Who belongs to whom: the relationships that this reader follows, turned round so that they can be asked from either side.</summary>
internal sealed class IfcRelations
{
    // Links from an element to its building: part, whole, storey, building, and some to spare.
    private const int UsualChain = 32;

    private readonly Dictionary<long, long> _parents = [];
    private readonly Dictionary<long, List<long>> _children = [];
    private readonly Dictionary<long, long> _containers = [];
    private readonly Dictionary<long, List<long>> _openings = [];
    private readonly Dictionary<long, List<long>> _definitions = [];
    private readonly Dictionary<string, Dictionary<long, long?>> _ancestors = new(StringComparer.Ordinal);

    /// <summary>Reads the relationships of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="describes">Which classes need their property and quantity sets, in upper case.</param>
    /// <param name="issues">Receives relationships that cannot be used.</param>
    public IfcRelations(StepFile file, ICollection<string> describes, ICollection<ModelIssue> issues)
    {
        void Each(string type, Action<StepEntity> read)
        {
            foreach (StepEntity relation in file.Labels(type).Select(file.Entity))
            {
                Isolated.Run(issues, relation, () => read(relation));
            }
        }

        Each("IFCRELAGGREGATES", AddParts);
        Each("IFCRELNESTS", AddParts);
        Each("IFCRELCONTAINEDINSPATIALSTRUCTURE", AddContained);
        Each("IFCRELVOIDSELEMENT", relation => Add(
            _openings, One(relation, IfcAttribute.RelationFirst), One(relation, IfcAttribute.RelationSecond)));
        Each("IFCRELDEFINESBYPROPERTIES", relation => AddDefinition(file, relation, describes));
        Spatial = new IfcSpatialStructure(file, this);
    }

    /// <summary>What counts as building and as storey.</summary>
    public IfcSpatialStructure Spatial { get; }

    /// <summary>The whole that a part belongs to.</summary>
    /// <param name="part">Its label.</param>
    /// <returns>The label of the whole, or of the spatial element that contains it, or null.</returns>
    public long? Parent(long part) => _parents.TryGetValue(part, out long whole) ? whole
        : _containers.TryGetValue(part, out long container) ? container : null;

    /// <summary>The parts of a whole.</summary>
    /// <param name="whole">Its label.</param>
    /// <returns>Their labels, in the order of the file.</returns>
    public IReadOnlyList<long> Children(long whole) => _children.GetValueOrDefault(whole, []);

    /// <summary>The openings of an element.</summary>
    /// <param name="element">Its label.</param>
    /// <returns>Their labels.</returns>
    public IReadOnlyList<long> Openings(long element) => _openings.GetValueOrDefault(element, []);

    /// <summary>The property and quantity sets of an object.</summary>
    /// <param name="described">Its label.</param>
    /// <returns>Their labels.</returns>
    public IReadOnlyList<long> Definitions(long described) => _definitions.GetValueOrDefault(described, []);

    /// <summary>The nearest whole of one of the classes.</summary>
    /// <param name="file">The file.</param>
    /// <param name="part">Where to start; it counts itself.</param>
    /// <param name="type">The class in upper case.</param>
    /// <returns>Its label, or null.</returns>
    public long? Ancestor(StepFile file, long part, string type) => Ancestor(part, type, label => file.TypeOf(label) == type);

    /// <summary>The nearest whole that is meant.</summary>
    /// <param name="part">Where to start; it counts itself.</param>
    /// <param name="kind">A name for the condition: answers are remembered under it.</param>
    /// <param name="isMeant">Says it of a label, always the same.</param>
    /// <returns>Its label, or null.</returns>
    public long? Ancestor(long part, string kind, Func<long, bool> isMeant)
    {
        // Asked for every element, so nothing is remembered of a chain of usual length.
        long? link = part;
        for (int steps = 0; link is long label && steps < UsualChain; steps++, link = Parent(label))
        {
            if (isMeant(label))
            {
                return label;
            }
        }

        return link is long far ? FarAncestor(far, kind, isMeant) : null;
    }

    // All on the way get the same answer, so that a chain of 10⁵ wholes is not walked 10⁵ times. A circle ends where it was begun.
    private long? FarAncestor(long part, string kind, Func<long, bool> isMeant)
    {
        if (!_ancestors.TryGetValue(kind, out Dictionary<long, long?>? known))
        {
            _ancestors.Add(kind, known = []);
        }

        var passed = new List<long>();
        long? found = null;
        for (long? link = part; link is long label && found is null && !known.TryGetValue(label, out found); link = Parent(label))
        {
            found = isMeant(label) ? label : null;
            known.Add(label, found);
            passed.Add(label);
        }

        passed.ForEach(label => known[label] = found);
        return found;
    }

    private void AddParts(StepEntity relation)
    {
        long whole = One(relation, IfcAttribute.RelationFirst);
        foreach (long part in relation.References(IfcAttribute.RelationSecond))
        {
            _parents.TryAdd(part, whole);
            Add(_children, whole, part);
        }
    }

    private void AddContained(StepEntity relation)
    {
        long container = One(relation, IfcAttribute.RelationSecond);
        foreach (long element in relation.References(IfcAttribute.RelationFirst))
        {
            _containers.TryAdd(element, container);
        }
    }

    private static long One(StepEntity relation, int attribute) =>
        relation[attribute].Reference ?? throw relation.Error($"attribute {attribute + 1} is no reference");

    private static void Add(Dictionary<long, List<long>> map, long key, long value)
    {
        if (!map.TryGetValue(key, out List<long>? list))
        {
            map.Add(key, list = []);
        }

        list.Add(value);
    }

    private void AddDefinition(StepFile file, StepEntity relation, ICollection<string> describes)
    {
        foreach (long described in relation.References(IfcAttribute.RelationFirst))
        {
            if (describes.Contains(file.TypeOf(described)))
            {
                foreach (long definition in relation.References(IfcAttribute.RelationSecond))
                {
                    Add(_definitions, described, definition);
                }
            }
        }
    }
}
