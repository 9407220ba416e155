namespace SpaceGeo.Store.Revisions;

/// <summary>The statements that read one revision of a building: <c>$1</c> the building, <c>$2</c> the revision.</summary>
internal static class RevisionSql
{
    public const string Head = """
        select b.global_id, b.name, c.code, c.name, c.global_id, v.geo_source, v.crs, v.origin_x, v.origin_y, v.rotation_deg, v.scale,
               v.file_name, v.sha256, v.plan_standard, v.ingested_at, v.valid_from
        from buildings b join sites c on c.site_id = b.site_id join revisions v on v.building_id = b.building_id and v.revision = $2
        where b.building_id = $1
        """;

    /// <summary>Standards by which the revision that was stored last of the building <c>$1</c> is measured, that of its plans first.</summary>
    public const string Standards = """
        select s.standard
        from (select plan_standard, revision from revisions where building_id = $1 order by revision desc limit 1) v
        cross join lateral (
          select v.plan_standard as standard
          union
          select a.standard from room_areas a where a.building_id = $1 and in_revision(a.revision, a.until_revision, v.revision)) s
        order by s.standard <> v.plan_standard, s.standard
        """;

    public const string Storeys = """
        select storey_no, global_id, name, elevation_m, plan, plan_room_nos from storeys
        where building_id = $1 and in_revision(revision, until_revision, $2) order by storey_no
        """;

    /// <summary>Plans for further standards.</summary>
    public const string Plans = """
        select standard, storey_no, plan, plan_room_nos from storey_plans
        where building_id = $1 and in_revision(revision, until_revision, $2) order by standard, storey_no
        """;

    public const string Rooms = """
        select room_no, storey_no, global_id, number, long_name, floor_height_m, plan_room, status, reason, declared_name, declared_m2, category
        from rooms where building_id = $1 and in_revision(revision, until_revision, $2) order by storey_no, room_no
        """;

    public const string Zones = """
        select z.room_no, z.global_id, z.name, z.is_spatial
        from rooms r join room_zones z on z.building_id = r.building_id and z.room_no = r.room_no and z.revision = r.revision
        where r.building_id = $1 and in_revision(r.revision, r.until_revision, $2) order by z.room_no, z.zone_no
        """;

    public const string Classifications = """
        select k.room_no, k.system, k.code, k.name
        from rooms r join room_classifications k on k.building_id = r.building_id and k.room_no = r.room_no and k.revision = r.revision
        where r.building_id = $1 and in_revision(r.revision, r.until_revision, $2) order by k.room_no, k.class_no
        """;

    public const string Elements = """
        select element_no, global_id, type, name, kind from elements
        where building_id = $1 and in_revision(revision, until_revision, $2) order by element_no
        """;

    /// <summary>The newest engine that measured the revision by the standard <c>$3</c>.</summary>
    public const string Engine = """
        select v.version from engine_versions v
        where exists (
          select from room_areas a
          where a.building_id = $1 and in_revision(a.revision, a.until_revision, $2) and a.standard = $3 and a.engine_version = v.version)
        order by v.engine_no desc limit 1
        """;

    /// <summary>Areas by the standard <c>$3</c> and the engine <c>$4</c>.</summary>
    public const string Areas = """
        select room_no, gross_m2, column_m2, wall_m2, other_m2, bound_m2 from room_areas
        where building_id = $1 and in_revision(revision, until_revision, $2) and standard = $3 and engine_version = $4
        """;

    /// <summary>Their receipts.</summary>
    public const string Receipts = """
        select l.room_no, l.element_no, l.category, l.area_m2
        from room_areas a join receipt_lines l
          on l.building_id = a.building_id and l.room_no = a.room_no and l.revision = a.revision and l.standard = a.standard
            and l.engine_version = a.engine_version
        where a.building_id = $1 and in_revision(a.revision, a.until_revision, $2) and a.standard = $3 and a.engine_version = $4
        order by l.room_no, l.line_no
        """;

    /// <summary>The first numbers that no room and no element of the building <c>$1</c> ever had.</summary>
    public const string NextNumbers = """
        select (select coalesce(max(room_no) + 1, 0) from rooms where building_id = $1),
               (select coalesce(max(element_no) + 1, 0) from elements where building_id = $1)
        """;

    /// <summary>Pairs of rooms that touch, with a room of <c>$3</c> first.</summary>
    public const string Adjacency = """
        select room_a, room_b, shared_m, opening_m from room_adjacency
        where building_id = $1 and in_revision(revision, until_revision, $2) and room_a = any($3)
        """;
}
