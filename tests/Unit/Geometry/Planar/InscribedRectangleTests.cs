using SpaceGeo.Geometry.Planar;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Planar;

public class InscribedRectangleTests
{
    [Fact]
    public void A_room_of_the_same_proportions_is_filled()
    {
        var found = InscribedRectangle.Largest(RegionBuilder.Rectangle(new Box2(10, 20, 16, 22)), 3);
        Assert.Equal(13, found.Centre.X, 0.05);
        Assert.Equal(21, found.Centre.Y, 0.05);
        Assert.Equal(3, found.HalfWidth, 0.05);
        Assert.Equal(1, found.HalfHeight, 0.02);
    }

    [Fact]
    public void A_long_room_gets_its_label_in_the_middle()
    {
        var found = InscribedRectangle.Largest(RegionBuilder.Rectangle(new Box2(0, 0, 60, 2)), 2);
        Assert.Equal(30, found.Centre.X, 0.2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(0.3)]
    public void The_rectangle_lies_inside_a_room_with_a_hole(double aspect)
    {
        Region ring = RegionBoolean.Difference(
            RegionBuilder.Rectangle(new Box2(0, 0, 10, 8)), RegionBuilder.Rectangle(new Box2(1, 1, 9, 6)));
        var found = InscribedRectangle.Largest(ring, aspect);
        Region label = RegionBuilder.Rectangle(new Box2(
            found.Centre.X - found.HalfWidth,
            found.Centre.Y - found.HalfHeight,
            found.Centre.X + found.HalfWidth,
            found.Centre.Y + found.HalfHeight));
        Assert.True(found.HalfHeight > 0.4);
        Assert.Equal(label.Area, RegionBoolean.Intersection(ring, label).Area, 1e-9);
        Assert.Equal(aspect, found.HalfWidth / found.HalfHeight, 1e-9);
    }

    [Fact]
    public void An_l_shaped_room_takes_a_flat_label_in_its_wide_arm()
    {
        Region room = RegionBuilder.Simple(new(0, 0), new(8, 0), new(8, 1), new(1, 1), new(1, 8), new(0, 8));
        var found = InscribedRectangle.Largest(room, 6);
        Assert.Equal(0.5, found.Centre.Y, 0.05);
        Assert.Equal(0.5, found.HalfHeight, 0.02);
    }

    [Fact]
    public void Nothing_fits_into_nothing()
    {
        Assert.Equal(0, InscribedRectangle.Largest(Region.Empty, 2).HalfHeight);
    }
}
