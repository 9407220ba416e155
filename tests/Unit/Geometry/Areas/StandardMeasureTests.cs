using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Areas;

/// <summary>What a standard's parameters do to the engine's result.</summary>
public class StandardMeasureTests
{
    private static readonly AreaStandard Nia = AreaStandards.Find("rics-nia")!;

    [Theory]
    [InlineData(0.99, 1.0, true)]
    [InlineData(1.0, 1.0, true)]
    [InlineData(1.01, 1.0, false)]
    public void An_obstacle_is_deducted_by_the_size_of_its_whole_section(double width, double depth, bool isDeducted)
    {
        // Half of it lies in the room: it is the whole that the limit of 1.0 m² is about.
        var plan = new FloorPlanBuilder();
        plan.AddRoom(Rectangle(0, 0, 5, 4), 1);
        plan.AddObstacle(Rectangle(-width / 2, 1, width / 2, 1 + depth), 0, "s", ObstacleKind.Shaft, 1);

        RoomAreas room = Measure(plan, AreaStandards.Find("din277-nrf")!).Rooms[0];

        Assert.Equal(isDeducted ? width / 2 : 0, room.Other, 1e-9);
    }

    [Fact]
    public void Below_the_least_size_an_obstacle_stays_in_and_is_not_listed()
    {
        AreaStandard least = Nia with { Deductions = [new Deduction(ObstacleKind.Column, AreaCategory.Column, MinAreaM2: 0.25)] };
        var plan = new FloorPlanBuilder();
        plan.AddRoom(Rectangle(0, 0, 5, 4), 1);
        plan.AddObstacle(Rectangle(1, 1, 1.5, 1.5), 0, "large", ObstacleKind.Column, 1);
        plan.AddObstacle(Rectangle(3, 1, 3.4, 1.4), 1, "small", ObstacleKind.Column, 1);

        PlanAreas areas = Measure(plan, least);

        Assert.Equal(20 - 0.25, areas.Rooms[0].Net, 1e-12);
        Assert.Equal(0, Assert.Single(areas.Receipt(0).ToArray()).Obstacle);
    }

    [Fact]
    public void What_concerns_one_room_takes_nothing_from_another_on_the_same_floor()
    {
        var plan = new FloorPlanBuilder();
        plan.AddRoom(Rectangle(0, 0, 5, 4), 1);
        plan.AddRoom(Rectangle(0, 0, 5, 4), 1);
        plan.AddForRoom(Rectangle(0, 0, 1, 4), "low", new PlanObstacle(0, 0, ObstacleKind.Headroom, 1) { Room = 1 });

        PlanAreas areas = Measure(plan, Nia);

        Assert.Equal((20.0, 16.0), (areas.Rooms[0].Net, areas.Rooms[1].Net));
        Assert.True(areas.Receipt(0).IsEmpty);
    }

    [Fact]
    public void Low_parts_lose_their_share_and_only_of_what_nothing_else_took()
    {
        // A column of 1 m² stands half in the part that counts half, 4 m² of it: 0.5 · (4 − 0.5) on top of the column.
        var plan = new FloorPlanBuilder();
        plan.AddRoom(Rectangle(0, 0, 5, 4), 1);
        plan.AddObstacle(Rectangle(0.5, 1, 1.5, 2), 0, "c", ObstacleKind.Column, 1);
        plan.AddForRoom(Rectangle(0, 0, 1, 4), "\uFFFF0", new PlanObstacle(0, 1, ObstacleKind.Headroom, 1) { Room = 0, Share = 0.5 });

        PlanAreas areas = Measure(plan, Nia);

        Assert.Equal((1.0, 1.75), (areas.Rooms[0].Column, areas.Rooms[0].Other));
        Assert.Equal(20 - 2.75, areas.Rooms[0].Net, 1e-12);
        Assert.Equal([1.0, 1.75], areas.Receipt(0).ToArray().Select(line => line.AreaM2));
        Assert.Equal(0, areas.Stated[0]);
    }

    [Fact]
    public void What_is_only_stated_stays_in_and_is_not_in_the_receipt()
    {
        var plan = new FloorPlanBuilder();
        plan.AddRoom(Rectangle(0, 0, 5, 4), 1);
        plan.AddForRoom(Rectangle(0, 0, 1, 4), "low", new PlanObstacle(0, 0, ObstacleKind.Headroom, 1) { Room = 0, Share = 0 });

        PlanAreas areas = Measure(plan, Nia);

        Assert.Equal((20.0, 4.0), (areas.Rooms[0].Net, areas.Stated[0]));
        Assert.True(areas.Receipt(0).IsEmpty);
    }

    [Fact]
    public void A_sliver_below_the_tolerance_stays_in_and_widens_the_bound()
    {
        var plan = new FloorPlanBuilder();
        plan.AddRoom(Rectangle(0, 0, 5, 4), 1);
        plan.AddObstacle(Rectangle(-1, 0, 0.0002, 4), 0, "w", ObstacleKind.Wall, 1);

        RoomAreas tolerant = Measure(plan, Nia).Rooms[0];
        RoomAreas strict = Measure(plan, AreaStandards.Default).Rooms[0];

        Assert.Equal((20.0, 20 - 0.0008), (tolerant.Net, Math.Round(strict.Net, 9)));
        Assert.InRange(tolerant.Bound, 0.0008 - 1e-9, 0.0008 + 1e-9);
        Assert.True(strict.Bound < 1e-9);
    }

    [Fact]
    public void Sums_over_rooms_that_overlap_keep_what_is_low_in_each()
    {
        // The second room lies over the first and half a metre beyond; its low part is the half metre.
        var plan = new FloorPlanBuilder();
        plan.AddRoom(Rectangle(0, 0, 5, 4), 1);
        plan.AddRoom(Rectangle(0, 0, 5.5, 4), 1);
        plan.AddForRoom(Rectangle(5, 0, 5.5, 4), "low", new PlanObstacle(0, 0, ObstacleKind.Headroom, 1) { Room = 1, Share = 0.5 });

        RoomAreas? counted = SharedFloor.Of([plan.Build()], Nia).Counted(0, 1);

        Assert.Equal(2, counted!.Value.Gross, 1e-9);
        Assert.Equal(1, counted.Value.Net, 1e-9);
    }

    private static PlanAreas Measure(FloorPlanBuilder plan, AreaStandard standard) => new AreaEngine().Measure(plan.Build(), standard);

    private static Region Rectangle(double minX, double minY, double maxX, double maxY) =>
        RegionBuilder.Rectangle(new Box2(minX, minY, maxX, maxY));
}
