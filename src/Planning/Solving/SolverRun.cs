using SpaceGeo.Planning.Solving.Processes;

namespace SpaceGeo.Planning.Solving;

/// <summary>What one solver says of one model.</summary>
/// <param name="Status">How it says that it ended.</param>
/// <param name="Values">The value of each variable; null without a solution.</param>
/// <param name="Bound">The cost that it has proven none to be below; null where it says none.</param>
/// <param name="Objective">What it says that the values cost; null where it does not say.</param>
internal sealed record SolverReport(SolveStatus Status, double[]? Values, double? Bound, double? Objective = null);

/// <summary>One solve by one program: the command line that it takes, and how it says what it found.</summary>
/// <param name="folder">The files of this solve; the model is there.</param>
/// <param name="model">The model.</param>
internal abstract class SolverRun(SolverFolder folder, LinearModel model)
{
    /// <summary>The files of this solve.</summary>
    protected SolverFolder Folder => folder;

    /// <summary>The model.</summary>
    protected LinearModel Model => model;

    /// <summary>The best cost and bound that were printed so far.</summary>
    public (double? Best, double? Bound) Progress { get; protected set; }

    /// <summary>The program and its arguments; writes the further files that it reads.</summary>
    /// <param name="limits">When it is to stop.</param>
    /// <param name="time">What is left of the time.</param>
    public abstract IEnumerable<string> Command(SolveLimits limits, TimeSpan time);

    /// <summary>Takes notice of a line that was printed.</summary>
    /// <param name="line">The line, clipped when very long.</param>
    /// <returns>Whether <see cref="Progress"/> has changed.</returns>
    public abstract bool Read(string line);

    /// <summary>What the program found, when it has ended.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public abstract SolverReport Report();

    /// <summary>The best solution of a program that was killed, or null where none was written in time.</summary>
    public virtual double[]? Rescue() => null;
}
