using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Store.Questions;

/// <summary>Who has which space: what verdicts by the rules of space are reached from. The columns are read by their place.</summary>
public static class SpaceUseQuestions
{
    private static readonly QuestionParameter OfOrganisation = new(
        "organisation", ParameterType.OrganisationTree, "o.organisation_id = any(@organisation)", "Code of an organisation; all below it too.");

    /// <summary>One row for each person: code, organisation, its name, level and division, rank, position, state, whether a leader, and the
    /// rooms assigned as JSON, each with all persons in it.</summary>
    public static Question Persons { get; } = new(
        "persons-with-rooms", "Persons and their rooms", "One row for each person.",
        $"""
        from person_entries h
        join persons p on p.person_id = h.person_id
        join organisations oc on oc.organisation_id = h.organisation_id
        left join organisation_entries o on o.organisation_id = h.organisation_id and {OnDay("o")}
        where {OnDay("h")} {Question.Conditions}
        """,
        [
            Column("p.code"), Column("oc.code"), Column("coalesce(o.name, '')"), Column("coalesce(o.level, '')"), Column("coalesce(o.division_code, '')"),
            Column("h.rank"), Column("h.position"), Column("h.state"), Column("h.is_leader", Flag),
            Column($"""
                (select json_agg(json_build_object('room', a.building_id || '.' || coalesce(f.global_id, a.global_id), 'use', a.use, 'net', f.net_m2, 'bound', f.bound_m2,
                                                   'persons', ({PersonsOf("a.building_id", "a.global_id")})) order by a.building_id, a.global_id)::text
                 from assignment_entries a
                 left join lateral (
                   select r.room_no from rooms r where r.global_id = a.global_id and r.building_id = a.building_id order by r.room_no limit 1) r on true
                 left join room_facts f on f.building_id = a.building_id and f.room_no = r.room_no and f.valid_from <= @day and f.valid_to > @day
                 where a.person_id = h.person_id and {OnDay("a")})
                """),
        ],
        ["h.person_id"],
        [OfOrganisation]);

    /// <summary>One row for each office with persons in it: room, site, building, storey, number, organisation, its name and division, area,
    /// bound, and the persons as JSON.</summary>
    public static Question Offices { get; } = new(
        "offices-with-persons", "Offices and the persons in them", "One row for each office with persons in it.",
        FactColumns.Facts + $"""
        where f.persons > 0 and exists (
          select from assignment_entries a
          where a.building_id = f.building_id and a.global_id = f.ledger_id and a.person_id > 0 and a.use = 'office' and {OnDay("a")})
        and
        """ + " " + FactColumns.OnDay,
        [
            FactColumns.RoomId, FactColumns.Site, FactColumns.Building, FactColumns.Storey, FactColumns.Number, FactColumns.Organisation,
            FactColumns.OrganisationName, Column("coalesce(o.division_code, '')"), FactColumns.Net, FactColumns.Bound, Column($"({PersonsOf("f.building_id", "f.ledger_id")})::text"),
        ],
        ["f.building_id", "f.room_no"],
        [FactColumns.OfOrganisation, FactColumns.OfSite, FactColumns.OfBuilding]);

    /// <summary>One row for each organisation: code, name, level and division, quotas as JSON, office area, bound and rooms without an area,
    /// the same of service rooms, gross area of ancillary rooms, and area leased in by contract.</summary>
    public static Question Organisations { get; } = new(
        "organisations-with-space", "Organisations and their space", "One row for each organisation.",
        $"""
        from organisation_entries o
        join organisations oc on oc.organisation_id = o.organisation_id
        cross join lateral (
          select {Sums("office")}, {Sums("service")}, coalesce(sum(f.gross_m2) filter (where f.class = 'ancillary'), 0) as ancillary_m2
          from room_facts f where f.organisation_id = o.organisation_id and f.valid_from <= @day and f.valid_to > @day) t
        cross join lateral (
          select coalesce(sum(l.area_m2), 0) as leased_m2 from lease_entries l
          where l.organisation_id = o.organisation_id and l.direction = 'in' and {OnDay("l")}) l
        where {OnDay("o")} {Question.Conditions}
        """,
        [
            Column("oc.code"), Column("o.name"), Column("o.level"), Column("o.division_code"),
            Column($"""
                (select json_agg(json_build_object('rank', q.rank, 'quota', q.quota) order by q.rank)::text
                 from quota_entries q where q.organisation_id = o.organisation_id and {OnDay("q")})
                """),
            Column("t.office_m2", Number), Column("t.office_bound_m2", Number), Column("t.office_unmeasured", Integer),
            Column("t.service_m2", Number), Column("t.service_bound_m2", Number), Column("t.service_unmeasured", Integer),
            Column("t.ancillary_m2", Number), Column("l.leased_m2", Number),
        ],
        ["o.organisation_id"],
        [OfOrganisation]);

    private static AnswerColumn Column(string sql, AnswerType type = Text) => new(string.Empty, type, sql, string.Empty);

    private static string OnDay(string entry) => $"{entry}.ended_by is null and {entry}.valid_from <= @day and {entry}.valid_to > @day";

    private static string Sums(string roomClass) => $"""
        coalesce(sum(f.net_m2) filter (where f.class = '{roomClass}'), 0) as {roomClass}_m2,
        coalesce(sum(f.bound_m2) filter (where f.class = '{roomClass}'), 0) as {roomClass}_bound_m2,
        count(*) filter (where f.class = '{roomClass}' and f.net_m2 is null) as {roomClass}_unmeasured
        """;

    private static string PersonsOf(string building, string ledgerId) => $"""
        select json_agg(json_build_object('person', p2.code, 'level', o2.level, 'rank', h2.rank) order by p2.code)
        from assignment_entries a2
        join persons p2 on p2.person_id = a2.person_id
        left join person_entries h2 on h2.person_id = a2.person_id and {OnDay("h2")}
        left join organisation_entries o2 on o2.organisation_id = h2.organisation_id and {OnDay("o2")}
        where a2.building_id = {building} and a2.global_id = {ledgerId} and {OnDay("a2")}
        """;
}
