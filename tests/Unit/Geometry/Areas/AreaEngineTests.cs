using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using Xunit;
using NtsGeometry = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Tests.Unit.Geometry.Areas;

public class AreaEngineTests
{
    private const int Cases = 2000;

    [Fact]
    public void A_column_in_a_wall_counts_once_and_as_column()
    {
        PlanAreas areas = Measure(
            Rectangle(0, 0, 5, 4), (Rectangle(4.8, -1, 6, 5), ObstacleKind.Wall, "w"), (Rectangle(4.6, 1, 5, 1.4), ObstacleKind.Column, "c"));
        RoomAreas room = areas.Rooms[0];

        Assert.Equal(20, room.Gross, 1e-12);
        Assert.Equal(0.16, room.Column, 1e-12);
        Assert.Equal(0.8 - 0.08, room.Wall, 1e-12);
        Assert.Equal(20 - 0.88, room.Net, 1e-12);
        Assert.Equal([AreaCategory.Column, AreaCategory.Wall], areas.Receipt(0).ToArray().Select(l => l.Category));
    }

    [Fact]
    public void A_receipt_follows_category_and_then_key()
    {
        Region half = Rectangle(0, 0, 1, 4);
        PlanAreas areas = Measure(
            Rectangle(0, 0, 5, 4), (half, ObstacleKind.Wall, "b"), (half, ObstacleKind.Wall, "a"), (half, ObstacleKind.CurtainWallPart, "0"));

        ReceiptLine line = Assert.Single(areas.Receipt(0).ToArray());
        Assert.Equal(1, line.Obstacle); // Keys are 0, a, b: the wall "a" comes first, and what it took no other takes again.
        Assert.Equal(4, line.AreaM2, 1e-12);
    }

    [Fact]
    public void A_kind_that_the_standard_does_not_name_stays_in()
    {
        AreaStandard lenient = AreaStandards.Default with { Deductions = [new Deduction(ObstacleKind.Column, AreaCategory.Column)] };
        PlanAreas areas = Measure(lenient, Rectangle(0, 0, 5, 4), (Rectangle(0, 0, 1, 1), ObstacleKind.Wall, "w"));

        Assert.Equal(20, areas.Rooms[0].Net);
        Assert.True(areas.Receipt(0).IsEmpty);
    }

    [Fact]
    public void A_room_meets_the_obstacles_of_its_own_height_only()
    {
        var plan = new FloorPlanBuilder();
        plan.AddRoom(Rectangle(0, 0, 5, 4), 1);
        plan.AddRoom(Rectangle(0, 0, 5, 4), 2);
        plan.AddObstacle(Rectangle(0, 0, 1, 1), 0, "w", ObstacleKind.Wall, 2);
        PlanAreas areas = new AreaEngine().Measure(plan.Build(), AreaStandards.Default);

        Assert.Equal(20, areas.Rooms[0].Net);
        Assert.Equal(19, areas.Rooms[1].Net, 1e-12);
    }

    [Fact]
    public void A_hole_in_room_or_obstacle_is_no_part_of_it()
    {
        Region ring = RegionBoolean.Difference(Rectangle(1, 1, 4, 3), Rectangle(2, 1.5, 3, 2.5));
        Region room = RegionBoolean.Difference(Rectangle(0, 0, 5, 4), Rectangle(1.5, 1.2, 3.5, 1.4));
        PlanAreas areas = Measure(room, (ring, ObstacleKind.Wall, "w"));

        Assert.Equal(20 - 0.4, areas.Rooms[0].Gross, 1e-12);
        Assert.Equal(6 - 1 - 0.4, areas.Rooms[0].Wall, 1e-12);
    }

