namespace SpaceGeo.Ingest.Step;

/// <summary>What family of fault a file has.</summary>
public enum StepFault
{
    /// <summary>The text breaks the grammar, or ends too early.</summary>
    Syntax,

    /// <summary>An instance refers to one that the file does not have.</summary>
    Dangling,

    /// <summary>An attribute is not of the kind that its place asks for: the instance is unusable, the file is not.</summary>
    Attribute,
}

/// <summary>A file that is not a readable ISO 10303-21 exchange structure. It stops the reading of the file, unless only one
/// instance is unusable (<see cref="StepFault.Attribute"/>).</summary>
public sealed class StepException : Exception
{
    /// <summary>Makes an exception without a place.</summary>
    public StepException()
        : this("The file cannot be read.")
    {
    }

    /// <summary>Makes an exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    public StepException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public StepException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception with its place.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="line">Line from 1, or 0 for the file as a whole.</param>
    /// <param name="entity">The entity, as <c>#12=IFCWALL</c>; empty when none is meant.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="fault">Of which family it is.</param>
    public StepException(string file, int line, string entity, string problem, StepFault fault = StepFault.Syntax)
        : base($"{file}{(line > 0 ? $":{line}" : string.Empty)}{(entity.Length > 0 ? $" {entity}" : string.Empty)}: {problem}")
    {
        File = file;
        Line = line;
        Entity = entity;
        Problem = problem;
        Fault = fault;
    }

    /// <summary>Of which family the fault is.</summary>
    public StepFault Fault { get; }

    /// <summary>Name of the file.</summary>
    public string File { get; } = string.Empty;

    /// <summary>Line from 1; 0 for the file as a whole.</summary>
    public int Line { get; }

    /// <summary>The entity, as <c>#12=IFCWALL</c>; empty when none is meant.</summary>
    public string Entity { get; } = string.Empty;

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; } = string.Empty;
}
