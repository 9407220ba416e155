using SpaceGeo.Inventory.Ledger;

namespace SpaceGeo.Store.Ledger;

/// <summary>The stages of an import, each behind those that it refers to. <c>valid_to</c> is the last day in files and the day after it in
/// entries; <c>infinity</c> stays what it is.</summary>
internal static class LedgerStages
{
    private const string Valid = "valid_from";

    /// <summary>The period of an entry as files have it.</summary>
    private const string Period = "e.valid_from, e.valid_to - 1";

    private const string EndBeforeBegin = """
        insert into faults (line, col, cause)
        select line, 'validTo', 'ends before it starts: ' || to_char(valid_from, 'YYYY-MM-DD') || ' to ' || to_char(valid_to, 'YYYY-MM-DD')
        from stage where valid_to < valid_from;

        """;

    private const string BadPosition = """
        insert into faults (line, col, cause)
        select line, 'latitude', 'a position needs a longitude from -180 to 180 and a latitude from -90 to 90' from stage
        where (longitude is null) <> (latitude is null) or latitude not between -90 and 90;

        """;

    private const string LeaveFaulty = """
        delete from stage using faults where stage.line = faults.line;

        """;

    private const string UnknownOrganisation = """
        insert into faults (line, col, cause)
        select line, 'organisation', 'there is no organisation ''' || organisation || ''''
        from stage s
        where not exists (
          select from organisations o join organisation_entries e using (organisation_id) where o.code = s.organisation and e.ended_by is null);

        """;

    // Ranks are known by level; an organisation may have had several levels. Pairs of organisation and rank are resolved first: there are few.
    private const string FindRanks = """
        create temporary table found_ranks on commit drop as
        select d.organisation, d.rank, coalesce(min(k.rank), d.rank) as id, count(k.rank) > 0 as is_known, string_agg(distinct e.level, ', ') as levels,
               (select string_agg(distinct a.rank, ', ') from known_ranks a where a.level = any(array_agg(e.level))) as ranks
        from (select distinct organisation, rank from stage) d
        join organisations o on o.code = d.organisation
        join organisation_entries e on e.organisation_id = o.organisation_id and e.ended_by is null
        left join known_ranks k on k.level = e.level and k.name = lower(d.rank)
        group by d.organisation, d.rank;
        analyze found_ranks;
        insert into faults (line, col, cause)
        select s.line, 'rank', '''' || s.rank || ''' is no rank of the level ' || f.levels || coalesce('; these are: ' || f.ranks, '; none is known')
        from stage s join found_ranks f on f.organisation = s.organisation and f.rank = s.rank
        where s.rank <> '' and not f.is_known and exists (select from known_ranks);

        """;

    private static readonly LedgerStage Sites = new(
        LedgerTables.Sites, "site_entries", ["site_id", Valid], ["valid_to", "name", "address", "longitude", "latitude", "parent_id"],
        EndBeforeBegin + BadPosition + LeaveFaulty + """
        insert into sites (code, name)
        select distinct on (code) code, name from (
          select line, code, name from stage
          union all
          select null, parent, parent from stage where parent <> '') s
        order by code, line nulls last on conflict (code) do nothing;
        insert into incoming (line, site_id, valid_from, valid_to, name, address, longitude, latitude, parent_id)
        select s.line, c.site_id, s.valid_from, s.valid_to + 1, s.name, s.address, s.longitude, s.latitude, p.site_id
        from stage s join sites c on c.code = s.code left join sites p on p.code = s.parent;
        """,
        Overlaps("site_entries", ["site_id"], "the site")
        + Orphans("sites", "site_entries", "site_id", "site", "o.global_id is not null or exists (select from buildings b where b.site_id = o.site_id)")
        + Cycles("site_entries", "site_id"),
        $"""
        select c.code, e.name, e.address, e.longitude, e.latitude, p.code, {Period}
        from site_entries e join sites c using (site_id) left join sites p on p.site_id = e.parent_id
        """)
    {
        Unused = """
            delete from sites c using stage s
            where c.code in (s.code, s.parent) and c.global_id is null and not exists (select from buildings b where b.site_id = c.site_id)
              and not exists (select from site_entries e where c.site_id in (e.site_id, e.parent_id))
            """,
    };