    [Fact]
    public void Seeded_rooms_agree_with_the_robust_overlay()
    {
        double worst = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            RandomRoom room = RandomRoom.Of(seed);
            RoomAreas areas = Measure(room.Room, room.Obstacles).Rooms[0];
            NtsGeometry free = NtsBridge.ToMultiPolygon(room.Room);
            foreach ((Region shape, _, _) in room.Obstacles)
            {
                free = OverlayNGRobust.Overlay(free, NtsBridge.ToMultiPolygon(shape), SpatialFunction.Difference);
            }

            double error = Math.Abs(areas.Net - free.Area) / areas.Gross;
            Assert.True(error <= 1e-9, $"seed {seed}: net {areas.Net:R}, overlay {free.Area:R}");
            worst = Math.Max(worst, error);
        }

        Assert.True(worst < 1e-11, $"worst {worst:E2}");
    }

    [Fact]
    public void Net_lies_between_nothing_and_gross_and_receipts_add_up()
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            RandomRoom room = RandomRoom.Of(seed);
            PlanAreas plan = Measure(room.Room, room.Obstacles);
            RoomAreas areas = plan.Rooms[0];
            double sum = plan.Receipt(0).ToArray().Sum(l => l.AreaM2);

            Assert.True(areas.Net >= 0 && areas.Net <= areas.Gross, $"seed {seed}");
            Assert.True(Math.Abs(areas.Gross - areas.Net - sum) <= 1e-9, $"seed {seed}: receipt is off by {areas.Gross - areas.Net - sum:E2}");
        }
    }

    [Fact]
    public void One_more_obstacle_never_increases_net()
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            RandomRoom room = RandomRoom.Of(seed);
            double with = Measure(room.Room, room.Obstacles).Rooms[0].Net;
            double without = Measure(room.Room, room.Obstacles[1..]).Rooms[0].Net;

            Assert.True(with <= without + 1e-9, $"seed {seed}: {with:R} with, {without:R} without");
        }
    }

    [Fact]
    public void Turning_moving_and_starting_elsewhere_change_nothing()
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            RandomRoom room = RandomRoom.Of(seed);
            (double sine, double cosine) = Math.SinCos(seed * 0.37);
            var map = new Affine2(cosine, sine, -sine, cosine, 100 + seed, -50);
            double before = Measure(room.Room, room.Obstacles).Rooms[0].Net;
            double after = Measure(room.Room.Mapped(map), [.. room.Obstacles.Select(o => (o.Shape.Mapped(map), o.Kind, o.Key))]).Rooms[0].Net;

            Assert.True(Math.Abs(before - after) <= 1e-9 * room.Room.Area, $"seed {seed}: {before:R} and {after:R}");
        }
    }

    [Fact]
    public void Order_of_input_and_rooms_measured_before_change_no_bit()
    {
        var engine = new AreaEngine();
        for (int seed = 0; seed < Cases; seed++)
        {
            RandomRoom room = RandomRoom.Of(seed);
            (Region, ObstacleKind, string)[] turned = [.. room.Obstacles.Reverse()];

            Assert.Equal(
                Measure(room.Room, room.Obstacles).Rooms[0], engine.Measure(Plan(room.Room, turned), AreaStandards.Default).Rooms[0]);
        }
    }

    private static Region Rectangle(double minX, double minY, double maxX, double maxY) =>
        RegionBuilder.Rectangle(new Box2(minX, minY, maxX, maxY));

    private static PlanAreas Measure(Region room, params (Region Shape, ObstacleKind Kind, string Key)[] obstacles) =>
        Measure(AreaStandards.Default, room, obstacles);

    private static PlanAreas Measure(AreaStandard standard, Region room, params (Region Shape, ObstacleKind Kind, string Key)[] obstacles) =>
        new AreaEngine().Measure(Plan(room, obstacles), standard);

    private static FloorPlan Plan(Region room, (Region Shape, ObstacleKind Kind, string Key)[] obstacles)
    {
        var plan = new FloorPlanBuilder();
        plan.AddRoom(room, 1);
        for (int i = 0; i < obstacles.Length; i++)
        {
            plan.AddObstacle(obstacles[i].Shape, i, obstacles[i].Key, obstacles[i].Kind, 1);
        }

        return plan.Build();
    }
}
