using SpaceGeo.Store.Ledger;
using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Store.Questions;

/// <summary>What quota, persons, plans and ledger say that does not fit together.</summary>
internal static class ReconciliationQuestion
{
    private const string OnDay = "e.ended_by is null and e.valid_from <= @day and e.valid_to > @day";

    // Each statement gives k1 and k2 (order), site, organisation, building, room's GlobalId, person, rank, expected, actual, unit.
    private static readonly (string Kind, string Meaning, string Sql)[] Kinds =
    [
        ("over-quota", "More persons of a rank are employed than the quota allows.", Staff("s.persons > s.quota", "s.quota", "s.persons")),
        ("under-quota", "Fewer persons of a rank are employed than the quota has posts.", Staff("s.persons < s.quota", "s.quota", "s.persons")),
        ("rank-without-quota", "Persons of a rank are employed for which the organisation has no quota.", Staff("s.quota is null", "0", "s.persons")),
        ("heads-differ", "The actual heads that were counted are not the persons in the ledger.", Staff("s.heads <> s.persons", "s.heads", "s.persons")),
        ("person-without-room", "An employed person is assigned to no room.", Person(
            "e.state = 'employed' and not exists (select from assignment_entries a where a.person_id = e.person_id and a.ended_by is null and a.valid_from <= @day and a.valid_to > @day)")),
        ("left-person-has-room", "A person who is retired or has left is still assigned to a room.", Used(
            "e.person_id > 0 and h.state in ('retired', 'left')")),
        ("other-organisation", "A person is assigned to a room of another organisation.", Used(
            "e.person_id > 0 and h.organisation_id <> e.organisation_id")),
        ("person-unknown", "A room is assigned to a person of whom the ledger says nothing on that day.", Used("e.person_id > 0 and h.person_id is null")),
        ("room-not-in-ledger", "A room of the model has no row in the ledger.", Fact("f.class is null and f.organisation_id is null", "null::double precision", "f.net_m2", "m2")),
        ("room-not-in-plan", "A room of the ledger is not in the building's model of the day.", $"""
            select e.building_id, hashtext(e.global_id), b.site_id, null::integer, e.building_id, e.global_id, null, null, e.recorded_m2, null::double precision, 'm2'
            from room_entries e join buildings b on b.building_id = e.building_id
            where {OnDay} and not exists (
              select from rooms r where r.building_id = e.building_id and in_revision(r.revision, r.until_revision, b.current_revision) and r.global_id = e.global_id)
              and not exists (
                select from rooms x join rooms r on r.building_id = x.building_id and r.room_no = x.room_no
                where x.building_id = e.building_id and x.global_id = e.global_id and in_revision(r.revision, r.until_revision, b.current_revision))
            """),
        ("area-missing", "A room of the ledger has no measured area.", Fact("f.class is not null and f.net_m2 is null", "f.recorded_m2", "null::double precision", "m2")),
        ("area-differs", "The area on paper differs from the measured one by more than toleranceM2 and the measurement's bound.", Fact(
            "abs(f.recorded_m2 - f.net_m2) > @toleranceM2 + coalesce(f.bound_m2, 0)", "f.recorded_m2", "f.net_m2", "m2")),
        ("in-use-unassigned", "A room is in use and assigned to nobody.", Fact("f.state = 'in-use' and f.organisation_id is null", "null::double precision", "f.net_m2", "m2")),
        ("idle-but-used", "A room is idle, in reserve or sealed, and persons are assigned to it.", Fact(
            "f.state in ('idle', 'reserve', 'sealed') and f.persons > 0", "0", "f.persons", "persons")),
        ("assigned-without-entry", "A room is assigned and the ledger does not say what it is.", Fact(
            "f.class is null and f.organisation_id is not null", "null::double precision", "f.net_m2", "m2")),
        ("lease-without-tenure", "A lease in force names a building whose tenure is not leased.", """
            select l.organisation_id, hashtext(l.code), l.site_id, l.organisation_id, l.building_id, l.global_id, null, null, l.area_m2, null::double precision, 'm2'
            from lease_entries l
            where l.ended_by is null and l.valid_from <= @day and l.valid_to > @day and l.building_id is not null
              and not exists (
                select from tenure_entries e
                where e.site_id = l.site_id and e.building_id in (0, l.building_id) and e.ended_by is null and e.valid_from <= @day
                  and e.valid_to > @day and e.kind = case l.direction when 'in' then 'leased-in' else 'leased-out' end)
            """),
        ("tenure-without-lease", "A building or room is held as leased and no lease in force names it.", $"""
            select e.site_id, e.building_id, e.site_id, null::integer, nullif(e.building_id, 0), nullif(e.global_id, ''), null, null,
                   null::double precision, null::double precision, ''
            from tenure_entries e
            where {OnDay} and e.kind in ('leased-in', 'leased-out') and not exists (
              select from lease_entries l
              where l.site_id = e.site_id and l.ended_by is null and l.valid_from <= @day and l.valid_to > @day
                and (e.building_id = 0 or l.building_id is null or l.building_id = e.building_id)
                and l.direction = case e.kind when 'leased-in' then 'in' else 'out' end)
            """),
    ];

