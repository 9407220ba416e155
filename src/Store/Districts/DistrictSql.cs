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
}
