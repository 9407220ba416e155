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

    /// <summary>The models of the reference data beside the repository, or where that is absent of the repository.</summary>
    public static IEnumerable<string> AllPaths()
    {
        string reference = Path.Combine(Root, "..", "shared", "data", "ifc");
        return (Directory.Exists(reference) ? Directory.GetFiles(reference, "*.ifc") : Paths).Select(Path.GetFullPath).Order(StringComparer.Ordinal);
    }

    /// <summary>Those above 1 MB.</summary>
    public static string[] LargePaths() => [.. AllPaths().Where(path => new FileInfo(path).Length > Large)];

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
