using SpaceGeo.Planning.Solving.Programs;

namespace SpaceGeo.Planning.Solving;

/// <summary>The solvers of this machine.</summary>
public static class Solvers
{
    private const string HowToInstall =
        "Install one: nodejs and npm, then `npm ci` in scripts/solver (./spacegeo demo does so); or the Debian package coinor-cbc; or HiGHS as `highs` on the PATH.";

    /// <summary>Finds a solver: the one asked for; else HiGHS on the PATH, else the npm package <c>highs</c> by Node, else CBC.</summary>
    /// <param name="options">What is asked for, and where solvers are.</param>
    /// <returns>The solver; it is started when it is used.</returns>
    /// <exception cref="SolverException">There is none, or not the one asked for; the message says how to get one.</exception>
    public static ILinearSolver Find(SolverOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return HighsWasm(options)
            ?? throw new SolverException(SolverFailure.Missing, $"No solver is installed.\n{HowToInstall}");
    }

    private static ProcessSolver? HighsWasm(SolverOptions options)
    {
        string? node = OnPath(options, "node") ?? OnPath(options, "nodejs");
        string? loader = options.NodeFolder is null ? null : Path.GetFullPath(Path.Combine(options.NodeFolder, "node_modules", "highs", "build", "highs.mjs"));
        return node is null || !File.Exists(loader)
            ? null
            : new ProcessSolver("HiGHS (npm)", (folder, model) => new HighsWasmRun(node, loader, folder, model), options.Grace);
    }

    private static string? OnPath(SolverOptions options, string name) => options.SearchPath
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.GetFullPath(Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
