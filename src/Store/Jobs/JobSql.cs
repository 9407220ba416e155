namespace SpaceGeo.Store.Jobs;

/// <summary>The statements of <see cref="JobStore"/> and <see cref="JobLease"/>.</summary>
internal static class JobSql
{
    private const string Columns = """
        job_id, process, status, progress, message, best_cost, bound, gap, created_at, updated_at, actor, started_at, finished_at, is_document
        """;

    // One at a time, so that those who wait are counted right.
    public const string TakeTurn = "select pg_advisory_xact_lock(hashtextextended('spacegeo.jobs', 0))";

    public const string Add = $"""
        insert into jobs (process, inputs, is_document, actor)
        select $1, $2, $3, $4 where (select count(*) from jobs where status = 'accepted') < $5
        returning {Columns}
        """;

    public const string Tell = "select tell_job($1, $2, $3, $4, $5)";

    public const string One = $"select {Columns} from jobs where job_id = $1 and not is_removed";

    public const string Results = $"select {Columns}, results, problem from jobs where job_id = $1 and not is_removed";

    public const string List = $"""
        select {Columns} from jobs
        where not is_removed and ($1::bigint is null or job_id < $1)
          and ($2::text[] is null or process = any($2)) and ($3::text[] is null or status = any($3))
          and ($4::timestamptz is null or created_at >= $4) and ($5::timestamptz is null or created_at <= $5)
          and ($6::float8 is null or extract(epoch from coalesce(finished_at, clock_timestamp()) - started_at) >= $6)
          and ($7::float8 is null or extract(epoch from coalesce(finished_at, clock_timestamp()) - started_at) <= $7)
        order by job_id desc limit $8
        """;

    public const string Dismiss = $"""
        update jobs set status = 'dismissed', message = 'dismissed', finished_at = clock_timestamp(), updated_at = clock_timestamp()
        where job_id = $1 and not is_removed and status in ('accepted', 'running')
        returning {Columns}
        """;

    public const string Remove = $"""
        update jobs set is_removed = true, inputs = '', results = null, problem = null, updated_at = clock_timestamp()
        where job_id = $1 and not is_removed
        returning {Columns}
        """;

    public const string Unfinished = "select job_id from jobs where status in ('accepted', 'running') and process = any($1) order by job_id limit 100";

    public const string TryLock = "select pg_try_advisory_lock(hashtextextended('spacegeo.jobs.' || $1::bigint, 0))";

    public const string Unlock = "select pg_advisory_unlock(hashtextextended('spacegeo.jobs.' || $1::bigint, 0))";

    // Under the lock of the job. Looked at again: who had the lock before may have ended it.
    public const string Begin = $"""
        update jobs set status = 'running', attempts = attempts + $2, started_at = coalesce(started_at, clock_timestamp()),
          updated_at = clock_timestamp()
        where job_id = $1 and status in ('accepted', 'running')
        returning {Columns}, inputs, attempts
        """;

    public const string Progress = """
        update jobs set progress = $2, message = $3, best_cost = $4, bound = $5, gap = $6, updated_at = clock_timestamp()
        where job_id = $1 and status = 'running'
        """;

    public const string IsMine = "select exists (select from jobs where job_id = $1 and status = 'running')";

    // First in its transaction: a job that was dismissed meanwhile stores nothing.
    public const string Succeed = $"""
        update jobs set status = 'successful', progress = 100, message = $2, finished_at = clock_timestamp(), updated_at = clock_timestamp()
        where job_id = $1 and status = 'running' returning {Columns}
        """;

    public const string KeepResults = "update jobs set results = $2 where job_id = $1";

    public const string Fail = $"""
        update jobs set status = 'failed', message = $2, problem = $3, finished_at = clock_timestamp(), updated_at = clock_timestamp()
        where job_id = $1 and status = 'running' returning {Columns}
        """;

    public const string HandBack = """
        update jobs set status = 'accepted', attempts = attempts - 1, progress = 0, message = 'the server ended; the work begins anew', best_cost = null,
          bound = null, gap = null, updated_at = clock_timestamp()
        where job_id = $1 and status = 'running'
        """;
}
