using Npgsql;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>GDAL as the client, as Debian's gdal-bin installs it.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class GdalTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Ogrinfo_lists_all_five_collections()
    {
        string listing = await Gdal.RunAsync("ogrinfo", "-ro", "OAPIF:" + api.Root);

        foreach (string layer in (string[])["sites", "buildings", "storeys", "rooms", "elements"])
        {
            Assert.Contains($": {layer}", listing, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ogrinfo_reads_areas_as_reals_and_numbers_as_integers()
    {
        string summary = await Gdal.RunAsync("ogrinfo", "-ro", "-so", "OAPIF:" + api.Root, "rooms");

        Assert.Contains($"Feature Count: {Campus.Rooms}", summary, StringComparison.Ordinal);
        foreach (string real in (string[])["netAreaM2: Real", "grossAreaM2: Real", "declaredAreaM2: Real", "floorHeightM: Real"])
        {
            Assert.Contains(real, summary, StringComparison.Ordinal);
        }

        Assert.Contains("storeyNo: Integer", summary, StringComparison.Ordinal);
        Assert.Contains("number: String", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1000)]
    public async Task Ogr2ogr_reads_every_room_with_the_net_area_that_sql_has(int pageSize)
    {
        double[] areas = await Gdal.NetAreasAsync(api.Root, pageSize);
        await using NpgsqlCommand sql = api.Source.CreateCommand(
            """
            select count(*), sum(a.net_m2) from rooms r
            join buildings b on b.building_id = r.building_id and b.current_revision = r.revision
            left join room_areas a on (a.building_id, a.revision, a.room_no) = (r.building_id, r.revision, r.room_no)
            """);
        await using NpgsqlDataReader row = await sql.ExecuteReaderAsync();
        await row.ReadAsync();

        Assert.Equal(row.GetInt64(0), areas.Length);
        Assert.Equal(row.GetDouble(1), areas.Sum(), 6);
    }

    [Theory]
    [InlineData("rooms", "number = 'R7'", 1)]
    [InlineData("rooms", "netAreaM2 > 30", 11)]
    [InlineData("elements", "kind = 'wall'", 5)]
    public async Task Ogrinfo_filters_by_attribute(string layer, string where, int expected)
    {
        string summary = await Gdal.RunAsync("ogrinfo", "-ro", "-so", "OAPIF:" + api.Root, layer, "-where", where);

        Assert.Contains($"Feature Count: {expected}", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rooms", "netAreaM2 > 30", "netAreaM2 > 30", 11)]
    [InlineData("rooms", "netAreaM2 BETWEEN 22 AND 25 AND number <> 'R4'", "((netAreaM2 >= 22) AND (netAreaM2 <= 25)) AND (number <> 'R4')", 3)]
    [InlineData("rooms", "number LIKE 'R1_' OR NOT buildingId = 1", "(number LIKE 'R1_') OR (NOT (buildingId = 1))", 14)]
    [InlineData("rooms", "number ILIKE 'r1_' AND declaredAreaM2 IS NULL", "(number ILIKE 'r1_') AND ((declaredAreaM2 IS NULL))", 6)]
    [InlineData("rooms", "longName = 'O''Brien & 50 % \"Süd\" 会议室'", "longName = 'O''Brien & 50 % \"Süd\" 会议室'", 1)]
    [InlineData("elements", "kind = 'wall'", "kind = 'wall'", 5)]
    [InlineData("buildings", "ingestedAt > '2001/02/03 04:05:06'", "ingestedAt > '2001-02-03T04:05:06Z'", 3)]
    public async Task Ogr2ogr_has_the_server_filter(string layer, string where, string sent, int expected)
    {
        using var log = new RequestLog();

        string csv = await Gdal.RunAsync("ogr2ogr", "-f", "CSV", "/vsistdout/", "OAPIF:" + api.Root, layer, "-where", where, "-select", "globalId");

        Assert.Equal(expected, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
        Assert.Contains(log.To($"/collections/{layer}/items"), q => q["filter"] == sent && q["filter-lang"] == "cql-text");
    }

    [Fact]
    public async Task Ogrinfo_filters_by_place()
    {
        string summary = await Gdal.RunAsync(
            "ogrinfo", "-ro", "-so", "-spat", "7.9", "49.9", "8.00025", "50.1", "OAPIF:" + api.Root, "rooms");

        Assert.Contains("Feature Count: 3", summary, StringComparison.Ordinal);
    }
}
