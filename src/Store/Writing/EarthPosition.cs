using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;

namespace SpaceGeo.Store.Writing;

/// <summary>How a building's local metres become longitude and latitude: an affine map into the plane of a known system.</summary>
/// <param name="Srid">The system's EPSG number, or null.</param>
/// <param name="Definition">The system in PROJ's words where it has no number, or null. Neither: nobody knows the place.</param>
/// <param name="ToPlane">Local metres to the system's own units.</param>
internal sealed partial record EarthPosition(int? Srid, string? Definition, Affine2 ToPlane)
{
    /// <summary>No position: derived geometry stays empty.</summary>
    public static EarthPosition Unknown { get; } = new(null, null, Affine2.Identity);

    /// <summary>The position that a georeference states, as far as it states one that can be read.</summary>
    /// <param name="geo">The georeference.</param>
    /// <returns>A position; unknown for none, for numbers off the earth and for a system without an EPSG number.</returns>
    public static EarthPosition Of(Georeference geo) => geo.Source switch
    {
        GeoreferenceSource.None => Unknown,
        GeoreferenceSource.Given or GeoreferenceSource.SiteLocation => Geographic(geo),
        GeoreferenceSource.MapConversion => EpsgNumber().Match(geo.Crs ?? "") is { Success: true } match
            && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int srid)
                ? new EarthPosition(srid, null, Map(geo, 1))
                : Unknown,
    };

    /// <summary>This position where the system's unit is not the metre.</summary>
    /// <param name="geo">The georeference, whose numbers are metres.</param>
    /// <param name="definition">The system in PROJ's words.</param>
    /// <returns>A position in the system's own units; unknown for a system that is not a map's.</returns>
    public EarthPosition InUnitsOf(Georeference geo, string definition)
    {
        if (definition.Contains("+proj=longlat", StringComparison.Ordinal))
        {
            return Unknown;
        }

        double metres = UnitFactor().Match(definition) is { Success: true } factor
            ? double.Parse(factor.Groups[1].Value, CultureInfo.InvariantCulture)
            : UnitName().Match(definition).Groups[1].Value switch
            {
                "us-ft" => 1200.0 / 3937.0,
                "ft" => 0.3048,
                "km" => 1000,
                _ => 1,
            };
        return this with { ToPlane = Map(geo, metres) };
    }

    /// <summary>The parameters $1 to $8 of the statements that move geometry.</summary>
    /// <param name="parameters">Receives them.</param>
    public void AddTo(NpgsqlParameterCollection parameters)
    {
        parameters.Add(new NpgsqlParameter { Value = Srid ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        parameters.Add(new NpgsqlParameter { Value = Definition ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        foreach (double value in (ReadOnlySpan<double>)[ToPlane.Xx, ToPlane.Yx, ToPlane.Xy, ToPlane.Yy, ToPlane.Tx, ToPlane.Ty])
        {
            parameters.Add(new NpgsqlParameter<double> { TypedValue = value });
        }
    }

    // Azimuthal equidistant about the building's origin: true to distance from there, so off by less than 1e-8 within a kilometre.
    private static EarthPosition Geographic(Georeference geo) =>
        Math.Abs(geo.OriginX) <= 180 && Math.Abs(geo.OriginY) <= 90
            ? new EarthPosition(
                null,
                string.Create(CultureInfo.InvariantCulture, $"+proj=aeqd +lat_0={geo.OriginY} +lon_0={geo.OriginX} +datum=WGS84 +units=m +no_defs"),
                Map(geo with { OriginX = 0, OriginY = 0, Scale = 1 }, 1))
            : Unknown;

    private static Affine2 Map(Georeference geo, double metresPerUnit)
    {
        (double sin, double cos) = Math.SinCos(double.DegreesToRadians(geo.RotationDegrees));
        double scale = geo.Scale / metresPerUnit;
        return new Affine2(
            scale * cos, scale * sin, -scale * sin, scale * cos, geo.OriginX / metresPerUnit, geo.OriginY / metresPerUnit);
    }

    [GeneratedRegex(@"EPSG:(?:[\d.]*:)?\s*(\d+)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EpsgNumber();

    [GeneratedRegex(@"\+to_meter=([\d.]+)(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex UnitFactor();

    [GeneratedRegex(@"\+units=(\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex UnitName();
}
