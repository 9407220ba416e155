namespace SpaceGeo.Bench.Search;

/// <summary>What clients ask again and again, each time of another place.</summary>
/// <param name="Name">For people.</param>
/// <param name="Ask">An address, and the values of the statement that asks the same.</param>
/// <param name="Sql">A statement that reads what the answer holds and nothing else.</param>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="MostMs">Within so many milliseconds 95 % are to be answered; null for no limit.</param>
internal sealed record SearchQuery(
    string Name, Func<Random, (string Path, object[] Values)> Ask, string Sql, double PerSecond = 50, double? MostMs = null);

/// <summary>The questions of the benchmark. Each is a line.</summary>
/// <param name="district">The district that is asked of.</param>
internal sealed class SearchQueries(OfficeDistrict district)
{
    private const string RoomColumns = """
        select b.building_id || '.' || r.global_id, ST_AsGeoJSON(ST_ForcePolygonCCW(r.geom_4326), 9, 0), r.global_id, r.number, r.long_name,
          r.status, r.reason, r.floor_height_m, s.name, s.global_id, b.global_id, b.name, c.code, r.category,
          a.standard, a.engine_version, a.gross_m2, a.wall_m2, a.column_m2, a.other_m2, a.net_m2, a.bound_m2
        from buildings b
        join sites c on c.site_id = b.site_id
        join rooms r on r.building_id = b.building_id and r.revision = b.current_revision
        join storeys s on s.building_id = r.building_id and s.revision = r.revision and s.storey_no = r.storey_no
        left join room_areas a on a.building_id = r.building_id and a.revision = r.revision and a.room_no = r.room_no and a.standard = 'ifc-net'

        """;

    /// <summary>All of them.</summary>
    public IReadOnlyList<SearchQuery> All =>
    [
        new("100 rooms in a box of 120 m", random => Box(random, 60), RoomColumns + """
            where ST_Intersects(r.geom_4326, ST_MakeEnvelope($1, $2, $3, $4, 4326))
            order by r.building_id, r.room_no limit 101
            """, MostMs: 20),
        new("buildings in a box of 20 km", random => Box(random, 10_000, "buildings"), """
            select b.building_id, b.global_id, b.name, c.code, r.origin_x, r.origin_y
            from revisions r join buildings b on b.building_id = r.building_id and b.current_revision = r.revision
            join sites c on c.site_id = b.site_id
            where r.origin_x between $1 and $3 and r.origin_y between $2 and $4
            order by 1 limit 101
            """),
        new("a room by its id", random => Room(random), RoomColumns + "where b.building_id = $1 and r.room_no = $2"),
    ];

    private (string, object[]) Box(Random random, double reachM, string collection = "rooms")
    {
        (double longitude, double latitude) = district.Places[random.Next(district.Places.Count)];
        double north = reachM / 111_200;
        double east = north / Math.Cos(double.DegreesToRadians(latitude));
        object[] box = [longitude - east, latitude - north, longitude + east, latitude + north];
        return (FormattableString.Invariant($"/collections/{collection}/items?f=json&limit=100&bbox={box[0]:F7},{box[1]:F7},{box[2]:F7},{box[3]:F7}"), box);
    }

    private (string, object[]) Room(Random random)
    {
        (int building, int room, string id) = district.Samples[random.Next(district.Samples.Count)];
        return ($"/collections/rooms/items/{id}?f=json", [building, room]);
    }
}
