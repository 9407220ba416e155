using Npgsql;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Store.Recalculation;

namespace SpaceGeo.Store.Districts;

/// <summary>
/// Places copies of real buildings, as many as make the reference district of 209,400 m² or any number of rooms: storeys with plans, rooms and
/// elements, but no areas, which are for a recalculation to find. Written by COPY in one transaction, in bounded memory.
/// </summary>
public static class DistrictWriter
{
    private const int BuildingsACopy = 500;

    /// <summary>Writes a district, unless it is there.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="models">Measured models whose buildings are copied.</param>
    /// <param name="options">Which district.</param>
    /// <param name="cancellation">Ends the work; nothing of the district stays.</param>
    /// <returns>The district.</returns>
    public static async Task<DistrictResult> WriteAsync(
        NpgsqlDataSource database, IEnumerable<MeasuredModel> models, DistrictOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        BuildingTemplate[] templates =
        [
            .. models.SelectMany(m => m.Buildings.Select(b => new BuildingTemplate(m.File, b))).Where(t => t.NetM2 > 0)
                .OrderByDescending(t => t.NetM2),
        ];
        var layout = new DistrictLayout(templates, options);
        NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                bool isNew = await ScalarAsync(connection, DistrictSql.AddSites, cancellation, layout.SiteCodes, layout.SiteNames)
                    .ConfigureAwait(false) is long;
                if (isNew)
                {
                    await WriteAsync(connection, layout, cancellation).ConfigureAwait(false);
                    DistrictResult made = layout.Result(isNew: true);
                    await ChangeWriter.TellDistrictAsync(connection, layout.SiteCodes, made.Buildings, made.Rooms, cancellation)
                        .ConfigureAwait(false);
                    await AuditWriter.MakeDistrictAsync(connection, layout.SiteCodes, made.Buildings, made.Rooms, cancellation)
                        .ConfigureAwait(false);
                    await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                }

                return layout.Result(isNew);
            }
        }
    }

    private static async Task WriteAsync(NpgsqlConnection connection, DistrictLayout layout, CancellationToken cancellation)
    {
        var sites = (int[])(await ScalarAsync(connection, DistrictSql.SiteIds, cancellation, [layout.SiteCodes]).ConfigureAwait(false))!;
        foreach (BuildingCopyPlace[] places in layout.Places().Chunk(BuildingsACopy))
        {
            var ids = (int[])(await ScalarAsync(connection, DistrictSql.TakeIds, cancellation, places.Length).ConfigureAwait(false))!;
            using var rows = new DistrictRows();
            for (int i = 0; i < places.Length; i++)
            {
                rows.Add(ids[i], sites[places[i].Site], places[i]);
            }

            foreach ((string sql, RowBuffer buffer) in rows.Tables)
            {
                await RawCopy.SendAsync(connection, sql, [buffer.Bytes], cancellation).ConfigureAwait(false);
            }

            await RoomFacts.FollowModelsAsync(connection, ids, cancellation).ConfigureAwait(false);
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Only constants of DistrictSql are passed.")]
    private static async Task<object?> ScalarAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }
}
