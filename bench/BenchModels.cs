using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;

namespace SpaceGeo.Bench;

/// <summary>The real models that benchmarks use.</summary>
internal static class BenchModels
{
    private const long Large = 1_000_000;

    private static readonly string[] Names =
        ["CSC-6_SB.ifc", "20160414office_model_CV2_fordesign.ifc", "Duplex_A_20110907_georeferenced.ifc"];

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Paths of the models that the repository carries.</summary>
    public static IEnumerable<string> Paths => Names.Select(name => Path.Combine(Root, "tests", "data", name));

    /// <summary>The models above 1 MB: of the reference data beside the repository, or where that is absent of the repository.</summary>
    public static string[] LargePaths()
    {
        string reference = Path.Combine(Root, "..", "shared", "data", "ifc");
        IEnumerable<string> paths = Directory.Exists(reference) ? Directory.GetFiles(reference, "*.ifc") : Paths;
        return [.. paths.Where(path => new FileInfo(path).Length > Large).Select(Path.GetFullPath).Order(StringComparer.Ordinal)];
    }

    /// <summary>The floor plans of all models that the repository carries.</summary>
    public static FloorPlan[] Plans() =>
    [
        .. Paths.SelectMany(path => IfcReader.Read(path, new IfcReadOptions(AreaStandards.Default)).Buildings)
            .SelectMany(building => building.Storeys)
            .Select(storey => storey.Plan)
            .Where(plan => plan.Rooms.Count > 0),
    ];

    // Benchmarks run in generated projects below the build folder.
    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SpaceGeo.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Run benchmarks inside of the repository.");
    }
}
