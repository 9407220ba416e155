using SpaceGeo.Geometry.Planar;
using SpaceGeo.Geometry.Rooms;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Rooms;

public class RoomFinderTests
{
    private const double Exact = 1e-9;

    // A tenth of a millimetre, over which parted rooms may reach into a gap, times the gap's width.
    private const double Parted = 1e-4;

    [Fact]
    public void Four_walls_that_overlap_at_the_corners_make_a_room_up_to_their_inner_faces()
    {
        FoundRoom room = Assert.Single(Find(Box("a", 0, 0, 5, 4)).Rooms);

        Assert.Equal(4.6 * 3.6, room.Footprint.Area, Exact);
        Assert.Equal(["a-e", "a-n", "a-s", "a-w"], room.Bounds);
        Assert.Equal(0, room.ClosedGapM);
    }

    [Fact]
    public void An_L_shaped_room_keeps_its_shape()
    {
        RoomLayout layout = Find([.. Box("a", 0, 0, 6, 6), Wall("b", 3, 3, 3.2, 6), Wall("c", 3, 3, 6, 3.2)]);

        Assert.Equal([23.52, 6.76], layout.Rooms.Select(r => Math.Round(r.Footprint.Area, 9)));
    }

    [Fact]
    public void A_wall_that_stops_three_centimetres_short_still_parts_two_rooms()
    {
        RoomLayout layout = Find([.. Box("a", 0, 0, 8, 4), Wall("b", 4, 0.2, 4.1, 3.77)]);

        Assert.Equal(2, layout.Rooms.Count);
        Assert.Equal(3.8 * 3.6, layout.Rooms[0].Footprint.Area, Parted);
        Assert.Equal(3.7 * 3.6, layout.Rooms[1].Footprint.Area, Parted);
        Assert.All(layout.Rooms, room => Assert.Equal(0.05, room.ClosedGapM));
        Assert.All(layout.Rooms, room => Assert.Contains("b", room.Bounds));
    }

    [Fact]
    public void A_passage_of_ninety_centimetres_leaves_one_room()
    {
        FoundRoom room = Assert.Single(Find([.. Box("a", 0, 0, 8, 4), Wall("b", 4, 0.2, 4.1, 2.9)]).Rooms);

        Assert.Equal((7.6 * 3.6) - (0.1 * 2.7), room.Footprint.Area, Exact);
    }

    [Fact]
    public void A_door_in_the_passage_makes_two_rooms()
    {
        RoomLayout layout = Find([.. Box("a", 0, 0, 8, 4), Wall("b", 4, 0.2, 4.1, 2.9), Wall("door", 4.04, 2.9, 4.06, 3.8)]);

        Assert.Equal(2, layout.Rooms.Count);
        Assert.Equal((7.6 * 3.6) - (0.1 * 2.7) - (0.02 * 0.9), layout.Rooms.Sum(r => r.Footprint.Area), Exact);
    }

    [Fact]
    public void A_narrow_niche_stays_in_its_room_where_a_gap_elsewhere_is_closed()
    {
        // The niche, 4 cm wide and 50 cm deep, would be lost with the 5 cm that close the gap.
        RoomLayout layout = Find(
        [
            Wall("s", 0, 0, 8, 0.2), Wall("n", 0, 3.8, 8, 4), Wall("e", 7.8, 0, 8, 4),
            Wall("w1", -0.6, 0, 0.2, 2), Wall("w2", -0.6, 2.04, 0.2, 4), Wall("w3", -0.6, 0, -0.3, 4), Wall("b", 4, 0.2, 4.1, 3.77),
        ]);

        Assert.Equal((3.8 * 3.6) + (0.04 * 0.5), layout.Rooms[0].Footprint.Area, Parted);
    }

    [Fact]
    public void A_kiosk_in_a_hall_is_a_room_and_a_hole_in_the_hall()
    {
        RoomLayout layout = Find([.. Box("a", 0, 0, 10, 10), .. Box("k", 4, 4, 6, 6)]);

        Assert.Equal(2, layout.Rooms.Count);
        Assert.Equal((9.6 * 9.6) - 4, layout.Rooms[0].Footprint.Area, Exact);
        Assert.Equal(2, layout.Rooms[0].Footprint.RingCount);
        Assert.Equal(1.6 * 1.6, layout.Rooms[1].Footprint.Area, Exact);
    }

    [Fact]
    public void Columns_inside_a_room_or_at_its_wall_stay_in_the_footprint()
    {
        RoomLayout layout = Find([.. Box("a", 0, 0, 5, 4), Column("c", 2, 2, 2.4, 2.4), Column("d", 0.1, 1, 0.5, 1.4)]);

        Assert.Equal(4.6 * 3.6, Assert.Single(layout.Rooms).Footprint.Area, Exact);
    }

