using SpaceGeo.Ingest.Step;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>
/// What counts as building and as storey. Beside IfcBuilding and IfcBuildingStorey these are, from IFC4X3 on, facilities (stations,
/// bridges, quays) and their parts, where rooms hang from nothing nearer.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="relations">Who belongs to whom.</param>
internal sealed class IfcSpatialStructure(StepFile file, IfcRelations relations)
{
    private const string Building = "IFCBUILDING";
    private const string Storey = "IFCBUILDINGSTOREY";

    private static readonly HashSet<string> Facilities =
        new(["IFCFACILITY", "IFCBRIDGE", "IFCROAD", "IFCRAILWAY", "IFCMARINEFACILITY"], StringComparer.Ordinal);

    private static readonly HashSet<string> FacilityParts = new(
        ["IFCFACILITYPART", "IFCFACILITYPARTCOMMON", "IFCBRIDGEPART", "IFCROADPART", "IFCRAILWAYPART", "IFCMARINEPART"], StringComparer.Ordinal);

    private readonly Lazy<HashSet<long>> _facilities = new(() => Holding(file, relations, Building, Facilities));
    private readonly Lazy<HashSet<long>> _parts = new(() => Holding(file, relations, Storey, FacilityParts));

    /// <summary>Labels of all buildings, then of facilities that hold rooms of no building.</summary>
    public IReadOnlyList<long> Buildings => [.. file.Labels(Building), .. _facilities.Value];

    /// <summary>Labels of all storeys, then of parts of facilities that hold rooms of no storey.</summary>
    public IReadOnlyList<long> Storeys => [.. file.Labels(Storey), .. _parts.Value];

    /// <summary>The building of an object.</summary>
    /// <param name="label">Its label.</param>
    /// <returns>One of <see cref="Buildings"/>, or null.</returns>
    public long? BuildingOf(long label) => Nearest(label, Building, "facility with rooms", _facilities.Value);

    /// <summary>The storey of an object.</summary>
    /// <param name="label">Its label.</param>
    /// <returns>One of <see cref="Storeys"/>, or null.</returns>
    public long? StoreyOf(long label) => Nearest(label, Storey, "part with rooms", _parts.Value);

    /// <summary>Whether a spatial element states its height: a part of a facility does not.</summary>
    /// <param name="storey">One of <see cref="Storeys"/>.</param>
    public static bool HasElevation(StepEntity storey) => storey.Type == Storey;

    private long? Nearest(long label, string type, string kind, HashSet<long> others) => relations.Ancestor(file, label, type)
        ?? (others.Count == 0 ? null : relations.Ancestor(label, kind, others.Contains));

    private static HashSet<long> Holding(StepFile file, IfcRelations relations, string type, HashSet<string> others) =>
        !file.Types.Any(others.Contains) ? []
            : [.. file.Labels("IFCSPACE").Where(room => relations.Ancestor(file, room, type) is null)
                .Select(room => relations.Ancestor(room, $"beside {type}", whole => others.Contains(file.TypeOf(whole)))).OfType<long>()];
}
