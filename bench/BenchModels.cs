using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;

namespace SpaceGeo.Bench;

/// <summary>The real models that the repository carries, as benchmarks use them.</summary>
internal static class BenchModels
{
    private static readonly string[] Names =
        ["CSC-6_SB.ifc", "20160414office_model_CV2_fordesign.ifc", "Duplex_A_20110907_georeferenced.ifc"];

    /// <summary>Paths of the models.</summary>
    public static IEnumerable<string> Paths => Names.Select(name => Path.Combine(Folder(), name));

    /// <summary>The floor plans of all models.</summary>
    public static FloorPlan[] Plans() =>
    [
        .. Paths.SelectMany(path => IfcReader.Read(path, new IfcReadOptions(AreaStandards.Default)).Buildings)
            .SelectMany(building => building.Storeys)
            .Select(storey => storey.Plan)
            .Where(plan => plan.Rooms.Count > 0),
    ];

    // Benchmarks run in generated projects below the build folder.
    private static string Folder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SpaceGeo.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? throw new InvalidOperationException("Run benchmarks inside of the repository."), "tests", "data");
    }
}
