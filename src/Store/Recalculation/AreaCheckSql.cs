namespace SpaceGeo.Store.Recalculation;

/// <summary>The statements of <see cref="AreaCheck"/>. Each but the first is of one building, <c>$1</c>, and of one revision, <c>$2</c>, or all.
/// </summary>
internal static class AreaCheckSql
{
    /// <summary>The buildings in scope with stored areas, or that have the revision that is asked for.</summary>
    public const string Buildings = """
        select b.building_id from buildings b join sites c using (site_id)
        where ($1::int is null or b.building_id = $1) and ($2::text is null or c.code = $2)
          and ($3::int is null or exists (select from revisions v where v.building_id = b.building_id and v.revision = $3))
        order by b.building_id
        """;

    /// <summary>Plans with the revisions that they are part of: those of the building's own standard first, then those of others.</summary>
    public const string Plans = """
        select v.plan_standard, true, s.storey_no, s.revision, s.until_revision, s.plan_room_nos, s.plan
        from storeys s join revisions v on v.building_id = s.building_id and v.revision = s.revision
        where s.building_id = $1 and ($2::int is null or in_revision(s.revision, s.until_revision, $2)) and cardinality(s.plan_room_nos) > 0
        union all
        select p.standard, false, p.storey_no, p.revision, p.until_revision, p.plan_room_nos, p.plan
        from storey_plans p
        where p.building_id = $1 and ($2::int is null or in_revision(p.revision, p.until_revision, $2)) and cardinality(p.plan_room_nos) > 0
        order by 2 desc, 1, 3, 4
        """;

    public const string Areas = """
        select a.standard, a.engine_version, a.room_no, a.revision, a.until_revision, a.gross_m2, a.column_m2, a.wall_m2, a.other_m2, a.net_m2,
               a.bound_m2, coalesce(r.global_id, '')
        from room_areas a
        left join rooms r on r.building_id = a.building_id and r.room_no = a.room_no and in_revision(r.revision, r.until_revision, a.revision)
        where a.building_id = $1 and ($2::int is null or in_revision(a.revision, a.until_revision, $2))
        order by a.standard, a.room_no, a.revision, a.engine_version
        """;

    /// <summary>Receipts are those of one row of areas, which is named by its revision.</summary>
    public const string Receipts = """
        select standard, engine_version, room_no, revision, element_no, category, area_m2
        from receipt_lines where building_id = $1
        order by standard, room_no, revision, engine_version, line_no
        """;
}
