namespace SpaceGeo.Planning.Solving;

/// <summary>What went wrong with a solver.</summary>
public enum SolverFailure
{
    /// <summary>No solver is installed, or not the one that was named.</summary>
    Missing,

    /// <summary>It ended with an error, or was killed by someone else.</summary>
    Crashed,

    /// <summary>What it says cannot be read, or is refuted by the model.</summary>
    Rubbish,

    /// <summary>It did not end at its time limit, and was killed without a solution.</summary>
    Silent,
}

/// <summary>A solver that does not do its work. The message says what, where, and what to do, with the last lines that the solver printed.</summary>
/// <param name="failure">What went wrong.</param>
/// <param name="message">What happened, where, and what to do.</param>
/// <param name="cause">What caused it, or null.</param>
public sealed class SolverException(SolverFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What went wrong.</summary>
    public SolverFailure Failure => failure;
}
