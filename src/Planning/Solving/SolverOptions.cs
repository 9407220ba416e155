namespace SpaceGeo.Planning.Solving;

/// <summary>Which solver to use, and where solvers are.</summary>
public sealed record SolverOptions
{
    /// <summary>The environment's variable that names a solver.</summary>
    public const string Variable = "SPACEGEO_SOLVER";

    /// <summary>The solver asked for: <c>highs</c>, <c>highs-js</c>, <c>cbc</c>, <c>scip</c>, <c>gurobi_cl</c>, or the path of such a program; null for the first
    /// that is found.</summary>
    public string? Solver { get; init; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;

    /// <summary>The folder whose <c>node_modules</c> holds the npm package <c>highs</c>, or null for none.</summary>
    public string? NodeFolder { get; init; }

    /// <summary>The folders in which programs are looked for, separated as in the variable PATH.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>How long after its time limit a solver is killed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);
}
