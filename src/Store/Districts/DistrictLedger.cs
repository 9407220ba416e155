using System.Text.RegularExpressions;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Store.Districts;

/// <summary>What was planted in a district's ledger, for questions to find.</summary>
/// <param name="Import">How it was taken in.</param>
/// <param name="Organisations">Organisations.</param>
/// <param name="Persons">Persons with a seat.</param>
/// <param name="OverSingle">Persons whose room, theirs alone, is larger than their rank's limit.</param>
/// <param name="SharedOver">Shared rooms larger than the limits of those who sit there together.</param>
/// <param name="Idle">Rooms that are idle since a day.</param>
/// <param name="IdleStoreys">Storeys of which every room that could be an office is idle.</param>
/// <param name="LeaseWhileIdle">Organisations that lease in and have idle rooms.</param>
/// <param name="QuotaMismatches">Quotas that differ from the persons of the rank.</param>
/// <param name="Misrecorded">Rooms whose recorded area is 15 % above the plan's.</param>
/// <param name="Unlisted">Rooms of the plans without an entry.</param>
public sealed record DistrictLedgerResult(
    LedgerImportResult Import, int Organisations, int Persons, int OverSingle, int SharedOver, int Idle, int IdleStoreys, int LeaseWhileIdle,
    int QuotaMismatches, int Misrecorded, int Unlisted);

/// <summary>Makes up who uses the rooms of a generated district, and imports it as any ledger.</summary>
public static class DistrictLedger
{
    /// <summary>Writes the ledger of a district that is stored and measured; the same twice changes nothing.</summary>
    /// <param name="database">A database with the district.</param>
    /// <param name="options">Which district.</param>
    /// <param name="cancellation">Ends the work; nothing of the ledger stays.</param>
    /// <returns>What was planted.</returns>
    public static async Task<DistrictLedgerResult> WriteAsync(
        NpgsqlDataSource database, DistrictOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        var draft = new DistrictLedgerDraft(options.Seed, options.Prefix);
        await foreach (DistrictRoom room in RoomsAsync(database, options, cancellation).ConfigureAwait(false))
        {
            draft.Add(room);
        }

        draft.Finish();
        LedgerImportResult done = await LedgerImport.RunAsync(
            database, draft.Sources, new LedgerImportOptions("demo-data"), cancellation).ConfigureAwait(false);
        return draft.Result(done);
    }

    private static async IAsyncEnumerable<DistrictRoom> RoomsAsync(
        NpgsqlDataSource database, DistrictOptions options,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using NpgsqlCommand command = database.CreateCommand(DistrictSql.LedgerRooms);
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter { Value = $"^{Regex.Escape(options.Prefix)}[0-9]+$" });
        command.Parameters.Add(new NpgsqlParameter { Value = AreaStandards.Default.Id });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            yield return new DistrictRoom(
                reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3), reader.IsDBNull(4) ? 0 : reader.GetDouble(4));
        }
    }
}

/// <summary>A room that a district's ledger says something about.</summary>
internal readonly record struct DistrictRoom(string Site, int Building, int Storey, string GlobalId, double NetM2);
