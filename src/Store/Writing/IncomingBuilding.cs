using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Plans;

namespace SpaceGeo.Store.Writing;

/// <summary>A building of a file that is to be stored.</summary>
internal sealed class IncomingBuilding
{
    private readonly List<Building> _readings;

    /// <summary>Takes a building of a file.</summary>
    /// <param name="model">The file.</param>
    /// <param name="place">The building's place in it.</param>
    /// <param name="siteCode">The code of its site, instead of the model's own; null for that.</param>
    public IncomingBuilding(ReadModel model, int place, string? siteCode)
    {
        _readings = [.. model.Files.Select(file => file.Buildings[place])];
        File = model.File;
        Standards = model.Standards;
        SiteCode = StoredText.Of(siteCode ?? Building.Site.Code);
        Issues = IssuesOf(File, Building);
        Fingerprint = BuildingFingerprint.Of(this);
    }

    public ModelFile File { get; }

    public IReadOnlyList<AreaStandard> Standards { get; }

    public string SiteCode { get; }

    /// <summary>As the first standard has it.</summary>
    public Building Building => _readings[0];

    /// <summary>As each standard has it.</summary>
    public IReadOnlyList<Building> Readings => _readings;

    /// <summary>What the import left out, mended or doubted; what is found while storing is added.</summary>
    public List<ModelIssue> Issues { get; }

    /// <summary>Equal for two buildings of which everything that decides what is stored is equal.</summary>
    public string Fingerprint { get; }

    /// <summary>Takes over a position that somebody gave for an earlier revision, unless another is given now.</summary>
    /// <param name="before">The earlier position.</param>
    public void KeepGiven(Georeference before)
    {
        if (before.Source == GeoreferenceSource.Given && Building.Georeference.Source != GeoreferenceSource.Given)
        {
            for (int i = 0; i < _readings.Count; i++)
            {
                _readings[i] = _readings[i] with { Georeference = before };
            }
        }
    }

    /// <summary>Lays the plans out by the rooms' numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <returns>The building as each standard has it.</returns>
    public IReadOnlyList<Building> Ordered(BuildingNumbers numbers) => [.. _readings.Select(reading => OrderedPlan.Of(reading, numbers))];

    // An issue names an element by its GlobalId. What belongs to another building of the file is not this one's; what belongs to none
    // concerns all.
    private static List<ModelIssue> IssuesOf(ModelFile file, Building building)
    {
        if (file.Buildings.Count == 1)
        {
            return [.. file.Issues];
        }

        HashSet<string> others = [.. file.Buildings.Where(b => !ReferenceEquals(b, building)).SelectMany(GlobalIds)];
        others.ExceptWith(GlobalIds(building));
        return [.. file.Issues.Where(i => !others.Contains(i.GlobalId))];
    }

    private static IEnumerable<string> GlobalIds(Building building) =>
        building.Elements.Select(e => e.GlobalId)
            .Concat(building.Storeys.Select(s => s.GlobalId))
            .Concat(building.Storeys.SelectMany(s => s.Rooms).Select(r => r.GlobalId))
            .Append(building.GlobalId);
}
