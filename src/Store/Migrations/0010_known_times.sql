-- Two times: the day on which something is true, and the time at which it was known here. Of a building's revisions one is in force on a day;
-- facts of rooms follow it; and a transaction can look at the database as it stood at another moment.

-- The revision of a building that is in force on a day, as was known at a time: of those that begin by then the one that begins last, and of
-- these the newest. No row where none is.
create function revision_in_force(of_building integer, day date, known timestamptz) returns setof integer language sql stable rows 1 as $$
  select revision from revisions where building_id = of_building and ingested_at <= known and valid_from <= day
  order by valid_from desc, revision desc limit 1
$$;

-- Names that models gave rooms after their first one. The ledger stores the first, and is understood by any.
create table room_aliases (
  building_id integer not null,
  global_id   text not null,
  first_id    text not null,
  primary key (building_id, global_id)
);

create index room_aliases_by_first_id on room_aliases (building_id, first_id);
create index room_aliases_by_global_id on room_aliases (global_id);

-- Adds the names that rooms of some buildings have got. A name that two rooms bear names the first of them.
create function refresh_room_aliases(of_buildings integer[]) returns void language sql as $$
  insert into room_aliases (building_id, global_id, first_id)
  select distinct on (r.building_id, r.global_id) r.building_id, r.global_id, r.first_id
  from (
    select building_id, room_no, revision, global_id, first_value(global_id) over (partition by building_id, room_no order by revision) as first_id
    from rooms where building_id = any(of_buildings)) r
  where r.global_id <> r.first_id
    and not exists (
      select from rooms o
      where o.building_id = r.building_id and (o.global_id = r.global_id and o.room_no <> r.room_no or o.global_id = r.first_id and o.room_no < r.room_no))
  order by r.building_id, r.global_id, r.revision
  on conflict (building_id, global_id) do nothing
$$;

select refresh_room_aliases(array(select building_id from buildings where current_revision > 1));

-- The buildings of whose rooms an import says something.
alter table ledger_imports add column buildings integer[] not null default '{}';

update ledger_imports i set buildings = n.buildings
from (
  select import_id, array_agg(distinct building_id) as buildings
  from (
    select unnest(array[added_by, ended_by]) as import_id, building_id from room_entries
    union
    select unnest(array[added_by, ended_by]), building_id from assignment_entries
    union
    select unnest(array[t.added_by, t.ended_by]), b.building_id
    from tenure_entries t join buildings b on b.site_id = t.site_id and t.building_id in (0, b.building_id)) e
  group by import_id) n
where n.import_id = i.import_id;

-- Facts are divided where a revision comes into force, too: whether a room is there, its storey, name and areas are those of the revision of
-- the day.
truncate room_facts;
alter table room_facts add column ledger_id text not null; -- the name under which the ledger knows the room

