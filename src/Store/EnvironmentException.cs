namespace SpaceGeo.Store;

/// <summary>The machine lacks something, or something on it is in the way: not the data's fault and not the program's.</summary>
public sealed class EnvironmentException : Exception
{
    /// <summary>Says what is wrong and what helps.</summary>
    /// <param name="problem">What is missing or in the way, in one line.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <param name="cause">The error behind it, or null.</param>
    public EnvironmentException(string problem, string remedy, Exception? cause = null)
        : base($"{problem}\n{remedy}", cause)
    {
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>What is missing or in the way, in one line.</summary>
    public string Problem { get; }

    /// <summary>What to do about it; may have several lines.</summary>
    public string Remedy { get; }
}
