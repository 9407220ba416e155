namespace SpaceGeo.Store.Scenarios;

/// <summary>The statements of <see cref="ScenarioStore"/> and <see cref="ScenarioWriter"/>.</summary>
internal static class ScenarioSql
{
    public const string Add = """
        insert into scenarios (
          name, created_by, request, base_day, base_import, estate, solver, seed, ended, shortfall, conflict, today, notes, parent_id, parent_plan)
        values ($1, $2, $3::jsonb, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12::jsonb, $13, $14, $15)
        returning scenario_id
        """;

    public const string AddBuildings = """
        insert into scenario_buildings (scenario_id, building_id, revision) select $1, b, v from unnest($2::int[], $3::int[]) t(b, v)
        """;

    public const string CopyNeeds = """
        copy scenario_needs (
          scenario_id, need_no, code, is_post, is_new, organisation, org_name, level, rank, class, least_m2, most_m2, building_id, room_no, held)
        from stdin (format binary)
        """;

    public const string AddPlan = """
        insert into scenario_plans (scenario_id, plan_no, costs, bounds, gaps, amounts, differences) values ($1, $2, $3, $4, $5, $6::jsonb, $7)
        """;

    public const string AddPlaces = """
        insert into scenario_places (scenario_id, plan_no, need_no, building_id, room_no)
        select $1, $2, n, b, r from unnest($3::int[], $4::int[], $5::int[]) t(n, b, r)
        """;

    public const string Tell = """
        insert into changes (type, subject, data)
        select 'spacegeo.scenario', 'scenarios/' || $1::integer, jsonb_build_object('scenarioId', $1::integer, 'action', $2::text, 'name', $3::text)
        """;

    public const string Audit = """
        select append_audit($1, $2, 'scenarios/' || $3::integer, null, null, $4::jsonb)
        """;

    public const string Remove = "delete from scenarios where scenario_id = $1 and applied_plan is null returning name";

    public const string Lock = "select applied_plan from scenarios where scenario_id = $1 for update";

    public const string Apply = """
        update scenarios
        set applied_plan = $2, applied_at = clock_timestamp(), applied_from = $3, applied_by = $4, applied_import = $5
        where scenario_id = $1
        """;

    private const string Columns = """
        s.scenario_id, s.name, s.created_at, s.created_by, s.base_day, s.base_import,
        (select count(*)::int from scenario_plans p where p.scenario_id = s.scenario_id), s.ended, s.parent_id, s.parent_plan,
        s.applied_plan, s.applied_at, s.applied_from, s.applied_by, s.applied_import
        """;

    public const string List = $"""
        select {Columns} from scenarios s where $1::integer is null or s.scenario_id < $1 order by s.scenario_id desc limit $2
        """;

    public const string One = $"""
        select {Columns}, s.request::text, s.estate, s.solver, s.seed, s.shortfall, s.conflict::text, s.today::text, s.notes
        from scenarios s where s.scenario_id = $1
        """;

    public const string Needs = """
        select code, is_post, is_new, organisation, org_name, level, rank, class, least_m2, most_m2, building_id, room_no, held
        from scenario_needs where scenario_id = $1 order by need_no
        """;

    public const string Plans = """
        select costs, bounds, gaps, amounts::text, differences from scenario_plans where scenario_id = $1 order by plan_no
        """;

    public const string Places = "select plan_no, need_no, building_id, room_no from scenario_places where scenario_id = $1";

    /// <summary>Shapes of the rooms of some buildings as of some revisions.</summary>
    public const string Shapes = """
        select r.building_id, r.room_no, r.global_id, ST_AsGeoJSON(ST_ForcePolygonCCW(r.geom_4326), 9, 0)
        from unnest($1::int[], $2::int[]) b(building_id, revision)
        join rooms r on r.building_id = b.building_id and in_revision(r.revision, r.until_revision, b.revision)
        order by r.building_id, r.room_no
        """;

    /// <summary>Names of persons on a day.</summary>
    public const string Names = """
        select p.code, e.name from persons p join person_entries e using (person_id)
        where p.code = any($1) and e.ended_by is null and e.valid_from <= $2 and e.valid_to > $2
        """;

    /// <summary>What the ledger says of some rooms on a day.</summary>
    public const string RoomEntries = """
        select e.building_id, e.global_id, e.valid_from, nullif(e.valid_to, 'infinity') - 1
        from unnest($1::int[], $2::text[]) t(building_id, global_id)
        join room_entries e using (building_id, global_id)
        where e.ended_by is null and e.valid_from <= $3 and e.valid_to > $3
        """;
}
