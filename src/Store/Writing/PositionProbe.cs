using System.Globalization;
using Npgsql;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;

namespace SpaceGeo.Store.Writing;

/// <summary>Tries a building's position before its rooms are moved by it, so that a wrong one costs the map and not the model.</summary>
internal static class PositionProbe
{
    /// <summary>The position by which a building's geometry is moved.</summary>
    /// <param name="database">The database. The attempt takes a connection of its own: PostGIS reports a place outside of its system as an
    /// internal error, after which a connection is closed.</param>
    /// <param name="building">The building.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The position, or unknown and the reason.</returns>
    public static async Task<(EarthPosition Position, ModelIssue? Issue)> TryAsync(
        NpgsqlDataSource database, Building building, CancellationToken cancellation)
    {
        Georeference geo = building.Georeference;
        if (geo.Source == GeoreferenceSource.None)
        {
            return (EarthPosition.Unknown, null);
        }

        EarthPosition position = EarthPosition.Of(geo);
        if (position.Srid is int srid)
        {
            // PROJ knows systems that PostGIS's table does not; whether it knows this one, the attempt below will tell.
            position = await DefinitionAsync(database, srid, cancellation).ConfigureAwait(false) is string definition
                ? position.InUnitsOf(geo, definition)
                : position with { Srid = null, Definition = string.Create(CultureInfo.InvariantCulture, $"EPSG:{srid}") };
        }

        if (position == EarthPosition.Unknown)
        {
            string message = geo.Source == GeoreferenceSource.MapConversion
                ? $"The coordinate system '{geo.Crs}' is not a projected one known by its EPSG number; the building is not on the map."
                : "The stated longitude and latitude are not on the earth; the building is not on the map.";
            return (EarthPosition.Unknown, Issue(geo.Source == GeoreferenceSource.MapConversion ? "unknown-crs" : "position-out-of-range", message));
        }

        if (await LandsOnEarthAsync(database, building, position, cancellation).ConfigureAwait(false))
        {
            return (position, null);
        }

        bool listed = geo.Source != GeoreferenceSource.MapConversion || position.Srid is not null;
        return (EarthPosition.Unknown, listed
            ? Issue("position-out-of-range", "The stated position lies outside of its coordinate system, or its scale is not the building's; the building is not on the map.")
            : Issue("unknown-crs", $"The coordinate system '{geo.Crs}' is not known, or the stated position lies outside of it; the building is not on the map."));
    }

    private static ModelIssue Issue(string code, string message) => new(code, "", "", 0, message);

    private static async Task<string?> DefinitionAsync(NpgsqlDataSource database, int srid, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(WriteSql.CrsDefinition);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = srid });
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as string;
    }

    private static async Task<bool> LandsOnEarthAsync(
        NpgsqlDataSource database, Building building, EarthPosition position, CancellationToken cancellation)
    {
        Box2 box = building.Storeys.Aggregate(Box2.Empty, (sum, storey) => sum.With(storey.Plan.Bounds));
        if (box.IsEmpty)
        {
            return true;
        }

        await using NpgsqlCommand probe = database.CreateCommand(WriteSql.ProbePosition);
        position.AddTo(probe.Parameters);
        foreach (double value in (ReadOnlySpan<double>)[box.MinX, box.MinY, box.MaxX, box.MaxY])
        {
            probe.Parameters.Add(new NpgsqlParameter<double> { TypedValue = value });
        }

        try
        {
            return await probe.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InternalError or PostgresErrorCodes.InvalidParameterValue)
        {
            return false;
        }
    }
}
