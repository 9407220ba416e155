-- Areas of engine versions side by side, in partitions by standard and engine version that a recalculation of everything fills apart and
-- swaps in; and what it needs to read of a storey beside the plan.

alter table storeys add column plan_room_nos integer[] not null default '{}';  -- room_no of each room of the plan, in the plan's order

update storeys s set plan_room_nos = n.room_nos
from (
  select building_id, revision, storey_no, array_agg(room_no order by plan_room) as room_nos
  from rooms where plan_room is not null group by building_id, revision, storey_no) n
where (n.building_id, n.revision, n.storey_no) = (s.building_id, s.revision, s.storey_no);

-- The standard that the plans of a revision were cut for: one that needs other cuts cannot be measured on them.
alter table revisions add column plan_standard text not null default 'ifc-net';

-- In the order of their first use here: of a building's areas by one standard, those with the highest number are served.
create table engine_versions (
  engine_no  integer generated always as identity primary key,
  version    text not null unique,
  first_used timestamptz not null default now()
);

alter table room_areas rename to room_areas_before;
alter table receipt_lines rename to receipt_lines_before;

create table room_areas (
  building_id    integer not null,
  revision       integer not null,
  room_no        integer not null,
  standard       text not null,
  engine_version text not null,
  gross_m2       double precision not null,
  column_m2      double precision not null,
  wall_m2        double precision not null,
  other_m2       double precision not null,
  net_m2         double precision not null,
  bound_m2       double precision,              -- how far net can lie from the exact value; null where the engine did not say
  primary key (building_id, revision, room_no, standard, engine_version)
) partition by list (standard);

create table receipt_lines (
  building_id    integer not null,
  revision       integer not null,
  room_no        integer not null,
  standard       text not null,
  engine_version text not null,
  line_no        integer not null,
  element_no     integer not null,
  category       text not null,                 -- column, wall, other
  area_m2        double precision not null,
  primary key (building_id, revision, room_no, standard, engine_version, line_no)
) partition by list (standard);

-- Name of the partition of one standard, or of one standard and engine version.
create function area_partition(parent text, of_standard text, of_engine text default null) returns text
language sql immutable as $$ select concat_ws('_', parent, of_standard, of_engine) $$;

-- Makes the partition of a standard, which holds those of its engine versions.
create function open_standard(parent text, of_standard text) returns void language plpgsql as $$
declare
  part text := area_partition(parent, of_standard);
begin
  if to_regclass(quote_ident(part)) is null then
    execute format('create table %I (like %I including all) partition by list (engine_version)', part, parent);
    execute format('alter table %I attach partition %I for values in (%L)', parent, part, of_standard);
  end if;
end $$;

-- Makes room for the areas of one standard and engine version. Readers are not held up.
create function open_areas(of_standard text, of_engine text) returns void language plpgsql as $$
declare
  parent text;
  part text;
begin
  if to_regclass(quote_ident(area_partition('receipt_lines', of_standard, of_engine))) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('spacegeo.areas', 0));
  insert into engine_versions (version) select of_engine where not exists (select from engine_versions where version = of_engine);
  foreach parent in array array['room_areas', 'receipt_lines'] loop
    perform open_standard(parent, of_standard);
    part := area_partition(parent, of_standard, of_engine);
    if to_regclass(quote_ident(part)) is null then
      execute format('create table %I (like %I including all)', part, parent);
      execute format('alter table %I attach partition %I for values in (%L)', area_partition(parent, of_standard), part, of_engine);
    end if;
  end loop;
end $$;

-- Drops all areas of an engine version, its receipts too.
create function drop_areas(of_engine text) returns void language plpgsql as $$
declare
  part text;
begin
  perform pg_advisory_xact_lock(hashtextextended('spacegeo.areas', 0));
  for part in
    select leaf.oid::regclass::text
    from unnest(array['room_areas', 'receipt_lines']) parent, pg_partition_tree(parent::regclass) tree
    join pg_class leaf on leaf.oid = tree.relid
    where tree.isleaf and pg_get_expr(leaf.relpartbound, leaf.oid) = format('FOR VALUES IN (%L)', of_engine)
  loop
    execute format('drop table %s', part);
  end loop;
  delete from engine_versions where version = of_engine;
end $$;

do $$
declare
  known record;
begin
  for known in select distinct standard, engine_version from room_areas_before order by engine_version desc, standard loop
    perform open_areas(known.standard, known.engine_version);
  end loop;
end $$;

insert into room_areas (building_id, revision, room_no, standard, engine_version, gross_m2, column_m2, wall_m2, other_m2, net_m2)
select building_id, revision, room_no, standard, engine_version, gross_m2, column_m2, wall_m2, other_m2, net_m2 from room_areas_before;

insert into receipt_lines (building_id, revision, room_no, standard, engine_version, line_no, element_no, category, area_m2)
select building_id, revision, room_no, standard, a.engine_version, line_no, element_no, category, area_m2
from receipt_lines_before join room_areas_before a using (building_id, revision, room_no, standard);

drop table room_areas_before;
drop table receipt_lines_before;

-- Where a recalculation of more than is there gathers its results: without a key, and seen by nobody before it is whole.
create table incoming_areas (like room_areas);
create table incoming_receipts (like receipt_lines);

-- Puts what was gathered beside the other areas, together with what came in meanwhile. Nothing happens where nothing was gathered.
create function publish_incoming() returns void language plpgsql as $$
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
  alter table incoming_areas add primary key (building_id, revision, room_no, standard, engine_version);
  alter table incoming_receipts add primary key (building_id, revision, room_no, standard, engine_version, line_no);
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
  create table incoming_areas (like room_areas);
  create table incoming_receipts (like receipt_lines);
end $$;
