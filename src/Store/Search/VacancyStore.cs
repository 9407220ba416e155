using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Store.Moments;

namespace SpaceGeo.Store.Search;

/// <summary>Finds vacant rooms by distance.</summary>
/// <param name="reading">The moment that is read.</param>
/// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
public sealed class VacancyStore(MomentReading reading, TimeSpan timeout)
{
    /// <summary>Reads the present.</summary>
    /// <param name="source">The database; each call takes one of its connections for as long as it reads.</param>
    /// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
    public VacancyStore(NpgsqlDataSource source, TimeSpan timeout)
        : this(MomentReading.Now(source), timeout)
    {
    }

    /// <summary>The same, at another moment.</summary>
    /// <param name="moment">The moment; the caller disposes of it after the last answer.</param>
    public VacancyStore At(MomentReading moment) => new(moment, timeout);

    /// <summary>Where a site is.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>Whether there is such a site, and where it is if anybody knows.</returns>
    public async Task<(bool Exists, EarthPoint? Place)> SiteAsync(string code, DateOnly day, CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = Command(VacancySql.SitePosition);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = code });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            return (false, null);
        }

        return (true, reader.IsDBNull(0) ? null : new EarthPoint(reader.GetDouble(0), reader.GetDouble(1)));
    }

    /// <summary>Vacant rooms, nearest first, then by how well they fit.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="cancellation">Ends the statements too.</param>
    public async Task<IReadOnlyList<VacantRoomFound>> RoomsAsync(VacancyRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        string sql = VacancySql.Rooms(request);
        var found = new List<VacantRoomFound>();
        foreach (double reach in SearchReach.Until(request.RadiusM))
        {
            found.Clear();
            await using NpgsqlCommand command = Bound(sql, request, reach);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                found.Add(RoomOf(reader, 1, reader.GetDouble(0)));
            }

            if (found.Count == request.Limit)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Storeys whose vacant rooms together have the area that is wanted, nearest first.</summary>
    /// <param name="request">What is wanted; it has a least area. Its limit bounds the storeys.</param>
    /// <param name="reachM">Only buildings within this distance, in metres.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    public async Task<IReadOnlyList<VacantStoreyFound>> StoreysAsync(
        VacancyRequest request, double reachM, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using NpgsqlCommand command = Bound(VacancySql.Storeys(request), request, reachM);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<VacantStoreyFound>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(new VacantStoreyFound(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetDouble(2), reader.GetFieldValue<int[]>(3), reader.GetFieldValue<double[]>(4),
                reader.GetFieldValue<int[]>(5), reader.GetFieldValue<int[]>(6)));
        }

        return found;
    }

    /// <summary>Rooms that are told together.</summary>
    /// <param name="sets">The sets.</param>
    /// <param name="day">The day on which they are vacant.</param>
    /// <param name="distancesM">The distance of each set, in metres.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>The same sets in the same order.</returns>
    public async Task<IReadOnlyList<RoomSetFound>> SetsAsync(
        IReadOnlyList<RoomSet> sets, DateOnly day, IReadOnlyList<double> distancesM, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(distancesM);
        var rooms = sets.SelectMany((s, i) => s.Rooms.Select(r => (Set: i, s.BuildingId, Room: r))).ToList();
        await using NpgsqlCommand command = Command(VacancySql.Sets);
        command.Parameters.Add(new NpgsqlParameter<int[]>("sets", [.. rooms.Select(r => r.Set)]));
        command.Parameters.Add(new NpgsqlParameter<int[]>("buildings", [.. rooms.Select(r => r.BuildingId)]));
        command.Parameters.Add(new NpgsqlParameter<int[]>("rooms", [.. rooms.Select(r => r.Room)]));
        command.Parameters.Add(new NpgsqlParameter<DateOnly>("day", day));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        string?[] shapes = new string?[sets.Count];
        List<VacantRoomFound>[] found = [.. sets.Select(_ => new List<VacantRoomFound>())];
        while (await reader.ReadAsync(cancellation))
        {
            int set = reader.GetInt32(0);
            shapes[set] = Text(reader, 1);
            found[set].Add(RoomOf(reader, 2, distancesM[set]));
        }

        return [.. shapes.Zip(found, (shape, of) => new RoomSetFound(shape, of))];
    }

    private static VacantRoomFound RoomOf(NpgsqlDataReader reader, int at, double distance) => new(
        reader.GetString(at), distance, Text(reader, at + 1), new VacantRoomDetails(
            reader.GetString(at + 2), reader.GetString(at + 3), reader.GetString(at + 4), reader.GetInt32(at + 5), reader.GetString(at + 6),
            reader.GetInt32(at + 7), reader.GetString(at + 8), Text(reader, at + 9), Text(reader, at + 10),
            reader.IsDBNull(at + 11) ? null : reader.GetFieldValue<DateOnly>(at + 11), reader.GetDouble(at + 12),
            reader.IsDBNull(at + 13) ? null : reader.GetDouble(at + 13), Text(reader, at + 14), Text(reader, at + 15), Text(reader, at + 16)));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private NpgsqlCommand Bound(string sql, VacancyRequest request, double reach)
    {
        NpgsqlCommand command = Command(sql);
        command.Parameters.Add(new NpgsqlParameter<string>("near", NpgsqlDbType.Text)
        {
            TypedValue = string.Create(CultureInfo.InvariantCulture, $"SRID=4326;POINT({request.Near.Longitude:R} {request.Near.Latitude:R})"),
        });
        command.Parameters.Add(new NpgsqlParameter<double>("reach", reach));
        command.Parameters.Add(new NpgsqlParameter<DateOnly>("day", request.Day));
        command.Parameters.Add(new NpgsqlParameter<string[]>("states", [.. request.States]));
        command.Parameters.Add(new NpgsqlParameter<int>("limit", request.Limit));
        if (request.MinAreaM2 is double least)
        {
            command.Parameters.Add(new NpgsqlParameter<double>("minArea", least));
        }

        if (request.MaxAreaM2 is double most)
        {
            command.Parameters.Add(new NpgsqlParameter<double>("maxArea", most));
        }

        if (request.Classes is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string[]>("classes", [.. request.Classes]));
        }

        if (request.Storey is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string>("storey", request.Storey));
        }

        return command;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Constants of VacancySql; all that a client sent travels in parameters.")]
    private NpgsqlCommand Command(string sql)
    {
        NpgsqlCommand command = reading.CreateCommand(sql);
        command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        return command;
    }
}
