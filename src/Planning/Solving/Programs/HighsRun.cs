using System.Globalization;
using SpaceGeo.Planning.Solving.Processes;

namespace SpaceGeo.Planning.Solving.Programs;

/// <summary>HiGHS as a program of the machine (1.5 or newer).</summary>
/// <param name="program">The program.</param>
/// <param name="folder">The files of this solve.</param>
/// <param name="model">The model.</param>
internal sealed class HighsRun(string program, SolverFolder folder, LinearModel model) : SolverRun(folder, model)
{
    private double? _bound;

    /// <inheritdoc/>
    public override IEnumerable<string> Command(SolveLimits limits, TimeSpan time)
    {
        string options = Folder.File("options");
        File.WriteAllText(options, string.Create(CultureInfo.InvariantCulture, $"""
            time_limit = {time.TotalSeconds:F3}
            mip_rel_gap = {limits.RelativeGap:R}
            random_seed = {limits.Seed}
            threads = 1
            parallel = off
            mip_min_logging_interval = 0.5
            write_solution_to_file = true
            write_solution_style = 0
            solution_file = {Folder.Solution}

            """));
        return [program, "--model_file", Folder.Model, "--options_file", options];
    }

    /// <inheritdoc/>
    /// <remarks>
    /// <c> C       0       0         0   0.00%   3337.873538     4005               16.66%      144     24      0       361     0.0s</c>: bound and
    /// best are the third and second number before the gap; <c>Dual bound        3437</c> stands in the closing report.
    /// </remarks>
    public override bool Read(string line)
    {
        _bound = NamedValues.After(line, "Dual bound") is string bound ? NamedValues.Finite(bound) : _bound;
        string[] words = NamedValues.Words(line);
        int explored = Array.FindIndex(words, word => word.EndsWith('%'));
        if (explored < 3 || words.Length < explored + 7 || !words[^1].EndsWith('s'))
        {
            return false;
        }

        Progress = (NamedValues.Finite(words[explored + 2]), NamedValues.Finite(words[explored + 1]));
        return true;
    }

    /// <inheritdoc/>
    public override SolverReport Report()
    {
        string[] lines = [.. NamedValues.Lines(Folder.Solution, Model)];
        string status = Following(lines, "Model status");
        (double[] Values, double Objective)? solution =
            Following(lines, "# Primal solution values") == "Feasible" ? Solution(lines) : null;
        return new SolverReport(
            status switch
            {
                "Optimal" => SolveStatus.Optimal,
                "Infeasible" => SolveStatus.Infeasible,
                "Unbounded" => SolveStatus.Unbounded,
                "Time limit reached" => solution is null ? SolveStatus.Unknown : SolveStatus.Feasible,
                _ => throw new FormatException($"the status {status}"),
            },
            solution?.Values,
            _bound,
            solution?.Objective);
    }

    private static string Following(string[] lines, string title)
    {
        int at = Array.IndexOf(lines, title);
        return at >= 0 && at + 1 < lines.Length ? lines[at + 1] : throw new FormatException($"nothing follows “{title}”");
    }

    private (double[] Values, double Objective) Solution(string[] lines)
    {
        int count = Array.IndexOf(lines, $"# Columns {Model.Variables.ToString(CultureInfo.InvariantCulture)}");
        int objective = Array.FindIndex(lines, line => line.StartsWith("Objective ", StringComparison.Ordinal));
        if (count < 0 || objective < 0 || lines.Length <= count + Model.Variables)
        {
            throw new FormatException($"a solution that lacks some of {Model.Variables} variables");
        }

        double[] values = NamedValues.Read(
            lines.Skip(count + 1).Take(Model.Variables).Select(NamedValues.Words)
                .Select(words => words is [string name, string value] ? (name, value) : throw new FormatException("a line without a value")),
            Model);
        return (values, NamedValues.Number(lines[objective]["Objective ".Length..]));
    }
}
