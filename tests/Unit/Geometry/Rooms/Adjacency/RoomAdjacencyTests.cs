using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Rooms.Adjacency;
using SpaceGeo.Geometry.Solids;
using Xunit;
using static SpaceGeo.Tests.Unit.Geometry.Rooms.Adjacency.DrawnPlan;

namespace SpaceGeo.Tests.Unit.Geometry.Rooms.Adjacency;

public class RoomAdjacencyTests
{
    [Fact]
    public void Rooms_on_both_sides_of_a_wall_touch_and_a_door_joins_them()
    {
        DrawnPlan plan = new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5.2, 1, 9, 6).Wall(5, 0, 5.2, 2).Wall(5, 2.9, 5.2, 6);

        Assert.Equal(["a-b 3/0.9"], plan.Contacts());
    }

    [Theory]
    [InlineData(0.59, 1)]
    [InlineData(0.6, 1)]
    [InlineData(0.61, 0)]
    public void A_wall_is_at_most_sixty_centimetres_thick(double thickness, int pairs) => Assert.Equal(
        pairs, new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5 + thickness, 0, 9, 4).Wall(5, 0, 5 + thickness, 4).Contacts().Count());

    [Theory]
    [InlineData(3.71, 0)]
    [InlineData(3.7, 1)]
    public void Rooms_that_share_less_than_thirty_centimetres_do_not_touch(double from, int pairs) => Assert.Equal(
        pairs, new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5.2, from, 9, 8).Wall(5, 0, 5.2, 8).Contacts().Count());

    [Theory]
    [InlineData(0.59, 0)]
    [InlineData(0.6, 0.6)]
    public void What_stands_open_over_less_than_sixty_centimetres_is_no_door(double width, double opening)
    {
        DrawnPlan plan = new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5.2, 0, 9, 4)
            .Wall(5, 0, 5.2, 1).Wall(5, 1 + width, 5.2, 2.9).Wall(5, 3.4, 5.2, 4);

        Assert.Equal(opening, plan.Pairs()["a-b"].OpeningM, 1e-9);
    }

    [Fact]
    public void In_a_grid_rooms_touch_along_walls_and_not_across_corners()
    {
        var plan = new DrawnPlan();
        for (int i = 0; i < 9; i++)
        {
            plan.Room($"{i}", i % 3 * 4, i / 3 * 4, (i % 3 * 4) + 3.8, (i / 3 * 4) + 3.8);
        }

        for (int i = 1; i < 3; i++)
        {
            plan.Wall((4 * i) - 0.2, 0, 4 * i, 12).Wall(0, (4 * i) - 0.2, 12, 4 * i);
        }

        Assert.Equal(
            ["0-1", "0-3", "1-2", "1-4", "2-5", "3-4", "3-6", "4-5", "4-7", "5-8", "6-7", "7-8"],
            plan.Pairs().Keys);
        Assert.All(plan.Pairs().Values, contact => Assert.Equal((3.8, 0), (Math.Round(contact.SharedM, 9), contact.OpeningM)));
    }

    [Fact]
    public void A_corridor_touches_each_room_along_it_and_rooms_touch_beside_each_other_only()
    {
        DrawnPlan plan = new DrawnPlan().Room("corridor", 0, 4.1, 20, 5.9);
        for (int i = 0; i < 4; i++)
        {
            plan.Room($"n{i}", 5 * i, 6, (5 * i) + 4.9, 10).Wall((5 * i) + 4.9, 6, (5 * i) + 5, 10)
                .Room($"s{i}", 5 * i, 0, (5 * i) + 4.9, 4).Wall((5 * i) + 4.9, 0, (5 * i) + 5, 4)
                .Wall(5 * i, 5.9, (5 * i) + 2, 6).Wall((5 * i) + 3, 5.9, (5 * i) + 5, 6).Wall(5 * i, 4, (5 * i) + 5, 4.1);
        }

        Assert.Equal(
            [
                "corridor-n0 4.9/1", "corridor-n1 4.9/1", "corridor-n2 4.9/1", "corridor-n3 4.9/1", "corridor-s0 4.9/0", "corridor-s1 4.9/0",
                "corridor-s2 4.9/0", "corridor-s3 4.9/0", "n0-n1 4/0", "n1-n2 4/0", "n2-n3 4/0", "s0-s1 4/0", "s1-s2 4/0", "s2-s3 4/0",
            ],
            plan.Contacts());
    }

    [Fact]
    public void An_L_shaped_room_touches_along_both_legs()
    {
        Region corner = RegionBuilder.Simple(new(0, 0), new(6, 0), new(6, 2), new(2, 2), new(2, 6), new(0, 6));
        DrawnPlan plan = new DrawnPlan().Room("l", corner).Room("in", 2.1, 2.1, 6, 6).Wall(2, 2, 2.1, 6).Wall(2, 2, 4, 2.1).Wall(5, 2, 6, 2.1);

        Assert.Equal(["in-l 7.8/1"], plan.Contacts());
    }

    [Fact]
    public void Rooms_along_a_curved_wall_touch_and_a_door_in_it_joins_them()
    {
        // Half circles of 5 m and 5.2 m, with a door over a tenth of them.
        DrawnPlan plan = new DrawnPlan().Room("in", Arch(0.5, 5, 0, 1)).Room("out", Arch(5.2, 8, 0, 1))
            .Wall(Arch(5, 5.2, 0, 0.4)).Wall(Arch(5, 5.2, 0.5, 1));
        RoomContact contact = Assert.Single(plan.Pairs()).Value;

        Assert.Equal(5 * Math.PI, contact.SharedM, 0.01);
        Assert.Equal(0.5 * Math.PI, contact.OpeningM, 0.02);
    }

    [Fact]
    public void Rooms_along_a_slanted_wall_touch()
    {
        DrawnPlan plan = new DrawnPlan()
            .Room("a", RegionBuilder.Simple(new(0, 0), new(4, 0), new(7, 4), new(0, 4)))
            .Room("b", RegionBuilder.Simple(new(4.25, 0), new(10, 0), new(10, 4), new(7.25, 4)))
            .Wall(RegionBuilder.Simple(new(4, 0), new(4.25, 0), new(7.25, 4), new(7, 4)));

        // Of 5 m each, what lies squarely before the other: both ends are cut off by 0.25 m times the cosine of 53°.
        Assert.Equal(["a-b 4.85/0"], plan.Contacts());
    }

    [Fact]
    public void A_third_room_between_keeps_rooms_apart_where_it_lies()
    {
        DrawnPlan plan = new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5.5, 0, 9, 4).Room("shaft", 5.1, 0, 5.4, 3)
            .Wall(5, 0, 5.1, 4).Wall(5.4, 0, 5.5, 4).Wall(5.1, 3, 5.4, 4);

        Assert.Equal(["a-b 1/0", "a-shaft 3/0", "b-shaft 3/0"], plan.Contacts());
    }

    [Fact]
    public void A_round_shaft_between_hides_what_is_behind_it()
    {
        DrawnPlan plan = new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5.6, 0, 9, 4)
            .Room("duct", Arch(0, 0.25, 0, 2).Mapped(new Affine2(1, 0, 0, 1, 5.3, 2))).Wall(5, 0, 5.6, 4);

        Assert.Equal(3.5, plan.Pairs()["a-b"].SharedM, 0.001);
    }

    [Fact]
    public void Rooms_drawn_to_the_centre_line_of_a_wall_touch_and_its_door_joins_them()
    {
        DrawnPlan plan = new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5, 0, 9, 4).Wall(4.85, 0, 5.15, 1).Wall(4.85, 1.9, 5.15, 4);

        Assert.Equal(["a-b 4/0.9"], plan.Contacts());
    }

    [Fact]
    public void Rooms_that_share_a_border_without_a_wall_are_open_to_each_other()
    {
        DrawnPlan plan = new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5, 0, 9, 4).Wall(0, 4, 9, 4.2);

        Assert.Equal(["a-b 4/4"], plan.Contacts());
    }

    [Fact]
    public void A_plan_without_a_wall_says_nothing_of_doors() =>
        Assert.Equal(["a-b 4/0"], new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5.1, 0, 9, 4).Contacts());

    [Fact]
    public void Rooms_that_both_hold_the_wall_between_them_touch_once()
    {
        DrawnPlan plan = new DrawnPlan().Room("a", 0, 0, 5.2, 4).Room("b", 5, 0, 9, 4).Wall(5, 0, 5.2, 1).Wall(5, 2, 5.2, 4);

        Assert.Equal(["a-b 4/1"], plan.Contacts());
    }

    [Fact]
    public void A_zone_drawn_over_rooms_does_not_keep_them_apart()
    {
        DrawnPlan plan = new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5.2, 0, 9, 4).Room("zone", -0.1, -0.1, 5.1, 4.1).Wall(5, 0, 5.2, 4);

        Assert.Equal(["a-b 4/0", "b-zone 4/0"], plan.Contacts());
    }

    [Fact]
    public void The_same_room_drawn_twice_touches_its_neighbours_and_not_itself()
    {
        DrawnPlan plan = new DrawnPlan().Room("a", 0, 0, 5, 4).Room("twin", 0, 0, 5, 4).Room("b", 5.2, 0, 9, 4).Wall(5, 0, 5.2, 4);

        Assert.Equal(["a-b 4/0", "b-twin 4/0"], plan.Contacts());
    }

    [Fact]
    public void A_column_in_the_wall_does_not_part_rooms_and_narrows_their_door()
    {
        DrawnPlan plan = new DrawnPlan().Room("a", 0, 0, 5, 4).Room("b", 5.2, 0, 9, 4).Wall(5, 0, 5.2, 1).Wall(5, 3, 5.2, 4)
            .Wall(Box(4.9, 1.5, 5.3, 1.9), ObstacleKind.Column);

        Assert.Equal(["a-b 4/1.1"], plan.Contacts());
    }

    [Fact]
    public void A_room_inside_of_another_touches_it_along_its_whole_border()
    {
        Region hall = RegionBoolean.Difference(Box(0, 0, 10, 10), Box(4, 4, 6, 6));
        DrawnPlan plan = new DrawnPlan().Room("hall", hall).Room("booth", 4.1, 4.1, 5.9, 5.9).Wall(RegionBoolean.Difference(Box(4, 4, 6, 6), Box(4.1, 4.1, 5.9, 5.9)));

        Assert.Equal(["booth-hall 7.2/0"], plan.Contacts());
    }

    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(1.1, 0)]
    public void Rooms_touch_across_a_step_of_up_to_a_metre(double step, int pairs)
    {
        DrawnPlan plan = new DrawnPlan().Room("a", Box(0, 0, 5, 4), 1).Room("b", Box(5.2, 0, 9, 4), 1 + step)
            .Wall(Box(5, 0, 5.2, 1), cutHeight: 1).Wall(Box(5, 0, 5.2, 4), cutHeight: 1 + step);

        Assert.Equal(Enumerable.Repeat("a-b 4/0", pairs), plan.Contacts());
    }

    [Fact]
    public void Chords_and_doubled_vertices_along_a_side_do_not_split_a_door()
    {
        Region chopped = RegionBuilder.Simple([.. Enumerable.Range(0, 41).Select(i => new Point2(5, i * 0.1)), new(0, 4), new(0, 0)]);
        DrawnPlan plan = new DrawnPlan().Room("a", chopped).Room("b", 5.2, 0, 9, 4).Wall(5, 0, 5.2, 1.05).Wall(5, 1.95, 5.2, 4);

        Assert.Equal(["a-b 4/0.9"], plan.Contacts());
    }

    [Fact]
    public void Thousands_of_rooms_above_each_other_are_refused_in_bounded_work()
    {
        var plan = new DrawnPlan();
        for (int i = 0; i < 3_000; i++)
        {
            plan.Room($"{i}", i * 1e-4, 0, 1 + (i * 2e-4), 1);
        }

        Assert.Equal("too-complex", Assert.Throws<SectionException>(() => RoomAdjacency.Find(plan.Plan())).Reason);
    }

    // A part of a ring between two radii, by half turns.
    private static Region Arch(double inner, double outer, double from, double to)
    {
        Point2[] outside = ArcChords.Arc(outer, outer, from * Math.PI, (to - from) * Math.PI);
        Point2[] inside = inner == 0 ? [] : ArcChords.Arc(inner, inner, to * Math.PI, (from - to) * Math.PI);
        return RegionBuilder.Simple([.. outside, .. inside]);
    }
}