    public static Question Question { get; } = new(
        "reconciliation", "What does not fit together",
        "One row for each mismatch between quota, persons, plans and ledger. " + string.Join(" ", Kinds.Select(k => $"{k.Kind}: {k.Meaning}")),
        $"""
        from (
          select q.*, row_number() over (order by no, k1, k2, global_id, person, rank) as place
          from (
            {string.Join("\nunion all\n", Kinds.Select((k, i) => $"select {i}, '{k.Kind}', * from ({k.Sql}) k{i}"))}
          ) q (no, kind, k1, k2, site_id, organisation_id, building_id, global_id, person, rank, expected, actual, unit)
          where true {Questions.Question.Conditions}) q
        left join sites c on c.site_id = q.site_id
        left join organisations oc on oc.organisation_id = q.organisation_id
        left join buildings b on b.building_id = q.building_id
        where true
        """,
        [
            new("kind", Text, "q.kind", "Kind of the mismatch."),
            new("organisation", Text, "oc.code", "Code of the organisation, where one is concerned."),
            new("site", Text, "c.code", "Code of the site, where one is concerned."),
            new("buildingId", Integer, "q.building_id", "Number of the building, where one is concerned."),
            new("building", Text, "b.name", "Its name."),
            new("roomId", AnswerType.RoomId, "q.building_id || '.' || " + PlaceSql.RoomName("q"), "Id of the room, where one is concerned."),
            new("person", Text, "q.person", "Code of the person, where one is concerned."),
            new("rank", Text, "q.rank", "Rank, where one is concerned."),
            new("expected", Number, "q.expected::double precision", "What the ledger or the quota says."),
            new("actual", Number, "q.actual::double precision", "What persons, plans or assignments say."),
            new("unit", Text, "q.unit", "Unit of both: persons or m2."),
        ],
        ["q.place"],
        [
            new("kind", ParameterType.Words, "q.kind = any(@kind)", "Kinds of mismatches, divided by commas.") { Choices = [.. Kinds.Select(k => k.Kind)] },
            new("organisation", ParameterType.OrganisationTree, "q.organisation_id = any(@organisation)", "Code of an organisation; all below it too."),
            new("site", ParameterType.SiteTree, "q.site_id = any(@site)", "Code of a site; all below it too."),
            new("toleranceM2", ParameterType.Number, string.Empty, "Difference of areas that is passed over, m².") { Default = 0.05 },
        ]);

    // Quotas and persons of an organisation and rank; persons who are lent or away keep their post.
    private static string Staff(string condition, string expected, string actual) => $"""
        select s.organisation_id, hashtext(s.rank), null::integer, s.organisation_id, null::integer, null, null, s.rank, {expected}, {actual}, 'persons'
        from (
          select organisation_id, rank, max(quota) as quota, max(heads) as heads, coalesce(sum(persons), 0)::int as persons
          from (
            select e.organisation_id, e.rank, e.quota, e.heads, null::bigint as persons from quota_entries e where {OnDay}
            union all
            select e.organisation_id, e.rank, null, null, count(*) from person_entries e
            where {OnDay} and e.state in ('employed', 'seconded', 'on-leave') group by 1, 2) u
          group by 1, 2) s
        where {condition}
        """;

    private static string Person(string condition) => $"""
        select e.person_id, 0, null::integer, e.organisation_id, null::integer, null, p.code, e.rank, null::double precision, null::double precision, ''
        from person_entries e join persons p on p.person_id = e.person_id
        where {OnDay} and {condition}
        """;

    private static string Used(string condition) => $"""
        select e.person_id, hashtext(e.global_id), b.site_id, e.organisation_id, e.building_id, e.global_id, p.code, h.rank,
               null::double precision, null::double precision, ''
        from assignment_entries e join persons p on p.person_id = e.person_id join buildings b on b.building_id = e.building_id
        left join person_entries h on h.person_id = e.person_id and h.ended_by is null and h.valid_from <= @day and h.valid_to > @day
        where {OnDay} and {condition}
        """;

    private static string Fact(string condition, string expected, string actual, string unit) => $"""
        select f.building_id, f.room_no, f.site_id, f.organisation_id, f.building_id, f.global_id, null, null, {expected}, {actual}, '{unit}'
        from room_facts f
        where f.valid_from <= @day and f.valid_to > @day and {condition}
        """;
}
