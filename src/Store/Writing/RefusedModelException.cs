namespace SpaceGeo.Store.Writing;

/// <summary>A model that cannot be stored as it is; nothing of it has been.</summary>
/// <param name="message">What is wrong with it, in one line.</param>
public sealed class RefusedModelException(string message) : Exception(message);
