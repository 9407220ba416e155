using Npgsql;
using NpgsqlTypes;

namespace SpaceGeo.Store.Changes;

/// <summary>Reads changes.</summary>
/// <param name="source">The database; each call takes one of its connections for as long as it reads.</param>
/// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
public sealed class ChangeStore(NpgsqlDataSource source, TimeSpan timeout)
{
    // A change of a thousand rooms by eight standards has about a megabyte.
    private const int MostCharacters = 4_000_000;

    /// <summary>The name of the feed, the same for as long as its numbers mean the same.</summary>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<Guid> FeedAsync(CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = source.CreateCommand(ChangeSql.Feed);
        return (Guid)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>The number of the newest change; 0 before the first.</summary>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<long> NewestAsync(CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = source.CreateCommand(ChangeSql.Newest);
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>The changes after a number.</summary>
    /// <param name="after">The number; 0 for all.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="limit">How many at most; fewer where they are large, but at least one if there is any.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>The changes, and the number that was read through, whatever the filter left of them.</returns>
    public async Task<ChangePage> ReadAsync(long after, ChangeFilter filter, int limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using NpgsqlBatch batch = source.CreateBatch();
        batch.Timeout = (int)Math.Ceiling(timeout.TotalSeconds);

        // The newest number first: what comes between the two statements is found by the second or is after the number that is told.
        batch.BatchCommands.Add(new NpgsqlBatchCommand(ChangeSql.Newest));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(ChangeSql.Page)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = after },
                new NpgsqlParameter { Value = filter.BuildingId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
                new NpgsqlParameter { Value = filter.Types?.ToArray() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new NpgsqlParameter<int> { TypedValue = limit },
            },
        });
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await reader.ReadAsync(cancellation).ConfigureAwait(false);
        long newest = reader.GetInt64(0);
        await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        var changes = new List<Change>();
        long characters = 0;
        while (characters < MostCharacters && await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            changes.Add(new Change(
                reader.GetInt64(0), reader.GetDateTime(1), reader.GetString(2), reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetInt32(4), reader.GetString(5)));
            characters += changes[^1].Data.Length;
        }

        bool isCut = changes.Count == limit || characters >= MostCharacters;
        return new ChangePage(changes, isCut ? changes[^1].Id : Math.Max(Math.Max(newest, after), changes.Count > 0 ? changes[^1].Id : 0));
    }
}
