using System.Runtime.CompilerServices;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Moments;

namespace SpaceGeo.Store.Reading;

/// <summary>Reads what is published: features of the revisions in force, receipts, extents.</summary>
/// <param name="reading">The moment that is read.</param>
/// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
public sealed class FeatureStore(MomentReading reading, TimeSpan timeout)
{
    private const int FixedColumns = 4; // id, two keys, geometry

    /// <summary>Reads the present.</summary>
    /// <param name="source">The database; each call takes one of its connections for as long as it reads.</param>
    /// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
    public FeatureStore(NpgsqlDataSource source, TimeSpan timeout)
        : this(MomentReading.Now(source), timeout)
    {
    }

    /// <summary>The same, at another moment.</summary>
    /// <param name="moment">The moment; the caller disposes of it after the last answer.</param>
    public FeatureStore At(MomentReading moment) => new(moment, timeout);

    /// <summary>Reads features one after the other, in the order that is asked for.</summary>
    /// <param name="request">Which.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>At most as many as the request's limit, all of one snapshot.</returns>
    public async IAsyncEnumerable<Feature> ReadAsync(
        FeatureRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using NpgsqlCommand command = Limited(FeatureQueries.Page(reading, request, StandardOf(request)));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return FeatureOf(reader, request);
        }
    }

    /// <summary>Counts features. It reads them all; call it only for those who ask.</summary>
    /// <param name="request">Which; limit and start are not considered.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>Their number.</returns>
    public async Task<long> CountAsync(FeatureRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using NpgsqlCommand command = Limited(FeatureQueries.Count(reading, request with { After = null }, StandardOf(request)));
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Finds a feature by its id.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="id">A full id, or a bare GlobalId.</param>
    /// <param name="system">The coordinate system in which its geometry is told.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>None, the one, or several (at most ten) that a bare GlobalId fits.</returns>
    public async Task<IReadOnlyList<Feature>> FindAsync(
        Layer layer, string id, CoordinateSystem system, CancellationToken cancellation = default)
    {
        if (FeatureId.Conditions(layer, id) is not { } conditions)
        {
            return [];
        }

        var found = new List<Feature>();
        await foreach (Feature feature in ReadAsync(new FeatureRequest(layer) { Filters = conditions, System = system }, cancellation))
        {
            // A model that gives one GlobalId to two of its objects: the first one is meant.
            if (!found.Any(f => string.Equals(f.Id, feature.Id, StringComparison.Ordinal)))
            {
                found.Add(feature);
            }
        }

        return found;
    }

    /// <summary>The receipt of a room.</summary>
    /// <param name="room">A feature of the rooms, as it was found.</param>
    /// <param name="standard">The area standard, or null for the one in force.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>The receipt, or null for a room that was not measured by this standard.</returns>
    public async Task<RoomReceipt?> ReceiptAsync(Feature room, string? standard, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(room);
        await using NpgsqlCommand command = Limited(reading.CreateCommand(FeatureQueries.Receipt));
        command.Parameters.Add(new NpgsqlParameter<string>("standard", standard ?? AreaStandards.Default.Id));
        command.Parameters.Add(new NpgsqlParameter<int>("building", room.Position.Key.First));
        command.Parameters.Add(new NpgsqlParameter<int>("room", room.Position.Key.Second));
        command.Parameters.Add(new NpgsqlParameter<string>("globalId", room.Id[(room.Id.IndexOf('.', StringComparison.Ordinal) + 1)..]));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        RoomReceipt? receipt = null;
        var lines = new List<RoomReceiptLine>();
        while (await reader.ReadAsync(cancellation))
        {
            receipt ??= ReceiptOf(reader, lines);
            if (!await reader.IsDBNullAsync(12, cancellation))
            {
                lines.Add(LineOf(reader));
            }
        }

        return receipt;
    }

    /// <summary>A box around all features of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>The box, or null where nothing has a position. It costs no scan, and may be larger than needed: earlier revisions count.
    /// </returns>
    public async Task<LonLatBox?> ExtentAsync(Layer layer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layer);
        await using NpgsqlCommand command = Limited(reading.CreateCommand(FeatureQueries.Extent));
        command.Parameters.Add(new NpgsqlParameter<string>("table", layer.ExtentTable));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new LonLatBox(reader.GetDouble(0), reader.GetDouble(1), reader.GetDouble(2), reader.GetDouble(3))
            : null;
    }

    /// <summary>Reads one row; throws when the database cannot be reached or has no schema.</summary>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>When it was read.</returns>
    public async Task CheckAsync(CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = Limited(reading.CreateCommand(FeatureQueries.Health));
        await command.ExecuteScalarAsync(cancellation);
    }

    private NpgsqlCommand Limited(NpgsqlCommand command)
    {
        command.CommandTimeout = Math.Max(1, (int)timeout.TotalSeconds);
        return command;
    }

    private static string StandardOf(FeatureRequest request) => request.Standard ?? AreaStandards.Default.Id;

    private static Feature FeatureOf(NpgsqlDataReader reader, FeatureRequest request) => new(
        reader.GetString(0),
        new FeaturePosition(
            new FeatureKey(reader.GetInt32(1), reader.GetInt32(2)),
            ValuesOf(reader, FixedColumns + request.Shown.Count, request.Order.Count)),
        reader.IsDBNull(3) ? null : reader.GetString(3),
        ValuesOf(reader, FixedColumns, request.Shown.Count));

    private static object?[] ValuesOf(NpgsqlDataReader reader, int first, int count)
    {
        object?[] values = count == 0 ? [] : new object?[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = reader.IsDBNull(first + i) ? null : reader.GetValue(first + i);
        }

        return values;
    }

    private static RoomReceipt ReceiptOf(NpgsqlDataReader reader, IReadOnlyList<RoomReceiptLine> lines) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetDouble(2),
        reader.GetDouble(3),
        reader.GetDouble(4),
        reader.GetDouble(5),
        reader.GetDouble(6),
        lines);

    private static RoomReceiptLine LineOf(NpgsqlDataReader reader) => new(
        reader.GetString(7), reader.GetString(8), reader.GetString(9), reader.GetString(10), reader.GetString(11), reader.GetDouble(12));
}
