using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using SpaceGeo.Api;
using SpaceGeo.Store.Reading;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>Models on their whole way: measured, stored by the writer, read by GDAL.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class StoredModelTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    private static readonly string[] Buildings = [.. Enumerable.Range(0, 6).Select(i => $"BuildingNumber{i}AAAAAAA")];

    [Fact]
    public async Task Gdal_reads_every_stored_room_and_the_sum_of_net_areas_is_that_of_sql()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured(buildings: Buildings));
        await ModelWriter.WriteAsync(Db, SampleModel.Measured("second", buildings: Buildings[0]));
        await using WebApplication app = await StartAsync();

        double[] areas = await Gdal.NetAreasAsync(app.Urls.Single(), pageSize: 5);

        Assert.Equal(
            await Db.ValueAsync<long>("""
                select count(*) from rooms r join buildings b on r.building_id = b.building_id and in_revision(r.revision, r.until_revision, b.current_revision)
                """),
            areas.Length);
        Assert.Equal(Buildings.Length * SampleModel.Rooms, areas.Length);
        Assert.Equal(
            await Db.ValueAsync<double>("""
                select sum(net_m2) from room_areas a join buildings b on a.building_id = b.building_id and in_revision(a.revision, a.until_revision, b.current_revision)
                """),
            areas.Sum(),
            1e-9);
        Assert.Equal(Buildings.Length * SampleModel.NetM2, areas.Sum(), 1e-9);
    }

    [Fact]
    public async Task The_receipt_of_every_stored_room_adds_up_over_http()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());
        await using WebApplication app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        JsonArray rooms = (await JsonAsync(client, "/collections/rooms/items?limit=100"))["features"]!.AsArray();
        JsonNode[] measured = [.. rooms.Where(r => r!["properties"]!["netAreaM2"] is not null).Select(r => r!)];
        foreach (JsonNode room in measured)
        {
            JsonNode receipt = await JsonAsync(client, $"/collections/rooms/items/{room["id"]}/receipt");
            double taken = receipt["lines"]!.AsArray().Sum(l => l!["areaM2"]!.GetValue<double>());
            Assert.Equal(receipt["grossAreaM2"]!.GetValue<double>() - receipt["netAreaM2"]!.GetValue<double>(), taken, 1e-6);
        }

        Assert.Equal(SampleModel.Rooms - 1, measured.Length);
        Assert.All(measured, room => Assert.Equal("MultiPolygon", room["geometry"]!["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Outer_rings_run_counter_clockwise_as_geojson_has_it()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());
        await using WebApplication app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        JsonNode room = (await JsonAsync(client, "/collections/rooms/items?number=101"))["features"]![0]!;
        JsonArray ring = room["geometry"]!["coordinates"]![0]![0]!.AsArray();
        double[][] points = [.. ring.Select(p => new[] { p![0]!.GetValue<double>(), p[1]!.GetValue<double>() })];

        double[] first = points[0];
        double twiceTheArea = points.Zip(points.Skip(1), (a, b) =>
            ((a[0] - first[0]) * (b[1] - first[1])) - ((b[0] - first[0]) * (a[1] - first[1]))).Sum();
        Assert.True(twiceTheArea > 0);
    }

    [Fact]
    public async Task An_empty_database_is_served_as_empty_collections()
    {
        await using WebApplication app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        foreach (Layer layer in Layers.All)
        {
            Assert.Empty((await JsonAsync(client, $"/collections/{layer.Id}/items"))["features"]!.AsArray());
            Assert.Null((await JsonAsync(client, $"/collections/{layer.Id}"))["extent"]);
        }

        Assert.Contains(": rooms", await Gdal.RunAsync("ogrinfo", "-ro", "OAPIF:" + app.Urls.Single()), StringComparison.Ordinal);
    }

    private async Task<WebApplication> StartAsync()
    {
        WebApplication app = SpaceGeoApi.Build(new ApiOptions { Urls = ["http://127.0.0.1:0"] }, Db);
        await app.StartAsync();
        return app;
    }

    private static async Task<JsonNode> JsonAsync(HttpClient client, string address) =>
        JsonNode.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative)))!;
}
