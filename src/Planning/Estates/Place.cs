namespace SpaceGeo.Planning.Estates;

/// <summary>What a place is.</summary>
public enum PlaceKind
{
    /// <summary>A site 院落.</summary>
    Site,

    /// <summary>A building 楼栋.</summary>
    Building,

    /// <summary>A storey 楼层.</summary>
    Storey,

    /// <summary>A room 房间.</summary>
    Room,
}

/// <summary>A place as a request names it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Its code, as the estate has it.</param>
public sealed record Place(PlaceKind Kind, string Code);

/// <summary>Where a building stands.</summary>
/// <param name="Longitude">Degrees, from −180 to 180.</param>
/// <param name="Latitude">Degrees, from −90 to 90.</param>
public readonly record struct Position(double Longitude, double Latitude)
{
    private const double EarthRadiusM = 6_371_008.8;

    /// <summary>Distance over a sphere of the earth's mean radius, which is within 0.6 % of the one over the ellipsoid.</summary>
    /// <param name="other">The other end.</param>
    /// <returns>Metres.</returns>
    public double DistanceM(Position other)
    {
        double latitude = Radians(other.Latitude - Latitude) / 2;
        double longitude = Radians(other.Longitude - Longitude) / 2;
        double chord = (Math.Sin(latitude) * Math.Sin(latitude))
            + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Math.Sin(longitude) * Math.Sin(longitude));
        return 2 * EarthRadiusM * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
