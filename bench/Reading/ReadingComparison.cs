using System.Diagnostics;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Ingest.Step;
using SpaceGeo.Inventory;

namespace SpaceGeo.Bench.Reading;

/// <summary>
/// The whole way from file to areas, beside web-ifc opening the same file and meshing the same elements; both warm, turn by turn in one run.
/// And parsing alone, beside the rate at which the machine copies memory.
/// </summary>
internal static class ReadingComparison
{
    private const int Rounds = 15;

    // Long enough for the compilers of both sides to finish with what is used often.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Runs and prints the comparison.</summary>
    /// <param name="models">Paths; none for all models above 1 MB.</param>
    public static void Run(string[] models)
    {
        using WebIfc webIfc = WebIfc.StartWarm();
        Console.Out.WriteLine(Machine.Description);
        Console.Out.WriteLine($"{"model",-42} {"MB",5} {"rooms",5} {"elements",8} {"ours ms",8} {"web-ifc ms",10} {"ratio",6} {"parse MB/s",10} {"copy MB/s",10}");
        var ratios = new List<double>();
        foreach (string path in models.Length > 0 ? models : BenchModels.LargePaths())
        {
            ratios.Add(Compare(path, webIfc));
        }

        Console.Out.WriteLine(FormattableString.Invariant(
            $"median ratio {Median.Of(ratios):F1}, least {ratios.Min():F1}, over {ratios.Count} models"));
    }

    private static double Compare(string path, WebIfc webIfc)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int rooms = ExpectedAreas.Check(path, Measure(path));
        int elements = ShapedElements(StepFile.Read(path, bytes));
        Repeat(() => Measure(path));
        Repeat(() => Mesh(path, webIfc, elements));
        var ours = new List<double>();
        var theirs = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            ours.Add(Time(() => Measure(path)));
            theirs.Add(Mesh(path, webIfc, elements));
        }

        byte[] copy = new byte[bytes.Length];
        double megabytes = bytes.Length / 1e6;
        double parse = Median.Of(Enumerable.Range(0, Rounds).Select(_ => Time(() => StepFile.Read(path, bytes))));
        double copied = Median.Of(Enumerable.Range(0, Rounds).Select(_ => Time(() => bytes.CopyTo(copy, 0))));
        double ratio = Median.Of(theirs) / Median.Of(ours);
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{Path.GetFileName(path),-42} {megabytes,5:F1} {rooms,5} {elements,8} {Median.Of(ours),8:F2} {Median.Of(theirs),10:F1} {ratio,6:F1} {1e3 * megabytes / parse,10:F0} {1e3 * megabytes / copied,10:F0}"));
        return ratio;
    }

    private static MeasuredModel Measure(string path) => MeasuredModel.Measure(
        IfcReader.Read(path, new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default);

    private static double Mesh(string path, WebIfc webIfc, int expected)
    {
        (int elements, double ms) = webIfc.Mesh(path);
        return elements == expected ? ms
            : throw new WrongAnswerException($"{Path.GetFileName(path)}: web-ifc meshed {elements} elements, the file has {expected}");
    }

    // IfcProduct.Representation is the seventh attribute.
    private static int ShapedElements(StepFile file) =>
        new[] { "IFCSPACE", "IFCWALL", "IFCWALLSTANDARDCASE", "IFCWALLELEMENTEDCASE", "IFCCOLUMN", "IFCCOLUMNSTANDARDCASE" }
            .SelectMany(file.Labels).Count(label => file.Entity(label)[6].HasValue);

    private static void Repeat(Action work)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < WarmUp)
        {
            work();
        }
    }

    private static double Time(Action work)
    {
        long begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }
}
