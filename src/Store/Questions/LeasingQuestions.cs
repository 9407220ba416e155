using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Store.Questions;

/// <summary>Space that stands idle or is let while space is leased in.</summary>
internal static class LeasingQuestions
{
    private const string InForce = "l.ended_by is null and l.valid_from <= @day and l.valid_to > @day";

    private const string Organisation = """
        join organisations oc on oc.organisation_id = l.organisation_id
        left join organisation_entries o
          on o.organisation_id = l.organisation_id and o.ended_by is null and o.valid_from <= @day and o.valid_to > @day

        """;

    // Where leased premises are: the position given, the building, or the site.
    private const string Premises = """
        cross join lateral (select coalesce(
          ST_Point(l.longitude, l.latitude)::geography,
          (select p.place from building_places p where p.building_id = l.building_id),
          (select ST_Point(e.longitude, e.latitude)::geography from site_entries e
           where e.site_id = l.site_id and e.ended_by is null and e.valid_from <= @day and e.valid_to > @day),
          (select ST_Centroid(ST_Collect(p.place::geometry))::geography
           from buildings b join building_places p using (building_id) where b.site_id = l.site_id)) as place) at

        """;

    private static readonly QuestionParameter OfOrganisation = new(
        "organisation", ParameterType.OrganisationTree, "l.organisation_id = any(@organisation)", "Code of an organisation that leases; all below it too.");

    public static Question Conflicts { get; } = new(
        "leasing-conflicts", "Idle or let while leasing in",
        "One row for each organisation that leases in while rooms of its own stand vacant or are let out.",
        $"""
        from (
          select l.organisation_id, count(*) filter (where l.direction = 'in') as leases,
                 sum(l.area_m2) filter (where l.direction = 'in') as leased_m2,
                 sum(l.rent_per_year) filter (where l.direction = 'in') as rent,
                 count(*) filter (where l.direction = 'out') as leases_out,
                 coalesce(sum(l.area_m2) filter (where l.direction = 'out'), 0) as let_m2
          from lease_entries l where {InForce} {Question.Conditions}
          group by l.organisation_id) l
        {Organisation}
        cross join lateral (
          select count(*) filter (where f.vacant_since is not null) as idle,
                 coalesce(sum(f.net_m2) filter (where f.vacant_since is not null), 0) as idle_m2,
                 count(*) filter (where f.tenure = 'leased-out') as let_rooms,
                 coalesce(sum(f.net_m2) filter (where f.tenure = 'leased-out'), 0) as let_rooms_m2
          from room_facts f
          where f.organisation_id = l.organisation_id and f.valid_from <= @day and f.valid_to > @day) t
        where l.leases > 0 and (t.idle > 0 or t.let_rooms > 0 or l.leases_out > 0)
        """,
        [
            new("organisation", Text, "oc.code", "Code of the organisation."),
            new("organisationName", Text, "o.name", "Its name."),
            new("leases", Integer, "l.leases", "Leases in force by which it rents."),
            new("leasedAreaM2", Number, "l.leased_m2", "Area by these contracts, m²."),
            new("rentPerYear", Number, "l.rent", "Rent of a year by these contracts."),
            new("idleRooms", Integer, "t.idle", "Vacant rooms that are assigned to it."),
            new("idleAreaM2", Number, "t.idle_m2", "Their net usable area, m²."),
            new("leasesOut", Integer, "l.leases_out", "Leases in force by which it lets."),
            new("letAreaM2", Number, "l.let_m2", "Area by these contracts, m²."),
            new("letRooms", Integer, "t.let_rooms", "Rooms assigned to it whose tenure is leased-out."),
            new("letRoomsAreaM2", Number, "t.let_rooms_m2", "Their net usable area, m²."),
        ],
        ["l.organisation_id"],
        [OfOrganisation]);

    public static Question Nearby { get; } = new(
        "leasing-conflicts-nearby", "Idle or let near leased premises",
        "One row for each lease in force near whose premises rooms stand vacant or are let out, whoever holds them; distances are geodesic.",
        $"""
        from (
          select l.*, row_number() over (order by l.code) as place_no
          from lease_entries l where l.direction = 'in' and {InForce} {Question.Conditions}) l
        {Organisation}
        {Premises}
        cross join lateral (
          select count(*) filter (where f.vacant_since is not null) as idle,
                 coalesce(sum(f.net_m2) filter (where f.vacant_since is not null), 0) as idle_m2,
                 min(ST_Distance(at.place, p.place)) filter (where f.vacant_since is not null) as nearest,
                 count(*) filter (where f.tenure = 'leased-out') as let_rooms,
                 coalesce(sum(f.net_m2) filter (where f.tenure = 'leased-out'), 0) as let_m2
          from building_places p join room_facts f on f.building_id = p.building_id
          where ST_DWithin(at.place, p.place, @radiusM) and f.valid_from <= @day and f.valid_to > @day
            and (f.vacant_since is not null or f.tenure = 'leased-out')) t
        where t.idle > 0 or t.let_rooms > 0
        """,
        [
            new("lease", Text, "l.code", "Number of the contract."),
            new("organisation", Text, "oc.code", "Code of the organisation that leases."),
            new("organisationName", Text, "o.name", "Its name."),
            new("leasedAreaM2", Number, "l.area_m2", "Area by the contract, m²."),
            new("rentPerYear", Number, "l.rent_per_year", "Rent of a year."),
            new("radiusM", Number, "@radiusM", "Distance within which was looked, m."),
            new("idleRooms", Integer, "t.idle", "Vacant rooms of anybody within it."),
            new("idleAreaM2", Number, "t.idle_m2", "Their net usable area, m²."),
            new("nearestIdleM", Number, "t.nearest", "Distance to the nearest building with one, m."),
            new("letRooms", Integer, "t.let_rooms", "Rooms within it whose tenure is leased-out."),
            new("letRoomsAreaM2", Number, "t.let_m2", "Their net usable area, m²."),
        ],
        ["l.place_no"],
        [
            OfOrganisation,
            new("radiusM", ParameterType.Number, string.Empty, "Distance around the leased premises, m; at most 100,000.") { Default = 1000d, Most = 100_000 },
        ]);
}
