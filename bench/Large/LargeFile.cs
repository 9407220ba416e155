using System.Globalization;

namespace SpaceGeo.Bench.Large;

/// <summary>Measures a file of a gigabyte made from a real model, in a process of its own, and holds it to a bound on memory.</summary>
internal static class LargeFile
{
    private const long MostBytesAboveBase = 1_500_000_000;
    private const string Original = "Duplex_A_20110907_georeferenced.ifc";
    private const string Small = "CSC-6_SB.ifc";

    /// <summary>Makes the file, measures it, and deletes it.</summary>
    /// <param name="megabytes">Its size.</param>
    public static void Run(int megabytes)
    {
        string original = BenchModels.Paths.Single(p => Path.GetFileName(p) == Original);
        string path = Path.Combine(Path.GetTempPath(), $"spacegeo-large-{Environment.ProcessId}.ifc");
        try
        {
            BuiltProgram.Build();
            int copies = new TiledModel(original).Write(path, megabytes * 1_000_000L);
            MeasuredProcess small = BuiltProgram.Run("measure", BenchModels.Paths.Single(p => Path.GetFileName(p) == Small), "--format", "csv");
            MeasuredProcess one = BuiltProgram.Run("measure", original, "--format", "csv");
            MeasuredProcess large = BuiltProgram.Run("measure", path, "--format", "csv");
            Check(one.Output, large.Output, copies);
            long above = large.PeakBytes - small.PeakBytes;
            Console.Out.WriteLine(Machine.Description);
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{new FileInfo(path).Length / 1e6:F0} MB, {copies} copies of {Original}: {large.Ms / 1e3:F1} s, {new FileInfo(path).Length / 1e3 / large.Ms:F0} MB/s; "
                + $"peak memory {large.PeakBytes / 1e6:F0} MB, {above / 1e6:F0} MB above that of {Small} ({small.PeakBytes / 1e6:F0} MB)"));
            if (above > MostBytesAboveBase)
            {
                throw new WrongAnswerException(FormattableString.Invariant($"more than {MostBytesAboveBase / 1e6:F0} MB above the base"));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Every copy has the original's rooms with the original's areas.
    private static void Check(string one, string large, int copies)
    {
        double[] expected = NetAreas(one);
        double[] found = NetAreas(large);
        if (found.Length != copies * expected.Length || Math.Abs(found.Sum() - (copies * expected.Sum())) > 1e-5 * found.Length)
        {
            throw new WrongAnswerException(FormattableString.Invariant(
                $"{found.Length} rooms of {found.Sum():F3} m² in all, expected {copies} × {expected.Length} rooms of {expected.Sum():F3} m²"));
        }
    }

    private static double[] NetAreas(string csv)
    {
        string[] lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int column = Array.IndexOf(lines[0].Split(','), "net_m2");
        return [.. lines.Skip(1).Select(line => double.Parse(line.Split(',')[column], CultureInfo.InvariantCulture))];
    }
}
