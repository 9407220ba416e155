using System.Diagnostics;
using System.Text.RegularExpressions;
using SpaceGeo.Store;
using SpaceGeo.Tests.EndToEnd.Cli;

namespace SpaceGeo.Tests.EndToEnd.Concurrency;

/// <summary>A running <c>spacegeo serve</c>, which is killed with the test.</summary>
internal sealed partial class ServedProgram : IDisposable
{
    private readonly Process _process;
    private bool _isEnded;

    private ServedProgram(Process process, Uri root)
    {
        _process = process;
        Root = root;
    }

    /// <summary>Where it listens.</summary>
    public Uri Root { get; }

    /// <summary>Starts it.</summary>
    /// <param name="database">What it serves.</param>
    public static async Task<ServedProgram> StartAsync(Secret database)
    {
        Process process = SpaceGeoProcess.Start("serve", "--urls", "http://127.0.0.1:0", "--db", database.Reveal());
        string line = await process.StandardOutput.ReadLineAsync() ?? string.Empty;
        if (Address().Match(line) is { Success: true } address)
        {
            return new ServedProgram(process, new Uri(address.Value));
        }

        string errors = await process.StandardError.ReadToEndAsync();
        process.Dispose();
        throw new InvalidOperationException($"The server did not start: {line} {errors}");
    }

    /// <summary>Kills it as kill -9 does.</summary>
    public void Dispose()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+/")]
    private static partial Regex Address();
}
