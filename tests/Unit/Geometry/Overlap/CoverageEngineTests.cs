using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Overlap;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Tests.SyntheticRooms;
using Xunit;
using NtsGeometry = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Tests.Unit.Geometry.Overlap;

public class CoverageEngineTests
{
    private const int SmallCases = 3000;

    [Fact]
    public void Small_cases_agree_with_exact_arithmetic()
    {
        double worst = 0;
        int swept = 0;
        var engine = new CoverageEngine();
        var union = new NetAreaEngine();
        for (int seed = 0; seed < SmallCases; seed++)
        {
            ShapeTable shapes = SmallCase.Of(seed);
            int[] obstacles = [.. Enumerable.Range(1, shapes.Count - 1)];
            (double gross, double[] exact) = ExactCoverage.Measure(shapes, 0, obstacles);
            var prepared = new PreparedShapes(shapes);
            double[] taken = new double[obstacles.Length];
            Coverage coverage = engine.Measure(prepared, 0, obstacles, taken);
            swept += coverage.Method == CoverageMethod.Sweep ? 1 : 0;
            Assert.True(
                Math.Abs(taken.Sum() - exact.Sum()) <= coverage.BoundM2, $"seed {seed}: {taken.Sum():R} is not within {coverage.BoundM2:E2} of {exact.Sum():R}");
            NetArea net = union.Measure(prepared, 0, obstacles);
            Assert.True(
                Math.Abs(net.NetM2 - (gross - exact.Sum())) <= net.BoundM2, $"seed {seed}: {net.NetM2:R} is not within {net.BoundM2:E2} of {gross - exact.Sum():R}");
            Assert.True(coverage.BoundM2 < 1e-10, $"seed {seed}: a bound of {coverage.BoundM2:E2} says nothing");
            double error = Math.Max(Math.Abs(prepared.Area(0) - gross), Math.Abs(net.NetM2 - (gross - exact.Sum())));
            for (int i = 0; i < taken.Length; i++)
            {
                error = Math.Max(error, Math.Abs(taken[i] - exact[i]));
            }

            Assert.True(error <= 1e-12 * gross, $"seed {seed}: off by {error:E2} of {gross:R}");
            worst = Math.Max(worst, error / gross);
        }

        Assert.True(worst < 3e-14, $"worst {worst:E2}");
        Assert.InRange(swept, 1, SmallCases / 5); // Both ways are taken.
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Made_up_offices_agree_with_the_sweep_and_seldom_need_it(bool isTurned)
    {
        var engine = new CoverageEngine();
        var union = new NetAreaEngine();
        double worst = 0;
        int rooms = 0;
        int swept = 0;
        foreach (SyntheticStorey storey in SyntheticStorey.Many(20_000, 7, isTurned))
        {
            var prepared = new PreparedShapes(storey.Shapes);
            Assert.Empty(prepared.Faults);
            for (int room = 0; room < storey.Rooms.Length; room++)
            {
                ReadOnlySpan<int> candidates = storey.CandidatesOf(room);
                double[] taken = new double[candidates.Length];
                double[] reference = new double[candidates.Length];
                swept += engine.Measure(prepared, storey.Rooms[room], candidates, taken).Method == CoverageMethod.Sweep ? 1 : 0;
                engine.Sweep(prepared, storey.Rooms[room], candidates, reference);
                for (int i = 0; i < taken.Length; i++)
                {
                    worst = Math.Max(worst, Math.Abs(taken[i] - reference[i]) / prepared.Area(storey.Rooms[room]));
                }

                NetArea net = union.Measure(prepared, storey.Rooms[room], candidates);
                worst = Math.Max(worst, Math.Abs(net.GrossM2 - net.NetM2 - reference.Sum()) / net.GrossM2);
                rooms++;
            }
        }

        Assert.True(worst < 1e-13, $"worst {worst:E2}");
        Assert.True(swept <= 0.005 * rooms, $"{swept} of {rooms} rooms left the direct way");
    }

    [Fact]
    public void Made_up_offices_agree_with_the_robust_overlay()
    {
        var engine = new CoverageEngine();
        foreach (SyntheticStorey storey in SyntheticStorey.Many(1_000, 11, true))
        {
            var prepared = new PreparedShapes(storey.Shapes);
            for (int room = 0; room < storey.Rooms.Length; room++)
            {
                int[] candidates = storey.CandidatesOf(room).ToArray();
                double[] taken = new double[candidates.Length];
                engine.Measure(prepared, storey.Rooms[room], candidates, taken);
                double gross = prepared.Area(storey.Rooms[room]);
                double overlay = Free(storey, storey.Rooms[room], candidates);

                Assert.True(Math.Abs(gross - taken.Sum() - overlay) <= 1e-9 * gross, $"room {room}: {gross - taken.Sum():R}, overlay {overlay:R}");
            }
        }
    }

    [Fact]
    public void A_bow_tie_counts_both_lobes_and_is_named()
    {
        ShapeTable shapes = Table([[0, 0, 4, 4, 4, 0, 0, 4]], [[0, 0, 1, 0, 1, 4, 0, 4]]);
        var prepared = new PreparedShapes(shapes);
        double[] taken = new double[1];

        Assert.Equal(CoverageMethod.Sweep, new CoverageEngine().Measure(prepared, 0, [1], taken).Method);
        Assert.Equal(8, prepared.Area(0), 1e-12);
        Assert.Equal(3, taken[0], 1e-12); // The left lobe is 4 m high at x = 0 and 2 m at x = 1.
        Assert.Equal((0, new PolygonFault(RingFault.SelfIntersection, 0, -1)), Assert.Single(prepared.Faults));
    }

    [Fact]
    public void A_hole_counts_whatever_its_direction()
    {
        double[] shell = [0, 0, 4, 0, 4, 4, 0, 4];
        double[] wall = [0, 0, 4, 0, 4, 1.5, 0, 1.5];
        foreach (double[] hole in new double[][] { [1, 1, 2, 1, 2, 2, 1, 2], [1, 1, 1, 2, 2, 2, 2, 1] })
        {
            var prepared = new PreparedShapes(Table([shell, hole], [wall]));
            double[] taken = new double[1];
            new CoverageEngine().Measure(prepared, 0, [1], taken);

            Assert.Empty(prepared.Faults);
            Assert.Equal(15, prepared.Area(0), 1e-12);
            Assert.Equal(6 - 0.5, taken[0], 1e-12);
        }
    }

    [Fact]
    public void Direction_doubled_vertices_and_spikes_change_nothing()
    {
        double[] plain = [0, 0, 4, 0, 4, 3, 0, 3];
        double[] clockwise = [0, 3, 4, 3, 4, 0, 0, 0];
        double[] untidy = [0, 0, 0, 0, 2, 0, 4, 0, 4, 1, 6, 1, 4, 1, 4, 3, 0, 3, 0, 3];
        foreach (double[] room in new[] { plain, clockwise, untidy })
        {
            var prepared = new PreparedShapes(Table([room], [[3, 1, 5, 1, 5, 2, 3, 2]]));
            double[] taken = new double[1];
            CoverageMethod method = new CoverageEngine().Measure(prepared, 0, [1], taken).Method;

            Assert.Equal((12.0, 1.0, CoverageMethod.Direct), (prepared.Area(0), taken[0], method));
        }
    }

    [Fact]
    public void A_coordinate_that_is_not_finite_is_refused_and_a_line_has_no_area()
    {
        Assert.Throws<ArgumentException>(() => new PreparedShapes(Table([[0, 0, 1, 0, double.NaN, 1]])));
        Assert.Throws<ArgumentException>(() => new PreparedShapes(Table([[0, 0, 1, 0, 1, double.PositiveInfinity]])));
        var line = new PreparedShapes(Table([[0, 0, 1, 0, 2, 0]]));

        Assert.Equal(0, line.Area(0));
        Assert.Equal((0, new PolygonFault(RingFault.TooFewVertices, 0, -1)), Assert.Single(line.Faults));
    }

    [Fact]
    public void Many_identical_obstacles_take_once_and_end()
    {
        double[][][] shapes = [[[0, 0, 10, 0, 10, 10, 0, 10]], .. Enumerable.Range(0, 200).Select(_ => new double[][] { [1, 1, 2, 1.1, 2, 2, 1, 2] })];
        double[] taken = new double[200];
        new CoverageEngine().Measure(new PreparedShapes(Table(shapes)), 0, [.. Enumerable.Range(1, 200)], taken);

        Assert.Equal(0.95, taken[0], 1e-12);
        Assert.All(taken[1..], t => Assert.Equal(0, t, 1e-12));
    }

    [Fact]
    public void Nothing_is_allocated_once_the_memory_has_grown()
    {
        SyntheticStorey[] storeys = [.. SyntheticStorey.Many(500, 3, true)];
        PreparedShapes[] prepared = [.. storeys.Select(s => new PreparedShapes(s.Shapes))];
        var reused = new PreparedShapes(storeys[0].Shapes);
        int[] columns = [.. Enumerable.Range(1, 40)];
        var hall = new PreparedShapes(new ShapeTable(
        [
            RegionBuilder.Rectangle(new Box2(0, 0, 41, 5)),
            .. columns.Select(i => RegionBuilder.Simple(ArcChords.Ellipse(0.2, 0.2)).Mapped(new Affine2(1, 0, 0, 1, i, 4.9))),
        ]));
        var engine = new CoverageEngine();
        var union = new NetAreaEngine();
        double[] taken = new double[1000];
        MeasureAll();
        long before = GC.GetAllocatedBytesForCurrentThread();
        MeasureAll();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void MeasureAll()
        {
            for (int i = 0; i < storeys.Length; i++)
            {
                reused.Load(storeys[i].Shapes);
                for (int room = 0; room < storeys[i].Rooms.Length; room++)
                {
                    engine.Measure(prepared[i], storeys[i].Rooms[room], storeys[i].CandidatesOf(room), taken);
                    union.Measure(prepared[i], storeys[i].Rooms[room], storeys[i].CandidatesOf(room));
                }

                // A hall with many columns in it.
                union.Measure(hall, 0, columns);
            }
        }
    }

    private static double Free(SyntheticStorey storey, int room, int[] obstacles)
    {
        NtsGeometry[] near = [.. obstacles.Select(o => (NtsGeometry)NtsBridge.ToMultiPolygon(storey.Shapes.Region(o)))];
        NtsGeometry free = NtsBridge.ToMultiPolygon(storey.Shapes.Region(room));
        return OverlayNGRobust.Overlay(free, OverlayNGRobust.Union(near), SpatialFunction.Difference).Area;
    }

    private static ShapeTable Table(params double[][][] shapes)
    {
        int vertices = 0;
        int rings = 0;
        return ShapeTable.FromArrays(
            [.. shapes.SelectMany(s => s).SelectMany(r => r)],
            [.. shapes.SelectMany(s => s).Select(r => vertices += r.Length / 2)],
            [.. shapes.Select(s => rings += s.Length)]);
    }
}
