using Npgsql;

namespace SpaceGeo.Store.Jobs;

/// <summary>The right to work on a job, which one of several servers has at a time: a lock that its connection holds, so that it ends with the
/// server, however that ends. Everything about the job is recorded over the same connection: who has lost the right records nothing.</summary>
/// <remarks>A lease with a time would let a second server begin while the first one merely hangs, and let jobs of a killed server wait.</remarks>
public sealed class JobLease : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private JobLease(NpgsqlConnection connection, StoredJob job, string inputs, int attempts)
    {
        _connection = connection;
        (Job, Inputs, Attempts) = (job, inputs, attempts);
    }

    /// <summary>The job.</summary>
    public StoredJob Job { get; }

    /// <summary>What it is about, a JSON object.</summary>
    public string Inputs { get; }

    /// <summary>How often a server has begun it without ending in order, this time included.</summary>
    public int Attempts { get; }

    /// <summary>Takes the oldest job that nobody works on.</summary>
    /// <param name="source">The database; one of its connections is kept.</param>
    /// <param name="processes">The processes that this server knows.</param>
    /// <param name="interrupted">Jobs that this server could not end because the database was gone, which is no fault of theirs.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The right to it; null where there is none.</returns>
    public static async Task<JobLease?> TryTakeAsync(
        NpgsqlDataSource source, IReadOnlyCollection<string> processes, IReadOnlyCollection<long> interrupted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(interrupted);
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        JobLease? lease = null;
        bool isBroken = true;
        try
        {
            lease = await TryTakeAsync(connection, processes, interrupted, cancellation).ConfigureAwait(false);
            isBroken = false;
            return lease;
        }
        finally
        {
            if (lease is null)
            {
                await CloseAsync(connection, isBroken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Records how far the work is.</summary>
    /// <param name="progress">How far.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>False where the job was dismissed.</returns>
    public async Task<bool> ReportAsync(JobProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        await using NpgsqlCommand command = JobCommand.Of(
            _connection, JobSql.Progress, Job.Id, progress.Percent, progress.Message, JobCommand.Parameter(progress.BestCost),
            JobCommand.Parameter(progress.Bound), JobCommand.Parameter(progress.Gap));
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false) > 0;
    }

    /// <summary>Whether the job is still wanted.</summary>
    /// <param name="cancellation">Ends the question.</param>
    /// <returns>False where the job was dismissed.</returns>
    public async Task<bool> IsWantedAsync(CancellationToken cancellation)
    {
        await using NpgsqlCommand command = JobCommand.Of(_connection, JobSql.IsMine, Job.Id);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
    }

    /// <summary>Stores what the job gave, and its success, in one transaction.</summary>
    /// <param name="message">A line for people.</param>
    /// <param name="store">Stores what belongs to it within the transaction, and returns the results, a JSON value.</param>
    /// <returns>False where the job was dismissed: nothing is stored.</returns>
    public async Task<bool> SucceedAsync(string message, Func<NpgsqlConnection, CancellationToken, Task<string>> store)
    {
        ArgumentNullException.ThrowIfNull(store);
        await using NpgsqlTransaction transaction = await _connection.BeginTransactionAsync().ConfigureAwait(false);
        await using NpgsqlCommand succeed = JobCommand.Of(_connection, JobSql.Succeed, Job.Id, message);
        if (await EndedAsync(succeed).ConfigureAwait(false) is not StoredJob job)
        {
            return false;
        }

        string results = await store(_connection, CancellationToken.None).ConfigureAwait(false);
        await using NpgsqlCommand keep = JobCommand.Of(_connection, JobSql.KeepResults, Job.Id, results);
        await keep.ExecuteNonQueryAsync().ConfigureAwait(false);
        await JobCommand.TellAsync(_connection, job, Job.Actor, "finish-job", CancellationToken.None).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Records that the job failed.</summary>
    /// <param name="message">A line for people.</param>
    /// <param name="problem">Why, a JSON object.</param>
    /// <returns>False where the job was dismissed.</returns>
    public async Task<bool> FailAsync(string message, string problem)
    {
        await using NpgsqlTransaction transaction = await _connection.BeginTransactionAsync().ConfigureAwait(false);
        await using NpgsqlCommand fail = JobCommand.Of(_connection, JobSql.Fail, Job.Id, message, problem);
        if (await EndedAsync(fail).ConfigureAwait(false) is not StoredJob job)
        {
            return false;
        }

        await JobCommand.TellAsync(_connection, job, Job.Actor, "finish-job", CancellationToken.None).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Lets another server begin it anew.</summary>
    public async Task HandBackAsync()
    {
        await using NpgsqlCommand command = JobCommand.Of(_connection, JobSql.HandBack, Job.Id);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    /// <summary>Gives the right back.</summary>
    public async ValueTask DisposeAsync() => await CloseAsync(_connection, isHolding: true).ConfigureAwait(false);

    private static async Task<JobLease?> TryTakeAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> processes, IReadOnlyCollection<long> interrupted, CancellationToken cancellation)
    {
        foreach (long id in await UnfinishedAsync(connection, processes, cancellation).ConfigureAwait(false))
        {
            await using NpgsqlCommand take = JobCommand.Of(connection, JobSql.TryLock, id);
            if (await take.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is not true)
            {
                continue;
            }

            await using NpgsqlCommand begin = JobCommand.Of(connection, JobSql.Begin, id, interrupted.Contains(id) ? 0 : 1);
            List<JobLease> begun = await JobCommand.ReadAsync(
                begin, (job, reader, at) => new JobLease(connection, job, reader.GetString(at), reader.GetInt32(at + 1)), cancellation).ConfigureAwait(false);
            if (begun.Count > 0)
            {
                return begun[0];
            }

            await using NpgsqlCommand unlock = JobCommand.Of(connection, JobSql.Unlock, id);
            await unlock.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
        }

        return null;
    }

    private static async Task<List<long>> UnfinishedAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> processes, CancellationToken cancellation)
    {
        var ids = new List<long>();
        await using NpgsqlCommand command = JobCommand.Of(connection, JobSql.Unfinished, JobCommand.Parameter(processes));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    private static async Task<StoredJob?> EndedAsync(NpgsqlCommand command) =>
        (await JobCommand.ReadAsync(command, (job, _, _) => job, CancellationToken.None).ConfigureAwait(false)).FirstOrDefault();

    // In the pool the connection would keep its lock.
    private static async Task CloseAsync(NpgsqlConnection connection, bool isHolding)
    {
        if (isHolding)
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await connection.DisposeAsync().ConfigureAwait(false);
    }
}
