namespace SpaceGeo.Planning.Solving;

/// <summary>How a solver ended.</summary>
public enum SolveStatus
{
    /// <summary>With a solution within the gap.</summary>
    Optimal,

    /// <summary>By the clock, with a solution.</summary>
    Feasible,

    /// <summary>With the proof that there is no solution.</summary>
    Infeasible,

    /// <summary>With the proof that there is no least cost.</summary>
    Unbounded,

    /// <summary>By the clock, without a solution.</summary>
    Unknown,
}

/// <summary>A solver's answer.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Values">The value of each variable, whole for integers; empty where there is no solution.</param>
/// <param name="Objective">The cost of the values; NaN where there is no solution.</param>
/// <param name="Bound">The cost below which no solution can be, as the solver has proven; negative infinity where it has proven none.</param>
public sealed record LinearSolution(SolveStatus Status, IReadOnlyList<double> Values, double Objective, double Bound);
