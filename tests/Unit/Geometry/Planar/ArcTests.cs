using SpaceGeo.Geometry.Planar;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Planar;

public class ArcTests
{
    [Theory]
    [InlineData(0.15, 0.15)]
    [InlineData(12, 12)]
    [InlineData(0.00005, 0.00005)]
    [InlineData(3, 0.5)]
    public void A_circle_or_ellipse_keeps_its_area_whatever_the_number_of_chords(double a, double b)
    {
        double area = RegionBuilder.Simple(ArcChords.Ellipse(a * 1000, b * 1000)).Area / 1e6;

        Assert.Equal(1, area / (Math.PI * a * b), 1e-12);
    }

    [Theory]
    [InlineData(1, 0.3, 1.2)]
    [InlineData(5, 2, -3.0)]
    [InlineData(0.4, 0, 6.2)]
    [InlineData(2, 1, 0.05)]
    public void The_area_between_an_arc_and_its_centre_is_kept(double radius, double start, double sweep)
    {
        Point2[] arc = ArcChords.Arc(radius, radius, start, sweep);
        double fan = 0;
        for (int i = 0; i + 1 < arc.Length; i++)
        {
            fan += ((arc[i].X * arc[i + 1].Y) - (arc[i + 1].X * arc[i].Y)) / 2;
        }

        Assert.Equal(sweep * radius * radius / 2, fan, 1e-12);
        Assert.Equal(radius, new Point2(0, 0).DistanceTo(arc[0]), 1e-12);
        Assert.Equal(radius, new Point2(0, 0).DistanceTo(arc[^1]), 1e-12);
    }

    [Fact]
    public void Chords_stay_within_the_sagitta()
    {
        int chords = ArcChords.Count(10, Math.PI);
        double sagitta = 10 * (1 - Math.Cos(Math.PI / chords / 2));

        Assert.InRange(sagitta, ArcChords.DefaultSagitta / 2, ArcChords.DefaultSagitta);
    }

    [Fact]
    public void Rounded_corners_take_and_give_the_area_of_their_arcs()
    {
        // A 4 × 3 plate with one convex corner and a notch whose concave corner is rounded too.
        Point2[] ring = RoundedRing.Of(
            [new(0, 0), new(4, 0, 0.5), new(4, 3), new(2, 3), new(2, 2, 0.25), new(0, 2)]);
        double sharp = 12 - 2;
        double corner = 1 - (Math.PI / 4);

        Assert.Equal(sharp - (corner * 0.25) + (corner * 0.0625), RegionBuilder.Simple(ring).Area, 1e-12);
    }

    [Fact]
    public void A_radius_too_large_is_reduced_to_what_fits()
    {
        Point2[] ring = RoundedRing.Of([new(-1, -1, 9), new(1, -1, 9), new(1, 1, 9), new(-1, 1, 9)]);

        Assert.Equal(Math.PI, RegionBuilder.Simple(ring).Area, 1e-9);
    }
}
