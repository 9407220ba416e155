using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace SpaceGeo.Store.Scenarios;

/// <summary>Runs statements of <see cref="ScenarioSql"/> over one connection.</summary>
internal static class ScenarioCommand
{
    /// <summary>A parameter that may be missing.</summary>
    public static NpgsqlParameter Optional(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    /// <summary>A statement.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Only constants of ScenarioSql are passed.")]
    public static NpgsqlCommand Of(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (object value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value is string text ? StoredText.Of(text) : value });
        }

        return command;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The first value of its first row, or null.</returns>
    public static async Task<object?> RunAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using NpgsqlCommand command = Of(connection, sql, values);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads all rows.</summary>
    public static async Task<List<T>> ReadAsync<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params object[] values)
    {
        await using NpgsqlCommand command = Of(connection, sql, values);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
