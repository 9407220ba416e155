namespace SpaceGeo.Store.Changes;

/// <summary>The statements of <see cref="ChangeWriter"/>, <see cref="AreaTurn"/> and <see cref="ChangeStore"/>.</summary>
internal static class ChangeSql
{
    public const string Channel = "spacegeo_changes";

    public const string Feed = "select feed_id from change_feed";

    public const string Newest = "select coalesce(max(change_id), 0) from changes";

    public const string Page = """
        select change_id, occurred_at, type, subject, building_id, data::text
        from changes
        where change_id > $1 and ($2::integer is null or building_id = $2) and ($3::text[] is null or type = any($3))
        order by change_id limit $4
        """;

    /// <summary>Tells of revision <c>$2[i]</c> of building <c>$1[i]</c>: which rooms came, went, or have other areas or another GlobalId than
    /// in the revision before, in events of at most <c>$3</c> rooms.</summary>
    public const string TellRevisions = """
        with turned as (
          select b.building_id, b.global_id, b.name, c.code, v.revision, v.file_name, v.sha256,
            (select max(p.revision) from revisions p where p.building_id = b.building_id and p.revision < v.revision) as previous
          from unnest($1, $2) t(building_id, revision)
          join buildings b using (building_id) join sites c using (site_id)
          join revisions v on v.building_id = b.building_id and v.revision = t.revision),
        rooms_before as (
          select r.building_id, r.room_no, r.global_id, r.number
          from turned t join rooms r on r.building_id = t.building_id and in_revision(r.revision, r.until_revision, t.previous)
          where r.building_id = any($1)),
        rooms_now as (
          select r.building_id, r.room_no, r.global_id, r.number
          from turned t join rooms r on r.building_id = t.building_id and in_revision(r.revision, r.until_revision, t.revision)
          where r.building_id = any($1)),
        areas_before as (
          select distinct on (a.building_id, a.room_no, a.standard) a.*
          from turned t join room_areas a on a.building_id = t.building_id and in_revision(a.revision, a.until_revision, t.previous)
          join engine_versions v on v.version = a.engine_version
          where a.building_id = any($1)
          order by a.building_id, a.room_no, a.standard, v.engine_no desc),
        areas_now as (
          select distinct on (a.building_id, a.room_no, a.standard) a.*
          from turned t join room_areas a on a.building_id = t.building_id and in_revision(a.revision, a.until_revision, t.revision)
          join engine_versions v on v.version = a.engine_version
          where a.building_id = any($1)
          order by a.building_id, a.room_no, a.standard, v.engine_no desc),
        other_areas as (
          select building_id, room_no, jsonb_agg(jsonb_build_object(
        """ + OldAndNew + """
            , 'standard', standard) order by standard) as areas
          from areas_before o full join areas_now n using (building_id, room_no, standard)
          where
        """ + Differ + """
          group by building_id, room_no),
        changed as (
          select building_id, room_no, (row_number() over (partition by building_id order by room_no) - 1) / $3 as part, jsonb_build_object(
            'roomNo', room_no, 'globalId', coalesce(n.global_id, o.global_id), 'number', coalesce(n.number, o.number),
            'previousGlobalId', case when o.global_id <> n.global_id then o.global_id end,
            'change', case when o.room_no is null then 'added' when n.room_no is null then 'removed' when a.areas is null then 'id' else 'area' end,
            'areas', coalesce(a.areas, '[]')) as room
          from rooms_before o full join rooms_now n using (building_id, room_no)
          left join other_areas a using (building_id, room_no)
          where o.room_no is null or n.room_no is null or a.areas is not null or o.global_id <> n.global_id),
        parts as (
          select building_id, part, jsonb_agg(room order by room_no) as rooms, sum(count(*)) over of_building as rooms_changed,
            count(*) over of_building as parts
          from changed group by building_id, part window of_building as (partition by building_id))
        insert into changes (type, subject, building_id, data)
        select 'spacegeo.revision', 'buildings/' || building_id, building_id, jsonb_build_object(
          'buildingId', building_id, 'buildingGlobalId', t.global_id, 'buildingName', t.name, 'siteCode', t.code, 'revision', t.revision,
          'previousRevision', t.previous, 'fileName', t.file_name, 'sha256', t.sha256, 'roomsChanged', coalesce(p.rooms_changed, 0),
          'part', coalesce(p.part + 1, 1), 'parts', coalesce(p.parts, 1), 'rooms', coalesce(p.rooms, '[]'))
        from turned t left join parts p using (building_id)
        order by building_id, p.part
        """;

    public const string TellLedger = """
        insert into changes (type, subject, data)
        select 'spacegeo.ledger', 'ledger/imports/' || import_id, jsonb_build_object(
          'importId', import_id, 'source', source, 'isPartial', is_partial, 'entriesAdded', rows_added, 'entriesEnded', rows_ended,
          'files', (
            select jsonb_agg(jsonb_build_object('file', f.file, 'rows', f.rows, 'added', f.added, 'ended', f.ended, 'faulty', f.faulty) order by f.nth)
            from unnest($2::text[], $3::bigint[], $4::integer[], $5::integer[], $6::integer[])
              with ordinality f(file, rows, added, ended, faulty, nth)))
        from ledger_imports where import_id = $1
        """;

