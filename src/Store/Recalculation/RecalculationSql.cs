namespace SpaceGeo.Store.Recalculation;

/// <summary>The statements of <see cref="AreaRecalculation"/> and <see cref="EngineVersions"/>.</summary>
internal static class RecalculationSql
{
    public const string TryLock = "select pg_try_advisory_lock(hashtextextended('spacegeo.recalculate', 0))";
    public const string Lock = "select pg_advisory_lock(hashtextextended('spacegeo.recalculate', 0))";
    public const string Unlock = "select pg_advisory_unlock(hashtextextended('spacegeo.recalculate', 0))";

    public const string OpenAreas = "select open_areas($1, $2)";

    // Building the keys of a million results is bound by sorting.
    public const string PublishIncoming = "set local maintenance_work_mem = '256MB'; select publish_incoming();";

    /// <summary>What a run that was broken off has gathered.</summary>
    public const string Gathered = "select standard, engine_version from incoming_areas limit 1";

    /// <summary>Buildings in scope with a room that has geometry, and the standard whose plans serve, into a table that lasts as long as the connection.</summary>
    public const string FindBuildings = """
        create temp table if not exists recalculated (
          building_id integer, revision integer, rooms integer, plan_standard text, is_done boolean, plan_of text);
        truncate recalculated;
        insert into recalculated
        select b.building_id, b.current_revision, n.rooms, v.plan_standard,
          exists (
            select from room_areas a
            where a.building_id = b.building_id and in_revision(a.revision, a.until_revision, b.current_revision) and a.standard = @standard and a.engine_version = @engine)
            or (b.building_id, b.current_revision) in (
              select building_id, revision from incoming_areas where standard = @standard and engine_version = @engine),
          case when v.plan_standard = any(@plans) then v.plan_standard else (
            select min(p.standard) from storey_plans p
            where p.building_id = b.building_id and in_revision(p.revision, p.until_revision, b.current_revision) and p.standard = any(@plans)) end
        from buildings b
        join sites c on c.site_id = b.site_id
        join revisions v on v.building_id = b.building_id and v.revision = b.current_revision
        cross join lateral (
          select sum(cardinality(s.plan_room_nos))::int as rooms from storeys s
          where s.building_id = b.building_id and in_revision(s.revision, s.until_revision, b.current_revision)) n
        where n.rooms > 0
          and (@building::int is null or b.building_id = @building) and (@site::text is null or c.code = @site);
        """;

    public const string Count = """
        select coalesce(sum(rooms) filter (where plan_of is not null and not is_done), 0), count(*) filter (where is_done),
          (select count(*) from room_areas where standard = $1 and engine_version = $2)
        from recalculated
        """;

    public const string OtherCuts = "select plan_standard, count(*)::int from recalculated where plan_of is null and not is_done group by 1 order by 1";

    // Analysed tables would be joined by hash; the keys' order is the order in which results are stored.
    public const string CopyPlans = """
        copy (
          select s.building_id, r.revision, s.storey_no, s.plan_room_nos, s.plan
          from recalculated r join storeys s on s.building_id = r.building_id and in_revision(s.revision, s.until_revision, r.revision)
          where r.plan_of = r.plan_standard and not r.is_done and cardinality(s.plan_room_nos) > 0
          order by s.building_id, s.storey_no)
        to stdout (format binary)
        """;

    /// <summary>Plans that were stored for another standard than the building's own.</summary>
    public const string CopyOtherPlans = """
        copy (
          select p.building_id, r.revision, p.storey_no, p.plan_room_nos, p.plan
          from recalculated r join storey_plans p
            on p.building_id = r.building_id and in_revision(p.revision, p.until_revision, r.revision) and p.standard = r.plan_of
          where r.plan_of <> r.plan_standard and not r.is_done and cardinality(p.plan_room_nos) > 0
          order by p.building_id, p.storey_no)
        to stdout (format binary)
        """;

    /// <summary>Where a later revision is stored that is not in force, as a correction for an earlier day, what was measured now is not of it.
    /// </summary>
    public const string EndAreas = """
        update room_areas a set until_revision = n.revision
        from recalculated r
        cross join lateral (
          select v.revision from revisions v where v.building_id = r.building_id and v.revision > r.revision order by v.revision limit 1) n
        where not r.is_done and a.building_id = r.building_id and a.revision = r.revision and a.standard = $1 and a.engine_version = $2
        """;

    private const string AreaColumns = """
         (building_id, revision, room_no, standard, engine_version, gross_m2, column_m2, wall_m2, other_m2, net_m2, bound_m2)
        from stdin (format binary)
        """;

    private const string ReceiptColumns = """
         (building_id, revision, room_no, standard, engine_version, line_no, element_no, category, area_m2)
        from stdin (format binary)
        """;

    public const string CopyAreas = "copy room_areas" + AreaColumns;
    public const string CopyReceipts = "copy receipt_lines" + ReceiptColumns;
    public const string CopyIncomingAreas = "copy incoming_areas" + AreaColumns;
    public const string CopyIncomingReceipts = "copy incoming_receipts" + ReceiptColumns;

    public const string EngineVersions = "select version from engine_versions order by engine_no";

    /// <summary>Buildings that would be left without areas by some standard.</summary>
    public const string OnlyMeasuredBy = """
        select count(distinct b.building_id) from buildings b
        join (select distinct building_id, revision, until_revision, standard from room_areas where engine_version = $1) a
          on a.building_id = b.building_id and in_revision(a.revision, a.until_revision, b.current_revision)
        where not exists (
          select from room_areas o
          where o.building_id = a.building_id and in_revision(o.revision, o.until_revision, b.current_revision)
            and o.standard = a.standard and o.engine_version <> $1)
        """;

    public const string DropAreas = "select drop_areas($1)";
}
