using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store.Moments;

namespace SpaceGeo.Store.Tiles;

/// <summary>A vector tile that is wanted.</summary>
/// <param name="Zoom">From 0 for the whole earth.</param>
/// <param name="Column">From the west, 0 to 2^zoom − 1.</param>
/// <param name="Row">From the north.</param>
/// <param name="Storey">Only rooms of the storeys with this number; null for all.</param>
public readonly record struct TileAddress(int Zoom, int Column, int Row, int? Storey);

/// <summary>Makes vector tiles (Mapbox Vector Tile 2.1) of rooms and buildings.</summary>
/// <param name="reading">The moment that is read.</param>
/// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
public sealed class TileStore(MomentReading reading, TimeSpan timeout)
{
    /// <summary>The deepest zoom that is made.</summary>
    public const int MostZoom = 22;

    /// <summary>Rooms are in tiles from this zoom on; below it a room is smaller than a dot, and a tile has too many.</summary>
    public const int RoomZoom = 15;

    private const string Version = "select version, current_date from publications";

    // 4,096 steps across a tile and a margin of 64 around it, as is usual. Areas are those of the facts where a ledger has made some.
    private const string Rooms = """
        select ST_AsMVT(t, 'rooms', 4096, 'geom', 'featureId') from (
          select ST_AsMVTGeom(ST_Transform(r.geom_4326, 3857), ST_TileEnvelope(@z, @x, @y), 4096, 64, true) as geom,
                 (b.building_id::bigint << 32) + r.room_no as "featureId",
                 b.building_id || '.' || r.global_id as "roomId", b.building_id as "buildingId", r.storey_no as "storeyNo", r.number,
                 r.long_name as "longName", coalesce(f.net_m2, a.net_m2) as "netAreaM2", coalesce(f.gross_m2, a.gross_m2) as "grossAreaM2",
                 f.class, f.state, f.vacant_since is not null as "isVacant", f.tenure,
                 (select o.code from organisations o where o.organisation_id = f.organisation_id) as organisation
          from rooms r
          join buildings b on b.building_id = r.building_id and in_revision(r.revision, r.until_revision, b.current_revision)
          left join room_facts f
            on f.building_id = r.building_id and f.room_no = r.room_no and f.valid_from <= coalesce(@day, current_date)
              and f.valid_to > coalesce(@day, current_date)
          left join lateral (
            select x.net_m2, x.gross_m2 from room_areas x join engine_versions v on v.version = x.engine_version
            where f.building_id is null and x.building_id = r.building_id and x.room_no = r.room_no
              and in_revision(x.revision, x.until_revision, b.current_revision) and x.standard = @standard
            order by v.engine_no desc limit 1) a on true
          where r.geom_4326 && ST_Transform(ST_TileEnvelope(@z, @x, @y, margin => 0.015625), 4326) and (@storey is null or r.storey_no = @storey)
          order by r.building_id, r.room_no) t
        """;

    private const string Buildings = """
        select ST_AsMVT(t, 'buildings', 4096, 'geom', 'buildingId') from (
          select ST_AsMVTGeom(ST_Transform(p.place::geometry, 3857), ST_TileEnvelope(@z, @x, @y), 4096, 64, true) as geom,
                 b.building_id::bigint as "buildingId", b.name, c.code as site
          from building_places p join buildings b using (building_id) join sites c using (site_id)
          where p.place && ST_Segmentize(ST_Transform(ST_TileEnvelope(@z, @x, @y, margin => 0.015625), 4326), 1)::geography
          order by b.building_id) t
        """;

    /// <summary>Reads the present.</summary>
    /// <param name="source">The database; each call takes one of its connections for as long as it reads.</param>
    /// <param name="timeout">A statement that runs longer is cancelled on the server.</param>
    public TileStore(NpgsqlDataSource source, TimeSpan timeout)
        : this(MomentReading.Now(source), timeout)
    {
    }

    /// <summary>The same, at another moment.</summary>
    /// <param name="moment">The moment; the caller disposes of it after the last answer.</param>
    public TileStore At(MomentReading moment) => new(moment, timeout);

    /// <summary>What grows with each change of what is published; another day is another version too.</summary>
    /// <param name="cancellation">Ends the statement too.</param>
    public async Task<string> VersionAsync(CancellationToken cancellation = default)
    {
        await using NpgsqlCommand command = Limited(reading.CreateCommand(Version));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{reader.GetInt64(0):x}-{reader.GetFieldValue<DateOnly>(1).DayNumber:x}");
    }

    /// <summary>Makes a tile.</summary>
    /// <param name="tile">Which.</param>
    /// <param name="cancellation">Ends the statement too.</param>
    /// <returns>Its bytes; none where nothing is there.</returns>
    public async Task<byte[]> TileAsync(TileAddress tile, CancellationToken cancellation = default)
    {
        byte[] buildings = await LayerAsync(reading.CreateCommand(Buildings), tile, cancellation);
        if (tile.Zoom < RoomZoom)
        {
            return buildings;
        }

        NpgsqlCommand rooms = reading.CreateCommand(Rooms);
        rooms.Parameters.Add(new NpgsqlParameter<string>("standard", AreaStandards.Default.Id));
        rooms.Parameters.Add(new NpgsqlParameter("day", NpgsqlDbType.Date) { Value = reading.Day ?? (object)DBNull.Value });
        rooms.Parameters.Add(new NpgsqlParameter("storey", NpgsqlDbType.Integer) { Value = tile.Storey ?? (object)DBNull.Value });
        return [.. buildings, .. await LayerAsync(rooms, tile, cancellation)]; // layers of a tile stand one behind the other
    }

    private async Task<byte[]> LayerAsync(NpgsqlCommand command, TileAddress tile, CancellationToken cancellation)
    {
        await using (command)
        {
            Limited(command);
            command.Parameters.Add(new NpgsqlParameter<int>("z", tile.Zoom));
            command.Parameters.Add(new NpgsqlParameter<int>("x", tile.Column));
            command.Parameters.Add(new NpgsqlParameter<int>("y", tile.Row));
            return (byte[])(await command.ExecuteScalarAsync(cancellation))!;
        }
    }

    private NpgsqlCommand Limited(NpgsqlCommand command)
    {
        command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds);
        return command;
    }
}
