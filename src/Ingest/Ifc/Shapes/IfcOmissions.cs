namespace SpaceGeo.Ingest.Ifc.Shapes;

/// <summary>Parts of one element's shape that cannot be read and were left out, so that the rest of it counts.</summary>
internal sealed class IfcOmissions
{
    private readonly List<string> _messages = [];

    /// <summary>What was left out; null for nothing.</summary>
    public string? Message => _messages.Count switch
    {
        0 => null,
        1 => _messages[0],
        _ => $"{_messages[0]}, and {_messages.Count - 1} more",
    };

    /// <summary>Begins with another element.</summary>
    public void Restart() => _messages.Clear();

    /// <summary>Takes note of a part that was left out.</summary>
    /// <param name="fault">Why it cannot be read.</param>
    public void Add(Exception fault) => _messages.Add(fault.Message);

    /// <summary>Whether the rest of a shape can do without the part that failed so.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <returns>False for a shape that contains itself or is beyond measure: what is left of it would be arbitrary.</returns>
    public static bool IsBearable(Exception fault) =>
        Isolated.ReasonOf(fault) is string reason and not ("solid-cycle" or "too-complex");
}
