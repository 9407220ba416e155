using Npgsql;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Store.Changes;

/// <summary>Tells which buildings are served other areas, because those of one engine version take the place of another's. All are compared at
/// once, before the new ones take their place, so that readers do not wait meanwhile.</summary>
/// <param name="connection">A connection within the transaction in which the areas change.</param>
internal sealed class AreaTurn(NpgsqlConnection connection)
{
    /// <summary>Compares results that were gathered apart, before they are published.</summary>
    /// <param name="standard">Their standard.</param>
    /// <param name="engine">Their engine version.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task CompareIncomingAsync(string standard, string engine, CancellationToken cancellation)
    {
        await ExecuteAsync(ChangeSql.CreateTurned, cancellation).ConfigureAwait(false);
        await ExecuteAsync(ChangeSql.TurnToIncoming, cancellation, standard, engine).ConfigureAwait(false);
        await CompareAsync(ChangeSql.CompareIncoming, cancellation).ConfigureAwait(false);
    }

    /// <summary>Compares results that were stored in this transaction.</summary>
    /// <param name="standard">Their standard.</param>
    /// <param name="engine">Their engine version.</param>
    /// <param name="buildings">Of which buildings they are.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task CompareStoredAsync(string standard, string engine, int[] buildings, CancellationToken cancellation)
    {
        await ExecuteAsync(ChangeSql.CreateTurned, cancellation).ConfigureAwait(false);
        await ExecuteAsync(ChangeSql.TurnToStored, cancellation, standard, engine, buildings).ConfigureAwait(false);
        await CompareAsync(ChangeSql.CompareStored, cancellation).ConfigureAwait(false);
    }

    /// <summary>Compares the areas of an engine version, before they are dropped, with those that will be served then.</summary>
    /// <param name="engine">The version.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task CompareDroppedAsync(string engine, CancellationToken cancellation)
    {
        await ExecuteAsync(ChangeSql.CreateTurned, cancellation).ConfigureAwait(false);
        await ExecuteAsync(ChangeSql.TurnFromDropped, cancellation, engine).ConfigureAwait(false);
        await CompareAsync(ChangeSql.CompareStored, cancellation).ConfigureAwait(false);
    }

    /// <summary>Tells of areas that an ingest has added to revisions that are there, after it has published.</summary>
    /// <param name="buildings">Of which buildings they are.</param>
    /// <param name="actor">Who added them.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task TellMeasuredAsync(int[] buildings, string actor, CancellationToken cancellation)
    {
        await ExecuteAsync(ChangeSql.CreateTurned, cancellation).ConfigureAwait(false);
        await ExecuteAsync(ChangeSql.TurnToMeasured, cancellation, buildings).ConfigureAwait(false);
        await CompareAsync(ChangeSql.CompareStored, cancellation).ConfigureAwait(false);
        await ExecuteAsync(ChangeSql.TellTurned, cancellation).ConfigureAwait(false);
        await ExecuteAsync(ChangeSql.RecordMeasured, cancellation, actor).ConfigureAwait(false);
    }

    /// <summary>Publishes a recalculation and tells of it.</summary>
    /// <param name="standard">Its standard.</param>
    /// <param name="engine">Its engine version.</param>
    /// <param name="actor">Who recalculated.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task TellRecalculationAsync(string standard, string engine, string actor, CancellationToken cancellation)
    {
        await RoomFacts.PublishAsync(connection, cancellation).ConfigureAwait(false);
        await ExecuteAsync(ChangeSql.TellTurned, cancellation).ConfigureAwait(false);
        await ExecuteAsync(ChangeSql.TellRecalculation, cancellation, standard, engine, actor).ConfigureAwait(false);
    }

    /// <summary>Publishes that the areas of an engine version were dropped and tells of it.</summary>
    /// <param name="engine">The version.</param>
    /// <param name="actor">Who dropped them.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task TellWithdrawalAsync(string engine, string actor, CancellationToken cancellation)
    {
        await RoomFacts.PublishAsync(connection, cancellation).ConfigureAwait(false);
        await ExecuteAsync(ChangeSql.TellTurned, cancellation).ConfigureAwait(false);
        await ExecuteAsync(ChangeSql.TellWithdrawal, cancellation, engine, actor).ConfigureAwait(false);
    }

    // Most recalculations bring areas where there were none, or the first of a standard: nothing is to be compared then.
    private async Task CompareAsync(string sql, CancellationToken cancellation)
    {
        await ExecuteAsync(ChangeSql.AnalyzeTurned, cancellation).ConfigureAwait(false);
        if (await ExecuteAsync(ChangeSql.AreRoomsCompared, cancellation).ConfigureAwait(false) is true)
        {
            await ExecuteAsync(sql, cancellation, ChangeWriter.RoomsAnEvent).ConfigureAwait(false);
        }
    }

    private Task<object?> ExecuteAsync(string sql, CancellationToken cancellation, params object[] values) =>
        ChangeWriter.ExecuteAsync(connection, sql, cancellation, values);
}
