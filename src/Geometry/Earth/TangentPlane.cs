namespace SpaceGeo.Geometry.Earth;

/// <summary>The plane that touches the WGS 84 ellipsoid at one point: metres east and north of it, to degrees and back.</summary>
/// <remarks>
/// No series is cut off: a point of the plane goes through geocentric coordinates to the foot of its normal on the ellipsoid, so both
/// directions agree to a micrometre. What the plane itself costs is d³ / 3R²: a length of 1 km drawn in it is 0.01 mm shorter on the
/// ellipsoid, one of 10 km 8 mm.
/// </remarks>
public sealed class TangentPlane
{
    /// <summary>Semi-major axis of the WGS 84 ellipsoid, in metres.</summary>
    public const double SemiMajorAxis = 6378137.0;

    /// <summary>Flattening of the WGS 84 ellipsoid.</summary>
    public const double Flattening = 1 / 298.257223563;

    private const double SemiMinorAxis = SemiMajorAxis * (1 - Flattening);
    private const double Eccentricity2 = Flattening * (2 - Flattening);
    private const double SecondEccentricity2 = Eccentricity2 / (1 - Eccentricity2);
    private const double Degree = Math.PI / 180;

    private readonly Geocentric _origin;
    private readonly Geocentric _east;
    private readonly Geocentric _north;
    private readonly Geocentric _up;

    /// <summary>The plane at a point.</summary>
    /// <param name="longitude">Degrees, east positive.</param>
    /// <param name="latitude">Geodetic latitude in degrees, north positive, −90 … 90.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is not one on the earth.</exception>
    public TangentPlane(double longitude, double latitude)
    {
        if (!IsPosition(longitude, latitude))
        {
            throw new ArgumentOutOfRangeException(nameof(latitude), FormattableString.Invariant($"No position: {longitude}, {latitude}"));
        }

        (double sinLongitude, double cosLongitude) = Math.SinCos(longitude * Degree);
        (double sinLatitude, double cosLatitude) = Math.SinCos(latitude * Degree);
        _origin = OnEllipsoid(longitude, latitude);
        _east = new Geocentric(-sinLongitude, cosLongitude, 0);
        _north = new Geocentric(-sinLatitude * cosLongitude, -sinLatitude * sinLongitude, cosLatitude);
        _up = new Geocentric(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    /// <summary>Whether two numbers name a position on the earth.</summary>
    /// <param name="longitude">Degrees.</param>
    /// <param name="latitude">Degrees.</param>
    /// <returns>False for NaN, infinity, a longitude beyond ±360 or a latitude beyond ±90.</returns>
    public static bool IsPosition(double longitude, double latitude) => Math.Abs(longitude) <= 360 && Math.Abs(latitude) <= 90;

    /// <summary>The position below a point of the plane.</summary>
    /// <param name="east">Metres east of the point of contact.</param>
    /// <param name="north">Metres north of it.</param>
    /// <returns>Longitude −180 … 180 and latitude, in degrees.</returns>
    public (double Longitude, double Latitude) ToGeographic(double east, double north)
    {
        Geocentric p = _origin + (_east * east) + (_north * north);
        double fromAxis = Math.Sqrt((p.X * p.X) + (p.Y * p.Y));
        double tangent = p.Z * SemiMajorAxis / (fromAxis * SemiMinorAxis);
        double latitude = 0;

        // Bowring 1976; near the surface one round is good to 1e-9 m, the second costs nothing.
        for (int round = 0; round < 2; round++)
        {
            (double sine, double cosine) = Math.SinCos(Math.Atan(tangent));
            latitude = Math.Atan2(
                p.Z + (SecondEccentricity2 * SemiMinorAxis * sine * sine * sine),
                fromAxis - (Eccentricity2 * SemiMajorAxis * cosine * cosine * cosine));
            tangent = (1 - Flattening) * Math.Tan(latitude);
        }

        return (Math.Atan2(p.Y, p.X) / Degree, latitude / Degree);
    }

    /// <summary>The point of the plane above or below a position.</summary>
    /// <param name="longitude">Degrees.</param>
    /// <param name="latitude">Degrees; the position lies well within the hemisphere around the point of contact.</param>
    /// <returns>Metres east and north of the point of contact.</returns>
    public (double East, double North) ToPlane(double longitude, double latitude)
    {
        (double sinLongitude, double cosLongitude) = Math.SinCos(longitude * Degree);
        (double sinLatitude, double cosLatitude) = Math.SinCos(latitude * Degree);
        var normal = new Geocentric(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
        Geocentric from = OnEllipsoid(longitude, latitude) + (_origin * -1);
        Geocentric inPlane = from + (normal * (-from.Dot(_up) / normal.Dot(_up)));
        return (inPlane.Dot(_east), inPlane.Dot(_north));
    }

    private static Geocentric OnEllipsoid(double longitude, double latitude)
    {
        (double sinLongitude, double cosLongitude) = Math.SinCos(longitude * Degree);
        (double sinLatitude, double cosLatitude) = Math.SinCos(latitude * Degree);
        double normal = SemiMajorAxis / Math.Sqrt(1 - (Eccentricity2 * sinLatitude * sinLatitude));
        return new Geocentric(
            normal * cosLatitude * cosLongitude, normal * cosLatitude * sinLongitude, normal * (1 - Eccentricity2) * sinLatitude);
    }

    // Metres from the centre of the earth: X to longitude 0, Z to the north pole.
    private readonly record struct Geocentric(double X, double Y, double Z)
    {
        public static Geocentric operator +(Geocentric a, Geocentric b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

        public static Geocentric operator *(Geocentric a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

        public double Dot(Geocentric other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);
    }
}
