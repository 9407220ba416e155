namespace SpaceGeo.Exchange;

/// <summary>Input that is in order, but larger than the one who reads it allows.</summary>
/// <param name="place">Which room or obstacle.</param>
/// <param name="problem">How large it is and how large it may be.</param>
public sealed class InputTooLargeException(string place, string problem) : Exception($"{place}: {problem}")
{
    /// <summary>Which room or obstacle.</summary>
    public string Place => place;
}
