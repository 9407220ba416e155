using System.ComponentModel;
using System.Diagnostics;

namespace SpaceGeo.Store.Cluster;

/// <summary>What a finished program left behind.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">What it wrote, errors first.</param>
internal sealed record ToolResult(int ExitCode, string Output);

/// <summary>Runs programs of the machine.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="start">Program and arguments; its streams are redirected here.</param>
    /// <param name="cancellation">Kills the program.</param>
    /// <returns>Its exit code and output.</returns>
    /// <exception cref="EnvironmentException">The program cannot be started.</exception>
    public static async Task<ToolResult> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Start(start);
        process.StandardInput.Close();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
            Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return new ToolResult(process.ExitCode, (await error.ConfigureAwait(false) + await output.ConfigureAwait(false)).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: false);
            throw;
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="start">Program and arguments.</param>
    /// <returns>The running program.</returns>
    /// <exception cref="EnvironmentException">It cannot be started.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cause)
        {
            throw new EnvironmentException(
                $"The program {start.FileName} cannot be started: {cause.Message}", "Install it or correct its permissions.", cause);
        }
    }

    /// <summary>The full path of a program.</summary>
    /// <param name="name">Its file name.</param>
    /// <returns>The first of that name on the PATH or in the machine's usual folders, or null.</returns>
    public static string? OnPath(string name)
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return path.Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"])
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
