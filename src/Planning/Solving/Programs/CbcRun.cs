using System.Globalization;
using SpaceGeo.Planning.Solving.Processes;

namespace SpaceGeo.Planning.Solving.Programs;

/// <summary>CBC, Debian's coinor-cbc (2.10).</summary>
/// <param name="program">The program.</param>
/// <param name="folder">The files of this solve.</param>
/// <param name="model">The model.</param>
internal sealed class CbcRun(string program, SolverFolder folder, LinearModel model) : SolverRun(folder, model)
{
    private double? _bound;

    /// <inheritdoc/>
    public override IEnumerable<string> Command(SolveLimits limits, TimeSpan time)
    {
        string seed = limits.Seed.ToString(CultureInfo.InvariantCulture);
        return
        [
            program, Folder.Model, "-sec", time.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture), "-timeMode", "elapsed",
            "-ratioGap", limits.RelativeGap.ToString("R", CultureInfo.InvariantCulture), "-randomSeed", seed, "-randomCbcSeed", seed,
            "-threads", "0", "-solve", "-solution", Folder.Solution,
        ];
    }

    /// <inheritdoc/>
    /// <remarks>
    /// <c>Cbc0010I After 1700 nodes, 673 on tree, 5078 best solution, best possible 4805.388 (6.09 seconds)</c>,
    /// <c>Lower bound:                    4805.388</c>.
    /// </remarks>
    public override bool Read(string line)
    {
        _bound = NamedValues.After(line, "Lower bound:") is string bound ? NamedValues.Finite(bound) : _bound;
        string[] parts = line.Split(", ");
        if (!line.StartsWith("Cbc0010I", StringComparison.Ordinal) || parts.Length != 4)
        {
            return false;
        }

        Progress = (NamedValues.Finite(NamedValues.Words(parts[2])[0]), NamedValues.Finite(NamedValues.Words(parts[3])[2]));
        return true;
    }

    /// <inheritdoc/>
    public override SolverReport Report()
    {
        string[] lines = [.. NamedValues.Lines(Folder.Solution, Model)];
        string first = lines.Length > 0 ? lines[0] : "";
        const string Cost = " - objective value ";
        int end = first.IndexOf(Cost, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new FormatException($"the first line {first}");
        }

        return first[..end] switch
        {
            "Infeasible" or "Integer infeasible" => new SolverReport(SolveStatus.Infeasible, null, null),
            "Unbounded" => new SolverReport(SolveStatus.Unbounded, null, null),
            "Optimal" or "Optimal (within gap tolerance)" => Solved(SolveStatus.Optimal, lines, first[(end + Cost.Length)..]),
            "Stopped on time" => Solved(SolveStatus.Feasible, lines, first[(end + Cost.Length)..]),
            "Stopped on time (no integer solution - continuous used)" => new SolverReport(SolveStatus.Unknown, null, _bound),
            _ => throw new FormatException($"the first line {first}"),
        };
    }

    // 17 X1_2 1 11: number, name, value, reduced cost; those that are 0 are left out.
    private SolverReport Solved(SolveStatus status, string[] lines, string cost)
    {
        double objective = NamedValues.Number(cost);
        double[] values = NamedValues.Read(
            lines.Skip(1).Select(NamedValues.Words).Select(words => words is ["**", _, string outside, string far, ..] ? (outside, far)
                : words is [_, string name, string value, ..] ? (name, value)
                : throw new FormatException($"the line {string.Join(' ', words)}")),
            Model);

        // An optimum without a gap is its own bound; CBC says a bound only where there is a gap.
        return new SolverReport(status, values, _bound ?? (status == SolveStatus.Optimal ? objective : null), objective);
    }
}
