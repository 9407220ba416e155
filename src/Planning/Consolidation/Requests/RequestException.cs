namespace SpaceGeo.Planning.Consolidation.Requests;

/// <summary>A request cannot be read.</summary>
/// <param name="path">Where, as a JSON path.</param>
/// <param name="message">What is wrong there, and what would be right.</param>
public sealed class RequestException(string path, string message) : Exception($"{path}: {message}")
{
    /// <summary>Where, as a JSON path: <c>$.wishes[2].areaM2</c>.</summary>
    public string Path { get; } = path;
}
