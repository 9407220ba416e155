using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Changes;
using SpaceGeo.Store.Ledger;

namespace SpaceGeo.Store.Writing;

/// <summary>Stores measured models: one file is one transaction, all of it or nothing, and the same file twice changes nothing.</summary>
public static class ModelWriter
{
    /// <summary>As with several standards.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="model">The model, measured by one standard; it is measured again as far as it has to be.</param>
    /// <param name="options">How it is stored; null for the usual way.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    /// <returns>What is stored now and what that changed.</returns>
    /// <exception cref="RefusedModelException">The model cannot be stored as it is.</exception>
    /// <exception cref="EnvironmentException">The database broke off; nothing was stored.</exception>
    public static Task<WriteResult> WriteAsync(
        NpgsqlDataSource database, MeasuredModel model, WriteOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return WriteAsync(database, new ReadModel(model.File, model.Buildings.Count == 0 ? AreaStandards.Default : model.Buildings[0].Standard), options, cancellation);
    }

    /// <summary>Measures and stores all buildings of a model. Others who store the same building meanwhile wait.</summary>
    /// <param name="database">A database with the program's schema.</param>
    /// <param name="model">The model, read for one or more standards. Areas by each are stored, and plans where the first's do not serve, so that
    /// all can be recalculated.</param>
    /// <param name="options">How it is stored; null for the usual way.</param>
    /// <param name="cancellation">Ends the work; nothing of it stays.</param>
    /// <returns>What is stored now and what that changed.</returns>
    /// <exception cref="RefusedModelException">The model cannot be stored as it is.</exception>
    /// <exception cref="EnvironmentException">The database broke off; nothing was stored.</exception>
    public static async Task<WriteResult> WriteAsync(
        NpgsqlDataSource database, ReadModel model, WriteOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(model);
        options ??= new WriteOptions();
        IncomingBuilding[] buildings = [.. model.File.Buildings.Select((_, place) => new IncomingBuilding(model, place, options.SiteCode))];
        RefuseTwins(buildings);
        RefuseSeveral(model.File, options);
        try
        {
            return await WriteAsync(database, model, buildings, options, cancellation).ConfigureAwait(false);
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
        NpgsqlDataSource database, ReadModel model, IncomingBuilding[] buildings, WriteOptions options, CancellationToken cancellation)
    {
        await using NpgsqlConnection connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        foreach (AreaStandard standard in model.Standards)
        {
            await ExecuteAsync(connection, WriteSql.OpenAreas, cancellation, standard.Id, AreaEngine.Version).ConfigureAwait(false);
        }

        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await RefuseFutureAsync(connection, model.File, options, cancellation).ConfigureAwait(false);
        await LockAsync(connection, buildings, options, cancellation).ConfigureAwait(false);
        await ExecuteAsync(connection, WriteSql.CreateIncoming, cancellation).ConfigureAwait(false);
        var written = new List<WrittenBuilding>();
        var writers = new List<RevisionWriter>();
        foreach (IncomingBuilding building in buildings)
        {
            var revision = new RevisionWriter(database, connection, building, options);
            writers.Add(revision);
            written.Add(await revision.WriteAsync(cancellation).ConfigureAwait(false));
        }

        var result = new WriteResult(
            written, [.. model.Files.Select((file, i) => new MeasuredModel(file, [.. writers.Select(w => w.Measured[i])]))])
        {
            Measuring = writers.Aggregate(TimeSpan.Zero, (sum, w) => sum + w.Measuring),
        };
        await FollowAsync(connection, result, options, cancellation).ConfigureAwait(false);
        // Not cancellable: an answer that was not waited for would leave the caller in doubt.
        await (options.IsDry ? transaction.RollbackAsync(CancellationToken.None) : transaction.CommitAsync(CancellationToken.None)).ConfigureAwait(false);
        return result;
    }

    // What begins later would have to be told from what is there today by every reader; what is proposed can be looked at without storing it.
    private static async Task RefuseFutureAsync(NpgsqlConnection connection, ModelFile file, WriteOptions options, CancellationToken cancellation)
    {
        if (options.ValidFrom is DateOnly day && await ExecuteAsync(connection, WriteSql.IsFuture, cancellation, day).ConfigureAwait(false) is true)
        {
            throw new RefusedModelException(FormattableString.Invariant(
                $"{file.FileName}: {day:yyyy-MM-dd} has not come yet. A revision is what is built; to see what works would change, ask for a dry run."));
        }
    }

    // What is derived from models, once for all buildings of the file.
    private static async Task FollowAsync(NpgsqlConnection connection, WriteResult result, WriteOptions options, CancellationToken cancellation)
    {
        int[] changed = [.. result.Buildings.Where(b => b.Outcome != WriteOutcome.Unchanged).Select(b => b.BuildingId)];
        if (changed.Length > 0)
        {
            await ExecuteAsync(connection, WriteSql.ForgetGathered, cancellation, changed).ConfigureAwait(false);
            await RoomFacts.FollowModelsAsync(connection, changed, cancellation).ConfigureAwait(false);
            await ChangeWriter.TellModelsAsync(connection, result.Buildings, options.Actor, cancellation).ConfigureAwait(false);
            options.Progress?.Report(new WriteProgress(result.Buildings[^1].GlobalId, WriteStage.Facts, changed.Length));
        }
    }

    // Locks in one order for all, before any row is touched, so that two files with common buildings cannot wait for each other. Waits as long
    // as another ingest of a building, or a recalculation, takes.
    private static async Task LockAsync(
        NpgsqlConnection connection, IncomingBuilding[] buildings, WriteOptions options, CancellationToken cancellation)
    {
        if (await ExecuteAsync(connection, WriteSql.TryLockModels, cancellation).ConfigureAwait(false) is false)
        {
            options.Progress?.Report(new WriteProgress(buildings.Length == 0 ? string.Empty : buildings[0].Building.GlobalId, WriteStage.Waiting, 0));
            await ExecuteAsync(connection, WriteSql.LockModels, cancellation).ConfigureAwait(false);
        }

        List<(string Site, string GlobalId)> keys = [.. buildings.Select(b => (b.SiteCode, StoredText.Of(b.Building.GlobalId)))];
        if (options.BuildingId is int named)
        {
            await using var find = new NpgsqlCommand(WriteSql.FindLock, connection);
            find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = named });
            await using NpgsqlDataReader reader = await find.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            keys = await reader.ReadAsync(cancellation).ConfigureAwait(false) ? [(reader.GetString(0), reader.GetString(1))] : [];
        }

