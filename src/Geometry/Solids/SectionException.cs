namespace SpaceGeo.Geometry.Solids;

/// <summary>A body that cannot be cut; the element it belongs to is reported with the reason and left out.</summary>
public sealed class SectionException : Exception
{
    /// <summary>Makes an exception without a reason.</summary>
    public SectionException()
        : this("section-failed", "The body cannot be cut.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What is wrong.</param>
    public SectionException(string message)
        : this("section-failed", message)
    {
    }

    /// <summary>Makes an exception with a message and a cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public SectionException(string message, Exception innerException)
        : base(message, innerException) => Reason = "section-failed";

    /// <summary>Makes an exception with a reason code.</summary>
    /// <param name="reason">A short code, as <c>open-surface</c>.</param>
    /// <param name="message">What is wrong, with numbers.</param>
    public SectionException(string reason, string message)
        : base(message) => Reason = reason;

    /// <summary>The reason code for reports.</summary>
    public string Reason { get; } = "section-failed";
}
