using NetTopologySuite.IO;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Overlap;
using SpaceGeo.Tests.SyntheticRooms;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Overlap;

public class NetAreaEngineTests
{
    [Fact]
    public void The_order_of_obstacles_changes_no_bit()
    {
        var engine = new NetAreaEngine();
        var random = new Random(5);
        foreach (SyntheticStorey storey in SyntheticStorey.Many(2_000, 5, true))
        {
            var shapes = new PreparedShapes(storey.Shapes);
            for (int room = 0; room < storey.Rooms.Length; room++)
            {
                int[] candidates = storey.CandidatesOf(room).ToArray();
                NetArea before = engine.Measure(shapes, storey.Rooms[room], candidates);
                random.Shuffle(candidates);

                Assert.Equal(before.NetM2, engine.Measure(shapes, storey.Rooms[room], candidates).NetM2);
            }
        }

        for (int seed = 0; seed < 1000; seed++)
        {
            ShapeTable table = SmallCase.Of(seed);
            int[] obstacles = [.. Enumerable.Range(1, table.Count - 1)];
            var shapes = new PreparedShapes(table);

            Assert.Equal(engine.Measure(shapes, 0, obstacles).NetM2, engine.Measure(shapes, 0, [.. obstacles.Reverse()]).NetM2);
        }
    }

    [Fact]
    public void Searching_a_storey_gives_what_candidates_give()
    {
        var engine = new NetAreaEngine();
        foreach (SyntheticStorey storey in SyntheticStorey.Many(2_000, 6, true))
        {
            var shapes = new PreparedShapes(storey.Shapes);
            var given = new NetArea[storey.Rooms.Length];
            var found = new NetArea[storey.Rooms.Length];
            engine.Measure(shapes, storey.Rooms, storey.CandidateEnds, storey.Candidates, given);
            engine.Measure(shapes, storey.Rooms, storey.Obstacles, found);

            Assert.Equal(given.Select(a => a.NetM2), found.Select(a => a.NetM2));
        }
    }

    [Fact]
    public void Rooms_measured_on_two_threads_have_the_same_bits()
    {
        SyntheticStorey[] storeys = [.. SyntheticStorey.Many(2_000, 8, true)];
        double[] one = [.. storeys.SelectMany(s => Net(new NetAreaEngine(), s))];
        double[] two = [.. storeys.AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(s => Net(new NetAreaEngine(), s))];

        Assert.Equal(one, two);
    }

    [Fact]
    public void Polygons_of_another_library_are_measured_as_they_are()
    {
        var reader = new WKTReader();
        NetArea area = new NetAreaEngine().Measure(
            reader.Read("POLYGON ((0 0, 5 0, 5 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))"),
            [reader.Read("POLYGON ((0 0, 5 0, 5 0.5, 0 0.5, 0 0))"), reader.Read("MULTIPOLYGON (((4 0, 5 0, 5 4, 4 4, 4 0)))")]);

        Assert.Equal(19, area.GrossM2, 1e-12);
        Assert.Equal(19 - 2.5 - 3.5, area.NetM2, 1e-12);
    }

    [Fact]
    public void A_verdict_within_the_bound_is_no_verdict()
    {
        var area = new NetArea(10, 9, 1e-12);

        Assert.True(area.IsAbove(8.999));
        Assert.False(area.IsAbove(9.001));
        Assert.Null(area.IsAbove(9));
    }

    private static IEnumerable<double> Net(NetAreaEngine engine, SyntheticStorey storey)
    {
        var areas = new NetArea[storey.Rooms.Length];
        engine.Measure(new PreparedShapes(storey.Shapes), storey.Rooms, storey.CandidateEnds, storey.Candidates, areas);
        return areas.Select(a => a.NetM2);
    }
}
