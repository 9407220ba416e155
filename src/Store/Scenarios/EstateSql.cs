namespace SpaceGeo.Store.Scenarios;

/// <summary>The statements of <see cref="EstateStore"/>. <c>@sites</c> holds codes of sites, or is null for all.</summary>
internal static class EstateSql
{
    public const string Import = "select coalesce(max(import_id), 0) from ledger_imports";

    public const string UnknownSites = "select code from unnest(@sites::text[]) code where not exists (select from sites c where c.code = code.code)";

    public const string Buildings = """
        select b.building_id, b.current_revision, b.name, c.code, coalesce(e.name, c.name), ST_X(m.middle), ST_Y(m.middle)
        from buildings b join sites c using (site_id)
        left join site_entries e on e.site_id = c.site_id and e.ended_by is null and e.valid_from <= @day and e.valid_to > @day
        left join building_places p on p.building_id = b.building_id
        left join lateral (select ST_Centroid(p.place::geometry) as middle) m on true
        where @sites::text[] is null or c.code = any(@sites)
        order by b.building_id
        """;

    public const string Storeys = """
        select s.building_id, s.storey_no, s.name, s.elevation_m
        from unnest(@buildings::int[], @revisions::int[]) b(building_id, revision)
        join storeys s on s.building_id = b.building_id and in_revision(s.revision, s.until_revision, b.revision)
        order by s.building_id, s.storey_no
        """;

    public const string Rooms = """
        select f.building_id, f.room_no, f.storey_no, f.ledger_id, r.number, f.class, coalesce(f.use, ''), f.state, f.seats, f.recorded_m2, f.net_m2,
               f.gross_m2, f.tenure
        from unnest(@buildings::int[], @revisions::int[]) b(building_id, revision)
        join room_facts f on f.building_id = b.building_id and f.valid_from <= @day and f.valid_to > @day
        join rooms r on r.building_id = f.building_id and r.room_no = f.room_no and in_revision(r.revision, r.until_revision, b.revision)
        order by f.building_id, f.room_no limit @most
        """;

    public const string Contacts = """
        select a.building_id, a.room_a, a.room_b
        from unnest(@buildings::int[], @revisions::int[]) b(building_id, revision)
        join room_adjacency a on a.building_id = b.building_id and in_revision(a.revision, a.until_revision, b.revision)
        order by a.building_id, a.room_a, a.room_b
        """;

    public const string Assignments = """
        select a.building_id, a.global_id, o.code, a.use, a.valid_from, p.code, coalesce(ho.code, ''), coalesce(h.rank, ''), coalesce(h.state, ''),
               coalesce(h.is_leader, false)
        from assignment_entries a
        join organisations o on o.organisation_id = a.organisation_id
        left join persons p on p.person_id = a.person_id and a.person_id > 0
        left join person_entries h on h.person_id = p.person_id and h.ended_by is null and h.valid_from <= @day and h.valid_to > @day
        left join organisations ho on ho.organisation_id = h.organisation_id
        where a.building_id = any(@buildings) and a.ended_by is null and a.valid_from <= @day and a.valid_to > @day
        order by a.building_id, a.global_id, o.code, p.code nulls first, a.valid_from
        """;

    public const string Organisations = """
        select o.code, coalesce(e.name, ''), coalesce(e.level, ''), coalesce(e.division_code, ''),
               coalesce(q.ranks, '{}'), coalesce(q.quotas, '{}')
        from organisations o
        left join organisation_entries e
          on e.organisation_id = o.organisation_id and e.ended_by is null and e.valid_from <= @day and e.valid_to > @day
        left join lateral (
          select array_agg(q.rank order by q.rank) as ranks, array_agg(q.quota order by q.rank) as quotas
          from quota_entries q
          where q.organisation_id = o.organisation_id and q.ended_by is null and q.valid_from <= @day and q.valid_to > @day) q on true
        order by o.code
        """;

    public const string Leases = """
        select l.code, o.code, c.code, l.building_id, l.global_id, l.area_m2, l.rent_per_year, l.currency, nullif(l.valid_to, 'infinity') - 1
        from lease_entries l
        join organisations o using (organisation_id)
        left join buildings b on b.building_id = l.building_id
        left join sites c on c.site_id = coalesce(l.site_id, b.site_id)
        where l.direction = 'in' and l.ended_by is null and l.valid_from <= @day and l.valid_to > @day
        order by l.code
        """;
}
