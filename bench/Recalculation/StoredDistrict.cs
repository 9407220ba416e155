using System.Globalization;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Ingest.Ifc;
using SpaceGeo.Inventory;
using SpaceGeo.Store;
using SpaceGeo.Store.Cluster;
using SpaceGeo.Store.Districts;
using SpaceGeo.Store.Recalculation;

namespace SpaceGeo.Bench.Recalculation;

/// <summary>A made-up district in a private database of its own, which goes with it.</summary>
internal sealed class StoredDistrict : IDisposable
{
    private const double Tolerance = 1e-9;
    private const double ReceiptTolerance = 1e-6;

    private const string Sums = "select count(*), sum(net_m2), sum(gross_m2 - column_m2 - wall_m2 - other_m2) from room_areas";

    // A receipt's lines add up to what was taken from the room.
    private const string WrongReceipts = """
        select count(*) from room_areas a
        left join (select building_id, revision, room_no, sum(area_m2) as taken from receipt_lines group by 1, 2, 3) r
          using (building_id, revision, room_no)
        where not abs(a.gross_m2 - a.net_m2 - coalesce(r.taken, 0)) < $1
        """;

    private readonly BenchFolder _folder;
    private readonly PrivateCluster _cluster;
    private readonly SpaceGeoDatabase _database;

    private StoredDistrict(BenchFolder folder, PrivateCluster cluster, SpaceGeoDatabase database, DistrictResult made)
    {
        _folder = folder;
        _cluster = cluster;
        _database = database;
        Made = made;
    }

    /// <summary>What was stored, with the net area that reading and measuring the models found.</summary>
    public DistrictResult Made { get; }

    /// <summary>Connections to its database.</summary>
    public NpgsqlDataSource Source => _database.Source;

    /// <summary>Makes a district, without areas.</summary>
    /// <param name="rooms">At least so many rooms; null for the reference district.</param>
    /// <exception cref="MissingToolException">The machine has no PostGIS.</exception>
    public static StoredDistrict Create(long? rooms)
    {
        var folder = new BenchFolder();
        var cluster = PrivateCluster.ForDirectory(folder.Path);
        StoredDistrict? district = null;
        try
        {
            // No pool: its connections would not outlive a stop of the database.
            string address = cluster.StartAsync().GetAwaiter().GetResult().Reveal();
            var unpooled = new Secret(new NpgsqlConnectionStringBuilder(address) { Pooling = false }.ConnectionString);
            SpaceGeoDatabase database = SpaceGeoDatabase.OpenAsync(unpooled).GetAwaiter().GetResult();
            DistrictResult made = DistrictWriter.WriteAsync(database.Source, Models(), new DistrictOptions(Rooms: rooms)).GetAwaiter().GetResult();
            return district = new StoredDistrict(folder, cluster, database, made);
        }
        catch (EnvironmentException missing)
        {
            throw new MissingToolException($"Skipped: there is no PostGIS to recalculate in. {missing.Message}");
        }
        finally
        {
            if (district is null)
            {
                cluster.StopAsync().GetAwaiter().GetResult();
                folder.Dispose();
            }
        }
    }

    /// <summary>Drops all areas, so that the next recalculation has everything to do.</summary>
    public void DropAreas() => EngineVersions.DropAsync(Source, AreaEngine.Version).GetAwaiter().GetResult();

    /// <summary>Recalculates everything by a process of its own, and checks what it stored.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">What stands before the command.</param>
    /// <returns>What the process took.</returns>
    /// <exception cref="WrongAnswerException">An area is missing or wrong.</exception>
    public MeasuredProcess Recalculate(string program, params string[] arguments)
    {
        MeasuredProcess run = MeasuredProcess.RunAt(_folder.Path, program, [.. arguments, "recalculate", "--all"]);
        Check(run.Output);
        return run;
    }

    /// <summary>Stops the database; the next recalculation starts it.</summary>
    public void StopDatabase() => _cluster.StopAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        StopDatabase();
        _folder.Dispose();
    }

    private void Check(string output)
    {
        string expected = string.Create(CultureInfo.InvariantCulture, $": {Made.Buildings} buildings, {Made.Rooms} rooms,");
        if (!output.Contains(expected, StringComparison.Ordinal))
        {
            throw new WrongAnswerException($"the recalculation does not speak of{expected[1..]} but says: {output}");
        }

        using NpgsqlCommand sums = Source.CreateCommand(Sums);
        using (NpgsqlDataReader row = sums.ExecuteReader())
        {
            row.Read();
            (long rooms, double net, double rest) = (row.GetInt64(0), row.GetDouble(1), row.GetDouble(2));
            if (rooms != Made.Rooms || !IsClose(net, Made.NetM2) || !IsClose(rest, Made.NetM2))
            {
                throw new WrongAnswerException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rooms} rooms with {net:R} m² net, {rest:R} m² gross less deductions; the models have {Made.Rooms} with {Made.NetM2:R} m²"));
            }
        }

        using NpgsqlCommand receipts = Source.CreateCommand(WrongReceipts);
        receipts.CommandTimeout = 0;
        receipts.Parameters.Add(new NpgsqlParameter<double> { TypedValue = ReceiptTolerance });
        if (receipts.ExecuteScalar() is long wrong and not 0)
        {
            throw new WrongAnswerException(string.Create(CultureInfo.InvariantCulture, $"{wrong} receipts do not add up to what was taken"));
        }
    }

    private static bool IsClose(double found, double expected) => Math.Abs(found - expected) <= Tolerance * expected;

    private static IEnumerable<MeasuredModel> Models() => BenchModels.Paths
        .Select(path => MeasuredModel.Measure(IfcReader.Read(path, new IfcReadOptions(AreaStandards.Default)), AreaStandards.Default));
}
