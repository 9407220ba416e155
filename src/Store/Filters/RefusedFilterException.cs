namespace SpaceGeo.Store.Filters;

/// <summary>A filter that cannot be read, or that asks for what a layer cannot answer.</summary>
/// <param name="place">Where: <c>character 12</c> of a text, counted from 1; a JSON pointer such as <c>/args/0</c> in JSON.</param>
/// <param name="cause">What is wrong there and what would be right.</param>
public sealed class RefusedFilterException(string place, string cause) : Exception($"{place}: {cause}")
{
    /// <summary>Where the filter is wrong.</summary>
    public string Place => place;

    /// <summary>What is wrong there and what would be right.</summary>
    public string Cause => cause;
}
