namespace SpaceGeo.Planning.Solving;

/// <summary>Solves linear models with integers.</summary>
public interface ILinearSolver
{
    /// <summary>The name of the program that solves, as its makers write it.</summary>
    public string Name { get; }

    /// <summary>Solves a model. The same model, seed and gap give the same answer where the solver ends by the gap and not by the clock.</summary>
    /// <param name="model">The model; it is not to be changed meanwhile.</param>
    /// <param name="limits">When to stop.</param>
    /// <param name="progress">Told the best cost and bound so far, on any thread; or null.</param>
    /// <param name="cancellation">Ends the solver's process and all that it started.</param>
    /// <returns>The answer. Its values satisfy the model within 1e-6 of each row's size, and its objective is recomputed from them.</returns>
    /// <exception cref="SolverException">The solver is missing, crashes, never ends, or says what the model refutes.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<LinearSolution> SolveAsync(LinearModel model, SolveLimits limits, IProgress<SolveProgress>? progress, CancellationToken cancellation);
}
