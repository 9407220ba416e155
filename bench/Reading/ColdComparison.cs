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
        BuiltProgram.Build();
        Console.Out.WriteLine(Machine.Description);
        Console.Out.WriteLine($"{"model",-42} {"MB",5} {"./spacegeo ms",13} {"spacegeo.dll ms",15} {"web-ifc ms",10} {"ratio",6}");
        var ratios = new List<double>();
        foreach (string path in models.Length > 0 ? models : BenchModels.LargePaths())
        {
            ratios.Add(Compare(path));
        }

        Console.Out.WriteLine(FormattableString.Invariant($"median ratio {Median.Of(ratios):F1}, least {ratios.Min():F1}, over {ratios.Count} models"));
    }

    private static double Compare(string path)
    {
        var whole = new List<double>();
        var bare = new List<double>();
        var theirs = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            whole.Add(Rooms(path, BuiltProgram.Command, ["measure", path, "--format", "csv"]));
            bare.Add(Rooms(path, "dotnet", [BuiltProgram.Assembly, "measure", path, "--format", "csv"]));
            theirs.Add(MeasuredProcess.Run("node", WebIfc.ColdScript, path).Ms);
        }

        double ratio = Median.Of(theirs) / Median.Of(whole);
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{Path.GetFileName(path),-42} {new FileInfo(path).Length / 1e6,5:F1} {Median.Of(whole),13:F0} {Median.Of(bare),15:F0} {Median.Of(theirs),10:F0} {ratio,6:F1}"));
        return ratio;
    }

    // The first line is the heading.
    private static double Rooms(string path, string program, string[] arguments)
    {
        MeasuredProcess run = MeasuredProcess.Run(program, arguments);
        return run.Output.AsSpan().Count('\n') > 1 ? run.Ms : throw new WrongAnswerException($"{program} found no room in {path}");
    }
}