-- The facts of all rooms of some buildings, with areas by one standard.
create function room_facts_of(of_buildings integer[], of_standard text) returns setof room_facts language sql stable as $$
  with spans as (
    select building_id, revision, valid_from as stay_from, lead(valid_from, 1, 'infinity') over (partition by building_id order by valid_from) as stay_to,
           count(*) over (partition by building_id) = 1 as is_only
    from (
      select distinct on (building_id, valid_from) building_id, revision, valid_from
      from revisions where building_id = any(of_buildings) order by building_id, valid_from, revision desc) v),
  scope as (
    select s.*, b.site_id, (
      select v.version from engine_versions v
      where exists (
        select from room_areas x
        where x.building_id = s.building_id and in_revision(x.revision, x.until_revision, s.revision) and x.standard = of_standard
          and x.engine_version = v.version)
      order by v.engine_no desc limit 1) as engine
    from spans s join buildings b on b.building_id = s.building_id),
  -- Where a model gives two rooms one GlobalId, the ledger means the first.
  modelled as (
    select s.building_id, s.site_id, s.stay_from, s.stay_to, s.is_only, r.room_no, r.storey_no, r.global_id,
           coalesce(n.first_id, r.global_id) as ledger_id, a.gross_m2, a.net_m2, a.bound_m2,
           row_number() over (partition by s.building_id, s.revision, coalesce(n.first_id, r.global_id) order by r.room_no) = 1 as is_named
    from scope s join rooms r on r.building_id = s.building_id and in_revision(r.revision, r.until_revision, s.revision)
    left join room_aliases n on n.building_id = r.building_id and n.global_id = r.global_id
    left join room_areas a
      on a.building_id = r.building_id and a.room_no = r.room_no and in_revision(a.revision, a.until_revision, s.revision)
        and a.standard = of_standard and a.engine_version = s.engine),
  -- What several revisions say alike is one stay.
  turned as (
    select *, lag(stay_to) over stays is distinct from stay_from
        or (lag(storey_no) over stays, lag(global_id) over stays, lag(ledger_id) over stays, lag(is_named) over stays, lag(gross_m2) over stays,
            lag(net_m2) over stays, lag(bound_m2) over stays)
          is distinct from (storey_no, global_id, ledger_id, is_named, gross_m2, net_m2, bound_m2) as is_turn
    from modelled where not is_only
    window stays as (partition by building_id, room_no order by stay_from)),
  counted as (select *, count(*) filter (where is_turn) over (partition by building_id, room_no order by stay_from) as stay from turned),
  named as (
    select building_id, site_id, room_no, storey_no, global_id, ledger_id, is_named, gross_m2, net_m2, bound_m2, stay_from, stay_to
    from modelled where is_only
    union all
    select building_id, site_id, room_no, storey_no, global_id, ledger_id, is_named, gross_m2, net_m2, bound_m2, min(stay_from), max(stay_to)
    from counted group by building_id, site_id, room_no, stay, storey_no, global_id, ledger_id, is_named, gross_m2, net_m2, bound_m2),
  known as (
    select building_id, global_id, valid_from, valid_to from room_entries where ended_by is null and building_id = any(of_buildings)
    union all
    select building_id, global_id, valid_from, valid_to from assignment_entries where ended_by is null and building_id = any(of_buildings)),
  bounds as (
    select building_id, room_no, stay_from, stay_from as day from named
    union
    select n.building_id, n.room_no, n.stay_from, d.day
    from named n join known k on k.building_id = n.building_id and k.global_id = n.ledger_id and n.is_named
    cross join lateral (values (k.valid_from), (k.valid_to)) d(day)
    where d.day > n.stay_from and d.day < n.stay_to
    union
    select n.building_id, n.room_no, n.stay_from, d.day
    from named n join tenure_entries t
      on t.site_id = n.site_id and t.ended_by is null
        and (t.building_id = 0 or t.building_id = n.building_id and t.global_id in ('', n.ledger_id))
    cross join lateral (values (t.valid_from), (t.valid_to)) d(day)
    where d.day > n.stay_from and d.day < n.stay_to),
  periods as (
    select n.*, b.day as valid_from,
           lead(b.day, 1, n.stay_to) over (partition by b.building_id, b.room_no, b.stay_from order by b.day) as valid_to
    from bounds b join named n on n.building_id = b.building_id and n.room_no = b.room_no and n.stay_from = b.stay_from),
  users as (
    select p.building_id, p.room_no, p.valid_from, min(u.organisation_id) as organisation_id,
           count(*) filter (where u.person_id > 0)::int as persons
    from periods p join assignment_entries u
      on u.building_id = p.building_id and u.global_id = p.ledger_id and u.ended_by is null
        and u.valid_from <= p.valid_from and u.valid_to > p.valid_from
    where p.is_named group by 1, 2, 3),
  -- The room's own, else its building's, else its site's.
  tenures as (
    select distinct on (p.building_id, p.room_no, p.valid_from) p.building_id, p.room_no, p.valid_from, t.kind
    from periods p join tenure_entries t
      on t.site_id = p.site_id and t.ended_by is null and t.valid_from <= p.valid_from and t.valid_to > p.valid_from
        and (t.building_id = 0 or t.building_id = p.building_id and t.global_id in ('', p.ledger_id))
    order by 1, 2, 3, t.building_id = 0, t.global_id = ''),
  told as (
    select p.*, u.organisation_id, e.class, e.use, e.state, e.seats, coalesce(u.persons, 0) as persons, e.recorded_m2, t.kind as tenure
    from periods p
    left join room_entries e
      on e.building_id = p.building_id and e.global_id = p.ledger_id and p.is_named and e.ended_by is null
        and e.valid_from <= p.valid_from and e.valid_to > p.valid_from
    left join users u on u.building_id = p.building_id and u.room_no = p.room_no and u.valid_from = p.valid_from
    left join tenures t on t.building_id = p.building_id and t.room_no = p.room_no and t.valid_from = p.valid_from),
  -- A room that was away in between begins anew.
  turns as (
    select t.*, is_vacant(state, persons) as vacant,
           lag(is_vacant(state, persons), 1, false) over room and lag(valid_to) over room = valid_from as was_vacant
    from told t window room as (partition by building_id, room_no order by valid_from)),
  runs as (
    select t.*, count(*) filter (where vacant and not was_vacant) over (partition by building_id, room_no order by valid_from) as run
    from turns t)
  select building_id, room_no, valid_from, valid_to, site_id, storey_no, global_id, organisation_id, class, use, state, seats, persons, tenure,
         case when vacant then min(valid_from) filter (where vacant) over (partition by building_id, room_no, run) end,
         recorded_m2, gross_m2, net_m2, bound_m2, ledger_id
  from runs
$$;

-- Writes the facts of all rooms of some buildings anew, with areas by one standard.
create or replace function refresh_room_facts(of_buildings integer[], of_standard text) returns void language sql
set enable_nestloop = off set jit = off set work_mem = '64MB' as $$
  delete from room_facts where building_id = any(of_buildings);
  insert into room_facts select * from room_facts_of(of_buildings, of_standard);