        foreach ((string site, string globalId) in keys.OrderBy(k => k.Site, StringComparer.Ordinal).ThenBy(k => k.GlobalId, StringComparer.Ordinal))
        {
            await ExecuteAsync(connection, WriteSql.LockBuilding, cancellation, site, globalId).ConfigureAwait(false);
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only constants of WriteSql are passed.")]
    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }

    private static void RefuseTwins(IncomingBuilding[] buildings)
    {
        foreach (IGrouping<(string, string), IncomingBuilding> twins in buildings.GroupBy(b => (b.SiteCode, b.Building.GlobalId)))
        {
            if (twins.Count() > 1)
            {
                throw new RefusedModelException(
                    $"{twins.First().File.FileName}: {twins.Count()} buildings have the same GlobalId '{twins.Key.Item2}'.");
            }
        }
    }

    private static void RefuseSeveral(ModelFile file, WriteOptions options)
    {
        if (options.BuildingId is int named && file.Buildings.Count != 1)
        {
            throw new RefusedModelException(
                $"{file.FileName}: the file has {file.Buildings.Count} buildings, and one is the next revision of building {named}. Ingest it without naming a building: each is found by its GlobalId.");
        }
    }

    // Lost connections, a full disk or memory, a server that is shut down; not an error in what was sent.
    private static bool IsEnvironment(NpgsqlException cause) => cause is PostgresException refused
        ? refused.SqlState[..2] is "08" or "53" or "57" or "58"
        : cause.InnerException is SocketException or IOException or TimeoutException;
}
