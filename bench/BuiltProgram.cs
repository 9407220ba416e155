namespace SpaceGeo.Bench;

/// <summary>The program as its user has it: built by <c>./spacegeo</c>, compiled ahead of time.</summary>
internal static class BuiltProgram
{
    /// <summary>The command at the repository's root; builds the program when that is stale.</summary>
    public static string Command { get; } = Path.Combine(BenchModels.Root, "spacegeo");

    /// <summary>The program behind the command.</summary>
    public static string Assembly { get; } = Path.Combine(BenchModels.Root, "src", "Cli", "bin", "program", "spacegeo.dll");

    /// <summary>Builds the program, if its sources are newer.</summary>
    public static void Build() => MeasuredProcess.Run(Command, "--help");

    /// <summary>Runs the program without the command before it.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>What it printed and took.</returns>
    public static MeasuredProcess Run(params string[] arguments) => MeasuredProcess.Run("dotnet", [Assembly, .. arguments]);
}