    [Fact]
    public void A_column_between_two_walls_closes_the_line_and_belongs_to_neither_room()
    {
        RoomLayout layout = Find(
        [
            .. Box("a", 0, 0, 8, 4), Wall("b", 4, 0.2, 4.1, 1.8), Wall("c", 4, 2.2, 4.1, 3.8), Column("d", 3.85, 1.8, 4.25, 2.2),
        ]);

        Assert.Equal(2, layout.Rooms.Count);
        Assert.Equal((3.8 * 3.6) - (0.15 * 0.4), layout.Rooms[0].Footprint.Area, Exact);
    }

    [Fact]
    public void The_cavity_of_a_double_wall_and_a_shaft_are_refused_by_name()
    {
        RoomLayout layout = Find([.. Box("a", 0, 0, 5, 4), .. Box("b", -0.3, -0.3, 5.3, 4.3), .. Box("c", 5, 0, 5.9, 0.9)]);

        Assert.Single(layout.Rooms);
        Assert.Contains(layout.Refused, face => face.Fault == FaceFault.TooNarrow);
        RefusedFace shaft = Assert.Single(layout.Refused, face => face.Fault == FaceFault.TooSmall);
        Assert.InRange(shaft.Inside.X, 5.2, 5.7);
    }

    [Fact]
    public void Three_walls_are_reported_as_open_and_make_no_room()
    {
        RoomLayout layout = Find([.. Box("a", 0, 0, 2, 4).Where(b => b.Key != "a-n")]);

        Assert.Empty(layout.Rooms);
        RefusedFace face = Assert.Single(layout.Refused);
        Assert.Equal(FaceFault.Open, face.Fault);
        Assert.InRange(face.Inside.Y, 0.2, 4);
    }

    [Fact]
    public void A_round_wall_makes_a_round_room()
    {
        Region ring = RegionBoolean.Difference(Circle(3.2), Circle(3));
        FoundRoom room = Assert.Single(Find([new RoomBarrier(ring, "r", BarrierKind.Wall)]).Rooms);

        Assert.Equal(Circle(3).Area, room.Footprint.Area, Exact);
    }

    [Fact]
    public void Turning_and_moving_a_plan_changes_no_area()
    {
        RoomBarrier[] plan = [.. Box("a", 0, 0, 8, 4), Wall("b", 4, 0.2, 4.1, 3.77), Column("c", 1, 1, 1.3, 1.3)];
        var map = new Affine2(Math.Cos(0.3), Math.Sin(0.3), -Math.Sin(0.3), Math.Cos(0.3), 5000, 7000);
        double[] areas = [.. Find([.. plan.Select(b => b with { Section = b.Section.Mapped(map) })]).Rooms.Select(r => r.Footprint.Area).Order()];

        Assert.Equal([.. Find(plan).Rooms.Select(r => Math.Round(r.Footprint.Area, 6)).Order()], areas.Select(a => Math.Round(a, 6)));
    }

    [Fact]
    public void Rooms_come_in_reading_order()
    {
        RoomLayout layout = Find([.. Box("a", 0, 0, 8, 8), Wall("b", 4, 0, 4.2, 8), Wall("c", 0, 4, 8, 4.2)]);

        Assert.Equal(
            ["left top", "right top", "left bottom", "right bottom"],
            layout.Rooms.Select(r => $"{(r.Footprint.Bounds.MinX < 2 ? "left" : "right")} {(r.Footprint.Bounds.MinY > 2 ? "top" : "bottom")}"));
    }

    [Fact]
    public void No_barriers_make_no_rooms() => Assert.Empty(Find([]).Rooms);

    private static RoomLayout Find(IReadOnlyCollection<RoomBarrier> barriers) => new RoomFinder(RoomRules.Default).Find(barriers);

    private static RoomBarrier Wall(string key, double x, double y, double right, double top) =>
        new(RegionBuilder.Rectangle(new Box2(x, y, right, top)), key, BarrierKind.Wall);

    private static RoomBarrier Column(string key, double x, double y, double right, double top) =>
        Wall(key, x, y, right, top) with { Kind = BarrierKind.Column };

    // Four walls, 0.2 m thick, inside of a rectangle.
    private static RoomBarrier[] Box(string key, double x, double y, double right, double top) =>
    [
        Wall($"{key}-s", x, y, right, y + 0.2), Wall($"{key}-n", x, top - 0.2, right, top),
        Wall($"{key}-w", x, y, x + 0.2, top), Wall($"{key}-e", right - 0.2, y, right, top),
    ];

    private static Region Circle(double radius) => RegionBuilder.Simple(
        [.. Enumerable.Range(0, 72).Select(i => new Point2(radius * Math.Cos(i * Math.PI / 36), radius * Math.Sin(i * Math.PI / 36)))]);
}
