using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace SpaceGeo.Store.Changes;

/// <summary>The right to deliver, which one of several servers has at a time: a lock that its connection holds. Over the same connection it is
/// recorded how far deliveries are, so that who has lost the right records nothing.</summary>
public sealed class WebhookSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly SemaphoreSlim _turn = new(1);

    private WebhookSession(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes the right if nobody has it.</summary>
    /// <param name="source">The database; one of its connections is kept.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The right, or null where another server has it.</returns>
    public static async Task<WebhookSession?> TryBeginAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        bool isMine = false;
        try
        {
            await using var command = new NpgsqlCommand(WebhookSql.TryLead, connection);
            isMine = await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
            return isMine ? new WebhookSession(connection) : null;
        }
        finally
        {
            if (!isMine)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>All webhooks; fails where the right is lost.</summary>
    /// <param name="cancellation">Ends the question.</param>
    public Task<IReadOnlyList<Webhook>> HooksAsync(CancellationToken cancellation) => InTurnAsync(
        WebhookSql.List, command => WebhookStore.ReadAsync(command, cancellation), cancellation);

    /// <summary>Records that a change was received. Not cancellable: it would be sent again.</summary>
    /// <param name="hook">Number of the webhook.</param>
    /// <param name="through">Number of the change.</param>
    public Task ReceivedAsync(int hook, long through) => ExecuteAsync(WebhookSql.Received, CancellationToken.None, hook, through);

    /// <summary>Records that an attempt failed.</summary>
    /// <param name="hook">Number of the webhook.</param>
    /// <param name="failures">How many have failed in a row.</param>
    /// <param name="next">When the next one is due, in UTC.</param>
    /// <param name="error">Why it failed.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task FailedAsync(int hook, int failures, DateTime next, string error, CancellationToken cancellation) =>
        ExecuteAsync(WebhookSql.Failed, cancellation, hook, failures, next, StoredText.Of(error));

    /// <summary>Records that the receiver is gone.</summary>
    /// <param name="hook">Number of the webhook.</param>
    /// <param name="failures">How many attempts have failed in a row.</param>
    /// <param name="error">What it said.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task PauseAsync(int hook, int failures, string error, CancellationToken cancellation) =>
        ExecuteAsync(WebhookSql.Pause, cancellation, hook, failures, StoredText.Of(error));

    /// <summary>Gives the right back.</summary>
    public async ValueTask DisposeAsync()
    {
        // In the pool the connection would keep its lock.
        NpgsqlConnection.ClearPool(_connection);
        await _connection.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params object[] values) =>
        InTurnAsync(sql, command => command.ExecuteNonQueryAsync(cancellation), cancellation, values);

    [SuppressMessage("Security", "CA2100", Justification = "Only constants of WebhookSql are passed.")]
    private async Task<T> InTurnAsync<T>(string sql, Func<NpgsqlCommand, Task<T>> run, CancellationToken cancellation, params object[] values)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await using var command = new NpgsqlCommand(sql, _connection);
            foreach (object value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            return await run(command).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
