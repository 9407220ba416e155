-- What does not change from one revision of a building to the next is stored once: a row is part of all revisions from the one in its key to
-- the one before until_revision. Numbers of rooms and elements are those of the building: a room keeps its number in all revisions, whatever
-- its model calls it.

-- Names of keys are not all those that a table of this name would give.
create function pg_temp.drop_key(of_table text) returns void language plpgsql as $$
begin
  execute format(
    'alter table %I drop constraint %I', of_table, (select conname from pg_constraint where conrelid = of_table::regclass and contype = 'p'));
end $$;

-- Whether a row is part of a revision.
create function in_revision(first_revision integer, until_revision integer, asked integer) returns boolean
language sql immutable parallel safe as $$ select first_revision <= asked and until_revision > asked $$;

-- From which day on the building is as the revision has it; a building's first revision stands for all days before, too.
alter table revisions add column valid_from date not null default '-infinity';
update revisions set valid_from = ingested_at::date where revision > 1;

alter table room_zones drop constraint room_zones_building_id_revision_room_no_fkey;
alter table room_classifications drop constraint room_classifications_building_id_revision_room_no_fkey;
alter table storey_plans drop constraint storey_plans_building_id_revision_storey_no_fkey;
alter table rooms drop constraint rooms_building_id_revision_storey_no_fkey;
alter table elements drop constraint elements_building_id_revision_storey_no_fkey;

select pg_temp.drop_key(name) from unnest(array[
  'storeys', 'storey_plans', 'rooms', 'elements', 'room_areas', 'receipt_lines', 'room_adjacency', 'room_zones', 'room_classifications']) name;

-- A receipt is that of one row of areas, and needs no range of its own.
do $$
declare
  name text;
begin
  foreach name in array array['storeys', 'storey_plans', 'rooms', 'elements', 'room_areas', 'room_adjacency'] loop
    execute format('alter table %I add column until_revision integer not null default 2147483647', name);
    execute format(
      'update %I t set until_revision = t.revision + 1 from buildings b where b.building_id = t.building_id and t.revision < b.current_revision',
      name);
  end loop;
end $$;


-- Rooms of earlier revisions get the numbers that they have now; those that are gone, numbers behind all others.
create temp table renumbered on commit drop as
with numbered as (
  select r.building_id, r.revision, r.room_no, r.global_id, r.revision = b.current_revision as is_current,
         row_number() over (partition by r.building_id, r.revision, r.global_id order by r.room_no) as nth
  from rooms r join buildings b on b.building_id = r.building_id
  where b.current_revision > 1),
gone as (
  select e.building_id, e.global_id, e.nth, (select max(m.room_no) from rooms m where m.building_id = e.building_id)
    + row_number() over (partition by e.building_id order by min(e.revision), min(e.room_no)) as room_no
  from numbered e
  where not exists (
    select from numbered c where c.is_current and (c.building_id, c.global_id, c.nth) = (e.building_id, e.global_id, e.nth))
  group by e.building_id, e.global_id, e.nth)
select e.building_id, e.revision, e.room_no as old_no, coalesce(c.room_no, g.room_no)::integer as new_no
from numbered e
left join numbered c on c.is_current and (c.building_id, c.global_id, c.nth) = (e.building_id, e.global_id, e.nth)
left join gone g on (g.building_id, g.global_id, g.nth) = (e.building_id, e.global_id, e.nth)
where not e.is_current and e.room_no <> coalesce(c.room_no, g.room_no);

do $$
declare
  name text;
begin
  foreach name in array array['rooms', 'room_areas', 'receipt_lines', 'room_zones', 'room_classifications'] loop
    execute format(
      'update %I t set room_no = n.new_no from renumbered n where (n.building_id, n.revision, n.old_no) = (t.building_id, t.revision, t.room_no)',
      name);
  end loop;
  foreach name in array array['storeys', 'storey_plans'] loop
    execute format(
      'update %I t set plan_room_nos = (
         select array_agg(coalesce(n.new_no, p.room_no) order by p.place)
         from unnest(t.plan_room_nos) with ordinality p(room_no, place)
         left join renumbered n on (n.building_id, n.revision, n.old_no) = (t.building_id, t.revision, p.room_no))
       where (t.building_id, t.revision) in (select building_id, revision from renumbered) and cardinality(t.plan_room_nos) > 0', name);
  end loop;
