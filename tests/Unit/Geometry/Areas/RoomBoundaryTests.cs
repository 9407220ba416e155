using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Areas;

public class RoomBoundaryTests
{
    private static readonly BoundaryRule Centre = new(BoundaryLine.OuterFace, BoundaryLine.Centre, BoundaryLine.Centre, BoundaryLine.InnerFace);

    [Fact]
    public void Each_edge_moves_to_the_line_of_the_wall_beside_it_and_corners_are_mitred()
    {
        // Walls 0.2 thick all around; those in the south and west lie outside.
        Region room = Rectangle(0, 0, 5, 4);
        BoundaryWall[] walls =
        [
            new(Rectangle(-0.2, -0.2, 5.2, 0), ObstacleKind.Wall, true), new(Rectangle(-0.2, 0, 0, 4), ObstacleKind.Wall, true),
            new(Rectangle(5, 0, 5.2, 4), ObstacleKind.Partition, false), new(Rectangle(-0.2, 4, 5.2, 4.2), ObstacleKind.Wall, false),
        ];

        BoundedRoom bounded = new RoomBoundary(Centre, walls, [room]).Bound(room);

        Assert.True(bounded.IsCertain);
        Assert.Equal(5.3 * 4.3, bounded.Region.Area, 1e-9);
    }

    [Fact]
    public void Where_the_model_does_not_say_it_a_wall_without_a_room_behind_it_lies_outside()
    {
        Region room = Rectangle(0, 0, 5, 4);
        BoundaryWall wall = new(Rectangle(-0.2, 0, 0, 4), ObstacleKind.Wall, null);

        Region alone = new RoomBoundary(Centre, [wall], [room]).Bound(room).Region;
        Region beside = new RoomBoundary(Centre, [wall], [room, Rectangle(-4, 0, -0.2, 4)]).Bound(room).Region;

        Assert.Equal((20 + 0.8, 20 + 0.4), (Math.Round(alone.Area, 9), Math.Round(beside.Area, 9)));
    }

    [Fact]
    public void A_room_without_walls_stays_as_drawn_and_that_is_told()
    {
        BoundedRoom bounded = new RoomBoundary(Centre, [], []).Bound(Rectangle(0, 0, 5, 4));

        Assert.Equal((20.0, false), (Math.Round(bounded.Region.Area, 9), bounded.IsCertain));
    }

    [Fact]
    public void A_border_that_is_too_much_work_stays_as_drawn_and_that_is_told()
    {
        // Every edge of the room looks at every corner of the wall: 3,000 × 30,000.
        Region room = Round(10, 3_000);
        BoundaryWall wall = new(RegionBoolean.Difference(Round(10.3, 15_000), Round(10, 15_000)), ObstacleKind.Wall, true);

        BoundedRoom bounded = new RoomBoundary(Centre, [wall], [room]).Bound(room);

        Assert.Equal((room.Area, false), (bounded.Region.Area, bounded.IsCertain));
    }

    private static Region Rectangle(double minX, double minY, double maxX, double maxY) =>
        RegionBuilder.Rectangle(new Box2(minX, minY, maxX, maxY));

    private static Region Round(double radius, int corners) => RegionBuilder.Polygon(
        [.. Enumerable.Range(0, corners).Select(i => 2 * Math.PI * i / corners).Select(a => new Point2(radius * Math.Cos(a), radius * Math.Sin(a)))],
        [],
        new List<PolygonFault>());
}
