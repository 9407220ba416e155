namespace SpaceGeo.Store.Search;

/// <summary>The statements of <see cref="VacancyStore"/>. Their text is put together from constants; all that a client sent travels in
/// parameters.</summary>
internal static class VacancySql
{
    /// <summary>Where a site is: as the ledger has it, else the middle of its buildings. No row for a code that none has.</summary>
    public const string SitePosition = """
        select coalesce(e.longitude, ST_X(m.middle)), coalesce(e.latitude, ST_Y(m.middle))
        from sites c
        left join site_entries e
          on e.site_id = c.site_id and e.ended_by is null and e.valid_from <= $2 and e.valid_to > $2 and e.longitude is not null
        left join lateral (
          select ST_Centroid(ST_Collect(p.place::geometry)) as middle
          from buildings b join building_places p using (building_id) where b.site_id = c.site_id) m on true
        where c.code = $1
        """;

    // The distance is reckoned for the buildings within reach alone, and rooms are looked up for these.
    private const string Near = """
        with near as materialized (
          select p.building_id, ST_Distance(p.place, @near::geography) as distance
          from building_places p where ST_DWithin(p.place, @near::geography, @reach))
        """;

    private const string Vacant = """

          from near n join room_facts f on f.building_id = n.building_id
          where f.vacant_since is not null and f.valid_from <= @day and f.valid_to > @day and f.state = any(@states)
        """;

    private const string Details = """
        b.building_id || '.' || r.global_id, ST_AsGeoJSON(ST_ForcePolygonCCW(r.geom_4326), 9, 0), r.number, r.long_name, c.code, b.building_id,
        b.name, s.storey_no, s.name, f.class, f.state, nullif(f.vacant_since, '-infinity'), f.net_m2, f.bound_m2, oc.code, f.tenure,
        (select t.title_holder from tenure_entries t
         where t.site_id = b.site_id and t.ended_by is null and t.valid_from <= @day and t.valid_to > @day
           and (t.building_id = 0 or t.building_id = b.building_id and t.global_id in ('', f.ledger_id))
         order by t.building_id = 0, t.global_id = '' limit 1)
        """;

    private const string Named = """

        join buildings b on b.building_id = f.building_id
        join sites c on c.site_id = b.site_id
        join rooms r on r.building_id = f.building_id and in_revision(r.revision, r.until_revision, b.current_revision) and r.room_no = f.room_no
        join storeys s on s.building_id = r.building_id and s.storey_no = r.storey_no and in_revision(s.revision, s.until_revision, b.current_revision)
        left join organisations oc on oc.organisation_id = f.organisation_id

        """;

    /// <summary>The rooms within reach, nearest first, then by how well they fit: the least surplus where a least area is wanted, else the
    /// largest.</summary>
    /// <param name="request">What is wanted.</param>
    public static string Rooms(VacancyRequest request)
    {
        string fit = request.MinAreaM2 is null ? "f.net_m2 desc" : "f.net_m2";
        return Near + ", picked as (select f.*, n.distance" + Vacant + Conditions(request, isGroup: false)
            + $" and f.net_m2 is not null order by n.distance, {fit}, f.building_id, f.room_no limit @limit) select f.distance, " + Details
            + " from picked f" + Named + $"order by f.distance, {fit}, f.building_id, f.room_no";
    }

    /// <summary>The storeys within reach whose vacant rooms have the area together, nearest first.</summary>
    /// <param name="request">What is wanted.</param>
    public static string Storeys(VacancyRequest request) => Near + """
        , picked as (
          select f.building_id, f.storey_no, n.distance, array_agg(f.room_no order by f.room_no) as rooms,
                 array_agg(f.net_m2 order by f.room_no) as areas
        """ + Vacant + Conditions(request, isGroup: true) + """
           and f.net_m2 is not null
          group by f.building_id, f.storey_no, n.distance having sum(f.net_m2) >= @minArea
          order by n.distance, f.building_id, f.storey_no limit @limit)
        select p.building_id, p.storey_no, p.distance, p.rooms, p.areas, coalesce(t.first, '{}'), coalesce(t.second, '{}')
        from picked p join buildings b using (building_id)
        cross join lateral (
          select array_agg(a.room_a) as first, array_agg(a.room_b) as second
          from room_adjacency a
          where a.building_id = p.building_id and in_revision(a.revision, a.until_revision, b.current_revision) and a.room_a = any(p.rooms) and a.room_b = any(p.rooms)) t
        order by p.distance, p.building_id, p.storey_no
        """;

    /// <summary>The rooms of some sets with the sets' geometries.</summary>
    public const string Sets = """
        with wanted as (select * from unnest(@sets::int[], @buildings::int[], @rooms::int[]) w(set_no, building_id, room_no)),
        shapes as (
          select w.set_no, ST_AsGeoJSON(ST_ForcePolygonCCW(ST_Multi(ST_Union(r.geom_4326))), 9, 0) as shape
          from wanted w join buildings b using (building_id)
          join rooms r on r.building_id = w.building_id and in_revision(r.revision, r.until_revision, b.current_revision) and r.room_no = w.room_no
          group by w.set_no)
        select w.set_no, h.shape,
        """ + " " + Details + """

        from wanted w join shapes h using (set_no)
        join room_facts f on f.building_id = w.building_id and f.room_no = w.room_no and f.valid_from <= @day and f.valid_to > @day
        """ + Named + """
        order by w.set_no, f.room_no
        """;

    // Of a group each room may be small, but none larger than the whole.
    private static string Conditions(VacancyRequest request, bool isGroup) =>
        (request.MinAreaM2 is null || isGroup ? string.Empty : " and f.net_m2 >= @minArea")
        + (request.MaxAreaM2 is null ? string.Empty : " and f.net_m2 <= @maxArea")
        + (request.Classes is null ? string.Empty : " and f.class = any(@classes)")
        + (request.Storey is null ? string.Empty : OnStorey);

    private const string OnStorey = """
         and (f.storey_no::text = @storey or exists (
            select from buildings x join storeys s on s.building_id = x.building_id and in_revision(s.revision, s.until_revision, x.current_revision)
            where x.building_id = f.building_id and s.storey_no = f.storey_no and s.name = @storey))
        """;
}
