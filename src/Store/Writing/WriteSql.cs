namespace SpaceGeo.Store.Writing;

/// <summary>The statements of <see cref="ModelWriter"/>.</summary>
internal static class WriteSql
{
    public const string IsFuture = "select $1::date > current_date";

    public const string LockBuilding = "select pg_advisory_xact_lock(hashtextextended('spacegeo.building ' || $1 || ' ' || $2, 0))";

    /// <summary>Makes room for areas of a standard and engine version; a transaction of its own, so that the locks are short.</summary>
    public const string OpenAreas = "select open_areas($1, $2)";

    /// <summary>Keeps out a recalculation, which would measure the revision that is being replaced.</summary>
    public const string TryLockModels = "select pg_try_advisory_xact_lock_shared(hashtextextended('spacegeo.recalculate', 0))";

    public const string LockModels = "select pg_advisory_xact_lock_shared(hashtextextended('spacegeo.recalculate', 0))";

    /// <summary>What a recalculation that was broken off had gathered of buildings that have another revision now.</summary>
    public const string ForgetGathered = """
        with areas as (delete from incoming_areas where building_id = any($1))
        delete from incoming_receipts where building_id = any($1)
        """;

    public const string FindSite = "select site_id from sites where code = $1";

    public const string AddSite = """
        insert into sites (code, name, global_id) values ($1, $2, $3)
        on conflict (code) do nothing
        """;

    /// <summary>Site and GlobalId of a building, which are its lock.</summary>
    public const string FindLock = "select c.code, b.global_id from buildings b join sites c on c.site_id = b.site_id where b.building_id = $1";

    private const string Known = """
        select b.building_id, b.current_revision, latest.revision
        """;

    private const string Latest = """

        from buildings b
        cross join lateral (
          select v.revision, v.file_name from revisions v where v.building_id = b.building_id order by v.revision desc limit 1) latest

        """;

    public const string FindBuilding = Known + Latest + "where b.building_id = $1";

    /// <summary>Buildings with a GlobalId, the one first that shares most rooms with the incoming one, then the one from a file of that name.
    /// </summary>
    public const string FindBuildings = Known + ", latest.file_name = $3 as same_file, shared.rooms > 0 as shares_rooms" + Latest + """
        left join lateral (
          select count(*) as rooms from rooms m
          where m.building_id = b.building_id and in_revision(m.revision, m.until_revision, latest.revision) and m.global_id = any($4)) shared on true
        where b.site_id = $1 and b.global_id = $2
        order by shared.rooms desc, same_file desc, b.building_id
        """;

    public const string AddBuilding = """
        insert into buildings (site_id, global_id, name, current_revision) values ($1, $2, $3, 1)
        returning building_id
        """;

    /// <summary>The revision in force today is the one that began last; of those that began on one day, the one that was stored last.</summary>
    public const string ReviseBuilding = """
        update buildings set name = $2, current_revision = (
          select revision from revisions
          where building_id = $1 and valid_from <= current_date order by valid_from desc, revision desc limit 1)
        where building_id = $1
        """;

    // Rows of building $1 that are not part of revision $2 and later ones any more: those with the numbers in $3.
    public const string EndStoreys = "update storeys" + EndsWith + "storey_no = any($3)";
    public const string EndRooms = "update rooms" + EndsWith + "room_no = any($3)";
    public const string EndElements = "update elements" + EndsWith + "element_no = any($3)";

    /// <summary>All plans for further standards but those that are named by standard and storey.</summary>
    public const string EndPlans = "update storey_plans" + EndsWith + "(standard, storey_no) not in (select * from unnest($3::text[], $4::int[]))";

    /// <summary>All areas that are not by some standards and one engine.</summary>
    public const string EndOtherAreas = "update room_areas" + EndsWith + "not (standard = any($3) and engine_version = $4)";

    public const string EndAreas = "update room_areas" + EndsWith + "standard = $3 and room_no = any($4)";

    public const string EndAdjacency = "update room_adjacency" + EndsWith + "(room_a, room_b) in (select * from unnest($3::int[], $4::int[]))";

    private const string EndsWith = " set until_revision = $2 where building_id = $1 and until_revision > $2 and ";

    public const string AddRevision = """
        insert into revisions (
          building_id, revision, file_name, sha256, schema, authoring_tool,
          geo_source, crs, origin_x, origin_y, rotation_deg, scale, fingerprint, plan_standard, valid_from)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, coalesce($15::date, case when $2 = 1 then '-infinity' else current_date end))
        """;

    public const string CreateIncoming = """
        create temp table incoming_rooms (like rooms including defaults) on commit drop;
        create temp table incoming_elements (like elements including defaults) on commit drop;
        """;

    public const string EmptyIncoming = "truncate incoming_rooms, incoming_elements";

    public const string CopyStoreys = """
        copy storeys (building_id, revision, storey_no, global_id, name, elevation_m, plan, plan_room_nos) from stdin (format binary)
        """;

    public const string CopyStoreyPlans = """
        copy storey_plans (building_id, revision, standard, storey_no, plan, plan_room_nos) from stdin (format binary)
        """;

