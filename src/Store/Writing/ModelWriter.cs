using System.Net.Sockets;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Store.Writing;

/// <summary>Stores measured models: one file is one transaction, all of it or nothing, and the same file twice changes nothing.</summary>
public static class ModelWriter
{
    /// <summary>Stores all buildings of a model. Others who store the same building meanwhile wait.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="model">The model and its areas.</param>
    /// <param name="options">How it is stored; null for the usual way.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    /// <returns>What is stored now and what that changed.</returns>
    /// <exception cref="RefusedModelException">The model cannot be stored as it is.</exception>
    /// <exception cref="EnvironmentException">The database broke off; nothing was stored.</exception>
    public static async Task<WriteResult> WriteAsync(
        NpgsqlDataSource database, MeasuredModel model, WriteOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(model);
        options ??= new WriteOptions();
        BuildingRows[] buildings =
        [
            .. model.Buildings.Select((b, i) => BuildingRows.Of(model.File, b, options.SiteCode, [.. options.Others.Select(o => o.Buildings[i])])),
        ];
        RefuseTwins(buildings);
        try
        {
            return await WriteAsync(database, buildings, options, cancellation).ConfigureAwait(false);
        }
        catch (NpgsqlException cause) when (IsEnvironment(cause))
        {
            throw new EnvironmentException(
                $"The database broke off: {cause.Message}", "Nothing of the model was stored; see to the database and try again.", cause);
        }
        catch (PostgresException cause) when (cause.SqlState[..2] is "22" or "23")
        {
            throw new RefusedModelException($"{model.File.FileName}: a value of it cannot be stored: {cause.MessageText}");
        }
    }

    private static async Task<WriteResult> WriteAsync(
        NpgsqlDataSource database, BuildingRows[] buildings, WriteOptions options, CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        foreach (string standard in buildings.SelectMany(b => b.Sets).Select(s => s.Standard.Id).Distinct(StringComparer.Ordinal))
        {
            await using var open = new NpgsqlCommand(WriteSql.OpenAreas, connection) { CommandTimeout = 0 };
            open.Parameters.Add(new NpgsqlParameter<string> { TypedValue = standard });
            open.Parameters.Add(new NpgsqlParameter<string> { TypedValue = AreaEngine.Version });
            await open.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);

        // Locks in one order for all, before any row is touched, so that two files with common buildings cannot wait for each other.
        BuildingRows[] ordered =
        [
            .. buildings.OrderBy(b => b.SiteCode, StringComparer.Ordinal).ThenBy(b => b.Building.GlobalId, StringComparer.Ordinal),
        ];
        foreach (BuildingRows rows in ordered)
        {
            await LockAsync(connection, rows, cancellation).ConfigureAwait(false);
        }

        await using (var incoming = new NpgsqlCommand(WriteSql.CreateIncoming, connection))
        {
            await incoming.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        var written = new Dictionary<BuildingRows, WrittenBuilding>();
        foreach (BuildingRows rows in ordered)
        {
            var revision = new RevisionWriter(database, connection, rows, options.Progress);
            written.Add(rows, await revision.WriteAsync(cancellation).ConfigureAwait(false));
        }

        int[] changed = [.. written.Values.Where(b => b.Outcome != WriteOutcome.Unchanged).Select(b => b.BuildingId)];
        if (changed.Length > 0)
        {
            await RoomFacts.FollowModelsAsync(connection, changed, cancellation).ConfigureAwait(false);
            await ChangeWriter.TellRevisionsAsync(connection, written.Values, cancellation).ConfigureAwait(false);
            options.Progress?.Report(new WriteProgress(ordered[^1].Building.GlobalId, WriteStage.Facts, changed.Length));
        }

        // Not cancellable: an answer that was not waited for would leave the caller in doubt.
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return new WriteResult([.. buildings.Select(b => written[b])]);
    }

    private static async Task LockAsync(NpgsqlConnection connection, BuildingRows rows, CancellationToken cancellation)
    {
        // Waits as long as another ingest of this building takes.
        await using var command = new NpgsqlCommand(WriteSql.LockBuilding, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter { Value = rows.SiteCode, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = StoredText.Of(rows.Building.GlobalId), NpgsqlDbType = NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static void RefuseTwins(BuildingRows[] buildings)
    {
        foreach (IGrouping<(string, string), BuildingRows> twins in buildings.GroupBy(b => (b.SiteCode, b.Building.GlobalId)))
        {
            if (twins.Count() > 1)
            {
                throw new RefusedModelException(
                    $"{twins.First().File.FileName}: {twins.Count()} buildings have the same GlobalId '{twins.Key.Item2}'.");
            }
        }
    }

    // Lost connections, a full disk or memory, a server that is shut down; not an error in what was sent.
    private static bool IsEnvironment(NpgsqlException cause) => cause is PostgresException refused
        ? refused.SqlState[..2] is "08" or "53" or "57" or "58"
        : cause.InnerException is SocketException or IOException or TimeoutException;
}
