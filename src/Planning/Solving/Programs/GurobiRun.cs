using System.Globalization;
using SpaceGeo.Planning.Solving.Processes;

namespace SpaceGeo.Planning.Solving.Programs;

/// <summary>Gurobi's command line, <c>gurobi_cl</c>.</summary>
/// <param name="program">The program.</param>
/// <param name="folder">The files of this solve.</param>
/// <param name="model">The model.</param>
internal sealed class GurobiRun(string program, SolverFolder folder, LinearModel model) : SolverRun(folder, model)
{
    private readonly string _solution = folder.File("solution.sol"); // the ending names the form
    private SolveStatus? _status;
    private double? _objective;
    private double? _bound;

    /// <inheritdoc/>
    public override IEnumerable<string> Command(SolveLimits limits, TimeSpan time) =>
    [
        program,
        string.Create(CultureInfo.InvariantCulture, $"TimeLimit={time.TotalSeconds:F3}"),
        string.Create(CultureInfo.InvariantCulture, $"MIPGap={limits.RelativeGap:R}"),
        string.Create(CultureInfo.InvariantCulture, $"Seed={limits.Seed}"),
        "Threads=1",
        "DualReductions=0", // else it does not tell infeasible from unbounded
        $"ResultFile={_solution}",
        "LogFile=",
        Folder.Model,
    ];

    /// <inheritdoc/>
    /// <remarks><c>Best objective 3.440000000000e+03, best bound 3.437000000000e+03, gap 0.0872%</c></remarks>
    public override bool Read(string line)
    {
        if (NamedValues.After(line, "Best objective ") is string rest)
        {
            string[] parts = rest.Split(", ");
            (_objective, _bound) = (NamedValues.Finite(parts[0]), parts.Length > 1 ? NamedValues.Finite(NamedValues.Words(parts[1])[^1]) : null);
            Progress = (_objective, _bound);
            return true;
        }

        _status = Ending(line) ?? _status;
        return false;
    }

    private static SolveStatus? Ending(string line)
    {
        (string Text, SolveStatus Status)[] endings =
        [
            ("Optimal solution found", SolveStatus.Optimal), ("Optimal objective", SolveStatus.Optimal), ("Model is infeasible", SolveStatus.Infeasible),
            ("Infeasible model", SolveStatus.Infeasible), ("Model is unbounded", SolveStatus.Unbounded), ("Unbounded model", SolveStatus.Unbounded),
            ("Time limit reached", SolveStatus.Feasible),
        ];
        return endings.Where(ending => line.StartsWith(ending.Text, StringComparison.Ordinal)).Select(ending => (SolveStatus?)ending.Status).FirstOrDefault();
    }

    /// <inheritdoc/>
    public override SolverReport Report()
    {
        SolveStatus status = _status ?? throw new FormatException("it ended without a status");
        bool hasSolution = File.Exists(_solution);
        return status switch
        {
            SolveStatus.Infeasible or SolveStatus.Unbounded => new SolverReport(status, null, null),
            SolveStatus.Feasible when !hasSolution => new SolverReport(SolveStatus.Unknown, null, _bound),
            _ => new SolverReport(status, Values(), _bound, _objective),
        };
    }

    // # Objective value = 3440, then X17 1 for every variable.
    private double[] Values() => NamedValues.Read(
        NamedValues.Lines(_solution, Model).Where(line => !line.StartsWith('#')).Select(NamedValues.Words)
            .Select(words => words is [string name, string value] ? (name, value) : throw new FormatException("a line without a value")),
        Model);
}
