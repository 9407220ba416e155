using Npgsql;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;

namespace SpaceGeo.Store.Writing;

/// <summary>Tries a building's position before its rooms are moved by it, so that a wrong one costs the map and not the model.</summary>
internal static class PositionProbe
{
    private const string Savepoint = "position";

    /// <summary>The position by which a building's geometry is moved.</summary>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="transaction">The transaction; it survives a system that PostGIS does not know.</param>
    /// <param name="building">The building.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The position, or unknown and the reason.</returns>
    public static async Task<(EarthPosition Position, ModelIssue? Issue)> TryAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Building building, CancellationToken cancellation)
    {
        Georeference geo = building.Georeference;
        if (geo.Source == GeoreferenceSource.None)
        {
            return (EarthPosition.Unknown, null);
        }

        EarthPosition position = EarthPosition.Of(geo);
        if (position.Srid is int srid)
        {
            position = await DefinitionAsync(connection, srid, cancellation).ConfigureAwait(false) is string definition
                ? position.InUnitsOf(geo, definition)
                : EarthPosition.Unknown;
        }

        if (position == EarthPosition.Unknown)
        {
            string message = geo.Source == GeoreferenceSource.MapConversion
                ? $"The coordinate system '{geo.Crs}' is not a projected one known by its EPSG number; the building is not on the map."
                : "The stated longitude and latitude are not on the earth; the building is not on the map.";
            return (EarthPosition.Unknown, Issue(geo.Source == GeoreferenceSource.MapConversion ? "unknown-crs" : "position-out-of-range", message));
        }

        return await LandsOnEarthAsync(connection, transaction, building, position, cancellation).ConfigureAwait(false)
            ? (position, null)
            : (EarthPosition.Unknown, Issue(
                "position-out-of-range", "The stated position lies outside of its coordinate system, or its scale is not the building's; the building is not on the map."));
    }

    private static ModelIssue Issue(string code, string message) => new(code, "", "", 0, message);

    private static async Task<string?> DefinitionAsync(NpgsqlConnection connection, int srid, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(WriteSql.CrsDefinition, connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = srid } },
        };
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as string;
    }

    private static async Task<bool> LandsOnEarthAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Building building, EarthPosition position, CancellationToken cancellation)
    {
        Box2 box = building.Storeys.Aggregate(Box2.Empty, (sum, storey) => sum.With(storey.Plan.Bounds));
        if (box.IsEmpty)
        {
            return true;
        }

        await using var probe = new NpgsqlCommand(WriteSql.ProbePosition, connection);
        position.AddTo(probe.Parameters);
        foreach (double value in (ReadOnlySpan<double>)[box.MinX, box.MinY, box.MaxX, box.MaxY])
        {
            probe.Parameters.Add(new NpgsqlParameter<double> { TypedValue = value });
        }

        await transaction.SaveAsync(Savepoint, cancellation).ConfigureAwait(false);
        try
        {
            bool lands = await probe.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
            await transaction.ReleaseAsync(Savepoint, cancellation).ConfigureAwait(false);
            return lands;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InternalError or PostgresErrorCodes.InvalidParameterValue)
        {
            await transaction.RollbackAsync(Savepoint, cancellation).ConfigureAwait(false);
            return false;
        }
    }
}
