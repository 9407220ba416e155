namespace SpaceGeo.Bench;

/// <summary>The machine lacks what a comparison compares with.</summary>
internal sealed class MissingToolException(string message) : Exception(message)
{
    /// <summary>As the program itself ends where the machine lacks something.</summary>
    public const int ExitCode = 3;
}
