using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.IO;
using SpaceGeo.Tests.EndToEnd.Database;
using Xunit;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>Every operator of CQL2 in the database finds what LINQ finds among all features.</summary>
[Collection(DatabaseCollection.Name)]
public sealed class CqlTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Cell = "POLYGON((8.00005 49.9,8.0005 49.9,8.0005 50.00005,8.00005 50.00005,8.00005 49.9))";

    private static readonly Dictionary<string, Func<Room, bool>> Conditions = new()
    {
        ["number = 'R7'"] = r => r.Text("number") == "R7",
        ["'R7' = number"] = r => r.Text("number") == "R7",
        ["number <> 'R7'"] = r => r.Text("number") != "R7",
        ["number < 'R2'"] = r => string.CompareOrdinal(r.Text("number"), "R2") < 0,
        ["number >= 'R2'"] = r => string.CompareOrdinal(r.Text("number"), "R2") >= 0,
        ["netAreaM2 = 30"] = r => r.Number("netAreaM2") == 30,
        ["netAreaM2 <> 30"] = r => r.Number("netAreaM2") is double n && n != 30,
        ["netAreaM2 < 30.5"] = r => r.Number("netAreaM2") < 30.5,
        ["netAreaM2 <= 30"] = r => r.Number("netAreaM2") <= 30,
        ["netAreaM2 > 30"] = r => r.Number("netAreaM2") > 30,
        ["netAreaM2 >= 30"] = r => r.Number("netAreaM2") >= 30,
        ["buildingId = 2"] = r => r.Number("buildingId") == 2,
        ["buildingId = 2.5"] = r => false,
        ["buildingId < 1e300"] = r => true,
        ["buildingId <> 99999999999"] = r => true,
        ["NOT (netAreaM2 > 30)"] = r => r.Number("netAreaM2") <= 30,
        ["storeyNo = 1 AND netAreaM2 > 35 OR buildingId = 3"] = r => (r.Number("storeyNo") == 1 && r.Number("netAreaM2") > 35) || r.Number("buildingId") == 3,
        ["storeyNo = 1 AND (netAreaM2 > 35 OR buildingId = 3)"] = r => r.Number("storeyNo") == 1 && (r.Number("netAreaM2") > 35 || r.Number("buildingId") == 3),
        ["TRUE"] = r => true,
        ["FALSE OR NOT TRUE"] = r => false,
        ["TRUE <> FALSE"] = r => true,
        ["netAreaM2 BETWEEN 22 AND 25"] = r => r.Number("netAreaM2") is >= 22 and <= 25,
        ["netAreaM2 NOT BETWEEN 22 AND 25"] = r => r.Number("netAreaM2") is < 22 or > 25,
        ["number BETWEEN 'R1' AND 'R3'"] = r => string.CompareOrdinal(r.Text("number"), "R1") >= 0 && string.CompareOrdinal(r.Text("number"), "R3") <= 0,
        ["number IN ('R1','R2','nothing')"] = r => r.Text("number") is "R1" or "R2",
        ["number NOT IN ('R1','R2')"] = r => r.Text("number") is not ("R1" or "R2"),
        ["buildingId IN (2,3,7.5)"] = r => r.Number("buildingId") is 2 or 3,
        ["netAreaM2 IN (30, grossAreaM2 - 1)"] = r => r.Number("netAreaM2") is not null,
        ["number LIKE 'R_'"] = r => r.Text("number") is { Length: 2 } n && n[0] == 'R',
        ["number LIKE 'R1%'"] = r => r.Text("number")!.StartsWith("R1", StringComparison.Ordinal),
        ["number NOT LIKE 'R1%'"] = r => !r.Text("number")!.StartsWith("R1", StringComparison.Ordinal),
        ["number LIKE 'r1%'"] = r => false,
        ["longName LIKE '%50 \\% %'"] = r => r.Text("longName")!.Contains("50 % ", StringComparison.Ordinal),
        ["longName LIKE '%\\_%'"] = r => r.Text("longName")!.Contains('_', StringComparison.Ordinal),
        ["longName LIKE 'O''Brien%'"] = r => r.Text("longName")!.StartsWith("O'Brien", StringComparison.Ordinal),
        ["CASEI(longName) LIKE CASEI('%SÜD%会议%')"] = r => r.Text("longName")!.Contains("Süd", StringComparison.Ordinal),
        ["CASEI(number) = CASEI('r7')"] = r => r.Text("number") == "R7",
        ["CASEI(number) IN (CASEI('r7'), CASEI('R8'))"] = r => r.Text("number") is "R7" or "R8",
        ["CASEI('STRASSE ΟΔΟΣ') = CASEI('straße οδος')"] = r => true,
        ["declaredAreaM2 IS NULL"] = r => r.Number("declaredAreaM2") is null,
        ["declaredAreaM2 IS NOT NULL"] = r => r.Number("declaredAreaM2") is not null,
        ["zones IS NULL"] = r => r.Texts("zones") is null,
        ["geometry IS NULL"] = r => r.Place is null,
        ["geometry IS NOT NULL AND (netAreaM2 > 30) IS NULL"] = r => false,
        ["grossAreaM2 - wallAreaM2 - columnAreaM2 - otherAreaM2 = netAreaM2"] = r => r.Number("netAreaM2") is not null,
        ["grossAreaM2 > declaredAreaM2"] = r => r.Number("grossAreaM2") > r.Number("declaredAreaM2"),
        ["netAreaM2 * 2 + 1 > 60 / 2 ^ 1 * 2"] = r => (r.Number("netAreaM2") * 2) + 1 > 60,
        ["netAreaM2 / storeyNo > 31"] = r => r.Number("storeyNo") == 1 && r.Number("netAreaM2") > 31,
        ["netAreaM2 % 3 = 0"] = r => r.Number("netAreaM2") % 3 == 0,
        ["netAreaM2 div 10 = 2"] = r => r.Number("netAreaM2") is >= 20 and < 30,
        ["netAreaM2 ^ 2 > 900"] = r => r.Number("netAreaM2") > 30,
        ["-netAreaM2 < -30"] = r => r.Number("netAreaM2") > 30,
        ["(storeyNo - 1) ^ 3 = -1"] = r => r.Number("storeyNo") == 0,
        ["storeyNo ^ -1 = 1"] = r => r.Number("storeyNo") == 1,
        ["(storeyNo - 1) ^ 0.5 = 0"] = r => r.Number("storeyNo") == 1,
        ["netAreaM2 ^ 1000 > 0"] = r => r.Number("netAreaM2") is > 0 and < 2, // beyond what a double holds: no value
        ["netAreaM2 * 1e308 > 0"] = r => false,
        ["netAreaM2 + 1e308 > 0"] = r => false,
        ["netAreaM2 / 1e-300 > 0"] = r => false,
        ["netAreaM2 ^ -1e308 < 1"] = r => false,
        ["A_CONTAINS(zones, ('Unit A'))"] = r => r.Texts("zones")?.Contains("Unit A") == true,
        ["A_CONTAINS(zones, ('Unit A', 'Fire & smoke 1'))"] = r => r.Texts("zones")?.Length == 2,
        ["A_CONTAINS(('Unit A', 'x'), zones)"] = r => r.Texts("zones") is ["Unit A"],
        ["A_CONTAINEDBY(zones, ('Unit A', 'x'))"] = r => r.Texts("zones") is ["Unit A"],
        ["A_EQUALS(zones, ('Fire & smoke 1', 'Unit A'))"] = r => r.Texts("zones")?.Length == 2,
        ["A_OVERLAPS(zones, ('Fire & smoke 1', 'x'))"] = r => r.Texts("zones")?.Length == 2,
        ["A_OVERLAPS(classifications, ('02'))"] = r => r.Texts("classifications") is not null,
        [$"S_INTERSECTS(geometry, {Cell})"] = r => r.Place?.Intersects(Shape(Cell)) == true,
        [$"S_INTERSECTS({Cell}, geometry)"] = r => r.Place?.Intersects(Shape(Cell)) == true,
        [$"S_WITHIN(geometry, {Cell})"] = r => r.Place?.Within(Shape(Cell)) == true,
        [$"S_DISJOINT(geometry, {Cell})"] = r => r.Place?.Disjoint(Shape(Cell)) == true,
        [$"S_OVERLAPS(geometry, {Cell})"] = r => r.Place?.Overlaps(Shape(Cell)) == true,
        ["S_WITHIN(geometry, BBOX(8.0001,49,8.0004,51))"] = r => r.Place?.Within(Shape("POLYGON((8.0001 49,8.0004 49,8.0004 51,8.0001 51,8.0001 49))")) == true,
        ["S_INTERSECTS(geometry, BBOX(179,-20,-179,-10))"] = r => r.Number("buildingId") is 2 or 3,
        ["S_CONTAINS(geometry, POINT(8.00015 50.00005))"] = r => r.Text("number") == "R1",
        ["S_CONTAINS(geometry, MULTIPOINT(8.00015 50.00005, 8.00016 50.00006))"] = r => r.Text("number") == "R1",
        ["S_TOUCHES(geometry, POINT(8.0001 50.00005))"] = r => r.Text("number") == "R1",
        ["S_TOUCHES(geometry, BBOX(8.0002,50.0001,8.00025,50.0002))"] = r => r.Text("number") == "R2",
        ["S_CROSSES(geometry, LINESTRING(8.00005 50.00005,8.00025 50.00005))"] = r => r.Text("number") is "R0" or "R1" or "R2",
        ["S_EQUALS(geometry, POLYGON((8.0001 50,8.0001 50.0001,8.00019 50.0001,8.00019 50,8.0001 50)))"] = r => r.Text("number") == "R1",
        ["S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(8.00015 50.00005), LINESTRING(8.00023 50,8.00023 51)))"] = r => r.Text("number") is "R1" or "R2",
        ["S_WITHIN(geometry, GEOMETRYCOLLECTION(POLYGON((8 49,8.00015 49,8.00015 51,8 51,8 49)), POLYGON((8.00015 49,8.0002 49,8.0002 51,8.00015 51,8.00015 49))))"] =
            r => r.Text("number") is "R0" or "R1", // R1 lies across both
    };

    public static TheoryData<string> Filters => [.. Conditions.Keys];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Rooms_are_found_as_linq_finds_them(string filter)
    {
        JsonArray all = await api.FeaturesAsync("/collections/rooms/items?limit=1000");
        string[] expected = [.. all.Select(f => new Room(f!)).Where(Conditions[filter]).Select(r => r.Id)];

        Assert.Equal(expected, await FindAsync("rooms", filter));
    }

    [Theory]
    [InlineData("T_AFTER(ingestedAt, DATE('2000-01-01'))", 3)]
    [InlineData("T_BEFORE(ingestedAt, DATE('2000-01-01'))", 0)]
    [InlineData("T_AFTER(ingestedAt, TIMESTAMP('2000-01-01T00:00:00Z'))", 3)]
    [InlineData("T_DURING(ingestedAt, INTERVAL('2000-01-01','..'))", 3)]
    [InlineData("T_DURING(ingestedAt, INTERVAL('..','2000-01-01T12:00:00Z'))", 0)]
    [InlineData("T_INTERSECTS(ingestedAt, INTERVAL('2000-01-01','..'))", 3)]
    [InlineData("T_DISJOINT(ingestedAt, INTERVAL('..','2000-01-01'))", 3)]
    [InlineData("T_EQUALS(ingestedAt, ingestedAt)", 3)]
    [InlineData("T_CONTAINS(INTERVAL('2000-01-01','..'), ingestedAt)", 3)]
    [InlineData("T_STARTS(ingestedAt, INTERVAL(ingestedAt,'..'))", 3)]
    [InlineData("T_STARTEDBY(INTERVAL(ingestedAt,'..'), ingestedAt)", 3)]
    [InlineData("T_FINISHES(ingestedAt, INTERVAL('..',ingestedAt))", 3)]
    [InlineData("T_FINISHEDBY(INTERVAL('..',ingestedAt), ingestedAt)", 3)]
    [InlineData("T_MEETS(INTERVAL('..',ingestedAt), INTERVAL(ingestedAt,'..'))", 3)]
    [InlineData("T_METBY(INTERVAL(ingestedAt,'..'), INTERVAL('..',ingestedAt))", 3)]
    [InlineData("T_OVERLAPS(INTERVAL('2001-01-01','2003-01-01'), INTERVAL('2002-01-01','2004-01-01'))", 3)]
    [InlineData("T_OVERLAPPEDBY(INTERVAL('2001-01-01','2003-01-01'), INTERVAL('2002-01-01','2004-01-01'))", 0)]
    [InlineData("T_OVERLAPPEDBY(INTERVAL('2002-01-01','2004-01-01'), INTERVAL('2001-01-01','2003-01-01'))", 3)]
    [InlineData("T_MEETS(INTERVAL('2001-01-01','2002-01-01'), INTERVAL('2002-01-01','2003-01-01'))", 3)] // days meet at a day
    [InlineData("T_INTERSECTS(TIMESTAMP('2001-01-01T23:59:59.999999Z'), DATE('2001-01-01'))", 3)]
    [InlineData("T_INTERSECTS(TIMESTAMP('2001-01-02T00:00:00Z'), DATE('2001-01-01'))", 0)]
    [InlineData("T_AFTER(TIMESTAMP('2001-01-02T00:00:00Z'), DATE('2001-01-01'))", 3)]
    [InlineData("ingestedAt > TIMESTAMP('2000-01-01T00:00:00Z')", 3)]
    [InlineData("ingestedAt > '2000-01-01T00:00:00Z'", 3)]
    [InlineData("ingestedAt NOT BETWEEN TIMESTAMP('2000-01-01T00:00:00Z') AND TIMESTAMP('2000-01-02T00:00:00Z')", 3)]
    [InlineData("ingestedAt IS NULL", 0)]
    [InlineData("DATE('2000-01-01') < DATE('2000-01-02')", 3)]
    public async Task Buildings_are_found_by_the_time_of_their_revision(string filter, int expected) =>
        Assert.Equal(expected, (await FindAsync("buildings", filter)).Length);

    [Theory]
    [InlineData("sites", "S_INTERSECTS(geometry, BBOX(8,50,8.001,50.001)) AND code = 'HQ'", 1)]
    [InlineData("sites", "buildingCount >= 2", 1)]
    [InlineData("buildings", "S_INTERSECTS(geometry, BBOX(179,-20,-179,-10)) AND storeyCount = 1", 2)]
    [InlineData("storeys", "S_DISJOINT(geometry, BBOX(8,50,8.001,50.001))", 3)]
    [InlineData("storeys", "roomCount > 2 AND S_INTERSECTS(geometry, BBOX(7,49,9,51))", 2)]
    [InlineData("elements", "kind = 'wall' AND S_INTERSECTS(geometry, POINT(8.000105 50.000005))", 1)]
    public async Task Every_collection_is_filtered(string collection, string filter, int expected) =>
        Assert.Equal(expected, (await FindAsync(collection, filter)).Length);

    [Theory]
    [InlineData("""{"op":"and","args":[{"op":"=","args":[{"property":"storeyNo"},1]},{"op":">","args":[{"property":"netAreaM2"},35]}]}""", 6)]
    [InlineData("""{"op":"in","args":[{"property":"number"},["R1","R2"]]}""", 2)]
    [InlineData("""{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[8.00015,50.00005]}]}""", 1)]
    [InlineData("""{"op":"a_contains","args":[{"property":"zones"},["Unit A"]]}""", 2)]
    [InlineData("""{"op":"like","args":[{"op":"casei","args":[{"property":"number"}]},{"op":"casei","args":["r1%"]}]}""", 11)]
    public async Task Filters_may_be_json(string filter, int expected) =>
        Assert.Equal(expected, (await FindAsync("rooms", filter, "&filter-lang=cql2-json")).Length);

    [Theory]
    [InlineData("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "S_INTERSECTS(geometry, POINT(8.00015 50.00005))")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4326", "S_INTERSECTS(geometry, POINT(50.00005 8.00015))")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4326", "S_INTERSECTS(geometry, BBOX(50,8.00015,50.1,8.00015))")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4326", "S_EQUALS(geometry, POLYGON((50 8.0001,50.0001 8.0001,50.0001 8.00019,50 8.00019,50 8.0001)))")]
    public async Task The_coordinate_system_of_the_filter_decides_on_the_order_of_its_axes(string system, string filter) =>
        Assert.Equal(["1.1Room0001000000000000$"], await FindAsync("rooms", filter, "&filter-crs=" + Uri.EscapeDataString(system)));

    [Fact]
    public async Task A_filter_goes_with_bbox_properties_limit_cursor_and_count()
    {
        string asked = $"bbox=8,50,8.0015,50.1&storeyNo=0&limit=3&filter={Uri.EscapeDataString("netAreaM2 > 21")}";
        JsonNode page = await api.JsonAsync("/collections/rooms/items?" + asked);
        var ids = new List<string>(Ids(page));
        while (page["links"]!.AsArray().FirstOrDefault(l => l!["rel"]!.GetValue<string>() == "next") is { } next)
        {
            page = await api.JsonAsync(next["href"]!.GetValue<string>());
            ids.AddRange(Ids(page));
        }

        Assert.Equal(Enumerable.Range(3, 9).Select(i => $"1.1Room{i:0000}000000000000$"), ids);
        Assert.Equal(9, (await api.JsonAsync($"/collections/rooms/items?resultType=hits&{asked}"))["numberMatched"]!.GetValue<int>());
    }

    private async Task<string[]> FindAsync(string collection, string filter, string more = "") =>
        await api.IdsAsync($"/collections/{collection}/items?limit=1000&filter={Uri.EscapeDataString(filter)}{more}");

    private static IEnumerable<string> Ids(JsonNode page) => page["features"]!.AsArray().Select(f => f!["id"]!.GetValue<string>());

    private static NetTopologySuite.Geometries.Geometry Shape(string text) => new WKTReader().Read(text);

    /// <summary>A feature as it was sent.</summary>
    private sealed class Room(JsonNode feature)
    {
        public string Id => feature["id"]!.GetValue<string>();

        public NetTopologySuite.Geometries.Geometry? Place => feature["geometry"] is { } place ? Shape(TextOf(place["coordinates"]!.AsArray())) : null;

        public string? Text(string name) => feature["properties"]![name]?.GetValue<string>();

        public double? Number(string name) => feature["properties"]![name]?.GetValue<double>();

        public string[]? Texts(string name) => feature["properties"]![name]?.AsArray().Select(t => t!.GetValue<string>()).ToArray();

        private static string TextOf(JsonArray polygons) => "MULTIPOLYGON" + List(polygons, polygon => List(polygon, ring => List(ring, position =>
            string.Create(CultureInfo.InvariantCulture, $"{position[0]!.GetValue<double>():R} {position[1]!.GetValue<double>():R}"))));

        private static string List(JsonArray items, Func<JsonArray, string> text) => $"({string.Join(',', items.Select(i => text(i!.AsArray())))})";
    }
}
