using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Store.Audit;

namespace SpaceGeo.Store.Changes;

/// <summary>Adds, lists and removes webhooks. Servers learn of it at once.</summary>
public static class WebhookStore
{
    /// <summary>Adds a webhook.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="url">Where deliveries are sent.</param>
    /// <param name="secret">The key that they are signed with, in the text form of the convention.</param>
    /// <param name="format">How bodies are written.</param>
    /// <param name="after">Changes after this number are sent; null for those to come.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Its number.</returns>
    public static async Task<int> AddAsync(
        NpgsqlDataSource database, Uri url, Secret secret, WebhookFormat format, long? after, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(secret);
        return (int)(await ScalarAsync(
            database, WebhookSql.Add, cancellation, url.AbsoluteUri, secret.Reveal(), format.Word(), after, Actor.OfProcess).ConfigureAwait(false))!;
    }

    /// <summary>All webhooks by number.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="cancellation">Ends the question.</param>
    public static async Task<IReadOnlyList<Webhook>> ListAsync(NpgsqlDataSource database, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using NpgsqlCommand command = database.CreateCommand(WebhookSql.List);
        return await ReadAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <summary>Removes a webhook; a delivery that is on its way may still arrive.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="id">Its number.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>False where there is none.</returns>
    public static async Task<bool> RemoveAsync(NpgsqlDataSource database, int id, CancellationToken cancellation = default) =>
        await ScalarAsync(database, WebhookSql.Remove, cancellation, id, Actor.OfProcess).ConfigureAwait(false) is long;

    /// <summary>Goes on with a webhook whose receiver was gone, or does not wait for its next attempt.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="id">Its number.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>False where there is none.</returns>
    public static async Task<bool> ResumeAsync(NpgsqlDataSource database, int id, CancellationToken cancellation = default) =>
        await ScalarAsync(database, WebhookSql.Resume, cancellation, id, Actor.OfProcess).ConfigureAwait(false) is long;

    internal static async Task<IReadOnlyList<Webhook>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var hooks = new List<Webhook>();
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            hooks.Add(new Webhook(
                reader.GetInt32(0), new Uri(reader.GetString(1)), new Secret(reader.GetString(2)),
                reader.GetString(3) == WebhookFormat.MessagePack.Word() ? WebhookFormat.MessagePack : WebhookFormat.Json, reader.GetInt64(4))
            {
                Failures = reader.GetInt32(5),
                NextAttempt = reader.IsDBNull(6) ? null : reader.GetDateTime(6),
                LastError = reader.GetString(7),
                IsPaused = reader.GetBoolean(8),
            });
        }

        return hooks;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only constants of WebhookSql are passed.")]
    private static async Task<object?> ScalarAsync(
        NpgsqlDataSource database, string sql, CancellationToken cancellation, params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using NpgsqlCommand command = database.CreateCommand(sql);
        foreach (object? value in values)
        {
            command.Parameters.Add(value is null
                ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint }
                : new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }
}
