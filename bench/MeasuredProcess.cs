using System.Diagnostics;
using System.Globalization;

namespace SpaceGeo.Bench;

/// <summary>A run of another program.</summary>
/// <param name="Output">What it printed.</param>
/// <param name="Ms">Milliseconds from its start to its end.</param>
/// <param name="PeakBytes">The most memory that was resident at once; 0 where the system does not tell.</param>
internal sealed record MeasuredProcess(string Output, double Ms, long PeakBytes)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs a program to its end and watches its memory.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed and took.</returns>
    /// <exception cref="WrongAnswerException">It ended with a code other than 0.</exception>
    public static MeasuredProcess Run(string program, params string[] arguments) => Run(new ProcessStartInfo(program, arguments));

    /// <summary>Runs the program, or a command that ends in it, with a private database of its own.</summary>
    /// <param name="home">The folder of the private database.</param>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed and took.</returns>
    /// <exception cref="WrongAnswerException">It ended with a code other than 0.</exception>
    public static MeasuredProcess RunAt(string home, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["SPACEGEO_HOME"] = home;
        start.Environment.Remove("SPACEGEO_DB");
        return Run(start);
    }

    private static MeasuredProcess Run(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        long begun = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        do
        {
            // The system's own high-water mark: only what grows within the last step is missed.
            peak = Math.Max(peak, HighWater(process.Id));
        }
        while (!process.WaitForExit(Step));
        double ms = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        return process.ExitCode == 0
            ? new MeasuredProcess(output.GetAwaiter().GetResult(), ms, peak)
            : throw new WrongAnswerException($"{start.FileName} {string.Join(' ', start.ArgumentList)}: {errors.GetAwaiter().GetResult()}");
    }

    private static long HighWater(int process)
    {
        string table = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status");
        try
        {
            string? line = File.ReadLines(table).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // The process has ended, or the system has no such table.
        }
    }
}
