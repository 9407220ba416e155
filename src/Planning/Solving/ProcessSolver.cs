using System.Diagnostics;
using SpaceGeo.Planning.Solving.Processes;

namespace SpaceGeo.Planning.Solving;

/// <summary>A solver that is a program of the machine. What it says is believed only as far as the model agrees.</summary>
/// <param name="name">Its name.</param>
/// <param name="start">Prepares one solve.</param>
/// <param name="grace">How long after its time limit it is killed.</param>
internal sealed class ProcessSolver(string name, Func<SolverFolder, LinearModel, SolverRun> start, TimeSpan grace) : ILinearSolver
{
    // Of the size of a cost: what solvers' own tolerances and printed digits make of it.
    private const double CostTolerance = 1e-6;

    // Of the size of a cost: a solution of which a part is missing is further off than one whose integers were made whole.
    private const double SaidTolerance = 1e-4;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public async Task<LinearSolution> SolveAsync(
        LinearModel model, SolveLimits limits, IProgress<SolveProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(limits);
        limits.Check();
        cancellation.ThrowIfCancellationRequested();
        if (model.Variables == 0)
        {
            return Empty(model);
        }

        var clock = Stopwatch.StartNew();
        using var folder = new SolverFolder();
        WriteModel(model, folder);
        SolverRun run = start(folder, model);
        TimeSpan left = limits.Time - clock.Elapsed;
        IEnumerable<string> command = run.Command(limits, left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1));
        ProcessEnd end = await SolverProcess.RunAsync(
            folder, command, line => Tell(run, line, clock, progress), left + grace, cancellation).ConfigureAwait(false);
        return Judge(run, model, limits, end);
    }

    // Solvers differ in what they say of a model without variables; each row sums to 0.
    private static LinearSolution Empty(LinearModel model) => SolutionCheck.Fault(model, []) is null
        ? new LinearSolution(SolveStatus.Optimal, [], 0, 0)
        : new LinearSolution(SolveStatus.Infeasible, [], double.NaN, double.NegativeInfinity);

    private static void WriteModel(LinearModel model, SolverFolder folder)
    {
        using var writer = new StreamWriter(folder.Model);
        model.Write(writer);
    }

    private static void Tell(SolverRun run, string line, Stopwatch clock, IProgress<SolveProgress>? progress)
    {
        if (run.Read(line))
        {
            progress?.Report(new SolveProgress(clock.Elapsed, run.Progress.Best, run.Progress.Bound));
        }
    }

    private LinearSolution Judge(SolverRun run, LinearModel model, SolveLimits limits, ProcessEnd end)
    {
        if (!end.IsOverdue && end.ExitCode != 0)
        {
            throw Failed(SolverFailure.Crashed, end.ExitCode is int code ? $"ended with exit code {code}" : "was killed", end);
        }

        try
        {
            return Checked(end.IsOverdue ? Rescued(run, limits, end) : run.Report(), model, limits, end);
        }
        catch (FormatException cause)
        {
            throw Failed(SolverFailure.Rubbish, $"gave an answer that cannot be read ({cause.Message})", end, cause);
        }
    }

    private SolverReport Rescued(SolverRun run, SolveLimits limits, ProcessEnd end) => run.Rescue() is double[] values
        ? new SolverReport(SolveStatus.Feasible, values, run.Progress.Bound)
        : throw Failed(
            SolverFailure.Silent, $"did not end {grace.TotalSeconds:0.#} s after its limit of {limits.Time.TotalSeconds:0.#} s, and was killed", end);

    private LinearSolution Checked(SolverReport report, LinearModel model, SolveLimits limits, ProcessEnd end)
    {
        if (report.Status is not (SolveStatus.Optimal or SolveStatus.Feasible))
        {
            return new LinearSolution(report.Status, [], double.NaN, report.Bound ?? double.NegativeInfinity);
        }

        double[] values = report.Values ?? throw Failed(SolverFailure.Rubbish, "says that it has a solution, but gave none", end);
        if (SolutionCheck.Fault(model, values) is string fault)
        {
            throw Failed(SolverFailure.Rubbish, $"gave a solution that the model refutes: {fault}", end);
        }

        double said = SolutionCheck.Objective(model, values);
        if (report.Objective is double cost && Math.Abs(cost - said) > SaidTolerance * Math.Max(1, Math.Abs(said)))
        {
            throw Failed(SolverFailure.Rubbish, $"says that its solution costs {cost:R}, but it costs {said:R}", end);
        }

        values = SolutionCheck.Whole(model, values);
        double objective = SolutionCheck.Objective(model, values);
        double allowed = CostTolerance * Math.Max(1, Math.Abs(objective));
        double bound = Bound(report, model, objective);
        if (bound > objective + allowed)
        {
            throw Failed(SolverFailure.Rubbish, $"gave the bound {bound:R}, which its own solution of {objective:R} refutes", end);
        }

        bool isWithinGap = objective - bound <= limits.RelativeGap * Math.Abs(objective) + allowed;
        return new LinearSolution(isWithinGap ? SolveStatus.Optimal : SolveStatus.Feasible, values, objective, Math.Min(bound, objective));
    }

    // Without integers, an optimum is its own bound, and solvers say none.
    private static double Bound(SolverReport report, LinearModel model, double objective) => model.Integers > 0
        ? report.Bound ?? double.NegativeInfinity
        : report.Status == SolveStatus.Optimal ? objective : double.NegativeInfinity;

    private SolverException Failed(SolverFailure failure, string what, ProcessEnd end, Exception? cause = null) => new(
        failure,
        $"The solver {name} {what}.\nTry again, or name another with {SolverOptions.Variable}. "
            + (end.LastLines.Length > 0 ? $"Its last lines:\n{end.LastLines}" : "It printed nothing."),
        cause);
}