end $$;

update room_adjacency t set room_a = least(m.a, m.b), room_b = greatest(m.a, m.b)
from (
  select x.ctid as row_id, coalesce(a.new_no, x.room_a) as a, coalesce(b.new_no, x.room_b) as b
  from room_adjacency x
  left join renumbered a on (a.building_id, a.revision, a.old_no) = (x.building_id, x.revision, x.room_a)
  left join renumbered b on (b.building_id, b.revision, b.old_no) = (x.building_id, x.revision, x.room_b)
  where a.new_no is not null or b.new_no is not null) m
where m.row_id = t.ctid;

-- The number before the revision: the versions of one room lie together.
alter table storeys add primary key (building_id, storey_no, revision);
alter table storey_plans add primary key (building_id, standard, storey_no, revision);
alter table rooms add primary key (building_id, room_no, revision);
alter table elements add primary key (building_id, element_no, revision);
alter table room_areas add primary key (building_id, room_no, revision, standard, engine_version);
alter table receipt_lines add primary key (building_id, room_no, revision, standard, engine_version, line_no);
alter table room_adjacency add primary key (building_id, room_a, room_b, revision);

-- Zones and classifications are those of one row of a room.
alter table room_zones add primary key (building_id, room_no, revision, zone_no);
alter table room_zones add foreign key (building_id, room_no, revision) references rooms (building_id, room_no, revision);
alter table room_classifications add primary key (building_id, room_no, revision, class_no);
alter table room_classifications add foreign key (building_id, room_no, revision) references rooms (building_id, room_no, revision);

drop table incoming_areas, incoming_receipts;
create table incoming_areas (like room_areas including defaults);
create table incoming_receipts (like receipt_lines including defaults);

create or replace function publish_incoming() returns void language plpgsql as $$
declare
  parent text;
  part text;
  gathered text;
  of_standard text;
  of_engine text;
begin
  select standard, engine_version into of_standard, of_engine from incoming_areas limit 1;
  if not found then
    truncate incoming_receipts;
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('spacegeo.areas', 0));
  perform open_areas(of_standard, of_engine);
  alter table incoming_areas add primary key (building_id, room_no, revision, standard, engine_version);
  alter table incoming_receipts add primary key (building_id, room_no, revision, standard, engine_version, line_no);
  -- From here on writers wait, readers do not.
  lock table room_areas, receipt_lines in share row exclusive mode;
  foreach parent in array array['room_areas', 'receipt_lines'] loop
    part := area_partition(parent, of_standard, of_engine);
    gathered := case parent when 'room_areas' then 'incoming_areas' else 'incoming_receipts' end;
    execute format('insert into %I select * from %I on conflict do nothing', gathered, part);
    execute format('alter table %I detach partition %I', area_partition(parent, of_standard), part);
    execute format('drop table %I', part);
    execute format('alter table %I rename to %I', gathered, part);
    execute format('alter table %I attach partition %I for values in (%L)', area_partition(parent, of_standard), part, of_engine);
  end loop;
  create table incoming_areas (like room_areas including defaults);
  create table incoming_receipts (like receipt_lines including defaults);
end $$;

-- With the row's own words for what it is part of.
create or replace function building_place(of_building integer, of_revision integer) returns geography language sql stable as $$
  select ST_ConvexHull(case when ST_XMax(c.shape) - ST_XMin(c.shape) > 180 then ST_ShiftLongitude(c.shape) else c.shape end)::geography
  from (
    select ST_Collect(geom_4326) as shape from rooms
    where building_id = of_building and in_revision(revision, until_revision, of_revision)) c
  where c.shape is not null
$$;

