using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace SpaceGeo.Store.Audit;

/// <summary>Reads entries, and finds what was tampered with.</summary>
public static class AuditTrail
{
    /// <summary>Entries by number.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="after">Those after this number; 0 for all.</param>
    /// <param name="building">Those that are about this building; null for all.</param>
    /// <param name="limit">How many at most; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async IAsyncEnumerable<AuditEntry> ReadAsync(
        NpgsqlDataSource database, long after = 0, int? building = null, long? limit = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await foreach (AuditEntry entry in ReadAsync(connection, after, building, limit, cancellation).ConfigureAwait(false))
        {
            yield return entry;
        }
    }

    /// <summary>Computes all hashes anew, and compares the entries with the revisions and imports that they tell of.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="expected">The hash of an earlier look's last entry in hexadecimal digits: it must still be there; or null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What was found.</returns>
    public static async Task<AuditVerdict> VerifyAsync(
        NpgsqlDataSource database, string? expected = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);

        // One look at all tables, whatever comes in meanwhile.
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        var chain = new AuditChain(expected);
        await foreach (AuditEntry entry in ReadAsync(connection, 0, null, null, cancellation).ConfigureAwait(false))
        {
            chain.Add(entry);
            if (chain.Fault is not null)
            {
                break;
            }
        }

        string? fault = chain.Fault ?? chain.Missing();
        if (fault is null)
        {
            await using var revisions = new NpgsqlCommand(AuditSql.Revisions, connection) { CommandTimeout = 0 };
            fault = await chain.Revisions.CompareAsync(revisions, cancellation).ConfigureAwait(false);
        }

        if (fault is null)
        {
            await using var imports = new NpgsqlCommand(AuditSql.Imports, connection) { CommandTimeout = 0 };
            fault = await chain.Imports.CompareAsync(imports, cancellation).ConfigureAwait(false);
        }

        return new AuditVerdict(chain.Entries, Convert.ToHexStringLower(chain.Head.Span), fault);
    }

    private static async IAsyncEnumerable<AuditEntry> ReadAsync(
        NpgsqlConnection connection, long after, int? building, long? limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(AuditSql.Entries, connection)
        {
            CommandTimeout = 0,
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = after },
                new NpgsqlParameter { Value = building ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
                new NpgsqlParameter { Value = limit ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            },
        };
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            yield return new AuditEntry(
                reader.GetInt64(0), reader.GetDateTime(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetString(6), reader.GetString(7),
                reader.GetFieldValue<byte[]>(8), reader.GetFieldValue<byte[]>(9));
        }
    }
}