$$;

select refresh_room_facts(array(select building_id from buildings), 'ifc-net') where exists (select from ledger_imports);

-- Another moment. What stands in this schema bears the names of tables and shows what they showed then; a transaction that looks there first
-- asks the same statements as one that asks about now. The moment is in settings of the transaction.
create schema spacegeo_moment;

create function spacegeo_moment.day() returns date language sql stable as $$ select current_setting('spacegeo.day')::date $$;
create function spacegeo_moment.known() returns timestamptz language sql stable as $$ select current_setting('spacegeo.known')::timestamptz $$;
create function spacegeo_moment.import() returns integer language sql stable as $$ select current_setting('spacegeo.import')::integer $$;

create view spacegeo_moment.revisions as select * from revisions where ingested_at <= spacegeo_moment.known();

create view spacegeo_moment.buildings as
select b.building_id, b.site_id, b.global_id, b.name, v.revision as current_revision
from buildings b
cross join lateral revision_in_force(b.building_id, spacegeo_moment.day(), spacegeo_moment.known()) v(revision);

create view spacegeo_moment.engine_versions as select * from engine_versions where first_used <= spacegeo_moment.known();

create view spacegeo_moment.ledger_imports as select * from ledger_imports where import_id <= spacegeo_moment.import();

-- Outlines are stored for the revisions of today.
create view spacegeo_moment.building_places as
select p.building_id, p.place
from building_places p join buildings b using (building_id) join spacegeo_moment.buildings m using (building_id)
where m.current_revision = b.current_revision
union all
select m.building_id, p.place
from spacegeo_moment.buildings m join buildings b using (building_id)
cross join lateral (select building_place(m.building_id, m.current_revision) as place) p
where m.current_revision <> b.current_revision and p.place is not null;

create view spacegeo_moment.room_facts_now as select * from room_facts;

-- A statement that asks for facts where none were gathered is a mistake of the program, not an empty answer.
create function spacegeo_moment.has_facts() returns boolean language plpgsql stable as $$
begin
  if current_setting('spacegeo.has_facts')::boolean then
    return true;
  end if;
  raise 'no facts of rooms were gathered for this moment';
end $$;

create view spacegeo_moment.room_facts as select * from room_facts where spacegeo_moment.has_facts();

-- Entries as they stood after an import: those that a later one ended are open.
do $$
declare
  entries text;
begin
  foreach entries in array array[
    'site_entries', 'organisation_entries', 'quota_entries', 'person_entries', 'room_entries', 'assignment_entries', 'tenure_entries',
    'lease_entries']
  loop
    execute format('create view spacegeo_moment.%I as select %s from %I where added_by <= spacegeo_moment.import()', entries, (
      select string_agg(
        case attname when 'ended_by' then 'case when ended_by <= spacegeo_moment.import() then ended_by end as ended_by' else quote_ident(attname) end,
        ', ' order by attnum)
      from pg_attribute where attrelid = entries::regclass and attnum > 0 and not attisdropped), entries);
  end loop;
end $$;

-- Sets the moment for the rest of a transaction: the day for which revisions are looked up, and the time after which nothing was known yet,
-- 'infinity' for all that is. Unless the standard is null, facts of rooms are made anew for the buildings of which something came in after that,
-- into tables that go when the transaction is rolled back, as it must be.
create function enter_moment(day date, known timestamptz, of_standard text) returns void language plpgsql as $$
declare
  import integer := coalesce((select max(import_id) from ledger_imports where imported_at <= known), 0);
  changed integer[];
  nested text := current_setting('enable_nestloop');
  memory text := current_setting('work_mem');
begin
  if known < 'infinity' and of_standard is not null then
    changed := array(
      select building_id from revisions where ingested_at > known
      union
      select unnest(buildings) from ledger_imports where import_id > import
      union
      select building_id from buildings b
      where import = 0 or exists (
        select from engine_versions v
        where v.first_used > known and exists (
          select from room_areas x where x.building_id = b.building_id and x.standard = of_standard and x.engine_version = v.version)));
  end if;
  perform set_config('spacegeo.day', day::text, true), set_config('spacegeo.known', known::text, true),
          set_config('spacegeo.import', import::text, true), set_config('spacegeo.has_facts', (known = 'infinity')::text, true),
          set_config('jit', 'off', true), set_config('search_path', 'spacegeo_moment, ' || current_setting('search_path'), true);
  if known < 'infinity' and of_standard is not null then
    perform set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true);
    create temporary table room_facts_then as
    select * from room_facts_of(changed, of_standard) where import > 0;
    perform set_config('enable_nestloop', nested, true), set_config('work_mem', memory, true);
    create index on room_facts_then (building_id, room_no);
    create index on room_facts_then (organisation_id);
    analyze room_facts_then;
    execute format(
      'create temporary view room_facts as
       select * from room_facts_now where building_id <> all(%L::integer[]) union all select * from room_facts_then', changed);
  end if;
end $$;