    public const string CopyRooms = """
        copy incoming_rooms (
          building_id, revision, room_no, storey_no, global_id, number, long_name, floor_height_m, plan_room, status, reason,
          declared_name, declared_m2, category, geom)
        from stdin (format binary)
        """;

    public const string CopyZones = """
        copy room_zones (building_id, revision, room_no, zone_no, global_id, name, is_spatial) from stdin (format binary)
        """;

    public const string CopyClassifications = """
        copy room_classifications (building_id, revision, room_no, class_no, system, code, name) from stdin (format binary)
        """;

    public const string CopyElements = """
        copy incoming_elements (building_id, revision, element_no, storey_no, global_id, type, name, kind, geom) from stdin (format binary)
        """;

    public const string CopyAreas = """
        copy room_areas (
          building_id, revision, room_no, standard, engine_version, gross_m2, column_m2, wall_m2, other_m2, net_m2, bound_m2)
        from stdin (format binary)
        """;

    public const string CopyReceipts = """
        copy receipt_lines (building_id, revision, room_no, standard, engine_version, line_no, element_no, category, area_m2)
        from stdin (format binary)
        """;

    public const string CopyAdjacency = """
        copy room_adjacency (building_id, revision, until_revision, room_a, room_b, shared_m, opening_m) from stdin (format binary)
        """;

    public const string CopyIssues = """
        copy import_issues (building_id, revision, issue_no, code, global_id, type, line, message) from stdin (format binary)
        """;

    public const string InsertRooms = "with incoming as (select *, " + Nth + " from incoming_rooms)" + MovedTogether + """
        insert into rooms (
          building_id, revision, room_no, storey_no, global_id, number, long_name, floor_height_m, plan_room, status, reason,
          declared_name, declared_m2, category, geom, geom_4326)
        select
          building_id, revision, room_no, storey_no, global_id, number, long_name, floor_height_m, plan_room, status, reason,
          declared_name, declared_m2, category, geom,
        """ + OnEarth + "from incoming left join moved using (nth)";

    public const string InsertElements = "with incoming as (select *, " + Nth + " from incoming_elements)" + MovedTogether + """
        insert into elements (building_id, revision, element_no, storey_no, global_id, type, name, kind, geom, geom_4326)
        select building_id, revision, element_no, storey_no, global_id, type, name, kind, geom,
        """ + OnEarth + "from incoming left join moved using (nth)";

    // $1 EPSG number or null, $2 PROJ definition or null, $3–$8 local metres to that system's plane, $9–$12 the building's box.
    // Far outside of its system a projection answers with a place on the earth all the same, but a building has not its size there.
    // Between a fifth and five times: Mercator maps stretch by 1 / cos(latitude).
    public const string ProbePosition = "select " + """
        case when ST_XMin(moved.shape) between -180 and 180 and ST_XMax(moved.shape) between -180 and 180
            and ST_YMin(moved.shape) between -90 and 90 and ST_YMax(moved.shape) between -90 and 90
          then ST_Distance(
            ST_PointN(ST_ExteriorRing(moved.shape), 1)::geography, ST_PointN(ST_ExteriorRing(moved.shape), 3)::geography)
              between 0.2 * building.diagonal and 5 * building.diagonal
          else false end
        from (select geom, sqrt(power($11 - $9, 2) + power($12 - $10, 2)) as diagonal
          from (select ST_MakeEnvelope($9, $10, $11, $12) as geom) as box) as building
        cross join lateral (select
        """ + OnMap + " as shape offset 0) as moved";

    public const string CrsDefinition = "select proj4text from spatial_ref_sys where srid = $1";

    // A shape can lose its validity by rounding when it is moved to degrees.
    private const string OnEarth = """

          case when ST_IsValid(moved.shape) then moved.shape
            else ST_Multi(ST_CollectionExtract(ST_MakeValid(moved.shape), 3)) end

        """;

    // Among the geometries that are there; the others come last.
    private const string Nth = "case when geom is not null then row_number() over (order by geom is null, ctid) end as nth";

    private const string OnMap = """

        case when $1::integer is not null then ST_Transform(ST_SetSRID(ST_Affine(geom, $3, $4, $5, $6, $7, $8), $1::integer), 4326)
          else ST_Transform(ST_Affine(geom, $3, $4, $5, $6, $7, $8), $2::text, 4326) end

        """;

    // All geometries are moved as one collection and taken apart again: for a system that has no number PostGIS sets up PROJ at each call,
    // so that storing 10,000 rooms and 40,000 elements took 12.7 s with each shape moved by itself and takes 3.1 s with all moved together.
    private const string MovedTogether = """
        , collected as (select ST_Collect(geom order by nth) as geom from incoming where geom is not null),
        mapped as (select
        """ + OnMap + """
         as shape from collected),
        moved as (
          select (part.path)[1] as nth, ST_Multi(ST_Collect(part.geom order by part.path)) as shape
          from mapped, ST_Dump(mapped.shape) as part group by 1)

        """;
}
