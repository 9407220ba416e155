using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>The instances of a class by the building they belong to, found once for all buildings: a file may have hundreds.</summary>
/// <param name="file">The file.</param>
/// <param name="relations">Who belongs to whom.</param>
internal sealed class IfcMembers(StepFile file, IfcRelations relations)
{
    // Labels are positive; this stands for no building.
    private const long Nowhere = -1;

    private readonly Dictionary<string, ILookup<long, (int Order, long Label)>> _known = new(StringComparer.Ordinal);

    /// <summary>The instances of a class in a building.</summary>
    /// <param name="type">The class in upper case; subtypes are classes of their own.</param>
    /// <param name="building">The building's label, or null for a file without buildings.</param>
    /// <returns>Labels in the order of the file. What belongs to no building belongs to each.</returns>
    public IEnumerable<long> Of(string type, long? building)
    {
        if (!_known.TryGetValue(type, out ILookup<long, (int Order, long Label)>? byBuilding))
        {
            _known.Add(type, byBuilding = file.Labels(type).Select((label, order) => (order, label))
                .ToLookup(member => relations.Spatial.BuildingOf(member.label) ?? Nowhere));
        }

        return byBuilding[building ?? Nowhere].Concat(building is null ? [] : byBuilding[Nowhere])
            .OrderBy(member => member.Order).Select(member => member.Label);
    }
}
