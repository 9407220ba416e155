using SpaceGeo.Inventory;
using SpaceGeo.Store.Writing;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Store;

[Collection(DatabaseCollection.Name)]
public sealed class EarthPositionTests(ClusterFixture cluster) : FreshDatabaseTests(cluster)
{
    // Map projections of a country stretch areas by up to this much.
    private const double AreaTolerance = 1e-3;

    [Fact]
    public async Task A_building_at_a_site_location_lies_there_turned_and_true_to_size()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured());

        await AssertOnMapAsync();
        // The outer wall's foot on the local y axis points 30° from north to the west, so at an azimuth of 330°.
        Assert.Equal(330, await Db.ValueAsync<double>("""
            select degrees(ST_Azimuth(
              ST_SetSRID(ST_MakePoint(2.3522, 48.8566), 4326)::geography,
              (select ST_PointN(ST_ExteriorRing(ST_GeometryN(ST_Reverse(geom_4326), 1)), n)::geography
               from rooms, generate_series(1, 7) n
               where room_no = 0 and ST_Distance(ST_PointN(ST_ExteriorRing(ST_GeometryN(geom, 1)), 8 - n), ST_MakePoint(0, 5)) < 1e-9 limit 1)))
            """), 1e-3);
    }

    [Fact]
    public async Task A_map_conversion_places_the_building_by_its_EPSG_system()
    {
        // The church of Our Lady in Amersfoort: the origin of the Dutch system, 155000, 463000, at 5.38720621° E, 52.15517440° N.
        var amersfoort = new Georeference(GeoreferenceSource.MapConversion, "EPSG:28992", 155000, 463000, 0, 1);

        await ModelWriter.WriteAsync(Db, SampleModel.Measured(georeference: amersfoort));

        await AssertOnMapAsync();
        Assert.InRange(await Db.ValueAsync<double>("""
            select ST_Distance(geom_4326::geography, ST_SetSRID(ST_MakePoint(5.38720621, 52.15517440), 4326)::geography)
            from rooms where room_no = 0
            """), 0, 150); // The system's own datum lies about 100 m from WGS 84; without grids PROJ brings it within a metre.
        Assert.Equal("EPSG:28992", await Db.ValueAsync<string>("select crs from revisions"));
    }

    [Fact]
    public async Task A_system_in_feet_is_given_its_feet()
    {
        // New York Long Island (ftUS). 300,000 m of false easting is on the central meridian, 74° W.
        var newYork = new Georeference(GeoreferenceSource.MapConversion, "epsg:2263", 300000, 60000, 0, 1);

        await ModelWriter.WriteAsync(Db, SampleModel.Measured(georeference: newYork));

        await AssertOnMapAsync();
        Assert.Equal(-74, await Db.ValueAsync<double>("select ST_XMin(geom_4326) from rooms where room_no = 0"), 1e-4);
    }

    [Theory]
    [InlineData("EPSG:999999", 1, 1, "unknown-crs")]
    [InlineData("Local grid of the works", 1, 1, "unknown-crs")]
    [InlineData(null, 1, 1, "unknown-crs")]
    [InlineData("EPSG:4326", 1, 1, "unknown-crs")]
    [InlineData("EPSG:28992", 1e12, -1e12, "position-out-of-range")]
    public async Task A_map_conversion_that_leads_nowhere_is_reported_and_costs_the_map_only(string? crs, double x, double y, string code)
    {
        var geo = new Georeference(GeoreferenceSource.MapConversion, crs, x, y, 0, 1);

        await ModelWriter.WriteAsync(Db, SampleModel.Measured(georeference: geo));

        await AssertOffMapAsync();
        Assert.Equal(code, await Db.ValueAsync<string>("select code from import_issues where code <> 'open-surface'"));
    }

    [Fact]
    public async Task A_latitude_beyond_the_pole_is_reported_and_costs_the_map_only()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured(georeference: SampleModel.Paris with { OriginY = 95 }));

        await AssertOffMapAsync();
        Assert.Equal(1L, await Db.ValueAsync<long>("select count(*) from import_issues where code = 'position-out-of-range'"));
    }

    [Fact]
    public async Task A_building_that_nobody_has_placed_is_stored_without_map_geometry_and_without_complaint()
    {
        await ModelWriter.WriteAsync(Db, SampleModel.Measured(georeference: Georeference.Unknown));

        await AssertOffMapAsync();
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from import_issues where code <> 'open-surface'"));
    }

    private async Task AssertOnMapAsync()
    {
        Assert.Equal(0L, await Db.ValueAsync<long>("""
            select count(*) from (select geom, geom_4326 from rooms union all select geom, geom_4326 from elements) g
            where geom is not null and (geom_4326 is null or not ST_IsValid(geom_4326) or GeometryType(geom_4326) <> 'MULTIPOLYGON')
            """));
        // Row by row: each has the place of its own shape, not of another's.
        Assert.InRange(await Db.ValueAsync<double>("""
            select max(abs(ST_Area(geom_4326::geography) / ST_Area(geom) - 1))
            from (select geom, geom_4326 from rooms union all select geom, geom_4326 from elements) g
            where geom is not null
            """), 0, AreaTolerance);
    }

    private async Task AssertOffMapAsync()
    {
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from rooms where geom_4326 is not null"));
        Assert.Equal(0L, await Db.ValueAsync<long>("select count(*) from elements where geom_4326 is not null"));
        Assert.Equal(SampleModel.GrossM2, await Db.ValueAsync<double>("select sum(ST_Area(geom)) from rooms"), 1e-9);
    }
}
