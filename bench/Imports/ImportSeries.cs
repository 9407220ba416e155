using System.Diagnostics;
using System.Globalization;
using SpaceGeo.Bench.Large;

namespace SpaceGeo.Bench.Imports;

/// <summary>Imports many different models one after another into a new store and compares the last with the first: what grows with the store
/// shows here.</summary>
internal static class ImportSeries
{
    private const string Original = "Duplex_A_20110907_georeferenced.ifc";
    private const int Ten = 10;

    /// <summary>Runs and prints the comparison.</summary>
    /// <param name="count">Number of models.</param>
    public static void Run(int count)
    {
        BuiltProgram.Build();
        using var temporary = new BenchFolder();
        string folder = temporary.Path;
        string[] files = [.. Enumerable.Range(1, count).Select(copy => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"copy-{copy}.ifc")))];
        var original = new TiledModel(BenchModels.Paths.Single(p => Path.GetFileName(p) == Original));
        try
        {
            for (int copy = 1; copy <= count; copy++)
            {
                original.WriteSingle(files[copy - 1], copy);
            }

            Print(Import(folder, files));
        }
        finally
        {
            using Process stop = Start(folder, "db", "stop");
            stop.StandardOutput.ReadToEnd();
            stop.WaitForExit();
        }
    }

    // Milliseconds from the end of one import to the end of the next. The first waits for the database to be made and is left out.
    private static List<double> Import(string folder, string[] files)
    {
        using Process ingest = Start(folder, ["ingest", .. files, "--site", "BENCH"]);
        var times = new List<double>();
        int added = 0;
        long before = 0;
        while (ingest.StandardOutput.ReadLine() is string line)
        {
            added += line.Contains(": added; 4 storeys, 21 rooms", StringComparison.Ordinal) ? 1 : 0;
            if (line.StartsWith("  read ", StringComparison.Ordinal))
            {
                times.AddRange(before == 0 ? [] : [Stopwatch.GetElapsedTime(before).TotalMilliseconds]);
                before = Stopwatch.GetTimestamp();
            }
        }

        ingest.WaitForExit();
        return ingest.ExitCode == MissingToolException.ExitCode
            ? throw new MissingToolException("Skipped: there is no PostGIS to import into.")
            : added == files.Length ? times
            : throw new WrongAnswerException($"{added} of {files.Length} models were added, exit code {ingest.ExitCode}");
    }

    private static void Print(List<double> times)
    {
        Console.Out.WriteLine(Machine.Description);
        foreach (double[] ten in times.Chunk(Ten))
        {
            Console.Out.WriteLine(FormattableString.Invariant($"{Median.Of(ten),8:F1} ms, median of {ten.Length} imports"));
        }

        double first = Median.Of(times.Take(Ten));
        double last = Median.Of(times.TakeLast(Ten));
        Console.Out.WriteLine(FormattableString.Invariant($"last ten / first ten: {last / first:F2}"));
    }

    private static Process Start(string home, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Assembly, .. arguments]) { RedirectStandardOutput = true };
        start.Environment["SPACEGEO_HOME"] = home;
        start.Environment.Remove("SPACEGEO_DB");
        return Process.Start(start)!;
    }
}
