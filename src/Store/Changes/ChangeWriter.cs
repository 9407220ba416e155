using System.Diagnostics.CodeAnalysis;
using Npgsql;
using SpaceGeo.Store.Audit;
using SpaceGeo.Store.Ledger;
using SpaceGeo.Store.Writing;

namespace SpaceGeo.Store.Changes;

/// <summary>Tells of changes in the transaction that makes them, after it has published (<see cref="RoomFacts.PublishAsync"/>): from then on no
/// other transaction gets numbers, so that they appear in their order.</summary>
internal static class ChangeWriter
{
    /// <summary>Rooms that one event tells of at most.</summary>
    public const int RoomsAnEvent = 1000;

    /// <summary>After buildings were stored.</summary>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="written">The buildings; those that are unchanged are left out.</param>
    /// <param name="actor">Who stored them.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task TellModelsAsync(
        NpgsqlConnection connection, IReadOnlyList<WrittenBuilding> written, string actor, CancellationToken cancellation)
    {
        WrittenBuilding[] revised = [.. written.Where(b => b.Outcome is WriteOutcome.Added or WriteOutcome.Revised)];
        if (revised.Length > 0)
        {
            await ExecuteAsync(
                connection, ChangeSql.TellRevisions, cancellation, revised.Select(b => b.BuildingId).ToArray(),
                revised.Select(b => b.Revision).ToArray(), RoomsAnEvent).ConfigureAwait(false);
            await AuditWriter.IngestAsync(connection, revised, actor, cancellation).ConfigureAwait(false);
        }

        int[] measured = [.. written.Where(b => b.Outcome == WriteOutcome.Measured).Select(b => b.BuildingId)];
        if (measured.Length > 0)
        {
            await new AreaTurn(connection).TellMeasuredAsync(measured, actor, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>After ledger files were imported.</summary>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="import">Number of the import.</param>
    /// <param name="files">What became of each file.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Task TellLedgerAsync(
        NpgsqlConnection connection, int import, IReadOnlyList<LedgerFileResult> files, CancellationToken cancellation) => ExecuteAsync(
            connection, ChangeSql.TellLedger, cancellation, import, files.Select(f => f.FileName).ToArray(), files.Select(f => f.Rows).ToArray(),
            files.Select(f => f.Added).ToArray(), files.Select(f => f.Ended).ToArray(), files.Select(f => f.Faulty).ToArray());

    /// <summary>After a made-up district was stored.</summary>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="siteCodes">Its sites.</param>
    /// <param name="buildings">How many buildings it has.</param>
    /// <param name="rooms">How many rooms.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Task TellDistrictAsync(
        NpgsqlConnection connection, string[] siteCodes, int buildings, long rooms, CancellationToken cancellation) =>
        ExecuteAsync(connection, ChangeSql.TellDistrict, cancellation, siteCodes, buildings, rooms);

    /// <summary>Runs a statement of <see cref="ChangeSql"/>.</summary>
    /// <param name="connection">A connection within the transaction.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="values">Its parameters.</param>
    [SuppressMessage("Security", "CA2100", Justification = "Only constants of ChangeSql are passed.")]
    internal static async Task<object?> ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        // No time limit: comparing a million areas takes as long as it takes.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }
}