    private static readonly LedgerStage Organisations = new(
        LedgerTables.Organisations, "organisation_entries", ["organisation_id", Valid],
        ["valid_to", "name", "level", "division_code", "parent_id"],
        EndBeforeBegin + """
        insert into faults (line, col, cause)
        select line, 'divisionCode', '''' || division_code || ''' has not 12 digits' from stage
        where division_code <> '' and division_code !~ '^[0-9]{12}$';
        """ + LeaveFaulty + """
        insert into organisations (code) select code from stage union select parent from stage where parent <> '' on conflict (code) do nothing;
        insert into incoming (line, organisation_id, valid_from, valid_to, name, level, division_code, parent_id)
        select s.line, o.organisation_id, s.valid_from, s.valid_to + 1, s.name, s.level, s.division_code, p.organisation_id
        from stage s join organisations o on o.code = s.code left join organisations p on p.code = s.parent;
        """,
        Overlaps("organisation_entries", ["organisation_id"], "the organisation")
        + Orphans("organisations", "organisation_entries", "organisation_id", "organisation") + Cycles("organisation_entries", "organisation_id"),
        $"""
        select o.code, e.name, e.level, e.division_code, p.code, {Period}
        from organisation_entries e join organisations o using (organisation_id) left join organisations p on p.organisation_id = e.parent_id
        """)
    {
        Unused = """
            delete from organisations o using stage s
            where o.code in (s.code, s.parent)
              and not exists (select from organisation_entries e where o.organisation_id in (e.organisation_id, e.parent_id))
            """,
    };

    private static readonly LedgerStage Quotas = new(
        LedgerTables.Quotas, "quota_entries", ["organisation_id", "rank", Valid], ["valid_to", "quota", "heads"],
        EndBeforeBegin + UnknownOrganisation + FindRanks + """
        insert into incoming (line, organisation_id, rank, valid_from, valid_to, quota, heads)
        select s.line, o.organisation_id, f.id, s.valid_from, s.valid_to + 1, s.quota, s.heads
        from stage s join organisations o on o.code = s.organisation join found_ranks f on f.organisation = s.organisation and f.rank = s.rank;
        """,
        Overlaps("quota_entries", ["organisation_id", "rank"], "the quota of this rank"),
        $"select o.code, e.rank, e.quota, e.heads, {Period} from quota_entries e join organisations o using (organisation_id)");

    private static readonly LedgerStage Persons = new(
        LedgerTables.Persons, "person_entries", ["person_id", Valid],
        ["valid_to", "name", "organisation_id", "rank", "position", "state", "is_leader"],
        EndBeforeBegin + UnknownOrganisation + FindRanks + LeaveFaulty + """
        insert into persons (code) select distinct code from stage on conflict (code) do nothing;
        analyze persons;
        insert into incoming (line, person_id, valid_from, valid_to, name, organisation_id, rank, position, state, is_leader)
        select s.line, p.person_id, s.valid_from, s.valid_to + 1, s.name, o.organisation_id, f.id, s.position, s.state, s.is_leader
        from stage s join persons p on p.code = s.code join organisations o on o.code = s.organisation
        join found_ranks f on f.organisation = s.organisation and f.rank = s.rank;
        """,
        Overlaps("person_entries", ["person_id"], "the person"),
        $"""
        select p.code, e.name, o.code, e.rank, e.position, e.state, e.is_leader, {Period}
        from person_entries e join persons p using (person_id) join organisations o using (organisation_id)
        """)
    {
        Unused = """
            delete from persons p using stage s
            where p.code = s.code and not exists (select from person_entries e where e.person_id = p.person_id)
            """,
    };

    private static readonly LedgerStage Rooms = new(
        LedgerTables.Rooms, "room_entries", ["building_id", "global_id", Valid], ["valid_to", "class", "use", "state", "seats", "recorded_m2"],
        EndBeforeBegin + PlaceSql.Find + PlaceSql.UnknownPlace + PlaceSql.RoomNeeded + """
        insert into incoming (line, building_id, global_id, valid_from, valid_to, class, use, state, seats, recorded_m2)
        select s.line, p.building_id, p.global_id, s.valid_from, s.valid_to + 1, s.class, s.use, s.state, s.seats, s.recorded_m2
        from stage s join found p using (line);
        """,
        Overlaps("room_entries", ["building_id", "global_id"], "the room"),
        PlaceSql.Export("room_entries", $"e.class, e.use, e.state, e.seats, e.recorded_m2, {Period}"));

    private static readonly LedgerStage Assignments = new(
        LedgerTables.Assignments, "assignment_entries", AssignmentSql.Key, ["valid_to", "use"],
        EndBeforeBegin + UnknownOrganisation + PlaceSql.Find + PlaceSql.UnknownPlace + PlaceSql.RoomNeeded + AssignmentSql.Prepare,
        Overlaps("assignment_entries", ["building_id", "global_id", "organisation_id", "person_id"], "the assignment") + AssignmentSql.Conflicts,
        PlaceSql.Export(
            "assignment_entries", $"o.code, h.code, e.use, {Period}",
            "join organisations o on o.organisation_id = e.organisation_id left join persons h on h.person_id = e.person_id"));

