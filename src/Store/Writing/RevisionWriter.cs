using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;
using SpaceGeo.Store.Adjacency;
using SpaceGeo.Store.Plans;
using SpaceGeo.Store.Revisions;

namespace SpaceGeo.Store.Writing;

/// <summary>Stores one building as its next revision, unless the current one says the same: only what changed is measured and written.</summary>
/// <param name="database">The database, for questions beside the transaction.</param>
/// <param name="connection">A connection within the transaction, in which the building is locked.</param>
/// <param name="incoming">The building.</param>
/// <param name="options">How it is stored.</param>
internal sealed class RevisionWriter(NpgsqlDataSource database, NpgsqlConnection connection, IncomingBuilding incoming, WriteOptions options)
{
    private readonly List<ModelIssue> _doubts = [];

    /// <summary>The building's areas by each standard, once it is written.</summary>
    public IReadOnlyList<MeasuredBuilding> Measured { get; private set; } = [];

    /// <summary>How long the measuring took.</summary>
    public TimeSpan Measuring { get; private set; }

    /// <summary>Stores the building.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What is stored once the transaction is committed.</returns>
    /// <exception cref="RefusedModelException">There is no such building, or the model is of another one.</exception>
    public async Task<WrittenBuilding> WriteAsync(CancellationToken cancellation)
    {
        var identity = new BuildingIdentity(connection, incoming, Doubt);
        KnownBuilding? known = await identity.FindAsync(options.BuildingId, cancellation).ConfigureAwait(false);
        if (known is null)
        {
            return await AddAsync(await identity.AddAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }

        StoredRevision before = await StoredRevisions.ReadAsync(
            connection, known.Value.Id, known.Value.Latest, incoming.Standards, AreaEngine.Version, cancellation).ConfigureAwait(false)
            ?? throw new InvalidDataException($"Building {known.Value.Id} has no revision {known.Value.Latest}.");
        incoming.KeepGiven(before.Building.Georeference);
        BuildingMatch match = BuildingMatching.Of(before.Building, incoming.Building);
        RefuseAnother(match, known.Value.Id);
        return await FollowAsync(known.Value, before, match, cancellation).ConfigureAwait(false);
    }

    private async Task<WrittenBuilding> AddAsync(int id, CancellationToken cancellation)
    {
        var numbers = BuildingNumbers.Fresh(incoming.Building);
        IReadOnlyList<Building> ordered = incoming.Ordered(numbers);
        long begun = Stopwatch.GetTimestamp();
        Measured = [.. ordered.Zip(incoming.Standards, MeasuredBuilding.Measure)];
        Measuring = Stopwatch.GetElapsedTime(begun);
        var rows = new BuildingRows(ordered[0], incoming.Standards[0], Measured, numbers);
        await WriteRowsAsync(id, 1, RevisionChanges.Of(null, [], rows, false), [], cancellation).ConfigureAwait(false);
        return Result(id, 1, WriteOutcome.Added, rows);
    }

    private async Task<WrittenBuilding> FollowAsync(KnownBuilding known, StoredRevision before, BuildingMatch match, CancellationToken cancellation)
    {
        var step = await RevisionStep.OfAsync(connection, incoming, before, match, cancellation).ConfigureAwait(false);
        (Measured, Measuring) = (step.Measured, step.Measuring);
        bool isSameModel = before.Sha256 == incoming.File.Sha256 && !step.Changes.IsChanged && !step.IsMoved
            && before.Building.Name == Text(incoming.Building.Name) && (options.ValidFrom is not DateOnly from || from == before.ValidFrom);
        if (isSameModel)
        {
            return step.AddsAreas ? await AddAreasAsync(known, step, cancellation).ConfigureAwait(false) : Result(known.Id, known.Latest, WriteOutcome.Unchanged, step.Rows);
        }

        int revision = known.Latest + 1;
        await WriteRowsAsync(known.Id, revision, step.Changes, await ContactsAsync(known, step, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        await ExecuteAsync(WriteSql.ReviseBuilding, cancellation, known.Id, Text(incoming.Building.Name)).ConfigureAwait(false);
        return Result(known.Id, revision, WriteOutcome.Revised, step.Rows) with
        {
            Delta = new WrittenDelta(before, step.Measured, match, step.Remeasured, step.NewRows),
        };
    }

    // The same model by more standards, or measured by a newer engine, is no other building.
    private async Task<WrittenBuilding> AddAreasAsync(KnownBuilding known, RevisionStep step, CancellationToken cancellation)
    {
        var copy = new BuildingCopy(connection, step.Changes, known.Id, known.Latest);
        (EarthPosition position, _) = await PositionProbe.TryAsync(database, incoming.Building, cancellation).ConfigureAwait(false);
        await ExecuteAsync(WriteSql.EmptyIncoming, cancellation).ConfigureAwait(false);
        await copy.AddPlansAsync(cancellation).ConfigureAwait(false);
        Report(WriteStage.Elements, await copy.AddElementsAsync(position, cancellation).ConfigureAwait(false));
        Report(WriteStage.Areas, await copy.AreasAsync(cancellation).ConfigureAwait(false));
        return Result(known.Id, known.Latest, WriteOutcome.Measured, step.Rows);
    }

    private async Task<IReadOnlyList<ContactRow>> ContactsAsync(KnownBuilding known, RevisionStep step, CancellationToken cancellation) =>
        step.Changes.TouchedRooms.Length == 0 ? [] : await new RevisionQuery(connection, known.Id, known.Latest, cancellation).RowsAsync(
            RevisionSql.Adjacency,
            row => new ContactRow(row.GetInt32(0), row.GetInt32(1), row.GetDouble(2), row.GetDouble(3)),
            step.Changes.TouchedRooms).ConfigureAwait(false);

    private async Task WriteRowsAsync(
        int id, int revision, RevisionChanges changes, IReadOnlyList<ContactRow> contacts, CancellationToken cancellation)
    {
        (EarthPosition position, ModelIssue? issue) = await PositionProbe.TryAsync(database, incoming.Building, cancellation).ConfigureAwait(false);
        if (issue is not null)
        {
            Doubt(issue);
        }

        await AddRevisionAsync(id, revision, cancellation).ConfigureAwait(false);
        await ExecuteAsync(WriteSql.EmptyIncoming, cancellation).ConfigureAwait(false);
        var copy = new BuildingCopy(connection, changes, id, revision);
        Report(WriteStage.Storeys, await copy.StoreysAsync(cancellation).ConfigureAwait(false));
        Report(WriteStage.Rooms, await copy.RoomsAsync(position, cancellation).ConfigureAwait(false));
        Report(WriteStage.Uses, await copy.UsesAsync(cancellation).ConfigureAwait(false));
        Report(WriteStage.Elements, await copy.ElementsAsync(position, cancellation).ConfigureAwait(false));
        await copy.EndAreasAsync(cancellation).ConfigureAwait(false);
        Report(WriteStage.Areas, await copy.AreasAsync(cancellation).ConfigureAwait(false));
        Report(WriteStage.Adjacency, await copy.AdjacencyAsync(contacts, Doubt, cancellation).ConfigureAwait(false));
        Report(WriteStage.Issues, await copy.IssuesAsync(incoming.Issues, cancellation).ConfigureAwait(false));
    }

    private async Task AddRevisionAsync(int id, int revision, CancellationToken cancellation)
    {
        Georeference geo = incoming.Building.Georeference;
        object from = options.ValidFrom is DateOnly day ? day : DBNull.Value;
        await ExecuteAsync(
            WriteSql.AddRevision, cancellation, id, revision, Text(incoming.File.FileName), incoming.File.Sha256, Text(incoming.File.Schema),
            Text(incoming.File.AuthoringTool), geo.Source.Word(), TextOrNull(geo.Crs), geo.OriginX, geo.OriginY, geo.RotationDegrees,
            geo.Scale, incoming.Fingerprint, incoming.Standards[0].Id, from).ConfigureAwait(false);
    }

    // Only where the building was named: found by itself, a model that has nothing in common is stored as a building of its own.
    private void RefuseAnother(BuildingMatch match, int id)
    {
        if (options.BuildingId is not null && !options.IsForced && !match.IsSameBuilding)
        {
            throw new RefusedModelException(FormattableString.Invariant(
                $"{incoming.File.FileName}: this is not building {id}: {match.Confidence * 100:F0} % of its rooms or elements are known there. Name another building, or say --force to store it as its next revision all the same."));
        }
    }

    private void Doubt(ModelIssue issue)
    {
        incoming.Issues.Add(issue);
        _doubts.Add(issue);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only constants of WriteSql are passed.")]
    private async Task ExecuteAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (object value in values)
        {
            command.Parameters.Add(value is DBNull
                ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Unknown }
                : new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private void Report(WriteStage stage, long count) => options.Progress?.Report(new WriteProgress(incoming.Building.GlobalId, stage, count));

    private WrittenBuilding Result(int id, int revision, WriteOutcome outcome, BuildingRows rows) => new(
        id, incoming.SiteCode, incoming.Building.GlobalId, incoming.Building.Name, revision, outcome, rows.Storeys.Count, rows.Rooms.Count,
        rows.Elements.Count, rows.Sets.Sum(set => set.Rooms.Sum(room => room.Receipt.Count)), incoming.Issues.Count,
        _doubts.Count == 0 ? Array.Empty<ModelIssue>() : _doubts);

    private static string Text(string text) => StoredText.Of(text);

    private static object TextOrNull(string? text) => text is null ? DBNull.Value : Text(text);
}
