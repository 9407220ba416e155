using SpaceGeo.Geometry.Areas;
using SpaceGeo.Report.Rows;
using SpaceGeo.Tests.Unit.Report.Fixtures;
using Xunit;

namespace SpaceGeo.Tests.Unit.Report.Rows;

public class AreaTotalsTests
{
    [Fact]
    public void Half_a_zone_over_a_room_adds_its_other_half()
    {
        AreaTotals totals = Totals(new ModelBuilder()
            .Room("1", "Office", ModelBuilder.Box(0, 0, 4, 3))
            .Room("2", "Office", ModelBuilder.Box(4, 0, 8, 3))
            .Room("Z", "Zone over half of room 2", ModelBuilder.Box(6, 0, 9, 3))
            .Room("G", "Gallery above room 1", ModelBuilder.Box(0, 0, 4, 3), floor: 2.4)
            .Storey("EG", 0));
        Assert.Equal(6, totals.Overlap, 1e-9);
        Assert.Equal(39, totals.Gross, 1e-9);
        Assert.Equal(4, totals.Rooms);
    }

    [Fact]
    public void Three_room_sets_over_each_other_count_their_floor_once_gross_and_net()
    {
        AreaTotals totals = Totals(new ModelBuilder()
            .Room("1", "Rooms", ModelBuilder.Box(0, 0, 4, 10))
            .Room("A", "Scheme, left", ModelBuilder.Box(0, 0, 2, 10))
            .Room("B", "Scheme, right", ModelBuilder.Box(2, 0, 4, 10))
            .Room("Z", "Zone", ModelBuilder.Box(0, 0, 4, 10))
            .Element("C", "IfcColumn", "Column on the seam", ObstacleKind.Column, ModelBuilder.Box(1.5, 1, 2.5, 2))
            .Element("W", "IfcWall", "Wall that half goes under the column", ObstacleKind.Wall, ModelBuilder.Box(2, 1, 4, 1.5))
            .Storey("EG", 0));
        Assert.Equal(40, totals.Gross, 1e-9);
        Assert.Equal(1, totals.Column, 1e-9);
        Assert.Equal(0.75, totals.Wall, 1e-9);
        Assert.Equal(38.25, totals.Net, 1e-9);
        Assert.Equal(80, totals.Overlap, 1e-9);
        Assert.Equal(76.5, totals.NetOverlap, 1e-9);
        Assert.Equal(0, totals.Undecided);
    }

    [Fact]
    public void A_part_that_was_counted_takes_what_stands_in_it_along()
    {
        AreaTotals totals = Totals(new ModelBuilder()
            .Room("1", "Room", ModelBuilder.Box(0, 0, 4, 3))
            .Room("Z", "Zone, half over it", ModelBuilder.Box(2, 0, 6, 3))
            .Element("C", "IfcColumn", "In both", ObstacleKind.Column, ModelBuilder.Box(3, 1, 3.5, 2))
            .Element("D", "IfcColumn", "In the zone alone", ObstacleKind.Column, ModelBuilder.Box(5, 1, 5.5, 2))
            .Storey("EG", 0));
        Assert.Equal(18, totals.Gross, 1e-9);
        Assert.Equal(1, totals.Column, 1e-9);
        Assert.Equal(17, totals.Net, 1e-9);
        Assert.Equal(6, totals.Overlap, 1e-9);
        Assert.Equal(5.5, totals.NetOverlap, 1e-9);
    }

    [Fact]
    public void Floor_that_two_storeys_list_counts_once_in_the_building()
    {
        ModelRows rows = ModelRows.Of(new ModelBuilder()
            .Room("1", "Room", ModelBuilder.Box(0, 0, 4, 3)).Storey("EG", 0)
            .Room("Z", "Zone kept by another storey", ModelBuilder.Box(0, 0, 4, 4)).Storey("Zones", 0.1)
            .Measure());
        Assert.Equal([12, 4], rows.Buildings[0].Storeys.Select(s => Math.Round(s.Totals.Gross, 9)));
        Assert.Equal(16, rows.Totals.Gross, 1e-9);
    }

    [Fact]
    public void Rooms_that_only_touch_add_up_to_the_last_bit()
    {
        AreaTotals totals = Totals(new ModelBuilder()
            .Room("1", "Room", ModelBuilder.Box(0, 0, 4.1, 3))
            .Room("2", "Next room, drawn a millimetre over it", ModelBuilder.Box(4.099, 0, 8, 3))
            .Storey("EG", 0));
        Assert.Equal((4.1 * 3) + ((8 - 4.099) * 3), totals.Gross, 1e-12);
        Assert.Equal(0, totals.Overlap);
    }

    [Fact]
    public void A_thousand_rooms_on_one_spot_count_once()
    {
        var model = new ModelBuilder();
        for (int i = 0; i < 1000; i++)
        {
            model.Room($"{i}", "Copy", ModelBuilder.Box(0, 0, 4, 3));
        }

        AreaTotals totals = Totals(model.Storey("EG", 0));
        Assert.Equal(12, totals.Gross, 1e-9);
        Assert.Equal(999 * 12, totals.Overlap, 1e-6);
    }

    [Fact]
    public void More_crossings_than_can_be_looked_at_are_said()
    {
        var model = new ModelBuilder();
        for (int i = 0; i < 130; i++)
        {
            model.Room($"h{i}", "Strip", ModelBuilder.Box(0, i, 130, i + 0.5)).Room($"v{i}", "Strip", ModelBuilder.Box(i, 0, i + 0.5, 130));
        }

        AreaTotals totals = Totals(model.Storey("EG", 0));
        Assert.InRange(totals.Undecided, 1, 259);
        Assert.True(totals.Gross < 260 * 65, "What could be told counts once.");
    }

    private static AreaTotals Totals(ModelBuilder model) => ModelRows.Of(model.Measure()).Totals;
}