    private static readonly LedgerStage Tenures = new(
        LedgerTables.Tenures, "tenure_entries", ["site_id", "building_id", "global_id", Valid],
        ["valid_to", "kind", "title_holder", "is_registered", "is_mortgaged"],
        EndBeforeBegin + PlaceSql.Find + PlaceSql.UnknownPlace + """
        insert into faults (line, col, cause)
        select line, 'site', 'names no site, building or room' from stage where site = '' and building = '' and global_id = '';
        insert into incoming (line, site_id, building_id, global_id, valid_from, valid_to, kind, title_holder, is_registered, is_mortgaged)
        select s.line, coalesce(b.site_id, c.site_id), coalesce(p.building_id, 0), coalesce(p.global_id, ''), s.valid_from, s.valid_to + 1,
               s.kind, s.title_holder, s.is_registered, s.is_mortgaged
        from stage s join found p using (line) left join sites c on c.code = s.site left join buildings b on b.building_id = p.building_id
        where coalesce(b.site_id, c.site_id) is not null;
        """,
        Overlaps("tenure_entries", ["site_id", "building_id", "global_id"], "the tenure"),
        $"""
        select c.code, {PlaceSql.BuildingName}, null, null, nullif({PlaceSql.RoomName("e")}, ''), e.kind, e.title_holder, e.is_registered, e.is_mortgaged, {Period}
        from tenure_entries e join sites c on c.site_id = e.site_id left join buildings b on b.building_id = e.building_id
        """);

    private static readonly LedgerStage Leases = new(
        LedgerTables.Leases, "lease_entries", ["code"],
        [
            Valid, "valid_to", "direction", "organisation_id", "counterparty", "site_id", "building_id", "global_id", "longitude", "latitude",
            "area_m2", "rent_per_year", "currency", "approval",
        ],
        EndBeforeBegin + UnknownOrganisation + PlaceSql.Find + PlaceSql.UnknownPlace + BadPosition + """
        insert into faults (line, col, cause)
        select line, 'areaM2', 'is 0; a lease has an area' from stage where area_m2 = 0;
        insert into incoming (
          line, code, valid_from, valid_to, direction, organisation_id, counterparty, site_id, building_id, global_id, longitude, latitude,
          area_m2, rent_per_year, currency, approval)
        select s.line, s.code, s.valid_from, s.valid_to + 1, s.direction, o.organisation_id, s.counterparty, coalesce(b.site_id, c.site_id),
               p.building_id, p.global_id, s.longitude, s.latitude, s.area_m2, s.rent_per_year, s.currency, s.approval
        from stage s join found p using (line) join organisations o on o.code = s.organisation
        left join sites c on c.code = s.site left join buildings b on b.building_id = p.building_id;
        """,
        string.Empty,
        $"""
        select e.code, e.direction, o.code, e.counterparty, c.code, {PlaceSql.BuildingName}, null, null, {PlaceSql.RoomName("e")}, e.longitude, e.latitude, e.area_m2,
               e.rent_per_year, e.currency, e.approval, {Period}
        from lease_entries e join organisations o using (organisation_id) left join sites c on c.site_id = e.site_id
        left join buildings b on b.building_id = e.building_id
        """);

    /// <summary>All stages in order.</summary>
    public static IReadOnlyList<LedgerStage> All { get; } = [Sites, Organisations, Quotas, Persons, Rooms, Assignments, Tenures, Leases];

    // One line of a thing at a time.
    private static string Overlaps(string entries, string[] identity, string what) =>
        ConflictSql.Of(entries, [.. identity, Valid], new LedgerConflict(identity, "validFrom", $"'{what} is in the ledger twice'"));

    // Walks up from each line as long as the parents are parents; where there are circles, lines that only lead to them are not to blame.
    private static string Cycles(string entries, string id) => $"""
        insert into faults (line, col, cause)
        with recursive result as (
          select line, {id} as id, parent_id, valid_from, valid_to from incoming where parent_id is not null
          union all
          select null, {id}, parent_id, valid_from, valid_to from {entries} e
          where parent_id is not null and {ConflictSql.Stays(entries, [id, Valid], "e")}),
        up as (
          select line, id as start, parent_id as at, valid_from, valid_to, 1 as steps from result where line is not null
          union all
          select u.line, u.start, p.parent_id, greatest(u.valid_from, p.valid_from), least(u.valid_to, p.valid_to), u.steps + 1
          from up u join result p on p.id = u.at and p.valid_from < u.valid_to and p.valid_to > u.valid_from
          where u.at <> u.start and u.steps < 100),
        circles as (select distinct line from up where at = start)
        select line, 'parent', 'is below itself' from circles
        union
        select line, 'parent', 'is more than 99 deep' from up where steps = 100 and not exists (select from circles);

        """;

    // A parent whose own line was left out is none.
    private static string Orphans(string things, string entries, string id, string what, string otherwise = "false") => $"""
        insert into faults (line, col, cause)
        select n.line, 'parent', 'there is no {what} ''' || o.code || ''''
        from incoming n join {things} o on o.{id} = n.parent_id
        where not exists (select from incoming p where p.{id} = n.parent_id)
          and not exists (select from {entries} e where e.{id} = n.parent_id and e.ended_by is null) and not ({otherwise});

        """;
}