    public const string TellDistrict = """
        insert into changes (type, subject, data)
        values ('spacegeo.district', 'sites', jsonb_build_object('siteCodes', $1::text[], 'buildings', $2::integer, 'rooms', $3::bigint))
        """;

    /// <summary>Buildings whose areas by a standard turn from those of one engine version to those of another, or of none.</summary>
    public const string CreateTurned = """
        create temp table turned_buildings (
          building_id integer, standard text, revision integer, rooms bigint, before text, after text, is_served boolean) on commit drop;
        create temp table turned_rooms (building_id integer, standard text, part bigint, rooms_changed bigint, parts bigint, rooms jsonb) on commit drop;
        """;

    /// <summary>Buildings in <c>incoming_areas</c>, which has results by the standard <c>$1</c> and the engine <c>$2</c>.</summary>
    public const string TurnToIncoming = TurnTo + """
        from (select building_id, revision, count(*) as rooms from incoming_areas group by 1, 2) f
        """ + FromServed;

    /// <summary>Buildings <c>$3</c>, which have areas by the standard <c>$1</c> and the engine <c>$2</c> since just now.</summary>
    public const string TurnToStored = TurnTo + """
        from (
          select building_id, revision, count(*) as rooms from room_areas
          where building_id = any($3) and standard = $1 and engine_version = $2 group by 1, 2) f
        """ + FromServed;

    /// <summary>Buildings <c>$1</c> with areas that this transaction has added.</summary>
    public const string TurnToMeasured = """
        insert into turned_buildings
        select b.building_id, f.standard, b.current_revision, f.rooms, o.version, f.engine_version, coalesce(o.engine_no, 0) < f.engine_no
        from (
          select a.building_id, a.standard, a.engine_version, v.engine_no, count(*) as rooms
          from room_areas a join engine_versions v on v.version = a.engine_version
          where a.building_id = any($1) and a.xmin = pg_current_xact_id()::xid group by 1, 2, 3, 4) f
        join buildings b using (building_id)
        left join lateral (
          select v.version, v.engine_no from engine_versions v
          where v.version <> f.engine_version and exists (
            select from room_areas x
            where x.building_id = b.building_id and in_revision(x.revision, x.until_revision, b.current_revision) and x.standard = f.standard
              and x.engine_version = v.version)
          order by v.engine_no desc limit 1) o on true
        """;

    /// <summary>Buildings for which areas of the engine <c>$1</c> are served.</summary>
    public const string TurnFromDropped = """
        insert into turned_buildings
        select b.building_id, f.standard, b.current_revision, f.rooms, $1, n.version, f.engine_no > coalesce(n.engine_no, 0)
        from (
          select a.building_id, a.standard, v.engine_no, count(*) as rooms
          from room_areas a join buildings b on b.building_id = a.building_id and in_revision(a.revision, a.until_revision, b.current_revision)
          join engine_versions v on v.version = a.engine_version
          where a.engine_version = $1 group by 1, 2, 3) f
        join buildings b using (building_id)
        left join lateral (
          select v.version, v.engine_no from engine_versions v
          where v.version <> $1 and exists (
            select from room_areas x
            where x.building_id = b.building_id and in_revision(x.revision, x.until_revision, b.current_revision) and x.standard = f.standard
              and x.engine_version = v.version)
          order by v.engine_no desc limit 1) n on true
        """;

    public const string AreRoomsCompared = "select exists (select from turned_buildings where is_served and before is not null and after is not null)";

    public const string AnalyzeTurned = "analyze turned_buildings";

    /// <summary>Rooms whose areas in <c>incoming_areas</c> are others than those before, in parts of at most <c>$1</c>.</summary>
    public const string CompareIncoming = Before + "join incoming_areas n on n.building_id = t.building_id and n.revision = t.revision" + Compare;

    /// <summary>Rooms whose areas by the engine that comes are others than those before, in parts of at most <c>$1</c>.</summary>
    public const string CompareStored = Before + """
        join room_areas n
            on n.building_id = t.building_id and in_revision(n.revision, n.until_revision, t.revision) and n.standard = t.standard
              and n.engine_version = t.after
        """ + Compare;

    /// <summary>Tells of them. A building that has another revision meanwhile is told of by that one.</summary>
    public const string TellTurned = """
        insert into changes (type, subject, building_id, data)
        select 'spacegeo.areas', 'buildings/' || b.building_id, b.building_id, jsonb_build_object(
          'buildingId', b.building_id, 'buildingGlobalId', b.global_id, 'buildingName', b.name, 'siteCode', c.code, 'revision', t.revision,
          'standard', t.standard, 'engineVersion', t.after, 'previousEngineVersion', t.before,
          'roomsChanged', coalesce(r.rooms_changed, t.rooms), 'part', coalesce(r.part + 1, 1), 'parts', coalesce(r.parts, 1),
          'rooms', coalesce(r.rooms, '[]'))
        from turned_buildings t
        join buildings b on b.building_id = t.building_id and b.current_revision = t.revision
        join sites c using (site_id)
        left join turned_rooms r on r.building_id = t.building_id and r.standard = t.standard
        where t.is_served and (t.before is null or t.after is null or r.building_id is not null)
        order by t.building_id, t.standard, r.part
        """;

