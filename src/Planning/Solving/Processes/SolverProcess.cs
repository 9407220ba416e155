using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SpaceGeo.Planning.Solving.Processes;

/// <summary>How a solver's process ended.</summary>
/// <param name="ExitCode">Its exit code; null when it was killed.</param>
/// <param name="IsOverdue">Whether it was killed because it did not end in time.</param>
/// <param name="LastLines">The last lines it printed.</param>
internal sealed record ProcessEnd(int? ExitCode, bool IsOverdue, string LastLines);

/// <summary>Runs a solver in a process group of its own, of which nothing is left afterwards.</summary>
/// <remarks>
/// A shell stands between: its guard waits at a pipe that only this process holds open. A line kills the group; the end of the pipe, which comes
/// when this process ends, however it is ended, also removes the files. The guard has left the tree of processes, so that it survives while that is
/// killed. When the solver ends by itself, the shell writes down its exit code and kills what the solver may have left in the group.
/// </remarks>
internal static class SolverProcess
{
    private const string Script =
        """
        exec 3<&0 </dev/null
        ( (read -r _ <&3 || rm -rf -- "$1"; kill -KILL 0) >/dev/null 2>&1 & )
        exit=$2
        shift 2
        "$@" 3<&-
        echo $? >"$exit"
        kill -KILL 0
        """;

    // A solver's child that left the group can hold the pipes open for as long as it likes.
    private static readonly TimeSpan PipesEnd = TimeSpan.FromSeconds(1);

    /// <summary>Runs a solver to its end, or kills it.</summary>
    /// <param name="folder">Its files, also its working folder.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="read">Called with each line that it prints, one at a time.</param>
    /// <param name="longest">After which time it is killed.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled, and its processes are dead.</exception>
    public static async Task<ProcessEnd> RunAsync(
        SolverFolder folder, IEnumerable<string> command, Action<string> read, TimeSpan longest, CancellationToken cancellation)
    {
        var lines = new PrintedLines(read);
        using Process process = Start(folder, command);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var pipes = new CancellationTokenSource();
        stop.CancelAfter(longest);
        Task output = Task.WhenAll(lines.ReadAsync(process.StandardOutput, pipes.Token), lines.ReadAsync(process.StandardError, pipes.Token));
        bool isOverdue = false;
        try
        {
            await process.WaitForExitAsync(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            isOverdue = true;
        }
        finally
        {
            await KillAsync(process).ConfigureAwait(false);
        }

        pipes.CancelAfter(PipesEnd);
        await output.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        return new ProcessEnd(isOverdue ? null : ReadExitCode(folder), isOverdue, lines.Last);
    }

    private static Process Start(SolverFolder folder, IEnumerable<string> command)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Script, "sh", folder.Root, folder.ExitCode, .. command])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cause)
        {
            throw new SolverException(
                SolverFailure.Missing,
                $"The program setsid, which starts the solver, cannot be run: {cause.Message}\nInstall the Debian package util-linux.",
                cause);
        }
    }

    // The tree first, since children that left the group are known by their parents only; then the guard kills what is left of the group.
    private static async Task KillAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        try
        {
            await process.StandardInput.WriteLineAsync().ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The guard is gone, and with it the group: the solver ended by itself.
        }

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static int? ReadExitCode(SolverFolder folder) =>
        File.Exists(folder.ExitCode) && int.TryParse(File.ReadAllText(folder.ExitCode), CultureInfo.InvariantCulture, out int code) ? code : null;
}
