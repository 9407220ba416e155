using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Overlap;
using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Bench.Areas;

/// <summary>The ways in which the engine is asked, and the floor beneath them. Each returns the sum of all net areas.</summary>
/// <param name="set">The rooms.</param>
internal sealed class EnginePaths(RoomSet set)
{
    private readonly NetAreaEngine _engine = new();
    private readonly NetAreaEngine _second = new();
    private readonly PreparedShapes _reused = new(set.Storeys[0].Shapes.Table);
    private readonly NetArea[] _areas = new NetArea[set.Storeys.Max(s => s.Rooms.Length)];
    private readonly NetArea[] _secondAreas = new NetArea[set.Storeys.Max(s => s.Rooms.Length)];

    /// <summary>Candidates given, shapes looked at before.</summary>
    public double Given() => Given(_engine, _areas, 0, 1);

    /// <summary>The same on two threads, every second storey each.</summary>
    public double GivenOnTwoThreads()
    {
        double other = 0;
        var thread = new Thread(() => other = Given(_second, _secondAreas, 1, 2));
        thread.Start();
        double own = Given(_engine, _areas, 0, 2);
        thread.Join();
        return own + other;
    }

    /// <summary>Candidates given, shapes looked at first, from flat arrays.</summary>
    public double GivenFromArrays()
    {
        double sum = 0;
        foreach (RoomStorey storey in set.Storeys)
        {
            _reused.Load(storey.Shapes.Table);
            Span<NetArea> areas = _areas.AsSpan(0, storey.Rooms.Length);
            _engine.Measure(_reused, storey.Rooms, storey.CandidateEnds, storey.Candidates, areas);
            sum += Net(areas);
        }

        return sum;
    }

    /// <summary>No candidates given: each room is measured against its storey.</summary>
    public double Searched()
    {
        double sum = 0;
        foreach (RoomStorey storey in set.Storeys)
        {
            Span<NetArea> areas = _areas.AsSpan(0, storey.Rooms.Length);
            _engine.Measure(storey.Shapes, storey.Rooms, storey.Obstacles, areas);
            sum += Net(areas);
        }

        return sum;
    }

    /// <summary>Shoelace of every ring of room and candidates: the floor, since every vertex must be read.</summary>
    /// <returns>The sum of all areas, which is no net area.</returns>
    public double Shoelace()
    {
        double sum = 0;
        foreach (RoomStorey storey in set.Storeys)
        {
            ShapeTable table = storey.Shapes.Table;
            for (int i = 0; i < storey.Rooms.Length; i++)
            {
                sum += Area(table, storey.Rooms[i]);
                foreach (int candidate in storey.CandidatesOf(i))
                {
                    sum += Area(table, candidate);
                }
            }
        }

        return sum;
    }

    /// <summary>Share of rooms that the slab sweep measures.</summary>
    public double SweptShare()
    {
        var coverage = new CoverageEngine();
        double[] taken = new double[4096];
        int swept = 0;
        foreach (RoomStorey storey in set.Storeys)
        {
            for (int i = 0; i < storey.Rooms.Length; i++)
            {
                swept += coverage.Measure(storey.Shapes, storey.Rooms[i], storey.CandidatesOf(i), taken).Method == CoverageMethod.Sweep ? 1 : 0;
            }
        }

        return (double)swept / set.Count;
    }

    private double Given(NetAreaEngine engine, NetArea[] places, int first, int step)
    {
        double sum = 0;
        for (int i = first; i < set.Storeys.Length; i += step)
        {
            RoomStorey storey = set.Storeys[i];
            Span<NetArea> areas = places.AsSpan(0, storey.Rooms.Length);
            engine.Measure(storey.Shapes, storey.Rooms, storey.CandidateEnds, storey.Candidates, areas);
            sum += Net(areas);
        }

        return sum;
    }

    private static double Net(ReadOnlySpan<NetArea> areas)
    {
        double sum = 0;
        foreach (NetArea area in areas)
        {
            sum += area.NetM2;
        }

        return sum;
    }

    private static double Area(ShapeTable table, int shape)
    {
        (int first, int end) = table.Rings(shape);
        double sum = 0;
        for (int ring = first; ring < end; ring++)
        {
            sum += RingArea.Signed(table.Ring(ring));
        }

        return sum;
    }
}
