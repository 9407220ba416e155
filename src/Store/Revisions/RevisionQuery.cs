using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace SpaceGeo.Store.Revisions;

/// <summary>Runs the statements of <see cref="RevisionSql"/> for one revision.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="buildingId">Number of the building.</param>
/// <param name="revision">Number of the revision.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class RevisionQuery(NpgsqlConnection connection, int buildingId, int revision, CancellationToken cancellation)
{
    /// <summary>Reads rows.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">The statement.</param>
    /// <param name="read">Makes something of the row that the reader stands at.</param>
    /// <param name="more">Parameters behind building and revision.</param>
    /// <returns>All rows, in the statement's order.</returns>
    public async Task<List<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] more)
    {
        await using NpgsqlCommand command = Command(sql, more);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Reads the first value of the first row.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="sql">The statement.</param>
    /// <param name="more">Parameters behind building and revision.</param>
    /// <returns>The value, or null where there is no row.</returns>
    public async Task<T?> ValueAsync<T>(string sql, params object[] more)
        where T : class
    {
        await using NpgsqlCommand command = Command(sql, more);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as T;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only constants of RevisionSql are passed.")]
    private NpgsqlCommand Command(string sql, object[] more)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = buildingId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = revision });
        foreach (object value in more)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
