using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace SpaceGeo.Store.Jobs;

/// <summary>Runs statements of <see cref="JobSql"/> over one connection.</summary>
internal static class JobCommand
{
    private const int Columns = 14;

    /// <summary>A missing whole number.</summary>
    public static NpgsqlParameter Parameter(long? value) => Of(value, NpgsqlDbType.Bigint);

    /// <summary>A number that may be missing.</summary>
    public static NpgsqlParameter Parameter(double? value) => Of(value is double number && double.IsFinite(number) ? number : null, NpgsqlDbType.Double);

    /// <summary>An instant that may be missing.</summary>
    public static NpgsqlParameter Parameter(DateTime? value) => Of(value, NpgsqlDbType.TimestampTz);

    /// <summary>Texts, or null for no condition.</summary>
    public static NpgsqlParameter Parameter(IEnumerable<string>? values) => Of(values?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    /// <summary>A statement.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Only constants of JobSql are passed.")]
    public static NpgsqlCommand Of(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (object value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value is string text ? StoredText.Of(text) : value });
        }

        return command;
    }

    /// <summary>Reads jobs.</summary>
    /// <param name="command">A statement that returns their columns first.</param>
    /// <param name="more">Reads the columns after them, from the number that it is given.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    public static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<StoredJob, NpgsqlDataReader, int, T> more, CancellationToken cancellation)
    {
        var rows = new List<T>();
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(more(Job(reader), reader, Columns));
        }

        return rows;
    }

    /// <summary>Tells of a job, last in a transaction.</summary>
    public static async Task TellAsync(NpgsqlConnection connection, StoredJob job, string actor, string action, CancellationToken cancellation)
    {
        await using NpgsqlCommand tell = Of(connection, JobSql.Tell, job.Id, job.Process, job.Status.Word(), actor, action);
        await tell.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static StoredJob Job(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), JobStatuses.Of(reader.GetString(2)),
        new JobProgress(reader.GetInt32(3), reader.GetString(4), Number(reader, 5), Number(reader, 6), Number(reader, 7)),
        reader.GetDateTime(8), reader.GetDateTime(9))
    {
        Actor = reader.GetString(10),
        StartedAt = reader.IsDBNull(11) ? null : reader.GetDateTime(11),
        FinishedAt = reader.IsDBNull(12) ? null : reader.GetDateTime(12),
        IsDocument = reader.GetBoolean(13),
    };

    private static double? Number(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
