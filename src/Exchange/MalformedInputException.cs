namespace SpaceGeo.Exchange;

/// <summary>Input that is not in its format: nothing of it can be measured.</summary>
/// <param name="place">Where, as <c>line 7</c> or <c>feature 3</c>; empty for the input as a whole.</param>
/// <param name="problem">What is wrong and what would be right.</param>
public sealed class MalformedInputException(string place, string problem)
    : Exception(place.Length > 0 ? $"{place}: {problem}" : problem)
{
    /// <summary>Where; empty for the input as a whole.</summary>
    public string Place => place;
}