-- Writes the facts of all rooms of some buildings anew, with areas by one standard.
create or replace function refresh_room_facts(of_buildings integer[], of_standard text) returns void language sql
set enable_nestloop = off set jit = off set work_mem = '64MB' as $$
  delete from room_facts where building_id = any(of_buildings);
  insert into room_facts (
    building_id, room_no, valid_from, valid_to, site_id, storey_no, global_id, organisation_id, class, use, state, seats, persons, tenure,
    vacant_since, recorded_m2, gross_m2, net_m2, bound_m2)
  with scope as (
    select b.building_id, b.current_revision as revision, b.site_id, (
      select v.version from engine_versions v
      where exists (
        select from room_areas x
        where x.building_id = b.building_id and in_revision(x.revision, x.until_revision, b.current_revision) and x.standard = of_standard
          and x.engine_version = v.version)
      order by v.engine_no desc limit 1) as engine
    from buildings b where b.building_id = any(of_buildings)),
  -- Where a model gives two rooms one GlobalId, the ledger means the first.
  named as (
    select s.*, r.room_no, r.storey_no, r.global_id,
           row_number() over (partition by r.building_id, r.global_id order by r.room_no) = 1 as is_named
    from scope s join rooms r on r.building_id = s.building_id and in_revision(r.revision, r.until_revision, s.revision)),
  known as (
    select building_id, global_id, valid_from, valid_to from room_entries where ended_by is null and building_id = any(of_buildings)
    union all
    select building_id, global_id, valid_from, valid_to from assignment_entries where ended_by is null and building_id = any(of_buildings)),
  bounds as (
    select building_id, room_no, '-infinity'::date as day from named
    union
    select n.building_id, n.room_no, d.day
    from named n join known k on k.building_id = n.building_id and k.global_id = n.global_id and n.is_named
    cross join lateral (values (k.valid_from), (k.valid_to)) d(day)
    union
    select n.building_id, n.room_no, d.day
    from named n join tenure_entries t
      on t.site_id = n.site_id and t.ended_by is null
        and (t.building_id = 0 or t.building_id = n.building_id and t.global_id in ('', n.global_id))
    cross join lateral (values (t.valid_from), (t.valid_to)) d(day)),
  periods as (
    select n.*, b.day as valid_from, lead(b.day, 1, 'infinity') over (partition by b.building_id, b.room_no order by b.day) as valid_to
    from bounds b join named n on n.building_id = b.building_id and n.room_no = b.room_no where b.day < 'infinity'),
  users as (
    select p.building_id, p.room_no, p.valid_from, min(u.organisation_id) as organisation_id,
           count(*) filter (where u.person_id > 0)::int as persons
    from periods p join assignment_entries u
      on u.building_id = p.building_id and u.global_id = p.global_id and u.ended_by is null
        and u.valid_from <= p.valid_from and u.valid_to > p.valid_from
    where p.is_named group by 1, 2, 3),
  -- The room's own, else its building's, else its site's.
  tenures as (
    select distinct on (p.building_id, p.room_no, p.valid_from) p.building_id, p.room_no, p.valid_from, t.kind
    from periods p join tenure_entries t
      on t.site_id = p.site_id and t.ended_by is null and t.valid_from <= p.valid_from and t.valid_to > p.valid_from
        and (t.building_id = 0 or t.building_id = p.building_id and t.global_id in ('', p.global_id))
    order by 1, 2, 3, t.building_id = 0, t.global_id = ''),
  told as (
    select p.*, u.organisation_id, e.class, e.use, e.state, e.seats, coalesce(u.persons, 0) as persons, e.recorded_m2, t.kind as tenure
    from periods p
    left join room_entries e
      on e.building_id = p.building_id and e.global_id = p.global_id and p.is_named and e.ended_by is null
        and e.valid_from <= p.valid_from and e.valid_to > p.valid_from
    left join users u on u.building_id = p.building_id and u.room_no = p.room_no and u.valid_from = p.valid_from
    left join tenures t on t.building_id = p.building_id and t.room_no = p.room_no and t.valid_from = p.valid_from),
  turns as (
    select t.*, is_vacant(state, persons) as vacant,
           lag(is_vacant(state, persons), 1, false) over (partition by building_id, room_no order by valid_from) as was_vacant
    from told t),
  runs as (
    select t.*, count(*) filter (where vacant and not was_vacant) over (partition by building_id, room_no order by valid_from) as run
    from turns t)
  select r.building_id, r.room_no, r.valid_from, r.valid_to, r.site_id, r.storey_no, r.global_id, r.organisation_id, r.class, r.use, r.state,
         r.seats, r.persons, r.tenure,
         case when vacant then min(r.valid_from) filter (where vacant) over (partition by r.building_id, r.room_no, r.run) end,
         r.recorded_m2, a.gross_m2, a.net_m2, a.bound_m2
  from runs r
  left join room_areas a
    on a.building_id = r.building_id and in_revision(a.revision, a.until_revision, r.revision) and a.room_no = r.room_no
      and a.standard = of_standard and a.engine_version = r.engine;
$$;
