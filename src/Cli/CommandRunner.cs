using System.CommandLine;
using Npgsql;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Store;
using SpaceGeo.Store.Migrations;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Cli;

/// <summary>Runs the command line and turns every end into an exit code and, where it went wrong, a line on stderr.</summary>
internal static class CommandRunner
{
    private const int LongestLine = 600;

    private static readonly InvocationConfiguration Configuration = new() { EnableDefaultExceptionHandler = false };

    /// <summary>Parses and runs.</summary>
    /// <param name="root">The command tree.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            string command = parsed.CommandResult.Command is RootCommand ? string.Empty : $" {parsed.CommandResult.Command.Name}";
            return Fail(ExitCode.Usage, $"{parsed.Errors[0].Message}\nsee spacegeo{command} --help");
        }

        try
        {
            return await parsed.InvokeAsync(Configuration).ConfigureAwait(false);
        }
        catch (Exception e) when (Known(e) is int code)
        {
            return code == ExitCode.Cancelled ? code : Fail(code, e.Message);
        }
    }

    /// <summary>Says what went wrong: one line first, what to do behind it.</summary>
    /// <param name="code">The exit code.</param>
    /// <param name="message">The message.</param>
    /// <returns>The same exit code.</returns>
    public static int Fail(int code, string message)
    {
        // What the machine lacks is said in two lines, what is wrong and what to do; what a file lacks in one.
        Console.Error.WriteLine(code == ExitCode.Refused ? OneLine($"spacegeo: {message}") : $"spacegeo: {message}");
        return code;
    }

    /// <summary>A text in one line without what a terminal would obey: names in a file are somebody else's.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with control characters replaced, cut at a length that a terminal shows.</returns>
    public static string OneLine(string text) => string.Concat(
        text.Take(LongestLine).Select(c => char.IsControl(c) ? '\uFFFD' : c)) + (text.Length > LongestLine ? "…" : string.Empty);

    // What is not known here is a fault of the program, and its stack trace is wanted.
    private static int? Known(Exception e) => e switch
    {
        StepException or RefusedModelException => ExitCode.Refused,
        EnvironmentException or SchemaException or NpgsqlException or IOException or UnauthorizedAccessException => ExitCode.Environment,
        OperationCanceledException => ExitCode.Cancelled,
        _ => null,
    };
}
