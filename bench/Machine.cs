using System.Runtime.InteropServices;

namespace SpaceGeo.Bench;

/// <summary>What a measurement was made on.</summary>
internal static class Machine
{
    /// <summary>Cores, processor, system and runtime in one line.</summary>
    public static string Description =>
        $"{Environment.ProcessorCount} cores of {Processor()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    /// <summary>How many processes want a core by the last minute's mean: beyond the number of cores, times are longer than they need be.</summary>
    public static string Load
    {
        get
        {
            const string Table = "/proc/loadavg";
            return File.Exists(Table) ? $"load {File.ReadAllText(Table).Split(' ')[0]}" : "load unknown";
        }
    }

    private static string Processor()
    {
        const string Table = "/proc/cpuinfo";
        string? line = File.Exists(Table) ? File.ReadLines(Table).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 2)..] ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
