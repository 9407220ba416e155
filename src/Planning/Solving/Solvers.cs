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
        return options.Solver is string named
            ? Named(named, options)
            : Native("highs", options) ?? HighsWasm(options) ?? Native("cbc", options)
                ?? throw new SolverException(SolverFailure.Missing, $"No solver is installed.\n{HowToInstall}");
    }

    private static ProcessSolver Named(string named, SolverOptions options)
    {
        if (named == "highs-js")
        {
            return HighsWasm(options) ?? throw new SolverException(
                SolverFailure.Missing,
                $"The solver highs-js needs Node.js on the PATH and the npm package highs in {options.NodeFolder ?? "a folder, and none is known"}.\n{HowToInstall}");
        }

        string program = named == "gurobi" ? "gurobi_cl" : named;
        if (!Path.GetFileName(program).StartsWithAny("highs", "cbc", "scip", "gurobi_cl"))
        {
            throw new SolverException(
                SolverFailure.Missing,
                $"The solver {named} is not known.\nName highs, highs-js, cbc, scip or gurobi_cl, or the path of a program whose name begins so.");
        }

        return Native(program, options) ?? throw new SolverException(
            SolverFailure.Missing, $"The solver {named} is not installed, or not on the PATH.\n{HowToInstall}");
    }

    private static bool StartsWithAny(this string name, params ReadOnlySpan<string> beginnings)
    {
        foreach (string beginning in beginnings)
        {
            if (name.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // The name of the file says which command line the program takes.
    private static ProcessSolver? Native(string program, SolverOptions options)
    {
        string? path = program.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(program) : OnPath(options, program);
        if (!File.Exists(path))
        {
            return null;
        }

        string name = Path.GetFileName(path);
        return name.StartsWith("highs", StringComparison.Ordinal)
                ? new ProcessSolver("HiGHS", (folder, model) => new HighsRun(path, folder, model), options.Grace)
            : name.StartsWith("cbc", StringComparison.Ordinal)
                ? new ProcessSolver("CBC", (folder, model) => new CbcRun(path, folder, model), options.Grace)
            : name.StartsWith("scip", StringComparison.Ordinal)
                ? new ProcessSolver("SCIP", (folder, model) => new ScipRun(path, folder, model), options.Grace)
                : new ProcessSolver("Gurobi", (folder, model) => new GurobiRun(path, folder, model), options.Grace);
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
