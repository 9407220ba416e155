using NetTopologySuite.IO;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Store.Adjacency;

namespace SpaceGeo.Store.Writing;

/// <summary>Sends the inside of one building's revision, table by table.</summary>
/// <param name="connection">A connection within the transaction.</param>
/// <param name="rows">The building.</param>
/// <param name="buildingId">Its number.</param>
/// <param name="revision">The new revision.</param>
internal sealed class BuildingCopy(NpgsqlConnection connection, BuildingRows rows, int buildingId, int revision)
{
    private readonly WKBWriter _wkb = new();

    /// <summary>Sends the storeys with their plans.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows.</returns>
    public async Task<long> StoreysAsync(CancellationToken cancellation)
    {
        long storeys = await BinaryCopy.SendAsync(
            connection, WriteSql.CopyStoreys, rows.Storeys, StoreyAsync, cancellation).ConfigureAwait(false);
        await BinaryCopy.SendAsync(connection, WriteSql.CopyStoreyPlans, rows.Plans, StoreyPlanAsync, cancellation).ConfigureAwait(false);
        return storeys;
    }

    /// <summary>Sends the rooms.</summary>
    /// <param name="position">Where the building stands.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows.</returns>
    public async Task<long> RoomsAsync(EarthPosition position, CancellationToken cancellation)
    {
        long sent = await BinaryCopy.SendAsync(connection, WriteSql.CopyRooms, rows.Rooms, RoomAsync, cancellation).ConfigureAwait(false);
        await using var insert = new NpgsqlCommand(WriteSql.InsertRooms, connection) { CommandTimeout = 0 };
        return await InsertAsync(insert, position, sent, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends zones and classifications of rooms.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows of both.</returns>
    public async Task<long> UsesAsync(CancellationToken cancellation)
    {
        long zones = await BinaryCopy.SendAsync(
            connection,
            WriteSql.CopyZones,
            rows.Rooms.SelectMany(r => r.Room.Use.Zones.Select((zone, number) => (r.Number, number, zone))),
            ZoneAsync,
            cancellation).ConfigureAwait(false);
        long places = await BinaryCopy.SendAsync(
            connection,
            WriteSql.CopyClassifications,
            rows.Rooms.SelectMany(r => r.Room.Use.Classifications.Select((place, number) => (r.Number, number, place))),
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
        long sent = await BinaryCopy.SendAsync(
            connection, WriteSql.CopyElements, rows.Elements, ElementAsync, cancellation).ConfigureAwait(false);
        await using var insert = new NpgsqlCommand(WriteSql.InsertElements, connection) { CommandTimeout = 0 };
        return await InsertAsync(insert, position, sent, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends areas and receipts.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows of both.</returns>
    public async Task<long> AreasAsync(CancellationToken cancellation)
    {
        long areas = await BinaryCopy.SendAsync(
            connection,
            WriteSql.CopyAreas,
            rows.Sets.SelectMany(set => set.Rooms.Where(r => r.Room.IsMeasured).Select(r => (set.Standard.Id, r))),
            AreaAsync,
            cancellation).ConfigureAwait(false);
        long lines = await BinaryCopy.SendAsync(
            connection,
            WriteSql.CopyReceipts,
            rows.Sets.SelectMany(set => set.Receipts.Select(line => (set.Standard.Id, line))),
            ReceiptAsync,
            cancellation).ConfigureAwait(false);
        return areas + lines;
    }

    /// <summary>Sends the rooms that touch.</summary>
    /// <param name="faults">Receives storeys that are beyond measure.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows.</returns>
    public Task<long> AdjacencyAsync(Action<ModelIssue> faults, CancellationToken cancellation) =>
        BinaryCopy.SendAsync(connection, WriteSql.CopyAdjacency, rows.Contacts(faults), ContactAsync, cancellation);

    /// <summary>Sends what the import left out, mended or doubted.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The number of rows.</returns>
    public Task<long> IssuesAsync(CancellationToken cancellation) =>
        BinaryCopy.SendAsync(connection, WriteSql.CopyIssues, rows.Issues.Select((issue, number) => (issue, number)), IssueAsync, cancellation);

    private static async Task<long> InsertAsync(NpgsqlCommand insert, EarthPosition position, long sent, CancellationToken cancellation)
    {
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

    private async Task AreaAsync(BinaryCopy row, (string Standard, RoomRow Room) r)
    {
        RoomAreas areas = r.Room.Storey.Of(r.Room.Room)!.Value;
        await row.Ints(buildingId, revision, r.Room.Number).ConfigureAwait(false);
        await row.Text(r.Standard).ConfigureAwait(false);
        await row.Text(AreaEngine.Version).ConfigureAwait(false);
        await row.Double(areas.Gross).ConfigureAwait(false);
        await row.Double(areas.Column).ConfigureAwait(false);
        await row.Double(areas.Wall).ConfigureAwait(false);
        await row.Double(areas.Other).ConfigureAwait(false);
        await row.Double(areas.Net).ConfigureAwait(false);
        await row.Double(areas.Bound).ConfigureAwait(false);
    }

    private async Task ReceiptAsync(BinaryCopy row, (string Standard, ReceiptRow Line) r)
    {
        ReceiptRow line = r.Line;
        await row.Ints(buildingId, revision, line.RoomNumber).ConfigureAwait(false);
        await row.Text(r.Standard).ConfigureAwait(false);
        await row.Text(AreaEngine.Version).ConfigureAwait(false);
        await row.Ints(line.LineNumber, line.ElementNumber).ConfigureAwait(false);
        await row.Text(line.Category.Word()).ConfigureAwait(false);
        await row.Double(line.AreaM2).ConfigureAwait(false);
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
