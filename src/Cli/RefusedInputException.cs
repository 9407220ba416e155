namespace SpaceGeo.Cli;

/// <summary>Input from which nothing can be measured: exit code 1.</summary>
/// <param name="message">What is wrong and where.</param>
/// <param name="cause">What was thrown, or null.</param>
internal sealed class RefusedInputException(string message, Exception? cause = null) : Exception(message, cause);
