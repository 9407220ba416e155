using Npgsql;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Changes;

namespace SpaceGeo.Store.Recalculation;

/// <summary>The engine versions that areas lie side by side of.</summary>
public static class EngineVersions
{
    /// <summary>All versions with areas, the newest last: of a building's areas by one standard, the last version's are served.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>Their names.</returns>
    public static async Task<IReadOnlyList<string>> ListAsync(NpgsqlDataSource database, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        var versions = new List<string>();
        await using NpgsqlCommand command = database.CreateCommand(RecalculationSql.EngineVersions);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            versions.Add(reader.GetString(0));
        }

        return versions;
    }

    /// <summary>How many buildings would be left without areas by some standard if a version's were dropped.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>Their number.</returns>
    public static async Task<long> OnlyMeasuredByAsync(
        NpgsqlDataSource database, string version, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using NpgsqlCommand command = database.CreateCommand(RecalculationSql.OnlyMeasuredBy);
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = version });
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>Drops all areas and receipts of a version, by all standards.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellation">Ends the work; all stays then.</param>
    /// <returns>A task.</returns>
    public static async Task DropAsync(NpgsqlDataSource database, string version, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var turn = new AreaTurn(connection);
                await turn.CompareDroppedAsync(version, cancellation).ConfigureAwait(false);
                await using (var drop = new NpgsqlCommand(RecalculationSql.DropAreas, connection) { CommandTimeout = 0 })
                {
                    drop.Parameters.Add(new NpgsqlParameter<string> { TypedValue = version });
                    await drop.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
                }

                await turn.TellWithdrawalAsync(version, Actor.OfProcess, cancellation).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
