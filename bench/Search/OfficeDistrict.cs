using System.Globalization;
using Npgsql;
using SpaceGeo.Geometry.Areas;
using SpaceGeo.Store;
using SpaceGeo.Store.Cluster;
using SpaceGeo.Store.Districts;
using SpaceGeo.Store.Recalculation;
using SpaceGeo.Tests.SyntheticRooms;

namespace SpaceGeo.Bench.Search;

/// <summary>A province of made-up office buildings with a ledger in a private database of its own, measured and analysed; it goes with all that is
/// in it.</summary>
internal sealed class OfficeDistrict : IDisposable
{
    private const double ProvinceRadiusM = 100_000;
    private const double SpacingM = 100; // The largest building is 79 m long.
    private const int BuildingsASite = 10;

    private readonly BenchFolder _folder = new();
    private readonly PrivateCluster _cluster;
    private readonly SpaceGeoDatabase _database;

    /// <summary>Makes a district.</summary>
    /// <param name="buildings">How many buildings of 200 rooms each.</param>
    /// <exception cref="MissingToolException">The machine has no PostGIS.</exception>
    public OfficeDistrict(int buildings)
    {
        _cluster = PrivateCluster.ForDirectory(_folder.Path);
        try
        {
            _database = SpaceGeoDatabase.OpenAsync(null, _folder.Path).GetAwaiter().GetResult();
        }
        catch (EnvironmentException missing)
        {
            _folder.Dispose();
            throw new MissingToolException($"Skipped: there is no PostGIS to search in. {missing.Message}");
        }

        var options = new DistrictOptions
        {
            Buildings = buildings,
            Sites = Math.Max(1, buildings / BuildingsASite),
            RadiusM = ProvinceRadiusM,
            SpacingM = SpacingM,
        };
        Made = DistrictWriter.WriteAsync(Source, OfficeBuilding.Models(), options).GetAwaiter().GetResult();
        AreaRecalculation.RunAsync(Source, new RecalculationOptions(AreaStandards.Default)).GetAwaiter().GetResult();
        OfficeLedger.Write(Source, buildings);
        using NpgsqlCommand analyze = Source.CreateCommand("vacuum analyze");
        analyze.CommandTimeout = 0;
        analyze.ExecuteNonQuery();
        Places = Rows("select origin_x, origin_y from revisions order by building_id", row => (row.GetDouble(0), row.GetDouble(1)));
        Sites = Rows("select code from sites where site_id in (select parent_id from site_entries) order by site_id", row => row.GetString(0));
        Samples = Rows(
            "select building_id, room_no, building_id || '.' || global_id from rooms where room_no = building_id % 200",
            row => (row.GetInt32(0), row.GetInt32(1), row.GetString(2)));
        if (Made.Rooms != (long)buildings * OfficeBuilding.Rooms || Places.Count != buildings)
        {
            throw new WrongAnswerException(string.Create(CultureInfo.InvariantCulture, $"{Made.Rooms} rooms and {Places.Count} places were stored for {buildings} buildings"));
        }
    }

    /// <summary>What was stored.</summary>
    public DistrictResult Made { get; }

    /// <summary>The folder of its private database.</summary>
    public string Home => _folder.Path;

    /// <summary>Connections to its database.</summary>
    public NpgsqlDataSource Source => _database.Source;

    /// <summary>Longitude and latitude of each building.</summary>
    public IReadOnlyList<(double Longitude, double Latitude)> Places { get; }

    /// <summary>Codes of the sites that have districts below them.</summary>
    public IReadOnlyList<string> Sites { get; }

    /// <summary>A room of each building: number of the building and of the room, and the feature's id.</summary>
    public IReadOnlyList<(int Building, int Room, string Id)> Samples { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _cluster.StopAsync().GetAwaiter().GetResult();
        _folder.Dispose();
    }

    private List<T> Rows<T>(string statement, Func<NpgsqlDataReader, T> row)
    {
        // The statements are this class's own.
#pragma warning disable CA2100
        using NpgsqlCommand command = Source.CreateCommand(statement);
#pragma warning restore CA2100
        using NpgsqlDataReader reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
