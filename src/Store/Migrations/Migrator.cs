using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace SpaceGeo.Store.Migrations;

/// <summary>Brings a database to the program's schema, one transaction for each step.</summary>
public static class Migrator
{
    private const string Lock = "select pg_advisory_lock(hashtextextended('spacegeo.migrate', 0))";
    private const string Unlock = "select pg_advisory_unlock(hashtextextended('spacegeo.migrate', 0))";

    private const string CreateHistory = """
        create table if not exists schema_migrations (
          version    integer primary key,
          name       text not null,
          checksum   text not null,
          applied_at timestamptz not null default now()
        )
        """;

    private const string ReadHistory = "select version, name, checksum from schema_migrations order by version";
    private const string Record = "insert into schema_migrations (version, name, checksum) values ($1, $2, $3)";

    /// <summary>Applies what is missing. Of several processes one works and the others wait for it.</summary>
    /// <param name="database">The database; it must have PostGIS.</param>
    /// <param name="cancellation">Ends the work between or within steps; a step that was cut off leaves nothing.</param>
    /// <returns>The steps that were applied now.</returns>
    /// <exception cref="SchemaException">The database is newer than the program, or was made by other steps.</exception>
    public static Task<IReadOnlyList<Migration>> MigrateAsync(NpgsqlDataSource database, CancellationToken cancellation = default) =>
        MigrateAsync(database, Migration.All, cancellation);

    /// <summary>Applies what is missing of the given steps.</summary>
    /// <param name="database">The database; it must have PostGIS.</param>
    /// <param name="steps">All steps, by version.</param>
    /// <param name="cancellation">Ends the work between or within steps; a step that was cut off leaves nothing.</param>
    /// <returns>The steps that were applied now.</returns>
    /// <exception cref="SchemaException">The database is newer than the steps, or was made by other ones.</exception>
    public static async Task<IReadOnlyList<Migration>> MigrateAsync(
        NpgsqlDataSource database, IReadOnlyList<Migration> steps, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(steps);
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await ExecuteAsync(connection, Lock, cancellation).ConfigureAwait(false);
        try
        {
            await ExecuteAsync(connection, CreateHistory, cancellation).ConfigureAwait(false);
            Dictionary<int, (string Name, string Checksum)> applied = await HistoryAsync(connection, cancellation).ConfigureAwait(false);
            Check(applied, steps);
            Migration[] missing = [.. steps.Where(s => !applied.ContainsKey(s.Version))];
            foreach (Migration step in missing)
            {
                await ApplyAsync(connection, step, cancellation).ConfigureAwait(false);
            }

            return missing;
        }
        finally
        {
            // A broken connection has lost the lock already.
            if (connection.FullState == System.Data.ConnectionState.Open)
            {
                await ExecuteAsync(connection, Unlock, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private static void Check(Dictionary<int, (string Name, string Checksum)> applied, IReadOnlyList<Migration> steps)
    {
        Dictionary<int, Migration> known = steps.ToDictionary(s => s.Version);
        foreach ((int version, (string name, string checksum)) in applied)
        {
            if (!known.TryGetValue(version, out Migration? step))
            {
                throw new SchemaException(
                    $"The database has step {version} ({name}) of its schema, which this program does not know: it is newer.",
                    "Use the newer program, or another database.");
            }

            if (step.Checksum != checksum)
            {
                throw new SchemaException(
                    $"Step {version} ({name}) of the database's schema is not the one that this program has.",
                    "The database was made by another build; use that one, or begin with an empty database.");
            }
        }
    }

    private static async Task<Dictionary<int, (string Name, string Checksum)>> HistoryAsync(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        var applied = new Dictionary<int, (string, string)>();
        await using var command = new NpgsqlCommand(ReadHistory, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            applied.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        }

        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration step, CancellationToken cancellation)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await ExecuteAsync(connection, step.Sql, cancellation).ConfigureAwait(false);
        await using var record = new NpgsqlCommand(Record, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = step.Version },
                new NpgsqlParameter<string> { TypedValue = step.Name },
                new NpgsqlParameter<string> { TypedValue = step.Checksum },
            },
        };
        await record.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The constants above and the program's own embedded files; no text from outside.")]
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        // No time limit: the lock is held by a process that works, and a step on a large table takes as long as it takes.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
