using System.Collections.Frozen;

namespace SpaceGeo.Store.Reading;

/// <summary>A coordinate reference system that clients may name.</summary>
/// <param name="Uri">Its name in requests and answers.</param>
/// <param name="Srid">Its number in PostGIS.</param>
/// <param name="NorthFirst">Whether northing or latitude comes before easting or longitude.</param>
/// <param name="Bounds">The easting and northing, or longitude and latitude, that coordinates may have.</param>
public sealed record CoordinateSystem(string Uri, int Srid, bool NorthFirst, LonLatBox Bounds)
{
    private static readonly LonLatBox Earth = new(-180, -90, 180, 90);

    private static readonly FrozenDictionary<string, CoordinateSystem> ByUri;

    static CoordinateSystem()
    {
        Crs84 = new CoordinateSystem("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326, NorthFirst: false, Earth);
        All =
        [
            Crs84,
            new("http://www.opengis.net/def/crs/EPSG/0/4326", 4326, NorthFirst: true, Earth),
        ];
        ByUri = All.ToFrozenDictionary(s => s.Uri, StringComparer.Ordinal);
    }

    /// <summary>WGS 84, longitude before latitude: what is meant where nothing is said, and what geometries are stored in.</summary>
    public static CoordinateSystem Crs84 { get; }

    /// <summary>All that may be named.</summary>
    public static IReadOnlyList<CoordinateSystem> All { get; }

    /// <summary>The system of a name.</summary>
    /// <param name="uri">Exact name.</param>
    /// <returns>The system, or null.</returns>
    public static CoordinateSystem? Find(string uri) => ByUri.GetValueOrDefault(uri);
}
