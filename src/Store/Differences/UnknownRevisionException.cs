namespace SpaceGeo.Store.Differences;

/// <summary>A building or a revision that is asked for is not there, or was not measured as asked.</summary>
/// <param name="message">What is missing, and what there is.</param>
public sealed class UnknownRevisionException(string message) : Exception(message);
