using System.CommandLine;
using Npgsql;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Store;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Store.Migrations;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Cli;

/// <summary>Runs the command line and turns every end into an exit code and, where it went wrong, a line on stderr.</summary>
internal static class CommandRunner
{
    private const int LongestLine = 600;

    private static readonly InvocationConfiguration Configuration = new() { EnableDefaultExceptionHandler = false };

    /// <summary>Parses and runs.</summary>
    /// <param name="commands">Makes the command tree.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(Func<RootCommand> commands, string[] args)
    {
        try
        {
            ParseResult parsed = commands().Parse(args);
            if (parsed.Errors.Count > 0)
            {
                string command = parsed.CommandResult.Command is RootCommand ? string.Empty : $" {parsed.CommandResult.Command.Name}";
                return Fail(ExitCode.Usage, $"{parsed.Errors[0].Message}\nsee spacegeo{command} --help");
            }

            return await parsed.InvokeAsync(Configuration).ConfigureAwait(false);
        }
        catch (Exception e) when (Known(e) is int code)
        {
            return code == ExitCode.Cancelled ? code : Fail(code, e.Message);
        }
#pragma warning disable CA1031 // The last resort: whatever it is, the user gets a line and no stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Fail(ExitCode.Fault, OneLine($"{FaultOf(e)}; please report it with this line and the command"));
        }
    }

    /// <summary>Whether something that went wrong with a file leaves the others to be worked on.</summary>
    /// <param name="e">What was thrown.</param>
    /// <returns>False when the machine or the user is the cause.</returns>
    public static bool CostsFileOnly(Exception e) => Known(e) is null or ExitCode.Refused;

    /// <summary>Says why a file is refused.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="e">What was thrown.</param>
    /// <returns>The message, which names the file.</returns>
    public static string RefusalOf(string file, Exception e) => Known(e) is not null
        ? e.Message
        : $"{Path.GetFileName(file)}: {FaultOf(e)}; please report it with this line and the file";

    // In place of a stack trace the method that threw: enough to begin with, and it fits on the line.
    private static string FaultOf(Exception e) => e is OutOfMemoryException
        ? "there is not enough memory for it"
        : $"SpaceGeo failed, which is its own fault: {e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}: {e.Message}";

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

    // What is not known here is a fault of the program.
    private static int? Known(Exception e) => e switch
    {
        StepException or RefusedModelException or RefusedInputException or LedgerException => ExitCode.Refused,
        EnvironmentException or SchemaException or NpgsqlException or IOException or UnauthorizedAccessException => ExitCode.Environment,
        OperationCanceledException => ExitCode.Cancelled,
        _ => null,
    };
}
