using System.Diagnostics.CodeAnalysis;
using Npgsql;
using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Store.Ledger;

/// <summary>Keeps what is derived from models, areas and the ledger: outlines of buildings, and the facts of rooms once there is a ledger.
/// </summary>
internal static class RoomFacts
{
    private const string RefreshPlaces = "select refresh_building_places($1)";

    private const string RefreshAliases = "select refresh_room_aliases($1)";

    // With an import that runs meanwhile: the later of the two sees what the other did.
    private const string AwaitImport = "select pg_advisory_xact_lock_shared(hashtextextended('spacegeo.ledger', 0))";

    private const string RefreshFacts = "select refresh_room_facts($1, $2) where exists (select from ledger_imports)";

    private const string Publish = "update publications set version = version + 1";

    // Of these the periods can change too.
    private const string RefreshRevised = """
        select refresh_room_facts(array(select building_id from recalculated where revision > 1), $1) where exists (select from ledger_imports)
        """;

    private const string RefreshAreas = """
        update room_facts f set gross_m2 = a.gross_m2, net_m2 = a.net_m2, bound_m2 = a.bound_m2
        from recalculated t
        join room_areas a
          on a.building_id = t.building_id and in_revision(a.revision, a.until_revision, t.revision) and a.standard = $1
            and a.engine_version = (select version from engine_versions order by engine_no desc limit 1)
        where t.revision = 1 and f.building_id = a.building_id and f.room_no = a.room_no
          and (f.gross_m2, f.net_m2, f.bound_m2) is distinct from (a.gross_m2, a.net_m2, a.bound_m2)
        """;

    /// <summary>After buildings have a new revision.</summary>
    /// <param name="connection">A connection within the transaction that wrote it.</param>
    /// <param name="buildings">The buildings.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task FollowModelsAsync(NpgsqlConnection connection, int[] buildings, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, RefreshPlaces, cancellation, buildings).ConfigureAwait(false);
        await ExecuteAsync(connection, RefreshAliases, cancellation, buildings).ConfigureAwait(false);
        await ExecuteAsync(connection, AwaitImport, cancellation).ConfigureAwait(false);
        await ExecuteAsync(connection, RefreshFacts, cancellation, buildings, AreaStandards.Default.Id).ConfigureAwait(false);
        await PublishAsync(connection, cancellation).ConfigureAwait(false);
    }

    /// <summary>After areas of the buildings in <c>recalculated</c> were measured anew.</summary>
    /// <param name="connection">The connection that has that table.</param>
    /// <param name="standard">By which standard.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task FollowAreasAsync(NpgsqlConnection connection, AreaStandard standard, CancellationToken cancellation)
    {
        if (standard.Id == AreaStandards.Default.Id)
        {
            await ExecuteAsync(connection, RefreshAreas, cancellation, standard.Id).ConfigureAwait(false);
            await ExecuteAsync(connection, RefreshRevised, cancellation, standard.Id).ConfigureAwait(false);
        }

        await PublishAsync(connection, cancellation).ConfigureAwait(false);
    }

    /// <summary>Tells those who keep copies that what is published changes with this transaction.</summary>
    /// <param name="connection">A connection within the transaction, close to its end: others that publish wait for it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Task PublishAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        ExecuteAsync(connection, Publish, cancellation);

    [SuppressMessage("Security", "CA2100", Justification = "Only the constants above are passed.")]
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
