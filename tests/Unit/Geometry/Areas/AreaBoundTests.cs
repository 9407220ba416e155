using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Solids;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Areas;

public class AreaBoundTests
{
    [Fact]
    public void A_round_column_across_a_rooms_edge_takes_the_circles_segment_within_the_bound()
    {
        var engine = new AreaEngine();
        double worst = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            double radius = 0.05 + (random.NextDouble() * 1.5);
            double inside = ((2 * random.NextDouble()) - 1) * radius;
            Region column = RegionBuilder.Simple(ArcChords.Ellipse(radius, radius)).Mapped(new Affine2(1, 0, 0, 1, 5, inside));

            RoomAreas areas = Measure(engine, RegionBuilder.Rectangle(new Box2(0, 0, 10, 8)), column);

            // The centre lies that far inside of the edge: less than a whole circle by the segment beyond.
            double beyond = (radius * radius * Math.Acos(inside / radius)) - (inside * Math.Sqrt((radius * radius) - (inside * inside)));
            double exact = 80 - ((Math.PI * radius * radius) - beyond);
            Assert.True(Math.Abs(areas.Net - exact) <= areas.Bound, $"seed {seed}: {areas.Net:R} is not within {areas.Bound:E2} of {exact:R}");
            Assert.True(areas.Bound <= 2.1 * Math.PI * radius * ArcChords.DefaultSagitta, $"seed {seed}: a bound of {areas.Bound:E2} says nothing");
            worst = Math.Max(worst, Math.Abs(areas.Net - exact));
        }

        Assert.True(worst > 1e-9, "Chords are not circles: without a difference there is nothing to bound.");
    }

    [Fact]
    public void A_round_room_is_cut_within_the_bound()
    {
        var engine = new AreaEngine();
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            double radius = 1 + (random.NextDouble() * 5);
            double wall = ((2 * random.NextDouble()) - 1) * radius;
            Region room = RegionBuilder.Simple(ArcChords.Ellipse(radius, radius));

            RoomAreas areas = Measure(engine, room, RegionBuilder.Rectangle(new Box2(-10, wall, 10, 10)));

            double exact = (Math.PI * radius * radius)
                - ((radius * radius * Math.Acos(wall / radius)) - (wall * Math.Sqrt((radius * radius) - (wall * wall))));
            Assert.True(Math.Abs(areas.Net - exact) <= areas.Bound, $"seed {seed}: {areas.Net:R} is not within {areas.Bound:E2} of {exact:R}");
        }
    }

    [Fact]
    public void Straight_borders_and_whole_columns_add_no_doubt()
    {
        var engine = new AreaEngine();
        Region room = RegionBuilder.Simple(new(0, 0), new(6, 0), new(6, 4), new(3, 4), new(3, 3), new(0, 3));
        Region octagon = RegionBuilder.Simple([.. Enumerable.Range(0, 8).Select(i => new Point2(2 + Math.Cos(i * Math.PI / 4), 0.1 + Math.Sin(i * Math.PI / 4)))]);
        Region whole = RegionBuilder.Simple(ArcChords.Ellipse(0.3, 0.3)).Mapped(new Affine2(1, 0, 0, 1, 2, 1.5));

        Assert.True(Measure(engine, room, octagon).Bound < 1e-11);
        Assert.True(Measure(engine, room, whole).Bound < 1e-11);
    }

    [Fact]
    public void A_wall_that_cuts_a_whole_round_column_counts_the_columns_chords()
    {
        var engine = new AreaEngine();
        double worst = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            double radius = 0.1 + random.NextDouble();
            double face = ((2 * random.NextDouble()) - 1) * radius;
            Region column = RegionBuilder.Simple(ArcChords.Ellipse(radius, radius)).Mapped(new Affine2(1, 0, 0, 1, 5, 4));

            // The wall, right of its face, takes a strip across the room, of which the column has taken a segment.
            RoomAreas areas = Measure(
                engine, RegionBuilder.Rectangle(new Box2(0, 0, 10, 8)), column, RegionBuilder.Rectangle(new Box2(5 + face, 2, 8, 6)));

            double segment = (radius * radius * Math.Acos(face / radius)) - (face * Math.Sqrt((radius * radius) - (face * face)));
            double exact = 80 - (Math.PI * radius * radius) - ((3 - face) * 4) + segment;
            Assert.True(Math.Abs(areas.Net - exact) <= areas.Bound, $"seed {seed}: {areas.Net:R} is not within {areas.Bound:E2} of {exact:R}");
            worst = Math.Max(worst, Math.Abs(areas.Net - exact));
        }

        Assert.True(worst > 1e-9, "Chords are not circles: without a difference there is nothing to bound.");
    }

    [Fact]
    public void What_was_mended_is_in_the_bound_of_every_room_that_it_reaches_into()
    {
        var faults = new List<PolygonFault>();
        Region bowTie = RegionBuilder.Polygon([new(0, 0), new(2, 2), new(2, 0), new(0, 2)], [], faults);
        var log = new SectionLog();
        faults.ForEach(log.Faults.Add);
        Region mended = bowTie.Mended(log.MendedM2(bowTie));

        // The shoelace finds nothing, mending two triangles of one square metre.
        Assert.Equal(2, mended.MendedM2, 1e-12);
        Assert.Equal(2, Measure(new AreaEngine(), mended, RegionBuilder.Rectangle(new Box2(5, 5, 6, 6))).Bound, 1e-9);
        Assert.Equal(2, Measure(new AreaEngine(), RegionBuilder.Rectangle(new Box2(-1, -1, 4, 4)), mended).Bound, 1e-9);
        Assert.True(Measure(new AreaEngine(), RegionBuilder.Rectangle(new Box2(5, 5, 9, 9)), mended).Bound < 1e-11);
    }

    [Fact]
    public void A_gap_is_doubted_by_a_strip_along_half_the_box()
    {
        var log = new SectionLog();
        log.GapClosed(0.002);

        Assert.Equal(0.002 * (3 + 5), log.MendedM2(RegionBuilder.Rectangle(new Box2(0, 0, 3, 5))), 1e-12);
        Assert.Equal(0, new SectionLog().MendedM2(RegionBuilder.Rectangle(new Box2(0, 0, 3, 5))));
    }

    private static RoomAreas Measure(AreaEngine engine, Region room, Region column, Region? wall = null)
    {
        var plan = new FloorPlanBuilder();
        plan.AddRoom(room, 1);
        plan.AddObstacle(column, 0, "a", ObstacleKind.Column, 1);
        if (wall is not null)
        {
            plan.AddObstacle(wall, 1, "b", ObstacleKind.Wall, 1);
        }

        return engine.Measure(plan.Build(), AreaStandards.Default).Rooms[0];
    }
}
