using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using SpaceGeo.Geometry.Planar;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Planar;

/// <summary>Differences of convex regions take a short way; it must end where the general overlay does.</summary>
public class ConvexCutTests
{
    private static readonly Box2 Wall = new(0, 0, 10, 0.3);

    public static TheoryData<double, double, double, double> Openings => new()
    {
        { 4, -0.5, 5, 1 }, // Through the wall and beyond its faces.
        { 4, 0, 5, 0.3 }, // Flush with both faces.
        { 4, 0, 5, 1 },
        { 4, 1e-12, 5, 0.3 },
        { 4, 1e-8, 5, 0.3 }, // A sliver that may count.
        { 4, 0.1, 5, 1 }, // A niche: what is left is in one piece.
        { 4, 0.1, 5, 0.2 }, // A hole.
        { -1, -1, 1, 1 }, // One end.
        { -1, -1, 11, 0.1 }, // One side, over the whole length.
        { -1, -1, 11, 1 }, // All of it.
        { 0, 0, 10, 0.3 },
        { 10, 0, 11, 0.3 }, // Touching.
        { 9, 0.2, 11, 1 }, // A corner.
    };

    [Theory]
    [MemberData(nameof(Openings))]
    public void An_opening_takes_the_same_out_of_a_wall_turned_in_any_direction(double minX, double minY, double maxX, double maxY)
    {
        Region opening = RegionBuilder.Rectangle(new Box2(minX, minY, maxX, maxY));
        for (int degrees = 0; degrees < 360; degrees += 7)
        {
            (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
            var turn = new Affine2(cos, sin, -sin, cos, 100, -50);

            AssertSame(RegionBuilder.Rectangle(Wall).Mapped(turn), opening.Mapped(turn));
        }
    }

    [Fact]
    public void Several_openings_leave_the_pieces_between_them()
    {
        Region openings = RegionBoolean.Union(
            RegionBuilder.Rectangle(new Box2(1, -1, 2, 1)), RegionBuilder.Rectangle(new Box2(3, -1, 4, 1)));

        Region left = RegionBoolean.Difference(RegionBuilder.Rectangle(Wall), openings);

        Assert.Equal(3, left.RingCount);
        Assert.Equal(8 * 0.3, left.Area, 12);
    }

    [Fact]
    public void Random_triangles_and_quadrilaterals_give_what_the_general_overlay_gives()
    {
        var random = new Random(20_260_318);
        for (int i = 0; i < 2_000; i++)
        {
            AssertSame(Convex(random), Convex(random));
        }
    }

    private static Region Convex(Random random)
    {
        double[] angles = [.. Enumerable.Range(0, random.Next(3, 6)).Select(_ => random.NextDouble() * 2 * Math.PI).Order()];
        double x = random.NextDouble();
        double y = random.NextDouble();
        double width = random.NextDouble() + 0.05;
        double height = random.NextDouble() + 0.05;
        return RegionBuilder.Simple([.. angles.Select(a => new Point2(x + (width * Math.Cos(a)), y + (height * Math.Sin(a))))]);
    }

    private static void AssertSame(Region subject, Region tool)
    {
        if (subject.IsEmpty || tool.IsEmpty)
        {
            return;
        }

        Region ours = RegionBoolean.Difference(subject, tool);
        Region expected = NtsBridge.ToRegion(OverlayNGRobust.Overlay(
            NtsBridge.ToMultiPolygon(subject), NtsBridge.ToMultiPolygon(tool), SpatialFunction.Difference));

        Assert.Equal(expected.Area, ours.Area, 1e-8);
        Assert.True(NtsBridge.ToMultiPolygon(ours).IsValid);
        Assert.Equal(0, RegionBoolean.Intersection(ours, tool).Area, 1e-8);
        for (int ring = 0; ring < ours.RingCount; ring++)
        {
            Assert.NotEqual(0, RingArea.Signed(ours.Ring(ring)));
        }
    }
}
