using SpaceGeo.Geometry.Earth;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Earth;

public class TangentPlaneTests
{
    // A hundredth of a millimetre on the ground.
    private const double Degrees = 1e-10;

    /// <summary>Expected values from PROJ 9.1.1: inverse topocentric, then inverse cart, ellipsoid WGS 84.</summary>
    [Theory]
    [InlineData(120.155, 30.274, 35.5, -12.25, 120.155368945297, 30.273889496832)]
    [InlineData(120.155, 30.274, -7000, 7000, 120.082203582777, 30.337123778506)]
    [InlineData(151.2093, -33.8688, 120, 80, 151.210596913755, -33.868078752721)]
    [InlineData(151.2093, -33.8688, 10000, 0, 151.317376927003, -33.868752613607)]
    [InlineData(-78.4678, -0.1807, -250, 3000, -78.470045795972, -0.153568919921)]
    [InlineData(15.6356, 78.2232, 500, -9000, 15.657389074905, 78.142587749122)]
    [InlineData(179.9999, -16.5, 100, 20, -179.999163356917, -16.499819270493)]
    public void Metres_become_the_degrees_that_proj_computes(
        double longitude, double latitude, double east, double north, double expectedLongitude, double expectedLatitude)
    {
        (double x, double y) = new TangentPlane(longitude, latitude).ToGeographic(east, north);
        Assert.Equal(expectedLongitude, x, Degrees);
        Assert.Equal(expectedLatitude, y, Degrees);
    }

    [Theory]
    [InlineData(120.155, 30.274)]
    [InlineData(-70.9, -53.16)]
    [InlineData(0, 0)]
    [InlineData(-179.99999, 65)]
    [InlineData(10, 89.9)]
    public void Degrees_become_the_metres_they_came_from(double longitude, double latitude)
    {
        var plane = new TangentPlane(longitude, latitude);
        foreach ((double east, double north) in new[] { (0.0, 0.0), (12.5, -3.25), (-9800.0, 1200.0), (400.0, 9900.0) })
        {
            (double x, double y) = plane.ToGeographic(east, north);
            (double backEast, double backNorth) = plane.ToPlane(x, y);
            Assert.Equal(east, backEast, 1e-6);
            Assert.Equal(north, backNorth, 1e-6);
        }
    }

    /// <summary>Radii of curvature of the ellipsoid: a formula that shares no step with the geocentric way.</summary>
    [Theory]
    [InlineData(48.137)]
    [InlineData(-33.9)]
    public void A_short_step_is_the_arc_that_the_radii_of_curvature_give(double latitude)
    {
        double e2 = TangentPlane.Flattening * (2 - TangentPlane.Flattening);
        double sine = Math.Sin(latitude * Math.PI / 180);
        double w = Math.Sqrt(1 - (e2 * sine * sine));
        double meridian = TangentPlane.SemiMajorAxis * (1 - e2) / (w * w * w);
        double parallel = TangentPlane.SemiMajorAxis / w * Math.Cos(latitude * Math.PI / 180);
        var plane = new TangentPlane(11.5, latitude);
        Assert.Equal(latitude + (10 / meridian * 180 / Math.PI), plane.ToGeographic(0, 10).Latitude, Degrees);
        Assert.Equal(11.5 + (10 / parallel * 180 / Math.PI), plane.ToGeographic(10, 0).Longitude, Degrees);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, 90.1)]
    [InlineData(1000, 0)]
    [InlineData(0, double.NegativeInfinity)]
    public void A_position_that_is_none_is_refused(double longitude, double latitude)
    {
        Assert.False(TangentPlane.IsPosition(longitude, latitude));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TangentPlane(longitude, latitude));
    }
}
