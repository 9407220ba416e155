using BenchmarkDotNet.Attributes;

namespace SpaceGeo.Bench.Areas;

/// <summary>The area engine beside NetTopologySuite and the shoelace formula, with memory. <c>areas</c> gives the same as rooms a second and
/// ratios.</summary>
[MemoryDiagnoser]
public class AreaBenchmark
{
    private const int Rooms = 10_000;
    private const int PeerRooms = 200;

    private RoomSet _set = null!;
    private EnginePaths _engine = null!;
    private OverlayPeer _overlay = null!;

    public enum Kind
    {
        Mixed,
        AxisAligned,
        Real,
    }

    [ParamsAllValues]
    public Kind Floors { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _set = Floors switch
        {
            Kind.Mixed => RoomSet.MadeUp("mixed", Rooms, true),
            Kind.AxisAligned => RoomSet.MadeUp("axis-aligned", Rooms, false),
            Kind.Real => RoomSet.Real(Rooms),
        };
        _engine = new EnginePaths(_set);
        _overlay = new OverlayPeer(_set, PeerRooms);
        AreaComparison.Check(_set, _engine, _overlay);
    }

    /// <summary>All rooms, candidates given.</summary>
    [Benchmark(Baseline = true)]
    public double Engine() => _engine.Given();

    [Benchmark]
    public double EngineFromArrays() => _engine.GivenFromArrays();

    [Benchmark]
    public double EngineSearching() => _engine.Searched();

    [Benchmark]
    public double EngineOnTwoThreads() => _engine.GivenOnTwoThreads();

    /// <summary>200 rooms only.</summary>
    [Benchmark]
    public double[] Overlay() => _overlay.UnionAndDifference();

    [Benchmark]
    public double Shoelace() => _engine.Shoelace();
}
