using SpaceGeo.Geometry.Planar;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Planar;

public class RegionTests
{
    private static readonly Point2[] Square = [new(0, 0), new(4, 0), new(4, 3), new(0, 3)];

    [Fact]
    public void Direction_and_closing_vertex_do_not_matter()
    {
        Point2[] closedClockwise = [.. Square.Reverse(), Square[3]];

        Assert.Equal(12, RegionBuilder.Simple(Square).Area);
        Assert.Equal(12, RegionBuilder.Simple(closedClockwise).Area);
        Assert.Equal(4, RegionBuilder.Simple(closedClockwise).Coordinates.Length / 2);
    }

    [Fact]
    public void Moving_a_ring_far_from_the_origin_keeps_its_area()
    {
        double[] near = [0.1, 0.2, 3.4, 0.2, 3.4, 3.55, 0.1, 3.55];
        double[] far = [.. near.Select((v, i) => v + (i % 2 == 0 ? 691_234.125 : 5_334_567.875))];

        Assert.Equal(RingArea.Signed(near), RingArea.Signed(far), 1e-8);
    }

    [Fact]
    public void Doubled_vertices_and_spikes_are_taken_out_and_named()
    {
        var faults = new List<PolygonFault>();
        Region region = RegionBuilder.Polygon([new(0, 0), new(4, 0), new(4, 0), new(4, 5), new(4, 3), new(0, 3)], [], faults);

        Assert.Equal(12, region.Area, 1e-12);
        Assert.Equal([RingFault.DuplicateVertex, RingFault.Spike], faults.Select(f => f.Fault));
    }

    [Fact]
    public void A_bow_tie_is_mended_to_both_its_lobes_and_reported()
    {
        var faults = new List<PolygonFault>();
        Region region = RegionBuilder.Polygon([new(0, 0), new(2, 2), new(2, 0), new(0, 2)], [], faults);

        Assert.Equal(2, region.Area, 1e-12);
        Assert.Contains(faults, f => f.Fault == RingFault.SelfIntersection);
    }

    [Fact]
    public void A_border_that_crosses_itself_without_end_is_refused_instead_of_mended()
    {
        // A star of 10,001 points: each edge crosses nearly every other.
        Point2[] star = [.. Enumerable.Range(0, 10_001).Select(i => (2 * Math.PI * i * 5000 / 10_001) is double angle
            ? new Point2(10 * Math.Cos(angle), 10 * Math.Sin(angle)) : default)];
        var faults = new List<PolygonFault>();

        Assert.True(RegionBuilder.Polygon(star, [], faults).IsEmpty);
        Assert.Equal(RingFault.Tangled, Assert.Single(faults).Fault);
    }

    [Theory]
    [InlineData(double.NaN, RingFault.NotFinite)]
    [InlineData(double.PositiveInfinity, RingFault.NotFinite)]
    public void A_coordinate_that_is_no_number_is_a_fault_and_never_a_silent_zero(double bad, RingFault expected)
    {
        var faults = new List<PolygonFault>();
        Region region = RegionBuilder.Polygon([new(0, 0), new(4, bad), new(4, 3)], [], faults);

        Assert.True(region.IsEmpty);
        Assert.Equal([new PolygonFault(expected, 0, 1)], faults);
    }

    [Fact]
    public void Too_few_vertices_are_a_fault()
    {
        var faults = new List<PolygonFault>();

        Assert.True(RegionBuilder.Polygon([new(0, 0), new(1, 1)], [], faults).IsEmpty);
        Assert.Equal(RingFault.TooFewVertices, Assert.Single(faults).Fault);
    }

    [Fact]
    public void Holes_are_taken_out_and_one_outside_is_a_fault()
    {
        var faults = new List<PolygonFault>();
        Point2[] inside = [new(1, 1), new(2, 1), new(2, 2), new(1, 2)];
        Point2[] outside = [new(11, 1), new(12, 1), new(12, 2), new(11, 2)];
        Region region = RegionBuilder.Polygon(Square, [inside, outside], faults);

        Assert.Equal(11, region.Area, 1e-12);
        Assert.Equal(2, region.RingCount);
        Assert.True(region.IsHole(1));
        Assert.Equal(new PolygonFault(RingFault.HoleOutside, 2, -1), Assert.Single(faults));
    }

    [Fact]
    public void A_mirroring_map_keeps_shells_counter_clockwise()
    {
        Region mirrored = RegionBuilder.Simple(Square).Mapped(new Affine2(-1, 0, 0, 1, 7, 0));

        Assert.Equal(12, mirrored.Area);
        Assert.Equal(new Box2(3, 0, 7, 3), mirrored.Bounds);
    }

    [Fact]
    public void Boolean_operations_agree_with_set_areas()
    {
        Region a = RegionBuilder.Rectangle(new Box2(0, 0, 4, 3));
        Region b = RegionBuilder.Rectangle(new Box2(3, 1, 6, 2));

        Assert.Equal(1, RegionBoolean.Intersection(a, b).Area, 1e-12);
        Assert.Equal(14, RegionBoolean.Union(a, b).Area, 1e-12);
        Assert.Equal(11, RegionBoolean.Difference(a, b).Area, 1e-12);
        Assert.Same(a, RegionBoolean.Difference(a, RegionBuilder.Rectangle(new Box2(9, 9, 10, 10))));
    }

    [Fact]
    public void A_region_survives_the_way_to_nts_and_back()
    {
        Point2[] hole = [new(1, 1), new(2, 1), new(2, 2), new(1, 2)];
        Region region = RegionBuilder.Polygon(Square, [hole], new List<PolygonFault>());
        Region back = NtsBridge.ToRegion(NtsBridge.ToMultiPolygon(region));

        Assert.Equal(region.Area, back.Area);
        Assert.Equal(region.RingEnds.ToArray(), back.RingEnds.ToArray());
    }
}
