namespace SpaceGeo.Store.Reading;

/// <summary>The FROM clauses of the layers.</summary>
/// <remarks>All go through buildings, so that only current revisions are seen and the rows of a building are found by the head of their
/// primary key. Envelopes and totals are summed from the rooms; nothing is stored twice. With 150,000 rooms in 300 buildings on 50 sites a
/// page of rooms takes 20 ms wherever it begins, a page of ten sites or all buildings under a bbox 150 ms.</remarks>
internal static class LayerSources
{
    /// <summary>The newest engine that measured building b by the standard. All rooms of a building are measured together, so one row tells.
    /// </summary>
    public const string NewestEngine =
        """

        left join lateral (
          select v.version from engine_versions v
          where exists (
            select from room_areas x
            where x.building_id = b.building_id and in_revision(x.revision, x.until_revision, b.current_revision) and x.standard = @standard
              and x.engine_version = v.version)
          order by v.engine_no desc limit 1) newest on true

        """;

    /// <summary>Its areas of room r.</summary>
    public const string ServedAreas =
        """

        left join room_areas a
          on a.building_id = r.building_id and a.room_no = r.room_no and in_revision(a.revision, a.until_revision, b.current_revision)
            and a.standard = @standard
            and a.engine_version = newest.version

        """;

    public const string Sites =
        """
        from sites c
        cross join lateral (
          select count(distinct b.building_id)::int as buildings, count(r.room_no)::int as rooms,
                 sum(a.gross_m2) as gross_m2, sum(a.net_m2) as net_m2, ST_SetSRID(ST_Extent(r.geom_4326)::geometry, 4326) as place
          from buildings b
        """ + NewestEngine + """
          left join rooms r on r.building_id = b.building_id and in_revision(r.revision, r.until_revision, b.current_revision)
        """ + ServedAreas + """
          where b.site_id = c.site_id) t
        where true
        """;

    public const string Buildings =
        """
        from buildings b
        join sites c on c.site_id = b.site_id
        """ + NewestEngine + """
        join revisions v on v.building_id = b.building_id and v.revision = b.current_revision
        cross join lateral (
          select count(*)::int as storeys from storeys s where s.building_id = b.building_id and in_revision(s.revision, s.until_revision, b.current_revision)) n
        cross join lateral (
          select count(*)::int as rooms, sum(a.gross_m2) as gross_m2, sum(a.net_m2) as net_m2,
                 ST_SetSRID(ST_Extent(r.geom_4326)::geometry, 4326) as place
          from rooms r
        """ + ServedAreas + """
          where r.building_id = b.building_id and in_revision(r.revision, r.until_revision, b.current_revision)) t
        where true
        """;

    public const string Storeys =
        """
        from buildings b
        join sites c on c.site_id = b.site_id
        """ + NewestEngine + """
        join storeys s on s.building_id = b.building_id and in_revision(s.revision, s.until_revision, b.current_revision)
        cross join lateral (
          select count(*)::int as rooms, sum(a.gross_m2) as gross_m2, sum(a.net_m2) as net_m2,
                 ST_SetSRID(ST_Extent(r.geom_4326)::geometry, 4326) as place
          from rooms r
        """ + ServedAreas + """
          where r.building_id = s.building_id and r.storey_no = s.storey_no and in_revision(r.revision, r.until_revision, b.current_revision)) t
        where true
        """;

    public const string Rooms =
        """
        from buildings b
        join sites c on c.site_id = b.site_id
        """ + NewestEngine + """
        join rooms r on r.building_id = b.building_id and in_revision(r.revision, r.until_revision, b.current_revision)
        join storeys s on s.building_id = r.building_id and s.storey_no = r.storey_no and in_revision(s.revision, s.until_revision, b.current_revision)
        """ + ServedAreas + """
        where true
        """;

    // Read by the head of the key for the rooms of a page alone.
    public const string RoomZones =
        """
        (select array_agg(z.name order by z.zone_no) from room_zones z
         where z.building_id = r.building_id and z.revision = r.revision and z.room_no = r.room_no)
        """;

    public const string RoomClassifications =
        """
        (select array_agg(coalesce(nullif(k.code, ''), nullif(k.name, ''), k.system) order by k.class_no) from room_classifications k
         where k.building_id = r.building_id and k.revision = r.revision and k.room_no = r.room_no)
        """;

    public const string Elements =
        """
        from buildings b
        join sites c on c.site_id = b.site_id
        join elements e on e.building_id = b.building_id and in_revision(e.revision, e.until_revision, b.current_revision)
        join storeys s on s.building_id = e.building_id and s.storey_no = e.storey_no and in_revision(s.revision, s.until_revision, b.current_revision)
        where true
        """;
}
