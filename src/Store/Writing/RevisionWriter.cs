using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Inventory;

namespace SpaceGeo.Store.Writing;

/// <summary>Stores one building as its next revision, unless the current one says the same.</summary>
/// <param name="database">The database, for questions beside the transaction.</param>
/// <param name="connection">A connection within the transaction, in which the building is locked.</param>
/// <param name="rows">The building.</param>
/// <param name="progress">Told as parts are sent; null for nobody.</param>
internal sealed class RevisionWriter(
    NpgsqlDataSource database, NpgsqlConnection connection, BuildingRows rows, IProgress<WriteProgress>? progress)
{
    private readonly List<ModelIssue> _doubts = [];

    /// <summary>Stores the building.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What is stored once the transaction is committed.</returns>
    public async Task<WrittenBuilding> WriteAsync(CancellationToken cancellation)
    {
        int site = await SiteAsync(cancellation).ConfigureAwait(false);
        (int Id, int Revision, string? Fingerprint)? known = await KnownAsync(site, cancellation).ConfigureAwait(false);
        if (known is (int knownId, int knownRevision, string fingerprint) && fingerprint == rows.Fingerprint)
        {
            return Result(knownId, knownRevision, WriteOutcome.Unchanged);
        }

        int revision = known is null ? 1 : known.Value.Revision + 1;
        int id = known?.Id ?? await AddAsync(site, cancellation).ConfigureAwait(false);
        if (known is not null)
        {
            await ExecuteAsync(WriteSql.ReviseBuilding, cancellation, id, Text(rows.Building.Name), revision).ConfigureAwait(false);
            foreach (string table in new[] { "storeys", "storey_plans", "rooms", "elements", "room_areas", "room_adjacency" })
            {
                await ExecuteAsync(WriteSql.End(table), cancellation, id, revision).ConfigureAwait(false);
            }
        }

        await AddRevisionAsync(id, revision, cancellation).ConfigureAwait(false);
        await CopyAsync(new BuildingCopy(connection, rows, id, revision), cancellation).ConfigureAwait(false);
        return Result(id, revision, known is null ? WriteOutcome.Added : WriteOutcome.Revised);
    }

    private async Task CopyAsync(BuildingCopy copy, CancellationToken cancellation)
    {
        (EarthPosition position, ModelIssue? issue) = await PositionProbe.TryAsync(
            database, rows.Building, cancellation).ConfigureAwait(false);
        if (issue is not null)
        {
            Doubt(issue);
        }

        await ExecuteAsync(WriteSql.EmptyIncoming, cancellation).ConfigureAwait(false);
        Report(WriteStage.Storeys, await copy.StoreysAsync(cancellation).ConfigureAwait(false));
        Report(WriteStage.Rooms, await copy.RoomsAsync(position, cancellation).ConfigureAwait(false));
        Report(WriteStage.Uses, await copy.UsesAsync(cancellation).ConfigureAwait(false));
        Report(WriteStage.Elements, await copy.ElementsAsync(position, cancellation).ConfigureAwait(false));
        Report(WriteStage.Areas, await copy.AreasAsync(cancellation).ConfigureAwait(false));
        Report(WriteStage.Adjacency, await copy.AdjacencyAsync(Doubt, cancellation).ConfigureAwait(false));
        Report(WriteStage.Issues, await copy.IssuesAsync(cancellation).ConfigureAwait(false));
    }

    private void Doubt(ModelIssue issue)
    {
        rows.Issues.Add(issue);
        _doubts.Add(issue);
    }

    private async Task<int> SiteAsync(CancellationToken cancellation)
    {
        Site site = rows.Building.Site;
        if (await ExecuteAsync(WriteSql.FindSite, cancellation, rows.SiteCode).ConfigureAwait(false) is int known)
        {
            return known;
        }

        await ExecuteAsync(WriteSql.AddSite, cancellation, rows.SiteCode, Text(site.Name), TextOrNull(site.GlobalId)).ConfigureAwait(false);
        return (int)(await ExecuteAsync(WriteSql.FindSite, cancellation, rows.SiteCode).ConfigureAwait(false))!;
    }

    // A GlobalId alone names no building: templates of authoring tools give it to one project after another. It takes common rooms, or a
    // file of the same name, to be the next revision of what is there.
    private async Task<(int Id, int Revision, string? Fingerprint)?> KnownAsync(int site, CancellationToken cancellation)
    {
        string[] rooms = [.. rows.Rooms.Select(r => Text(r.Room.GlobalId))];
        await using NpgsqlCommand command = Command(
            WriteSql.FindBuildings, site, Text(rows.Building.GlobalId), Text(rows.File.FileName), rooms);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            return null;
        }

        bool sameFile = !reader.IsDBNull(3) && reader.GetBoolean(3) && rows.Building.GlobalId.Length > 0;
        if (sameFile || reader.GetBoolean(4))
        {
            return (reader.GetInt32(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetString(2));
        }

        Doubt(new ModelIssue(
            "building-id-shared", rows.Building.GlobalId, "IfcBuilding", 0,
            $"building {reader.GetInt32(0)} has the same GlobalId and no room in common; this one was stored as a building of its own"));
        return null;
    }

    private async Task<int> AddAsync(int site, CancellationToken cancellation)
    {
        object? id = await ExecuteAsync(
            WriteSql.AddBuilding, cancellation, site, Text(rows.Building.GlobalId), Text(rows.Building.Name)).ConfigureAwait(false);
        return (int)id!;
    }

    private async Task AddRevisionAsync(int id, int revision, CancellationToken cancellation)
    {
        Georeference geo = rows.Building.Georeference;
        await ExecuteAsync(
            WriteSql.AddRevision, cancellation, id, revision, Text(rows.File.FileName), rows.File.Sha256, Text(rows.File.Schema),
            Text(rows.File.AuthoringTool), geo.Source.Word(), TextOrNull(geo.Crs), geo.OriginX, geo.OriginY, geo.RotationDegrees,
            geo.Scale, rows.Fingerprint, rows.Measured.Standard.Id).ConfigureAwait(false);
    }

    private async Task<object?> ExecuteAsync(string sql, CancellationToken cancellation, params object[] values)
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

    private void Report(WriteStage stage, long count) => progress?.Report(new WriteProgress(rows.Building.GlobalId, stage, count));

    private WrittenBuilding Result(int id, int revision, WriteOutcome outcome) => new(
        id, rows.SiteCode, rows.Building.GlobalId, rows.Building.Name, revision, outcome, rows.Storeys.Count, rows.Rooms.Count,
        rows.Elements.Count, rows.Sets.Sum(set => set.Receipts.Count), rows.Issues.Count,
        _doubts.Count == 0 ? Array.Empty<ModelIssue>() : _doubts);

    private static string Text(string text) => StoredText.Of(text);

    private static object TextOrNull(string? text) => text is null ? DBNull.Value : Text(text);
}
