using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Inventory;

namespace SpaceGeo.Store.Writing;

/// <summary>A building that is stored already.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Revision">The revision that is in force today.</param>
/// <param name="Latest">The revision that was stored last.</param>
internal readonly record struct KnownBuilding(int Id, int Revision, int Latest);

/// <summary>Tells which stored building a model's building is.</summary>
/// <param name="connection">A connection within the transaction, in which the building is locked.</param>
/// <param name="incoming">The building.</param>
/// <param name="doubt">Receives what is doubtful about it.</param>
internal sealed class BuildingIdentity(NpgsqlConnection connection, IncomingBuilding incoming, Action<ModelIssue> doubt)
{
    private int _site;

    /// <summary>Finds the building.</summary>
    /// <param name="named">Its number, where it was named.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The building, or null for one that is new.</returns>
    /// <exception cref="RefusedModelException">There is no building of the number that was named.</exception>
    public async Task<KnownBuilding?> FindAsync(int? named, CancellationToken cancellation)
    {
        if (named is not int id)
        {
            _site = await SiteAsync(cancellation).ConfigureAwait(false);
            return await KnownAsync(cancellation).ConfigureAwait(false);
        }

        await using NpgsqlCommand command = Command(WriteSql.FindBuilding, id);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? Read(reader)
            : throw new RefusedModelException($"{incoming.File.FileName}: there is no building {id}.");
    }

    /// <summary>Adds the building that was not found.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Its number.</returns>
    public async Task<int> AddAsync(CancellationToken cancellation) => (int)(await ValueAsync(
        WriteSql.AddBuilding, cancellation, _site, StoredText.Of(incoming.Building.GlobalId), StoredText.Of(incoming.Building.Name)).ConfigureAwait(false))!;

    private async Task<int> SiteAsync(CancellationToken cancellation)
    {
        Site site = incoming.Building.Site;
        if (await ValueAsync(WriteSql.FindSite, cancellation, incoming.SiteCode).ConfigureAwait(false) is int known)
        {
            return known;
        }

        object globalId = site.GlobalId is string text ? StoredText.Of(text) : DBNull.Value;
        await ValueAsync(WriteSql.AddSite, cancellation, incoming.SiteCode, StoredText.Of(site.Name), globalId).ConfigureAwait(false);
        return (int)(await ValueAsync(WriteSql.FindSite, cancellation, incoming.SiteCode).ConfigureAwait(false))!;
    }

    // A GlobalId alone names no building: templates of authoring tools give it to one project after another. It takes common rooms, or a
    // file of the same name, to be the next revision of what is there.
    private async Task<KnownBuilding?> KnownAsync(CancellationToken cancellation)
    {
        string[] rooms = [.. incoming.Building.Storeys.SelectMany(s => s.Rooms).Select(r => StoredText.Of(r.GlobalId))];
        await using NpgsqlCommand command = Command(
            WriteSql.FindBuildings, _site, StoredText.Of(incoming.Building.GlobalId), StoredText.Of(incoming.File.FileName), rooms);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            return null;
        }

        bool sameFile = reader.GetBoolean(3) && incoming.Building.GlobalId.Length > 0;
        if (sameFile || reader.GetBoolean(4))
        {
            return Read(reader);
        }

        doubt(new ModelIssue(
            "building-id-shared", incoming.Building.GlobalId, "IfcBuilding", 0,
            $"building {reader.GetInt32(0)} has the same GlobalId and no room in common; this one was stored as a building of its own"));
        return null;
    }

    private static KnownBuilding Read(NpgsqlDataReader row) => new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2));

    private async Task<object?> ValueAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using NpgsqlCommand command = Command(sql, values);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Only constants of WriteSql are passed.")]
    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (object value in values)
        {
            command.Parameters.Add(value is DBNull
                ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Text }
                : new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
