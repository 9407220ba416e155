using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SpaceGeo.Bench.Search;

/// <summary><c>spacegeo serve</c> as a process of its own, on a port that is free.</summary>
internal sealed partial class ServedProgram : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="home">The folder of the private database.</param>
    /// <exception cref="WrongAnswerException">It does not say where it listens.</exception>
    public ServedProgram(string home)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Assembly, "serve", "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true };
        start.Environment["SPACEGEO_HOME"] = home;
        start.Environment.Remove("SPACEGEO_DB");
        _process = Process.Start(start)!;
        string line = _process.StandardOutput.ReadLine() ?? string.Empty;
        if (!Listening().IsMatch(line))
        {
            Dispose();
            throw new WrongAnswerException($"spacegeo serve does not say where it listens but: {line}");
        }

        Address = new Uri(Listening().Match(line).Value);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The most memory that was resident since the last <see cref="ForgetPeak"/>, in bytes; 0 where the system does not tell.</summary>
    public long PeakBytes
    {
        get
        {
            string table = Table("status");
            string? line = File.Exists(table) ? File.ReadLines(table).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Lets the system count the peak anew.</summary>
    public void ForgetPeak()
    {
        if (File.Exists(Table("clear_refs")))
        {
            File.WriteAllText(Table("clear_refs"), "5");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private string Table(string name) => string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/{name}");

    [GeneratedRegex("http://[0-9.:]+")]
    private static partial Regex Listening();
}
