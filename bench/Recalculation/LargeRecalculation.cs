namespace SpaceGeo.Bench.Recalculation;

/// <summary>Many rooms measured anew by a process of its own, beside the bare reading and writing of the same bytes, turn by turn; and what
/// memory that takes beside a quarter of the rooms.</summary>
internal static class LargeRecalculation
{
    private const int Rounds = 5;

    /// <summary>Runs and prints it.</summary>
    /// <param name="rooms">How many rooms at least.</param>
    public static void Run(long rooms)
    {
        BuiltProgram.Build();
        double quarter = Compare(rooms / 4, rounds: 1);
        double whole = Compare(rooms, Rounds);
        Console.Out.WriteLine(FormattableString.Invariant($"\npeak memory, four times as many rooms: {whole / quarter:F2} × as much"));
    }

    // Returns the most memory that a process took.
    private static double Compare(long rooms, int rounds)
    {
        using StoredDistrict district = StoredDistrict.Create(rooms);
        var runs = new List<MeasuredProcess> { Recalculate(district) };
        (List<double> reading, List<double> writing, List<double> ratios) = ([], [], []);
        using (var bare = new BareCopy(district))
        {
            for (int round = 0; round < rounds; round++)
            {
                reading.Add(bare.Read());
                writing.Add(bare.Write());
                district.DropAreas();
                runs.Add(Recalculate(district));
                ratios.Add((reading[^1] + writing[^1]) / runs[^1].Ms);
            }

            Console.Out.WriteLine(FormattableString.Invariant(
                $"\n{district.Made.Rooms:N0} rooms, {bare.PlanBytes / 1e6:F0} MB of plans, {bare.ResultBytes / 1e6:F0} MB of results; {Machine.Load}"));
        }

        Line(district, "recalculate --all, the whole process", Median.Of(runs.Skip(1).Select(run => run.Ms)));
        Line(district, "bare reading and writing", Median.Of(reading.Zip(writing, (read, write) => read + write)));
        Line(district, "  reading", Median.Of(reading));
        Line(district, "  writing, keys, swap", Median.Of(writing));
        Console.Out.WriteLine(FormattableString.Invariant(
            $"  throughput of the bare reading and writing: {100 * Median.Of(ratios):F0} %, median of {rounds}; {100 * ratios.Min():F0} to {100 * ratios.Max():F0} %"));
        double peak = runs.Max(run => run.PeakBytes);
        Console.Out.WriteLine(FormattableString.Invariant($"  peak memory {peak / 1e6:F0} MB"));
        return peak;
    }

    private static MeasuredProcess Recalculate(StoredDistrict district) => district.Recalculate("dotnet", BuiltProgram.Assembly);

    private static void Line(StoredDistrict district, string what, double ms) => Console.Out.WriteLine(
        FormattableString.Invariant($"  {what,-42}{ms,9:F0} ms {1e3 * district.Made.Rooms / ms,12:N0} rooms/s"));
}
