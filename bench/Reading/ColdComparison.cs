using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SpaceGeo.Bench.Reading;

/// <summary>What a user feels at the prompt: whole processes that read one model and end, beside a Node script that opens and meshes it with
/// web-ifc.</summary>
internal static class ColdComparison
{
    private const int Rounds = 9;

    /// <summary>Runs and prints the comparison.</summary>
    /// <param name="models">Paths; none for all models above 1 MB.</param>
    public static void Run(string[] models)
    {
        WebIfc.Install();
        string command = Path.Combine(BenchModels.Root, "spacegeo");
        string program = Path.Combine(BenchModels.Root, "src", "Cli", "bin", "program", "spacegeo.dll");
        Run(command, ["--help"]);
        Console.Out.WriteLine(Machine.Description);
        Console.Out.WriteLine($"{"model",-42} {"MB",5} {"./spacegeo ms",13} {"spacegeo.dll ms",15} {"web-ifc ms",10} {"ratio",6}");
        var ratios = new List<double>();
        foreach (string path in models.Length > 0 ? models : BenchModels.LargePaths())
        {
            ratios.Add(Compare(path, command, program));
        }

        Console.Out.WriteLine(FormattableString.Invariant($"median ratio {Median.Of(ratios):F1}, least {ratios.Min():F1}, over {ratios.Count} models"));
    }

    private static double Compare(string path, string command, string program)
    {
        var whole = new List<double>();
        var bare = new List<double>();
        var theirs = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            whole.Add(Rooms(path, command, ["measure", path, "--format", "csv"]));
            bare.Add(Rooms(path, "dotnet", [program, "measure", path, "--format", "csv"]));
            theirs.Add(Run("node", [WebIfc.ColdScript, path]).Ms);
        }

        double ratio = Median.Of(theirs) / Median.Of(whole);
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{Path.GetFileName(path),-42} {new FileInfo(path).Length / 1e6,5:F1} {Median.Of(whole),13:F0} {Median.Of(bare),15:F0} {Median.Of(theirs),10:F0} {ratio,6:F1}"));
        return ratio;
    }

    // The first line is the heading.
    private static double Rooms(string path, string program, string[] arguments)
    {
        (string output, double ms) = Run(program, arguments);
        return output.AsSpan().Count('\n') > 1 ? ms : throw new WrongAnswerException($"{program} found no room in {path}");
    }

    private static (string Output, double Ms) Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        long begun = Stopwatch.GetTimestamp();
        using Process process = Launch(start);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double ms = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        return process.ExitCode == 0 ? (output, ms)
            : throw new WrongAnswerException(string.Create(
                CultureInfo.InvariantCulture, $"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}"));
    }

    private static Process Launch(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new MissingToolException($"Skipped: there is no {start.FileName}.");
        }
    }
}
