using SpaceGeo.Planning.Solving;
using SpaceGeo.Store;

namespace SpaceGeo.Cli;

/// <summary>Where the program finds what is its own.</summary>
internal static class Installation
{
    /// <summary>The folder that holds the repository, or the working folder for a program that was copied elsewhere.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder in which the private database lies, as <c>.spacegeo</c>: that of the variable SPACEGEO_HOME, or the root.</summary>
    public static string Home { get; } = Environment.GetEnvironmentVariable("SPACEGEO_HOME") is { Length: > 0 } given ? given : Root;

    /// <summary>The models of the demonstration.</summary>
    public static string DemoModels => Path.Combine(Root, "tests", "data");

    /// <summary>Opens the database that was named, or the one that <see cref="Home"/> holds.</summary>
    /// <param name="database">The value of <c>--db</c>, or null.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The open database.</returns>
    public static async Task<SpaceGeoDatabase> OpenAsync(string? database, CancellationToken cancellation)
    {
        using var progress = new ProgressLine("database");
        return await SpaceGeoDatabase.OpenAsync(database, Home, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>The ledger of the demonstration, which fits its models.</summary>
    public static string DemoLedger => Path.Combine(Root, "samples", "ledger");

    /// <summary>Which solver plans of consolidation are computed with, and where <c>./spacegeo</c> puts HiGHS for Node.js.</summary>
    public static SolverOptions Solver { get; } = new() { NodeFolder = Path.Combine(Root, "scripts", "solver") };

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "SpaceGeo.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? Directory.GetCurrentDirectory();
    }
}
