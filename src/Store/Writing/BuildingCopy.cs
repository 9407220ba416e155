using System.Diagnostics.CodeAnalysis;
using NetTopologySuite.IO;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Adjacency;

namespace SpaceGeo.Store.Writing;

/// <summary>Ends and sends rows of one building's revision, table by table.</summary>
/// <param name="connection">A connection within the transaction.</param>
/// <param name="changes">What begins and what ends.</param>
/// <param name="buildingId">The building's number.</param>
/// <param name="revision">The revision with which rows begin, and before which others end.</param>
internal sealed class BuildingCopy(NpgsqlConnection connection, RevisionChanges changes, int buildingId, int revision)
{
    private readonly WKBWriter _wkb = new();

    /// <summary>Sends the storeys with their plans.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows.</returns>
    public async Task<long> StoreysAsync(CancellationToken cancellation)
    {
        await EndAsync(WriteSql.EndStoreys, cancellation, changes.Storeys.Ended).ConfigureAwait(false);
        long storeys = await SendAsync(WriteSql.CopyStoreys, changes.Storeys.Added, StoreyAsync, cancellation).ConfigureAwait(false);
        await EndAsync(
            WriteSql.EndPlans,
            cancellation,
            changes.KeptPlans.Select(p => p.Standard).ToArray(),
            changes.KeptPlans.Select(p => p.Storey.Number).ToArray()).ConfigureAwait(false);
        await SendAsync(WriteSql.CopyStoreyPlans, changes.AddedPlans, StoreyPlanAsync, cancellation).ConfigureAwait(false);
        return storeys;
    }

    /// <summary>Sends plans for further standards of a revision that stays.</summary>
    /// <param name="cancellation">Ends the work.</param>
    public Task AddPlansAsync(CancellationToken cancellation) =>
        SendAsync(WriteSql.CopyStoreyPlans, changes.AddedPlans, StoreyPlanAsync, cancellation);

