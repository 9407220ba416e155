using System.Collections.Frozen;
using System.Globalization;

namespace SpaceGeo.Store.Reading;

/// <summary>A coordinate reference system that clients may name.</summary>
/// <param name="Uri">Its name in requests and answers.</param>
/// <param name="Srid">Its number in PostGIS.</param>
/// <param name="NorthFirst">Whether northing or latitude comes before easting or longitude.</param>
/// <param name="Bounds">The easting and northing, or longitude and latitude, that coordinates may have.</param>
/// <param name="Digits">Decimals with which coordinates are told: 0.1 mm on the ground.</param>
public sealed record CoordinateSystem(string Uri, int Srid, bool NorthFirst, LonLatBox Bounds, int Digits = 9)
{
    // Half of the equator's length on the sphere of web maps; their square ends at 85.06° north and south.
    private const double MercatorRadiusM = 6_378_137;
    private const double MercatorEdgeM = Math.PI * MercatorRadiusM;

    private static readonly LonLatBox Earth = new(-180, -90, 180, 90);

    private static readonly FrozenDictionary<string, CoordinateSystem> ByUri;

    static CoordinateSystem()
    {
        Crs84 = new CoordinateSystem("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326, NorthFirst: false, Earth);
        WebMercator = new CoordinateSystem(
            "http://www.opengis.net/def/crs/EPSG/0/3857", 3857, NorthFirst: false,
            new LonLatBox(-MercatorEdgeM, -MercatorEdgeM, MercatorEdgeM, MercatorEdgeM), Digits: 4);
        All =
        [
            Crs84,
            new("http://www.opengis.net/def/crs/EPSG/0/4326", 4326, NorthFirst: true, Earth),
            WebMercator,
            new("http://www.opengis.net/def/crs/EPSG/0/4490", 4490, NorthFirst: true, Earth), // CGCS2000
        ];
        ByUri = All.ToFrozenDictionary(s => s.Uri, StringComparer.Ordinal);
    }

    /// <summary>WGS 84, longitude before latitude: what is meant where nothing is said, and what geometries are stored in.</summary>
    public static CoordinateSystem Crs84 { get; }

    /// <summary>The plane of web maps, in metres that are metres at the equator.</summary>
    public static CoordinateSystem WebMercator { get; }

    /// <summary>All that may be named.</summary>
    public static IReadOnlyList<CoordinateSystem> All { get; }

    /// <summary>A geometry in WGS 84 as SQL that tells it in this system.</summary>
    /// <param name="geometry">The SQL expression: a constant of this assembly.</param>
    internal string Told(string geometry)
    {
        string there = Srid == Crs84.Srid ? geometry : $"ST_Transform({geometry}, {Srid.ToString(CultureInfo.InvariantCulture)})";
        return NorthFirst ? $"ST_FlipCoordinates({there})" : there;
    }

    /// <summary>A box of this system in longitudes and latitudes.</summary>
    /// <param name="box">In the order east, north.</param>
    public LonLatBox ToLonLat(LonLatBox box) => this == WebMercator
        ? new LonLatBox(Longitude(box.West), Latitude(box.South), Longitude(box.East), Latitude(box.North))
        : box;

    private static double Longitude(double easting) => double.RadiansToDegrees(easting / MercatorRadiusM);

    private static double Latitude(double northing) => double.RadiansToDegrees(Math.Atan(Math.Sinh(northing / MercatorRadiusM)));

    /// <summary>The system of a name.</summary>
    /// <param name="uri">Exact name.</param>
    /// <returns>The system, or null.</returns>
    public static CoordinateSystem? Find(string uri) => ByUri.GetValueOrDefault(uri);
}
