using System.Diagnostics;

namespace SpaceGeo.Tests.EndToEnd.Cli;

/// <summary>The program as its users run it: a process of its own.</summary>
internal static class SpaceGeoProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs to the end.</summary>
    public static Task<Ended> RunAsync(params string[] arguments) => RunAsync(_ => { }, arguments);

    /// <summary>Runs to the end.</summary>
    /// <param name="prepare">Changes how it is started.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<Ended> RunAsync(Action<ProcessStartInfo> prepare, params string[] arguments)
    {
        using Process process = Start(prepare, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new Ended(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts; the caller waits for it or kills it.</summary>
    public static Process Start(params string[] arguments) => Start(_ => { }, arguments);

    /// <summary>Starts; the caller waits for it or kills it.</summary>
    /// <param name="prepare">Changes how it is started.</param>
    /// <param name="arguments">The command line.</param>
    public static Process Start(Action<ProcessStartInfo> prepare, string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "spacegeo.dll");

        // Tests that a shell started in the background are deaf to Ctrl-C, and so would be what they start.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = TestFiles.Root,
        };
        start.Environment.Remove("SPACEGEO_DB");
        prepare(start);
        return Process.Start(start)!;
    }

    /// <summary>What a run left.</summary>
    internal sealed record Ended(int ExitCode, string Output, string Errors)
    {
        public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
