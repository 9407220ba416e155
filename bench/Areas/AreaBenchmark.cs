using BenchmarkDotNet.Attributes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Bench.Areas;

/// <summary>Net areas of all rooms of the real floors: our engine, with receipts, against NetTopologySuite's robust overlay.</summary>
[MemoryDiagnoser]
public class AreaBenchmark
{
    private readonly AreaEngine _engine = new();
    private FloorPlan[] _plans = [];
    private (MultiPolygon Room, MultiPolygon[] Obstacles)[] _overlays = [];
    private double _expected;

    [GlobalSetup]
    public void Setup()
    {
        _plans = BenchModels.Plans();
        _overlays = [.. _plans.SelectMany(Overlays)];
        _expected = Overlay();
        if (Math.Abs(Engine() - _expected) > 1e-6)
        {
            throw new InvalidOperationException($"the engine finds {Engine():R} m², the overlay {_expected:R} m²");
        }
    }

    [Benchmark]
    public double Engine()
    {
        double net = 0;
        foreach (FloorPlan plan in _plans)
        {
            foreach (RoomAreas room in _engine.Measure(plan, AreaStandards.Default).Rooms)
            {
                net += room.Net;
            }
        }

        return net;
    }

    [Benchmark(Baseline = true)]
    public double Overlay()
    {
        double net = 0;
        foreach ((MultiPolygon room, MultiPolygon[] obstacles) in _overlays)
        {
            net += obstacles.Length == 0
                ? room.Area
                : OverlayNGRobust.Overlay(room, OverlayNGRobust.Union(obstacles), SpatialFunction.Difference).Area;
        }

        return net;
    }

    private static IEnumerable<(MultiPolygon Room, MultiPolygon[] Obstacles)> Overlays(FloorPlan plan)
    {
        foreach (PlanRoom room in plan.Rooms)
        {
            Region footprint = plan.Shapes.Region(room.Shape);
            MultiPolygon[] near =
            [
                .. plan.Obstacles.Where(o => o.CutHeight == room.CutHeight && plan.Shapes.Bounds(o.Shape).Overlaps(footprint.Bounds))
                    .Select(o => NtsBridge.ToMultiPolygon(plan.Shapes.Region(o.Shape))),
            ];
            yield return (NtsBridge.ToMultiPolygon(footprint), near);
        }
    }
}
