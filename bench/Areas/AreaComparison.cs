using System.Diagnostics;
using System.Globalization;
using SpaceGeo.Geometry.Overlap;

namespace SpaceGeo.Bench.Areas;

/// <summary>Rooms a second of the engine beside its peers and the floor, turn by turn in one run; every answer is checked first.</summary>
internal static class AreaComparison
{
    private const double Tolerance = 1e-9;
    private const int PeerRooms = 400;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(0.7);

    /// <summary>Runs and prints the comparison.</summary>
    /// <param name="rooms">Rooms in each set.</param>
    /// <param name="rounds">How often everything is timed; medians count.</param>
    public static void Run(int rooms, int rounds)
    {
        Console.WriteLine(Machine.Description);
        foreach (RoomSet set in new[] { RoomSet.MadeUp("mixed", rooms, true), RoomSet.MadeUp("axis-aligned", rooms, false), RoomSet.Real(rooms) })
        {
            Compare(set, rounds);
        }
    }

    private static void Compare(RoomSet set, int rounds)
    {
        var engine = new EnginePaths(set);
        var overlay = new OverlayPeer(set, PeerRooms);
        Check(set, engine, overlay);
        using PostgisPeer? postgis = PostgisPeer.TryCreate(overlay.Rooms);
        CheckSum(set, postgis?.Measure(), overlay);
        Timed shoelace = new(engine.Shoelace, set.Count);
        Timed given = new(engine.Given, set.Count);
        Timed arrays = new(engine.GivenFromArrays, set.Count);
        Timed searched = new(engine.Searched, set.Count);
        Timed two = new(engine.GivenOnTwoThreads, set.Count);
        Timed union = new(() => overlay.UnionAndDifference()[0], overlay.Count);
        Timed prepared = new(() => overlay.PreparedFilter()[0], overlay.Count);
        Timed? sql = postgis is null ? null : new Timed(postgis.Measure, postgis.Count);
        Timed[] all = [shoelace, given, arrays, searched, two, union, prepared, .. sql is null ? [] : new[] { sql }];
        Array.ForEach([shoelace, given, arrays, searched, two], timed => timed.WarmUp());
        for (int round = 0; round < rounds; round++)
        {
            Array.ForEach(all, timed => timed.Run());
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        engine.Given();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine($"\n{set.Name}: {set.Count} rooms, {set.Storeys.Sum(s => s.Candidates.Length) / (double)set.Count:F1} candidates a room");
        Line("engine, candidates given", given, given);
        Line("  from flat arrays, looked at first", arrays, given);
        Line("  whole storeys, searched", searched, given);
        Line("  two threads", two, given);
        Line("NTS OverlayNGRobust, union + difference", union, given);
        Line("NTS OverlayNGRobust, prepared filter", prepared, given);
        if (sql is not null)
        {
            Line("PostGIS ST_Difference, ST_Union", sql, given);
        }

        Line("shoelace of every ring", shoelace, given);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  bytes allocated a room {(double)allocated / set.Count:F3}; rooms that leave the fast path {100 * engine.SweptShare():F3} %"));
    }

    private static void Line(string what, Timed timed, Timed engine) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what,-42}{1 / timed.SecondsARoom,14:N0} rooms/s   engine is {timed.SecondsARoom / engine.SecondsARoom,8:F2} times as fast"));

    private static void CheckSum(RoomSet set, double? sum, OverlayPeer overlay)
    {
        double expected = overlay.UnionAndDifference().Sum();
        if (sum is double found && Math.Abs(found - expected) > Tolerance * expected)
        {
            throw new WrongAnswerException($"{set.Name}: PostGIS finds {found:R} m², the overlay {expected:R} m²");
        }
    }

    /// <summary>Compares every way of measuring with the overlay, and with each other.</summary>
    /// <param name="set">The rooms.</param>
    /// <param name="engine">The engine on them.</param>
    /// <param name="overlay">The overlay on some of them.</param>
    /// <exception cref="WrongAnswerException">They do not agree.</exception>
    public static void Check(RoomSet set, EnginePaths engine, OverlayPeer overlay)
    {
        double[] expected = overlay.UnionAndDifference();
        double[] filtered = overlay.PreparedFilter();
        var area = new NetAreaEngine();
        for (int i = 0; i < overlay.Count; i++)
        {
            NetArea net = area.Measure(overlay.Rooms[i].Room, overlay.Rooms[i].Near);
            if (Math.Abs(net.NetM2 - expected[i]) > Tolerance * net.GrossM2 || Math.Abs(filtered[i] - expected[i]) > Tolerance * net.GrossM2)
            {
                throw new WrongAnswerException($"{set.Name}, room {i}: the engine finds {net.NetM2:R} m², the overlay {expected[i]:R} m²");
            }
        }

        double given = engine.Given();
        foreach (double other in new[] { engine.GivenFromArrays(), engine.Searched(), engine.GivenOnTwoThreads() })
        {
            if (Math.Abs(other - given) > Tolerance * given)
            {
                throw new WrongAnswerException($"{set.Name}: {given:R} m² in one way, {other:R} m² in another");
            }
        }
    }

    /// <summary>Something that is timed again and again.</summary>
    private sealed class Timed(Func<double> work, int rooms)
    {
        private readonly List<double> _seconds = [];

        public double SecondsARoom => Median.Of(_seconds) / rooms;

        // Until the code has been compiled as well as it will be.
        public void WarmUp()
        {
            long begun = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(begun) < WarmUpTime)
            {
                work();
            }
        }

        public void Run()
        {
            long begun = Stopwatch.GetTimestamp();
            if (!double.IsFinite(work()))
            {
                throw new WrongAnswerException("a sum is not a number");
            }

            _seconds.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }
    }
}