    /// <summary>Sends the rooms.</summary>
    /// <param name="position">Where the building stands.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows.</returns>
    public async Task<long> RoomsAsync(EarthPosition position, CancellationToken cancellation)
    {
        await EndAsync(WriteSql.EndRooms, cancellation, changes.Rooms.Ended).ConfigureAwait(false);
        long sent = await SendAsync(WriteSql.CopyRooms, changes.Rooms.Added, RoomAsync, cancellation).ConfigureAwait(false);
        return await InsertAsync(WriteSql.InsertRooms, position, sent, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends zones and classifications of rooms.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows of both.</returns>
    public async Task<long> UsesAsync(CancellationToken cancellation)
    {
        long zones = await SendAsync(
            WriteSql.CopyZones,
            [.. changes.Rooms.Added.SelectMany(r => r.Room.Use.Zones.Select((zone, number) => (r.Number, number, zone)))],
            ZoneAsync,
            cancellation).ConfigureAwait(false);
        long places = await SendAsync(
            WriteSql.CopyClassifications,
            [.. changes.Rooms.Added.SelectMany(r => r.Room.Use.Classifications.Select((place, number) => (r.Number, number, place)))],
            ClassificationAsync,
            cancellation).ConfigureAwait(false);
        return zones + places;
    }

    /// <summary>Sends the elements.</summary>
    /// <param name="position">Where the building stands.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows.</returns>
    public async Task<long> ElementsAsync(EarthPosition position, CancellationToken cancellation)
    {
        await EndAsync(WriteSql.EndElements, cancellation, changes.Elements.Ended).ConfigureAwait(false);
        return await AddElementsAsync(position, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends elements of a revision that stays.</summary>
    /// <param name="position">Where the building stands.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows.</returns>
    public async Task<long> AddElementsAsync(EarthPosition position, CancellationToken cancellation)
    {
        long sent = await SendAsync(WriteSql.CopyElements, changes.Elements.Added, ElementAsync, cancellation).ConfigureAwait(false);
        return await InsertAsync(WriteSql.InsertElements, position, sent, cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends areas that are not those of this revision: by other standards and engines, and of rooms that changed.</summary>
    /// <param name="cancellation">Ends the work.</param>
    public async Task EndAreasAsync(CancellationToken cancellation)
    {
        await EndAsync(WriteSql.EndOtherAreas, cancellation, changes.Areas.Select(a => a.Standard.Id).ToArray(), AreaEngine.Version).ConfigureAwait(false);
        foreach ((AreaStandard standard, RowChanges<AreaRow> rows) in changes.Areas.Where(a => a.Rows.Ended.Length > 0))
        {
            await EndAsync(WriteSql.EndAreas, cancellation, standard.Id, rows.Ended).ConfigureAwait(false);
        }
    }

    /// <summary>Sends areas and receipts.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows of both.</returns>
    public async Task<long> AreasAsync(CancellationToken cancellation)
    {
        (string Standard, AreaRow Row)[] areas = [.. changes.Areas.SelectMany(a => a.Rows.Added.Select(row => (a.Standard.Id, row)))];
        long sent = await SendAsync(WriteSql.CopyAreas, areas, AreaAsync, cancellation).ConfigureAwait(false);
        (string, int, int, ReceiptRow)[] lines =
            [.. areas.SelectMany(a => a.Row.Receipt.Select((line, number) => (a.Standard, a.Row.RoomNumber, number, line)))];
        return sent + await SendAsync(WriteSql.CopyReceipts, lines, ReceiptAsync, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends the rooms that touch.</summary>
    /// <param name="before">The pairs that were stored of the storeys that changed.</param>
    /// <param name="faults">Receives storeys that are beyond measure.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows.</returns>
    public async Task<long> AdjacencyAsync(IEnumerable<ContactRow> before, Action<ModelIssue> faults, CancellationToken cancellation)
    {
        (ContactRow[] ended, ContactRow[] added) = RevisionChanges.Compare(before, BuildingRows.Contacts(changes.Storeys.Added, faults));
        if (ended.Length > 0)
        {
            await EndAsync(
                WriteSql.EndAdjacency, cancellation, ended.Select(c => c.RoomA).ToArray(), ended.Select(c => c.RoomB).ToArray()).ConfigureAwait(false);
        }

        return await SendAsync(WriteSql.CopyAdjacency, added, ContactAsync, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends what the import left out, mended or doubted.</summary>
    /// <param name="issues">The issues of this revision.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows.</returns>
    public Task<long> IssuesAsync(IReadOnlyList<ModelIssue> issues, CancellationToken cancellation) =>
        SendAsync(WriteSql.CopyIssues, [.. issues.Select((issue, number) => (issue, number))], IssueAsync, cancellation);

    // A copy costs a round trip and more, though there is nothing to send.
    private async Task<long> SendAsync<T>(string sql, IReadOnlyList<T> rows, Func<BinaryCopy, T, Task> write, CancellationToken cancellation) =>
        rows.Count == 0 ? 0 : await BinaryCopy.SendAsync(connection, sql, rows, write, cancellation).ConfigureAwait(false);

    [SuppressMessage("Security", "CA2100", Justification = "Only constants of WriteSql are passed.")]
    private async Task EndAsync(string sql, CancellationToken cancellation, params object[] which)
    {
        if (revision == 1 || which is [Array { Length: 0 }])
        {
            return;
        }

        await using var end = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        end.Parameters.Add(new NpgsqlParameter<int> { TypedValue = buildingId });
        end.Parameters.Add(new NpgsqlParameter<int> { TypedValue = revision });
        foreach (object value in which)
        {
            end.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await end.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only constants of WriteSql are passed.")]
    private async Task<long> InsertAsync(string sql, EarthPosition position, long sent, CancellationToken cancellation)
    {
        if (sent == 0)
        {
            return 0;
        }

        await using var insert = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        position.AddTo(insert.Parameters);
        int stored = await insert.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        return stored == sent ? sent : throw new InvalidOperationException($"The database stored {stored} rows where {sent} were sent.");
    }

    private async Task StoreyAsync(BinaryCopy row, StoreyRow storey)
    {
        await row.Ints(buildingId, revision, storey.Number).ConfigureAwait(false);
        await row.Text(storey.Storey.GlobalId).ConfigureAwait(false);
        await row.Text(storey.Storey.Name).ConfigureAwait(false);
        await row.Double(storey.Storey.ElevationM).ConfigureAwait(false);
        await row.Bytes(storey.Plan).ConfigureAwait(false);
        await row.IntArray(storey.RoomNumbers).ConfigureAwait(false);
    }

    private async Task RoomAsync(BinaryCopy row, RoomRow r)
    {
        Room room = r.Room;
        await row.Ints(buildingId, revision, r.Number, r.StoreyNumber).ConfigureAwait(false);
        await row.Text(room.GlobalId).ConfigureAwait(false);
        await row.Text(room.Number).ConfigureAwait(false);
        await row.Text(room.LongName).ConfigureAwait(false);
        await row.Double(room.FloorHeightM).ConfigureAwait(false);
        await row.OptionalInt(room.IsMeasured ? room.PlanRoom : null).ConfigureAwait(false);
        await row.Text(room.Status.Word()).ConfigureAwait(false);
        await row.Text(room.Reason).ConfigureAwait(false);
        await row.Text(room.Declared?.Name).ConfigureAwait(false);
        await row.Double(room.Declared?.AreaM2).ConfigureAwait(false);
        await row.Text(room.Use.Category).ConfigureAwait(false);
        await row.Bytes(r.Footprint is Region footprint ? Ewkb(footprint) : null).ConfigureAwait(false);
    }

    private async Task ZoneAsync(BinaryCopy row, (int Room, int Number, RoomZone Zone) z)
    {
        await row.Ints(buildingId, revision, z.Room, z.Number).ConfigureAwait(false);
        await row.Text(z.Zone.GlobalId).ConfigureAwait(false);
        await row.Text(z.Zone.Name).ConfigureAwait(false);
        await row.Flag(z.Zone.IsSpatial).ConfigureAwait(false);
    }

    private async Task ClassificationAsync(BinaryCopy row, (int Room, int Number, RoomClassification Place) c)
    {
        await row.Ints(buildingId, revision, c.Room, c.Number).ConfigureAwait(false);
        await row.Text(c.Place.System).ConfigureAwait(false);
        await row.Text(c.Place.Code).ConfigureAwait(false);
        await row.Text(c.Place.Name).ConfigureAwait(false);
    }

    private async Task ElementAsync(BinaryCopy row, ElementRow e)
    {
        await row.Ints(buildingId, revision, e.Number, e.StoreyNumber).ConfigureAwait(false);
        await row.Text(e.Element.GlobalId).ConfigureAwait(false);
        await row.Text(e.Element.Type).ConfigureAwait(false);
        await row.Text(e.Element.Name).ConfigureAwait(false);
        await row.Text(e.Element.Kind.Word()).ConfigureAwait(false);
        await row.Bytes(Ewkb(e.Section)).ConfigureAwait(false);
    }

    private async Task StoreyPlanAsync(BinaryCopy row, StoreyPlanRow other)
    {
        await row.Ints(buildingId, revision).ConfigureAwait(false);
        await row.Text(other.Standard).ConfigureAwait(false);
        await row.Ints(other.Storey.Number).ConfigureAwait(false);
        await row.Bytes(other.Storey.Plan).ConfigureAwait(false);
        await row.IntArray(other.Storey.RoomNumbers).ConfigureAwait(false);
    }

    private async Task AreaAsync(BinaryCopy row, (string Standard, AreaRow Row) r)
    {
        RoomAreas areas = r.Row.Areas;
        await row.Ints(buildingId, revision, r.Row.RoomNumber).ConfigureAwait(false);
        await row.Text(r.Standard).ConfigureAwait(false);
        await row.Text(AreaEngine.Version).ConfigureAwait(false);
        await row.Double(areas.Gross).ConfigureAwait(false);
        await row.Double(areas.Column).ConfigureAwait(false);
        await row.Double(areas.Wall).ConfigureAwait(false);
        await row.Double(areas.Other).ConfigureAwait(false);
        await row.Double(areas.Net).ConfigureAwait(false);
        await row.Double(areas.Bound).ConfigureAwait(false);
    }

    private async Task ReceiptAsync(BinaryCopy row, (string Standard, int Room, int Number, ReceiptRow Line) r)
    {
        await row.Ints(buildingId, revision, r.Room).ConfigureAwait(false);
        await row.Text(r.Standard).ConfigureAwait(false);
        await row.Text(AreaEngine.Version).ConfigureAwait(false);
        await row.Ints(r.Number, r.Line.ElementNumber).ConfigureAwait(false);
        await row.Text(r.Line.Category.Word()).ConfigureAwait(false);
        await row.Double(r.Line.AreaM2).ConfigureAwait(false);
    }

    private async Task ContactAsync(BinaryCopy row, ContactRow contact)
    {
        await row.Ints(buildingId, revision, int.MaxValue, contact.RoomA, contact.RoomB).ConfigureAwait(false);
        await row.Double(contact.SharedM).ConfigureAwait(false);
        await row.Double(contact.OpeningM).ConfigureAwait(false);
    }

    private async Task IssueAsync(BinaryCopy row, (ModelIssue Issue, int Number) i)
    {
        await row.Ints(buildingId, revision, i.Number).ConfigureAwait(false);
        await row.Text(i.Issue.Code).ConfigureAwait(false);
        await row.Text(i.Issue.GlobalId).ConfigureAwait(false);
        await row.Text(i.Issue.Type).ConfigureAwait(false);
        await row.Ints(i.Issue.Line).ConfigureAwait(false);
        await row.Text(i.Issue.Message).ConfigureAwait(false);
    }

    private byte[] Ewkb(Region region) => _wkb.Write(NtsBridge.ToMultiPolygon(region));
}
