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
        join rooms r on r.building_id = b.building_id and in_revision(r.revision, r.until_revision, b.current_revision)
        join storeys s on s.building_id = r.building_id and s.storey_no = r.storey_no and in_revision(s.revision, s.until_revision, b.current_revision)
        left join room_areas a on a.building_id = r.building_id and a.room_no = r.room_no and in_revision(a.revision, a.until_revision, b.current_revision) and a.standard = 'ifc-net'

        """;

    private const string Near = """
        with near as (
          select building_id, ST_Distance(place, ST_Point($1, $2)::geography) as distance from building_places
          where ST_DWithin(place, ST_Point($1, $2)::geography, 5000))

        """;

    private const string VacantRooms = Near + """
        , picked as (
          select f.*, n.distance from near n join room_facts f using (building_id)
          where f.vacant_since is not null and f.valid_from <= current_date and f.valid_to > current_date
            and f.state in ('idle', 'reserve') and f.class = 'office' and f.net_m2 >= 15
          order by n.distance, f.net_m2 limit 20)
        select f.distance, f.building_id, f.global_id, ST_AsGeoJSON(ST_ForcePolygonCCW(r.geom_4326), 9, 0), r.number, r.long_name, c.code, b.name,
          s.name, f.class, f.state, f.vacant_since, f.net_m2, f.bound_m2, f.tenure
        from picked f
        join buildings b on b.building_id = f.building_id
        join sites c on c.site_id = b.site_id
        join rooms r on r.building_id = f.building_id and in_revision(r.revision, r.until_revision, b.current_revision) and r.room_no = f.room_no
        join storeys s on s.building_id = r.building_id and s.storey_no = r.storey_no and in_revision(s.revision, s.until_revision, b.current_revision)
        order by f.distance, f.net_m2
        """;

    // The storeys and pairs that groups are made of; making them is no statement's work.
    private const string VacantStoreys = Near + """
        , picked as (
          select f.building_id, f.storey_no, n.distance, array_agg(f.room_no) as rooms, array_agg(f.net_m2) as areas
          from near n join room_facts f using (building_id)
          where f.vacant_since is not null and f.valid_from <= current_date and f.valid_to > current_date
            and f.state in ('idle', 'reserve') and f.class = 'office'
          group by 1, 2, 3 having sum(f.net_m2) >= 50 order by n.distance limit 100)
        select p.*, a.room_a, a.room_b from picked p join buildings b using (building_id)
        left join room_adjacency a
          on a.building_id = p.building_id and in_revision(a.revision, a.until_revision, b.current_revision) and a.room_a = any(p.rooms) and a.room_b = any(p.rooms)
        """;

    private const string Sums = """
        select f.class, f.state, count(*), sum(f.gross_m2), sum(f.net_m2), sum(f.bound_m2), count(*) filter (where f.vacant_since is not null),
          sum(f.net_m2) filter (where f.vacant_since is not null), sum(f.persons)
        from room_facts f

        """;

    private const string OfDistrict = """
        where f.site_id in (
          select site_id from sites where code = $1
          union select e.site_id from site_entries e join sites c on c.site_id = e.parent_id where c.code = $1)
        """;

    private const string Today = " and f.valid_from <= current_date and f.valid_to > current_date group by 1, 2";

    /// <summary>All of them.</summary>
    public IReadOnlyList<SearchQuery> All =>
    [
        new("100 rooms in a box of 120 m", random => Box(random, 60), RoomColumns + """
            where ST_Intersects(r.geom_4326, ST_MakeEnvelope($1, $2, $3, $4, 4326))
            order by r.building_id, r.room_no limit 101
            """, MostMs: 20),
        new("a room by its id", Room, RoomColumns + "where b.building_id = $1 and r.room_no = $2"),
        new("20 vacant offices from 15 m² within 5 km", Vacant, VacantRooms, MostMs: 20),
        new("groups of vacant offices from 50 m² that touch, within 5 km", Groups, VacantStoreys, MostMs: 100),
        new("sums by class and state over a district of 33 sites", District, Sums + OfDistrict + Today, 5, 100),
        new("sums by class and state over everything", Everything, Sums + "where true" + Today, 0.5, 1_000),
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

    private (string, object[]) Vacant(Random random) => Around(random, "minAreaM2=15&limit=20");

    private (string, object[]) Groups(Random random) => Around(random, "minAreaM2=50&limit=5&contiguous=true");

    private (string, object[]) Around(Random random, string wanted)
    {
        (double longitude, double latitude) = district.Places[random.Next(district.Places.Count)];
        return (FormattableString.Invariant($"/search/vacant?near={longitude:R},{latitude:R}&radiusM=5000&class=office&{wanted}"), [longitude, latitude]);
    }

    private (string, object[]) District(Random random)
    {
        string site = district.Sites[random.Next(district.Sites.Count)];
        return ($"/questions/aggregates?f=json&groupBy=class,state&site={site}", [site]);
    }

    private static (string, object[]) Everything(Random random) => ("/questions/aggregates?f=json&groupBy=class,state", []);
}
