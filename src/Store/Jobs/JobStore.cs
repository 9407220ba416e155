using Npgsql;

namespace SpaceGeo.Store.Jobs;

/// <summary>Takes orders for jobs, tells how far they are, and dismisses them.</summary>
/// <param name="source">The database; each call takes one of its connections for as long as it lasts.</param>
public sealed class JobStore(NpgsqlDataSource source)
{
    /// <summary>Takes an order.</summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="mostWaiting">How many jobs may wait for a server.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The job; null where too many wait.</returns>
    public async Task<StoredJob?> AddAsync(JobOrder order, int mostWaiting, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (NpgsqlCommand turn = JobCommand.Of(connection, JobSql.TakeTurn))
        {
            await turn.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await using NpgsqlCommand add = JobCommand.Of(
            connection, JobSql.Add, order.Process, order.Inputs, order.IsDocument, order.Actor, (long)mostWaiting);
        return await ToldAsync(connection, transaction, add, order.Actor, "execute", cancellation).ConfigureAwait(false);
    }

    /// <summary>A job.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>The job; null where there is none, or where it was removed.</returns>
    public async Task<StoredJob?> FindAsync(long id, CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlCommand command = JobCommand.Of(connection, JobSql.One, id);
        return (await JobCommand.ReadAsync(command, (job, _, _) => job, cancellation).ConfigureAwait(false)).FirstOrDefault();
    }

    /// <summary>A job with what it gave.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>The job; null where there is none, or where it was removed.</returns>
    public async Task<JobResults?> ResultsAsync(long id, CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlCommand command = JobCommand.Of(connection, JobSql.Results, id);
        return (await JobCommand.ReadAsync(
            command, (job, reader, at) => new JobResults(job, Text(reader, at), Text(reader, at + 1)), cancellation).ConfigureAwait(false)).FirstOrDefault();
    }

    /// <summary>Jobs, the newest first.</summary>
    /// <param name="before">Those before this number; null from the newest on.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<IReadOnlyList<StoredJob>> ListAsync(long? before, JobFilter filter, int limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlCommand command = JobCommand.Of(
            connection, JobSql.List, JobCommand.Parameter(before), JobCommand.Parameter(filter.Processes),
            JobCommand.Parameter(filter.Statuses?.Select(s => s.Word())), JobCommand.Parameter(filter.CreatedFrom),
            JobCommand.Parameter(filter.CreatedTo), JobCommand.Parameter(filter.LeastSeconds), JobCommand.Parameter(filter.MostSeconds), limit);
        return await JobCommand.ReadAsync(command, (job, _, _) => job, cancellation).ConfigureAwait(false);
    }

    /// <summary>Dismisses a job: one that has not ended is cancelled, whichever server works on it; one that has ended is no longer listed,
    /// and its results are gone.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The job as it was left; null where there is none.</returns>
    public async Task<StoredJob?> DismissAsync(long id, string actor, CancellationToken cancellation = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        foreach ((string sql, string action) in ((string, string)[])[(JobSql.Dismiss, "dismiss-job"), (JobSql.Remove, "remove-job")])
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using NpgsqlCommand command = JobCommand.Of(connection, sql, id);
            if (await ToldAsync(connection, transaction, command, actor, action, cancellation).ConfigureAwait(false) is StoredJob job)
            {
                return job;
            }
        }

        return null;
    }

    private static async Task<StoredJob?> ToldAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlCommand command, string actor, string action, CancellationToken cancellation)
    {
        StoredJob? job = (await JobCommand.ReadAsync(command, (job, _, _) => job, cancellation).ConfigureAwait(false)).FirstOrDefault();
        if (job is not null)
        {
            await JobCommand.TellAsync(connection, job, actor, action, cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        }

        return job;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
