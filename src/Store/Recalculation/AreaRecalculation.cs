using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Store.Recalculation;

/// <summary>
/// Measures stored plans anew: plans out by COPY, the engine on all cores, results in by COPY, all at once and in bounded memory. Buildings
/// that have areas of the standard and engine version are left alone, so that a run that was broken off goes on where it ended.
/// </summary>
public static class AreaRecalculation
{
    // Batches between two stages: enough that neither waits for a hiccup of the other, few enough that memory stays flat.
    private const int Ahead = 4;

    /// <summary>Recalculates the current revisions of the buildings in scope.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="options">What, and how.</param>
    /// <param name="cancellation">Ends the work; what was committed stays and is not done again.</param>
    /// <returns>What was done.</returns>
    /// <remarks>Readers see the areas that were there before until those of a building are whole. Where more is to come than the standard and
    /// engine version have already, all of it appears at once at the end. A second recalculation waits for the first.</remarks>
    public static async Task<RecalculationResult> RunAsync(
        NpgsqlDataSource database, RecalculationOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        var clock = Stopwatch.StartNew();
        NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await LockAsync(connection, options.Waiting, cancellation).ConfigureAwait(false);
            try
            {
                await PublishOthersAsync(connection, options, cancellation).ConfigureAwait(false);
                RecalculationResult result = await RunAsync(database, connection, options, cancellation).ConfigureAwait(false);
                return result with { Elapsed = clock.Elapsed };
            }
            finally
            {
                // In the pool a connection keeps its locks until somebody takes it out again. A broken one has lost them already.
                if (connection.FullState == System.Data.ConnectionState.Open)
                {
                    await ExecuteAsync(connection, RecalculationSql.Unlock, CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task<RecalculationResult> RunAsync(
        NpgsqlDataSource database, NpgsqlConnection connection, RecalculationOptions options, CancellationToken cancellation)
    {
        await FindAsync(connection, options, cancellation).ConfigureAwait(false);
        (long toDo, int kept, long present) = await CountAsync(connection, options, cancellation).ConfigureAwait(false);
        bool isGathered = toDo > present || await GatheredAsync(connection, cancellation).ConfigureAwait(false) is not null;
        var writer = new ResultWriter(database, options, isGathered, toDo);
        if (toDo > 0)
        {
            if (!isGathered)
            {
                await ExecuteAsync(
                    connection, RecalculationSql.OpenAreas, cancellation, options.Standard.Id, options.EngineVersion).ConfigureAwait(false);
            }

            await new Pipeline(connection, options, writer).RunAsync(cancellation).ConfigureAwait(false);
        }

        if (isGathered)
        {
            await PublishAsync(connection, options.Standard.Id, options.EngineVersion, options.Actor, cancellation).ConfigureAwait(false);
        }

        await ExecuteAsync(connection, RecalculationSql.EndAreas, cancellation, options.Standard.Id, options.EngineVersion).ConfigureAwait(false);
        await RoomFacts.FollowAreasAsync(connection, options.Standard, cancellation).ConfigureAwait(false);
        return writer.Result with
        {
            BuildingsKept = kept,
            OtherCuts = await OtherCutsAsync(connection, cancellation).ConfigureAwait(false),
        };
    }

    private static async Task LockAsync(NpgsqlConnection connection, Action? waiting, CancellationToken cancellation)
    {
        if (await ExecuteAsync(connection, RecalculationSql.TryLock, cancellation).ConfigureAwait(false) is not true)
        {
            waiting?.Invoke();
            await ExecuteAsync(connection, RecalculationSql.Lock, cancellation).ConfigureAwait(false);
        }
    }

    // A run of another standard or engine version was broken off. What it gathered is whole building by building: it is kept.
    private static async Task PublishOthersAsync(NpgsqlConnection connection, RecalculationOptions options, CancellationToken cancellation)
    {
        if (await GatheredAsync(connection, cancellation).ConfigureAwait(false) is (string standard, string engine)
            && (standard, engine) != (options.Standard.Id, options.EngineVersion))
        {
            await PublishAsync(connection, standard, engine, options.Actor, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task PublishAsync(
        NpgsqlConnection connection, string standard, string engine, string actor, CancellationToken cancellation)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var turn = new AreaTurn(connection);
            await turn.CompareIncomingAsync(standard, engine, cancellation).ConfigureAwait(false);
            await ExecuteAsync(connection, RecalculationSql.PublishIncoming, cancellation).ConfigureAwait(false);
            await turn.TellRecalculationAsync(standard, engine, actor, cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task<(string Standard, string Engine)?> GatheredAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(RecalculationSql.Gathered, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false) ? (reader.GetString(0), reader.GetString(1)) : null;
    }

    private static async Task FindAsync(NpgsqlConnection connection, RecalculationOptions options, CancellationToken cancellation)
    {
        string[] plans = [.. AreaStandards.All.Where(options.Standard.CanUsePlansOf).Select(s => s.Id).Append(options.Standard.Id).Distinct()];
        await using var command = new NpgsqlCommand(RecalculationSql.FindBuildings, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<string>("standard", options.Standard.Id));
        command.Parameters.Add(new NpgsqlParameter<string>("engine", options.EngineVersion));
        command.Parameters.Add(new NpgsqlParameter<string[]>("plans", plans));
        command.Parameters.Add(new NpgsqlParameter("building", NpgsqlDbType.Integer) { Value = options.Scope.BuildingId ?? (object)DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter("site", NpgsqlDbType.Text) { Value = options.Scope.SiteCode ?? (object)DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<(long ToDo, int Kept, long Present)> CountAsync(
        NpgsqlConnection connection, RecalculationOptions options, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = Command(
            connection, RecalculationSql.Count, options.Standard.Id, options.EngineVersion);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await reader.ReadAsync(cancellation).ConfigureAwait(false);
        return (reader.GetInt64(0), (int)reader.GetInt64(1), reader.GetInt64(2));
    }

    private static async Task<Dictionary<string, int>> OtherCutsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var cuts = new Dictionary<string, int>();
        await using NpgsqlCommand command = Command(connection, RecalculationSql.OtherCuts);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            cuts.Add(reader.GetString(0), reader.GetInt32(1));
        }

        return cuts;
    }

    private static async Task<object?> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params string[] values)
    {
        await using NpgsqlCommand command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Only constants of RecalculationSql are passed.")]
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params string[] values)
    {
        // No time limit: a key over millions of rows takes as long as it takes, and so does waiting for another run.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (string value in values)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        }

        return command;
    }

    /// <summary>Reading, measuring and writing at once.</summary>
    private sealed class Pipeline(NpgsqlConnection connection, RecalculationOptions options, ResultWriter writer)
    {
        private readonly Channel<PlanBatch> _batches = Channel.CreateBounded<PlanBatch>(Ahead);
        private readonly Channel<BatchResult> _results = Channel.CreateBounded<BatchResult>(Ahead);

        public async Task RunAsync(CancellationToken cancellation)
        {
            // The first stage that fails stops the others; its exception is the one that is told.
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            Exception? first = null;
            async Task Stage(Func<CancellationToken, Task> work)
            {
                try
                {
                    await Task.Run(() => work(stop.Token), CancellationToken.None).ConfigureAwait(false);
                }
                catch (Exception fault)
                {
                    Interlocked.CompareExchange(ref first, fault, null);
                    await stop.CancelAsync().ConfigureAwait(false);
                    throw;
                }
            }

            Task all = Task.WhenAll(Stage(ReadAsync), Stage(MeasureAsync), Stage(token => writer.RunAsync(_results.Reader, token)));
            await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
            if (first is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
            }
        }

        private async Task ReadAsync(CancellationToken cancellation)
        {
            await ReadAsync(RecalculationSql.CopyPlans, cancellation).ConfigureAwait(false);
            await ReadAsync(RecalculationSql.CopyOtherPlans, cancellation).ConfigureAwait(false);
            _batches.Writer.Complete();
        }

        private async Task ReadAsync(string sql, CancellationToken cancellation)
        {
            NpgsqlRawCopyStream copy = await connection.BeginRawBinaryCopyAsync(sql, cancellation).ConfigureAwait(false);
            try
            {
                using var plans = new PlanStream(copy);
                while (await plans.NextAsync(cancellation).ConfigureAwait(false) is PlanBatch batch)
                {
                    await _batches.Writer.WriteAsync(batch, cancellation).ConfigureAwait(false);
                }
            }
            catch
            {
                // The connection can say nothing else before the COPY has ended.
                await copy.CancelAsync().ConfigureAwait(false);
                await copy.DisposeAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            await copy.DisposeAsync().ConfigureAwait(false);
        }

        private async Task MeasureAsync(CancellationToken cancellation)
        {
            await Task.WhenAll(Enumerable.Range(0, options.Threads).Select(_ => Task.Run(() => MeasureOneAsync(cancellation), cancellation)))
                .ConfigureAwait(false);
            _results.Writer.Complete();
        }

        private async Task MeasureOneAsync(CancellationToken cancellation)
        {
            var measure = new BatchMeasure(options.Standard, options.EngineVersion);
            await foreach (PlanBatch batch in _batches.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                using (batch)
                {
                    await _results.Writer.WriteAsync(measure.Run(batch, cancellation), cancellation).ConfigureAwait(false);
                }
            }
        }
    }
}
