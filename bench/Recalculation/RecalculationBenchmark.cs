namespace SpaceGeo.Bench.Recalculation;

/// <summary>Areas of a database measured anew.</summary>
internal static class RecalculationBenchmark
{
    /// <summary>Runs it on the district and a million rooms, or on as many rooms as asked for.</summary>
    /// <param name="rooms">Nothing, or a number of 4 or more.</param>
    /// <returns>False for arguments that are something else.</returns>
    public static bool TryRun(string[] rooms)
    {
        long many = 1_000_000;
        if (rooms.Length > 1 || (rooms is [string given] && !(long.TryParse(given, out many) && many >= 4)))
        {
            return false;
        }

        Console.Out.WriteLine(Machine.Description);
        if (rooms.Length == 0)
        {
            DistrictRecalculation.Run(rounds: 9);
        }

        LargeRecalculation.Run(many);
        return true;
    }
}
