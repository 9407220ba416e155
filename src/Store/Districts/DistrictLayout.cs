using System.Globalization;
using SpaceGeo.Geometry.Earth;

namespace SpaceGeo.Store.Districts;

/// <summary>Where a copy stands.</summary>
internal sealed record BuildingCopyPlace(
    BuildingTemplate Template, int Site, string Name, ulong Salt, double Longitude, double Latitude, double RotationDegrees)
{
    /// <summary>The plane that touches the earth at the copy's origin.</summary>
    public TangentPlane Plane { get; } = new(Longitude, Latitude);

    /// <summary>Sine of the rotation.</summary>
    public double Sin { get; } = Math.Sin(double.DegreesToRadians(RotationDegrees));

    /// <summary>Cosine of the rotation.</summary>
    public double Cos { get; } = Math.Cos(double.DegreesToRadians(RotationDegrees));
}

/// <summary>Lays a district out: sites over a city, buildings in rows on each site, all turned as the site is.</summary>
internal sealed class DistrictLayout
{
    // A city of the size that such districts have; the middle of Suzhou.
    private const double CityLongitude = 120.585;
    private const double CityLatitude = 31.299;
    private const double CityRadiusM = 9_000;

    private readonly DistrictOptions _options;
    private readonly BuildingTemplate[] _templates;
    private readonly int[] _copies;
    private readonly TangentPlane _city = new(CityLongitude, CityLatitude);

    public DistrictLayout(BuildingTemplate[] templates, DistrictOptions options)
    {
        (_templates, _options) = (templates, options);
        _copies = options.Buildings is int buildings
            ? [.. templates.Select((_, kind) => (buildings + kind) / templates.Length)]
            : DistrictMix.Copies([.. templates.Select(t => (t.NetM2, t.Rooms.Count))], options.Rooms);
        int sites = options.Sites ?? Math.Max(1, (int)Math.Round(DistrictOptions.ReferenceSites * (double)Rooms / DistrictOptions.ReferenceRooms));
        SiteCodes = [.. Enumerable.Range(1, sites).Select(Code)];
        SiteNames = [.. Enumerable.Range(1, sites).Select(n => string.Create(CultureInfo.InvariantCulture, $"Office compound {n}"))];
    }

    public string[] SiteCodes { get; }

    public string[] SiteNames { get; }

    private long Rooms => _copies.Select((n, kind) => (long)n * _templates[kind].Rooms.Count).Sum();

    /// <summary>What is stored once the district is written.</summary>
    public DistrictResult Result(bool isNew) => new(
        isNew, SiteCodes.Length, _copies.Sum(), Rooms, _copies.Select((n, kind) => (long)n * _templates[kind].Rows.Elements.Count).Sum(),
        _copies.Select((n, kind) => n * _templates[kind].NetM2).Sum());

    /// <summary>All copies, in an order in which kinds and sites are mixed.</summary>
    public IEnumerable<BuildingCopyPlace> Places()
    {
        var random = new Random(_options.Seed);
        (double East, double North, double Rotation)[] sites = [.. SiteCodes.Select(_ => Site(random))];
        int[] kinds = [.. _copies.SelectMany((n, kind) => Enumerable.Repeat(kind, n))];
        random.Shuffle(kinds);
        int row = (int)Math.Ceiling(Math.Sqrt(kinds.Length / (double)sites.Length));
        for (int copy = 0; copy < kinds.Length; copy++)
        {
            int site = copy % sites.Length;
            int onSite = copy / sites.Length;
            (double east, double north, double rotation) = sites[site];
            (double sin, double cos) = Math.SinCos(double.DegreesToRadians(rotation));
            (double x, double y) = (_options.SpacingM * (onSite % row), _options.SpacingM * (onSite / row));
            (double longitude, double latitude) = _city.ToGeographic(east + (cos * x) - (sin * y), north + (sin * x) + (cos * y));
            yield return new BuildingCopyPlace(
                _templates[kinds[copy]], site, string.Create(CultureInfo.InvariantCulture, $"Building {onSite + 1}"),
                ((ulong)(uint)_options.Seed << 32) | (uint)copy, longitude, latitude, rotation);
        }
    }

    // Evenly over the circle; a city's grows with the number of sites.
    private (double East, double North, double Rotation) Site(Random random)
    {
        double share = random.NextDouble();
        double radius = _options.RadiusM is double given
            ? given * Math.Sqrt(share)
            : CityRadiusM * Math.Sqrt(share * Math.Max(1, SiteCodes.Length / (double)DistrictOptions.ReferenceSites));
        (double sin, double cos) = Math.SinCos(random.NextDouble() * 2 * Math.PI);
        return (radius * cos, radius * sin, random.NextDouble() * 90);
    }

    private string Code(int number) =>
        _options.Prefix + number.ToString(_options.Buildings is null ? "D2" : "D3", CultureInfo.InvariantCulture);
}
