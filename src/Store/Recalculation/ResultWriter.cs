using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using SpaceGeo.Store.Changes;

namespace SpaceGeo.Store.Recalculation;

/// <summary>Commits results, many batches at a time; a building is in one batch, so it is stored whole or not at all.</summary>
/// <param name="database">The database.</param>
/// <param name="options">What is recalculated.</param>
/// <param name="isGathered">Whether results are gathered apart, to be published when all are there.</param>
/// <param name="toDo">Rooms that are to come.</param>
internal sealed class ResultWriter(NpgsqlDataSource database, RecalculationOptions options, bool isGathered, long toDo)
{
    // A commit waits for the disk, some milliseconds; 20,000 rooms take about 50.
    private const int RoomsACommit = 20_000;

    private readonly List<BatchResult> _held = [];
    private readonly List<BuildingFault> _faults = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _buildings;
    private long _rooms;
    private long _lines;

    /// <summary>What was committed so far.</summary>
    public RecalculationResult Result => new() { Buildings = _buildings, Rooms = _rooms, ReceiptLines = _lines, Faults = _faults };

    /// <summary>Writes until no more results come.</summary>
    /// <param name="results">The results.</param>
    /// <param name="cancellation">Ends the work; what was committed stays.</param>
    /// <returns>A task.</returns>
    public async Task RunAsync(ChannelReader<BatchResult> results, CancellationToken cancellation)
    {
        NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await foreach (BatchResult result in results.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                _held.Add(result);
                if (_held.Sum(r => r.Rooms) >= RoomsACommit)
                {
                    await CommitAsync(connection, cancellation).ConfigureAwait(false);
                }
            }

            await CommitAsync(connection, cancellation).ConfigureAwait(false);
        }
    }

    private async Task CommitAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await RawCopy.SendAsync(
                connection, isGathered ? RecalculationSql.CopyIncomingAreas : RecalculationSql.CopyAreas,
                _held.Select(r => r.Areas.Bytes), cancellation).ConfigureAwait(false);
            await RawCopy.SendAsync(
                connection, isGathered ? RecalculationSql.CopyIncomingReceipts : RecalculationSql.CopyReceipts,
                _held.Select(r => r.Receipts.Bytes), cancellation).ConfigureAwait(false);
            if (!isGathered)
            {
                await TellAsync(connection, cancellation).ConfigureAwait(false);
            }

            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        foreach (BatchResult result in _held)
        {
            _buildings += result.Buildings.Count;
            _rooms += result.Rooms;
            _lines += result.ReceiptLines;
            _faults.AddRange(result.Faults);
            result.Dispose();
        }

        _held.Clear();
        options.Progress?.Report(new RecalculationProgress(_rooms, toDo, _clock.Elapsed));
    }

    private async Task TellAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        int[] buildings = [.. _held.SelectMany(r => r.Buildings)];
        if (buildings.Length > 0)
        {
            var turn = new AreaTurn(connection);
            await turn.CompareStoredAsync(options.Standard.Id, options.EngineVersion, buildings, cancellation).ConfigureAwait(false);
            await turn.TellRecalculationAsync(options.Standard.Id, options.EngineVersion, options.Actor, cancellation).ConfigureAwait(false);
        }
    }
}
