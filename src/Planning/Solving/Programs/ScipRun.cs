using System.Globalization;
using SpaceGeo.Planning.Solving.Processes;

namespace SpaceGeo.Planning.Solving.Programs;

/// <summary>SCIP.</summary>
/// <param name="program">The program.</param>
/// <param name="folder">The files of this solve.</param>
/// <param name="model">The model.</param>
internal sealed class ScipRun(string program, SolverFolder folder, LinearModel model) : SolverRun(folder, model)
{
    private string? _status;
    private double? _objective;
    private double? _bound;

    /// <inheritdoc/>
    public override IEnumerable<string> Command(SolveLimits limits, TimeSpan time)
    {
        string[] orders =
        [
            string.Create(CultureInfo.InvariantCulture, $"set limits time {time.TotalSeconds:F3}"),
            string.Create(CultureInfo.InvariantCulture, $"set limits gap {limits.RelativeGap:R}"),
            string.Create(CultureInfo.InvariantCulture, $"set randomization randomseedshift {limits.Seed}"),
            $"read {Folder.Model}", "optimize", $"write solution {Folder.Solution}", "quit",
        ];
        return [program, .. orders.SelectMany(order => new[] { "-c", order })];
    }

    /// <inheritdoc/>
    /// <remarks>
    /// <c>SCIP Status        : problem is solved [optimal solution found]</c>, <c>Primal Bound       : +3.44000000000000e+03 (7 solutions)</c>,
    /// <c>Dual Bound         : +3.43700000000000e+03</c>.
    /// </remarks>
    public override bool Read(string line)
    {
        string[] parts = line.Split(" : ", 2);
        switch (parts[0].TrimEnd())
        {
            case "SCIP Status":
                _status = parts[^1];
                return false;
            case "Primal Bound" when NamedValues.Words(parts[^1]) is [string best, ..]:
                _objective = NamedValues.Finite(best);
                break;
            case "Dual Bound":
                _bound = NamedValues.Finite(parts[^1]);
                break;
            default:
                return false;
        }

        Progress = (_objective, _bound);
        return true;
    }

    /// <inheritdoc/>
    public override SolverReport Report()
    {
        string status = _status ?? throw new FormatException("it ended without a status");
        string how = status[(status.IndexOf('[', StringComparison.Ordinal) + 1)..].TrimEnd(']');
        return how switch
        {
            "optimal solution found" or "gap limit reached" => Solved(SolveStatus.Optimal),
            "infeasible" => new SolverReport(SolveStatus.Infeasible, null, null),
            "unbounded" => new SolverReport(SolveStatus.Unbounded, null, null),
            "time limit reached" => _objective is null ? new SolverReport(SolveStatus.Unknown, null, _bound) : Solved(SolveStatus.Feasible),
            _ => throw new FormatException($"the status {status}"),
        };
    }

    // X17   1 	(obj:5), after two lines of status and cost; variables that are 0 are left out.
    private SolverReport Solved(SolveStatus status) => new(
        status,
        NamedValues.Read(
            NamedValues.Lines(Folder.Solution, Model).Select(NamedValues.Words).Where(words => words.Length >= 2)
                .Select(words => (words[0], words[1])),
            Model),
        _bound,
        _objective);
}
