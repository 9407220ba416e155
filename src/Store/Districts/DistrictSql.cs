namespace SpaceGeo.Store.Districts;

/// <summary>The statements of <see cref="DistrictWriter"/>.</summary>
internal static class DistrictSql
{
    /// <summary>Null when the sites are there already.</summary>
    public const string AddSites = """
        with added as (
          insert into sites (code, name) select * from unnest($1::text[], $2::text[])
          on conflict (code) do nothing returning 1)
        select nullif(count(*), 0) from added
        """;

    public const string SiteIds = """
        select array_agg(site_id order by n) from unnest($1::text[]) with ordinality t(code, n) join sites using (code)
        """;

    public const string TakeIds = """
        select array_agg(nextval(pg_get_serial_sequence('buildings', 'building_id'))::int) from generate_series(1, $1)
        """;

    public const string CopyBuildings = """
        copy buildings (building_id, site_id, global_id, name, current_revision) from stdin (format binary)
        """;

    public const string CopyRevisions = """
        copy revisions (
          building_id, revision, file_name, sha256, schema, authoring_tool, geo_source, origin_x, origin_y, rotation_deg, scale, plan_standard)
        from stdin (format binary)
        """;

    public const string CopyStoreys = """
        copy storeys (building_id, revision, storey_no, global_id, name, elevation_m, plan, plan_room_nos) from stdin (format binary)
        """;

    public const string CopyRooms = """
        copy rooms (
          building_id, revision, room_no, storey_no, global_id, number, long_name, floor_height_m, plan_room, status, reason, category,
          geom, geom_4326)
        from stdin (format binary)
        """;

    public const string CopyElements = """
        copy elements (building_id, revision, element_no, storey_no, global_id, type, name, kind, geom, geom_4326) from stdin (format binary)
        """;

    public const string CopyAdjacency = """
        copy room_adjacency (building_id, revision, room_a, room_b, shared_m, opening_m) from stdin (format binary)
        """;

    /// <summary>The rooms of the sites whose codes match <c>$1</c>, with net areas by the standard <c>$2</c>, building by building.</summary>
    public const string LedgerRooms = """
        select c.code, b.building_id, r.storey_no, r.global_id, a.net_m2
        from sites c join buildings b on b.site_id = c.site_id join rooms r on r.building_id = b.building_id and in_revision(r.revision, r.until_revision, b.current_revision)
        left join lateral (
          select x.net_m2 from room_areas x join engine_versions v on v.version = x.engine_version
          where x.building_id = r.building_id and x.room_no = r.room_no and x.standard = $2
            and in_revision(x.revision, x.until_revision, b.current_revision)
          order by v.engine_no desc limit 1) a on true
        where c.code ~ $1
        order by c.code collate "C", b.building_id, r.storey_no, r.room_no
        """;
}
