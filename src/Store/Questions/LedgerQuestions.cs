using static SpaceGeo.Store.Questions.AnswerType;

namespace SpaceGeo.Store.Questions;

/// <summary>The ledger by site, building, storey and room, and the rooms that are idle.</summary>
internal static class LedgerQuestions
{
    public static Question Rooms { get; } = new(
        "ledger-rooms", "Ledger of rooms", "One row for each room: what it is, who uses it and how large it is.",
        FactColumns.Facts + "where " + FactColumns.OnDay,
        [
            FactColumns.RoomId, FactColumns.Site, FactColumns.BuildingId, FactColumns.Building, FactColumns.StoreyNo, FactColumns.Storey,
            FactColumns.Number, FactColumns.LongName, FactColumns.Class, FactColumns.Use, FactColumns.State, FactColumns.Organisation,
            FactColumns.OrganisationName, FactColumns.Persons,
            new("personCodes", TextList, """
                (select array_agg(p.code order by p.code) from assignment_entries a join persons p using (person_id)
                 where a.building_id = f.building_id and a.global_id = f.ledger_id and a.ended_by is null
                   and a.valid_from <= @day and a.valid_to > @day)
                """, "Codes of these persons."),
            FactColumns.Tenure, FactColumns.VacantSince, FactColumns.Gross, FactColumns.Net, FactColumns.Bound, FactColumns.Recorded,
        ],
        ["f.building_id", "f.room_no"],
        FactColumns.OfRooms);

    public static Question Storeys { get; } = Summed(
        "ledger-storeys", "Ledger of storeys", "storey", "f.building_id, f.storey_no",
        "join buildings b on b.building_id = t.building_id join sites c on c.site_id = b.site_id "
        + "join storeys s on s.building_id = t.building_id and in_revision(s.revision, s.until_revision, b.current_revision) and s.storey_no = t.storey_no",
        [
            FactColumns.Site, FactColumns.BuildingId, FactColumns.Building, FactColumns.StoreyNo with { Sql = "t.storey_no" }, FactColumns.Storey,
        ],
        ["t.building_id", "t.storey_no"]);

    public static Question Buildings { get; } = Summed(
        "ledger-buildings", "Ledger of buildings", "building", "f.building_id",
        "join buildings b on b.building_id = t.building_id join sites c on c.site_id = b.site_id",
        [FactColumns.Site, FactColumns.BuildingId, FactColumns.Building],
        ["t.building_id"]);

    public static Question Sites { get; } = Summed(
        "ledger-sites", "Ledger of sites", "site", "f.site_id",
        """
        join sites c on c.site_id = t.site_id
        left join site_entries e on e.site_id = t.site_id and e.ended_by is null and e.valid_from <= @day and e.valid_to > @day
        """,
        [FactColumns.Site, new("name", Text, "coalesce(e.name, c.name)", "Name of the site."), new("address", Text, "e.address", "Address of the site.")],
        ["t.site_id"]);

    public static Question IdleRooms { get; } = new(
        "idle-rooms", "Idle rooms", "One row for each vacant room: idle, in reserve or sealed, and nobody in it; since when, and what it is worth in m².",
        FactColumns.Facts + "where f.vacant_since is not null and " + FactColumns.OnDay,
        [
            FactColumns.RoomId, FactColumns.Site, FactColumns.BuildingId, FactColumns.Building, FactColumns.StoreyNo, FactColumns.Storey,
            FactColumns.Number, FactColumns.LongName, FactColumns.Class, FactColumns.State, FactColumns.VacantSince,
            new("vacantDays", Integer, "case when f.vacant_since > '-infinity' then @day - f.vacant_since end", "Days since then."),
            FactColumns.Net, FactColumns.Bound, FactColumns.Organisation, FactColumns.OrganisationName, FactColumns.Tenure,
        ],
        ["f.building_id", "f.room_no"],
        [
            .. FactColumns.OfRooms,
            new("minDays", ParameterType.Integer, "f.vacant_since <= @day - @minDays", "Only rooms that have been vacant for so many days."),
            new("minAreaM2", ParameterType.Number, "f.net_m2 >= @minAreaM2", "Only rooms of at least this net area."),
        ]);

    private static Question Summed(
        string id, string title, string what, string group, string joins, IReadOnlyList<AnswerColumn> columns, IReadOnlyList<string> key) => new(
        id, title, $"One row for each {what} with rooms: sums over its rooms.",
        $"""
        from (
          select {group}, {FactColumns.SumExpressions}
          from room_facts f where {FactColumns.OnDay}
          group by {group}) t
        {joins}
        where true
        """,
        [.. columns, .. FactColumns.Sums], key, FactColumns.OfRooms);
}
