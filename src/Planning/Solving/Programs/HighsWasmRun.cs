using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SpaceGeo.Planning.Solving.Processes;

namespace SpaceGeo.Planning.Solving.Programs;

/// <summary>HiGHS as the npm package <c>highs</c>, run by Node; <c>highs.mjs</c> says what is written where.</summary>
/// <param name="node">The program Node.</param>
/// <param name="loader">The file of the package that loads it.</param>
/// <param name="folder">The files of this solve.</param>
/// <param name="model">The model.</param>
internal sealed class HighsWasmRun(string node, string loader, SolverFolder folder, LinearModel model) : SolverRun(folder, model)
{
    private Ending? _ending;

    /// <inheritdoc/>
    public override IEnumerable<string> Command(SolveLimits limits, TimeSpan time)
    {
        string driver = Folder.File("highs.mjs");
        using (Stream source = typeof(HighsWasmRun).Assembly.GetManifestResourceStream("SpaceGeo.Planning.Solving.Programs.highs.mjs")!)
        using (FileStream file = File.Create(driver))
        {
            source.CopyTo(file);
        }

        return
        [
            node, driver, loader, Folder.Model, Folder.Solution,
            time.TotalSeconds.ToString("R", CultureInfo.InvariantCulture),
            limits.RelativeGap.ToString("R", CultureInfo.InvariantCulture),
            limits.Seed.ToString(CultureInfo.InvariantCulture),
        ];
    }

    /// <inheritdoc/>
    public override bool Read(string line)
    {
        if (!line.StartsWith('{') || Parse(line) is not Line said)
        {
            return false;
        }

        if (said.Status is not null)
        {
            _ending = new Ending(said.Status, said.Solved, said.Bound);
            return false;
        }

        Progress = (said.Best ?? Progress.Best, said.Bound ?? Progress.Bound);
        return true;
    }

    /// <inheritdoc/>
    public override SolverReport Report()
    {
        Ending ending = _ending ?? throw new FormatException("it ended without saying how");
        double[]? values = ending.IsSolved ? ReadValues() : null;
        SolveStatus status = ending.Status switch
        {
            "optimal" => SolveStatus.Optimal,
            "infeasible" => SolveStatus.Infeasible,
            "unbounded" => SolveStatus.Unbounded,
            "timeLimit" => values is null ? SolveStatus.Unknown : SolveStatus.Feasible,
            _ => throw new FormatException($"the status {ending.Status}"),
        };
        return new SolverReport(status, values, ending.Bound);
    }

    /// <inheritdoc/>
    public override double[]? Rescue() => File.Exists(Folder.Solution) ? ReadValues() : null;

    private double[] ReadValues()
    {
        var file = new FileInfo(Folder.Solution);
        if (!file.Exists || file.Length != (long)Model.Variables * sizeof(double))
        {
            throw new FormatException($"{(file.Exists ? file.Length : 0)} bytes of values for {Model.Variables} variables");
        }

        return MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(file.FullName)).ToArray();
    }

    private static Line? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            // Not a line of ours: it stays among the last lines, and an ending that is missing is told by Report.
            return null;
        }
    }

    private sealed record Line(double? Best, double? Bound, string? Status, bool Solved);

    private sealed record Ending(string Status, bool IsSolved, double? Bound);
}
