namespace SpaceGeo.Bench.Recalculation;

/// <summary>The reference district measured anew by whole processes, database included, beside the engine alone.</summary>
internal static class DistrictRecalculation
{
    /// <summary>Runs and prints it.</summary>
    /// <param name="rounds">How often everything is timed; medians count.</param>
    public static void Run(int rounds)
    {
        BuiltProgram.Build();
        using StoredDistrict district = StoredDistrict.Create(rooms: null);
        Console.Out.WriteLine(FormattableString.Invariant(
            $"\nreference district: {district.Made.Sites} sites, {district.Made.Buildings} buildings, {district.Made.Rooms} rooms, {district.Made.NetM2:N0} m² net"));
        (List<double> command, List<double> started, List<double> one, List<double> two) = ([], [], [], []);
        var engine = new EngineAlone(district);
        for (int round = 0; round < rounds; round++)
        {
            command.Add(district.Recalculate(BuiltProgram.Command).Ms);
            district.DropAreas();
            district.StopDatabase();
            started.Add(district.Recalculate(BuiltProgram.Command).Ms);
            district.DropAreas();
            one.Add(engine.Run(1));
            two.Add(engine.Run(2));
        }

        Line("./spacegeo recalculate --all", command);
        Line("  with the start of the database's server", started);
        Line("engine alone, one thread", one);
        Line("  two threads", two);
        Console.Out.WriteLine($"  {Machine.Load}");
    }

    private static void Line(string what, List<double> ms) => Console.Out.WriteLine(
        FormattableString.Invariant($"  {what,-42}{Median.Of(ms),9:F1} ms, median of {ms.Count}; {ms.Min():F1} to {ms.Max():F1}"));
}