    public const string RecordMeasured = """
        select append_audit($1, 'measure', 'buildings/' || t.building_id, v.file_name, v.sha256, jsonb_build_object(
          'buildingId', t.building_id, 'revision', t.revision, 'standards', t.standards))
        from (
          select building_id, revision, jsonb_agg(distinct standard) as standards from turned_buildings
          group by building_id, revision order by building_id offset 0) t
        join revisions v using (building_id, revision)
        """;

    public const string TellRecalculation = """
        with told as (
        insert into changes (type, subject, data)
        select 'spacegeo.recalculation', 'standards/' || $1, jsonb_build_object('standard', $1, 'engineVersion', $2,
        """ + Counts + """
        returning subject, data)
        select append_audit($3, 'recalculate', subject, null, null, data) from told
        """;

    public const string TellWithdrawal = """
        with told as (
        insert into changes (type, subject, data)
        select 'spacegeo.withdrawal', 'engines/' || $1, jsonb_build_object('engineVersion', $1,
        """ + Counts + """
        returning subject, data)
        select append_audit($2, 'drop-engine', subject, null, null, data) from told
        """;

    private const string Counts = """
          'buildings', count(distinct building_id), 'rooms', coalesce(sum(rooms), 0),
          'buildingsChanged', count(distinct building_id) filter (where is_served and (before is null or after is null or is_changed)),
          'roomsChanged', coalesce(sum(case when before is null or after is null then rooms else rooms_changed end) filter (where is_served), 0))
        from (
          select t.*, r.building_id is not null as is_changed, r.rooms_changed
          from turned_buildings t left join (select distinct building_id, standard, rooms_changed from turned_rooms) r using (building_id, standard)) c
        having count(*) > 0

        """;

    private const string OldAndNew = """
        'oldGrossAreaM2', o.gross_m2, 'newGrossAreaM2', n.gross_m2, 'oldNetAreaM2', o.net_m2, 'newNetAreaM2', n.net_m2
        """;

    private const string Differ = """
         (o.gross_m2, o.column_m2, o.wall_m2, o.other_m2, o.net_m2) is distinct from (n.gross_m2, n.column_m2, n.wall_m2, n.other_m2, n.net_m2)
        """;

    private const string TurnTo = """
        insert into turned_buildings
        select b.building_id, $1, b.current_revision, f.rooms, o.version, $2,
          coalesce(o.engine_no, 0) < coalesce((select engine_no from engine_versions where version = $2), 2147483647)

        """;

    private const string FromServed = """

        join buildings b on b.building_id = f.building_id and b.current_revision = f.revision
        left join lateral (
          select v.version, v.engine_no from engine_versions v
          where v.version <> $2 and exists (
            select from room_areas x
            where x.building_id = b.building_id and in_revision(x.revision, x.until_revision, b.current_revision) and x.standard = $1
              and x.engine_version = v.version)
          order by v.engine_no desc limit 1) o on true
        """;

    private const string Before = """
        with compared as (
          select * from turned_buildings where is_served and before is not null and after is not null),
        olds as (
          select t.standard, o.building_id, o.room_no, o.gross_m2, o.column_m2, o.wall_m2, o.other_m2, o.net_m2
          from compared t
          join room_areas o
            on o.building_id = t.building_id and in_revision(o.revision, o.until_revision, t.revision) and o.standard = t.standard
              and o.engine_version = t.before),
        news as (
          select t.standard, n.building_id, n.room_no, n.gross_m2, n.column_m2, n.wall_m2, n.other_m2, n.net_m2
          from compared t

        """;

    private const string Compare = """
        ),
        differing as (
          select building_id, room_no, standard, jsonb_build_object(
        """ + OldAndNew + """
            ) as areas
          from olds o full join news n using (building_id, room_no, standard)
          where
        """ + Differ + """
          ),
        numbered as (
          select d.building_id, d.standard, d.room_no,
            (row_number() over (partition by d.building_id, d.standard order by d.room_no) - 1) / $1 as part,
            d.areas || jsonb_build_object('roomNo', d.room_no, 'globalId', r.global_id, 'number', r.number) as room
          from differing d join compared t using (building_id, standard)
          join rooms r on r.building_id = d.building_id and r.room_no = d.room_no and in_revision(r.revision, r.until_revision, t.revision))
        insert into turned_rooms
        select building_id, standard, part, sum(count(*)) over of_building, count(*) over of_building, jsonb_agg(room order by room_no)
        from numbered group by building_id, standard, part window of_building as (partition by building_id, standard)
        """;
}
