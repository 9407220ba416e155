using NetTopologySuite.IO;
using Npgsql;
using NpgsqlTypes;
using SpaceGeo.Store;
using SpaceGeo.Store.Cluster;
using NtsGeometry = NetTopologySuite.Geometries.Geometry;

namespace SpaceGeo.Bench.Areas;

/// <summary>The same rooms for PostGIS, in a private cluster that goes with the comparison. Its best form: obstacles by an indexed room
/// number, filtered by ST_Intersects, one union and one difference a room.</summary>
internal sealed class PostgisPeer : IDisposable
{
    private const string Net = """
        select sum(st_area(coalesce(st_difference(r.geom, (
            select st_union(o.geom) from peer_obstacles o where o.room = r.room and st_intersects(o.geom, r.geom))), r.geom)))
        from peer_rooms r
        """;

    private readonly BenchFolder _folder;
    private readonly PrivateCluster _cluster;
    private readonly NpgsqlConnection _connection;

    private PostgisPeer(BenchFolder folder, PrivateCluster cluster, NpgsqlConnection connection, int count)
    {
        _folder = folder;
        _cluster = cluster;
        _connection = connection;
        Count = count;
    }

    /// <summary>Number of rooms.</summary>
    public int Count { get; }

    /// <summary>Starts a cluster and loads the rooms.</summary>
    /// <param name="rooms">The rooms and what is near them.</param>
    /// <returns>The peer, or null, with a word, where the machine has no PostGIS.</returns>
    public static PostgisPeer? TryCreate(IReadOnlyList<(NtsGeometry Room, NtsGeometry[] Near)> rooms)
    {
        var folder = new BenchFolder();
        var cluster = PrivateCluster.ForDirectory(folder.Path);
        try
        {
            Secret address = cluster.StartAsync().GetAwaiter().GetResult();
            var connection = new NpgsqlConnection(address.Reveal());
            connection.Open();
            var peer = new PostgisPeer(folder, cluster, connection, rooms.Count);
            peer.Load(rooms);
            return peer;
        }
        catch (EnvironmentException missing)
        {
            Console.WriteLine($"PostGIS is left out: {missing.Message}");
            folder.Dispose();
            return null;
        }
    }

    /// <summary>Measures all rooms.</summary>
    /// <returns>The sum of their net areas.</returns>
    public double Measure()
    {
        using var command = new NpgsqlCommand(Net, _connection) { CommandTimeout = 0 };
        return (double)command.ExecuteScalar()!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        NpgsqlConnection.ClearAllPools();
        _cluster.StopAsync().GetAwaiter().GetResult();
        _folder.Dispose();
    }

    private void Load(IReadOnlyList<(NtsGeometry Room, NtsGeometry[] Near)> rooms)
    {
        Execute("create temp table peer_rooms (room integer, geom geometry)");
        Execute("create temp table peer_obstacles (room integer, geom geometry)");
        Copy("copy peer_rooms (room, geom) from stdin (format binary)", rooms.Select((r, i) => (i, r.Room)));
        Copy("copy peer_obstacles (room, geom) from stdin (format binary)", rooms.SelectMany((r, i) => r.Near.Select(near => (i, near))));
        Execute("create index on peer_obstacles (room)");
        Execute("analyze peer_rooms");
        Execute("analyze peer_obstacles");
    }

    private void Copy(string into, IEnumerable<(int Room, NtsGeometry Geometry)> rows)
    {
        var wkb = new WKBWriter();
        using NpgsqlBinaryImporter importer = _connection.BeginBinaryImport(into);
        foreach ((int room, NtsGeometry geometry) in rows)
        {
            importer.StartRow();
            importer.Write(room, NpgsqlDbType.Integer);
            importer.Write(wkb.Write(geometry), NpgsqlDbType.Bytea);
        }

        importer.Complete();
    }

    private void Execute(string statement)
    {
        // The statements above are this class's own.
#pragma warning disable CA2100
        using var command = new NpgsqlCommand(statement, _connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
