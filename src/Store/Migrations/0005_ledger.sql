-- The ledger: who uses which room, by what right, and what is idle.
-- Rows are true from valid_from to the day before valid_to, and known from the import in added_by until the one in ended_by. No row is ever
-- changed but for ended_by: what was known before an import can be told after it. Rooms are named by building and GlobalId, which stay when a
-- building's model is replaced.

create table ledger_imports (
  import_id   integer generated always as identity primary key,
  imported_at timestamptz not null default now(),
  source      text not null,                 -- name of the folder or archive
  is_partial  boolean not null,              -- bad rows were left out
  rows_added  integer not null default 0,
  rows_ended  integer not null default 0     -- replaced ones too
);

create table site_entries (
  site_id    integer not null references sites,
  valid_from date not null,
  valid_to   date not null,
  added_by   integer not null references ledger_imports,
  ended_by   integer references ledger_imports,
  name       text not null,
  address    text not null,
  longitude  double precision,
  latitude   double precision,
  parent_id  integer references sites,
  primary key (site_id, valid_from, added_by)
);

create table organisations (
  organisation_id integer generated always as identity primary key,
  code            text not null unique
);

create table organisation_entries (
  organisation_id integer not null references organisations,
  valid_from      date not null,
  valid_to        date not null,
  added_by        integer not null references ledger_imports,
  ended_by        integer references ledger_imports,
  name            text not null,
  level           text not null,             -- central, province, city, county, township
  division_code   text not null,             -- 12 digits, or empty
  parent_id       integer references organisations,
  primary key (organisation_id, valid_from, added_by)
);

create index organisation_entries_by_parent on organisation_entries (parent_id);

create table quota_entries (
  organisation_id integer not null references organisations,
  rank            text not null,
  valid_from      date not null,
  valid_to        date not null,
  added_by        integer not null references ledger_imports,
  ended_by        integer references ledger_imports,
  quota           integer not null,
  heads           integer,                   -- actual heads where the administration counts them apart from persons
  primary key (organisation_id, rank, valid_from, added_by)
);

create table persons (
  person_id integer generated always as identity primary key,
  code      text not null unique
);

create table person_entries (
  person_id       integer not null references persons,
  valid_from      date not null,
  valid_to        date not null,
  added_by        integer not null references ledger_imports,
  ended_by        integer references ledger_imports,
  name            text not null,             -- personal: leaves the service for those only who may read it
  organisation_id integer not null references organisations,
  rank            text not null,
  position        text not null,
  state           text not null,             -- employed, seconded, on-leave, retired, left
  is_leader       boolean not null,
  primary key (person_id, valid_from, added_by)
);

create index person_entries_by_organisation on person_entries (organisation_id);

create table room_entries (
  building_id integer not null,
  global_id   text not null,
  valid_from  date not null,
  valid_to    date not null,
  added_by    integer not null,
  ended_by    integer,
  class       text not null,                 -- office, service, plant, ancillary, technical
  use         text not null,                 -- what for, in the administration's words; may be empty
  state       text not null,                 -- in-use, idle, sealed, reserve, lent
  seats       integer,
  recorded_m2 double precision,              -- net area that the administration has on paper
  primary key (building_id, global_id, valid_from, added_by)
);

create table assignment_entries (
  building_id     integer not null,
  global_id       text not null,
  organisation_id integer not null,
  person_id       integer not null,          -- 0 where the room is assigned to the organisation as a whole
  valid_from      date not null,
  valid_to        date not null,
  added_by        integer not null,
  ended_by        integer,
  use             text not null,             -- office, rest, toilet, meeting, other
  primary key (building_id, global_id, organisation_id, person_id, valid_from, added_by)
);

create index assignment_entries_by_person on assignment_entries (person_id) where person_id > 0;

create table tenure_entries (
  site_id       integer not null references sites,
  building_id   integer not null,            -- 0 for the whole site
  global_id     text not null,               -- of a room; empty for the whole building
  valid_from    date not null,
  valid_to      date not null,
  added_by      integer not null references ledger_imports,
  ended_by      integer references ledger_imports,
  kind          text not null,               -- owned, leased-in, used-free, leased-out, lent
  title_holder  text not null,
  is_registered boolean,                     -- to the administration
  is_mortgaged  boolean,
  primary key (site_id, building_id, global_id, valid_from, added_by)
);

create table lease_entries (
  code            text not null,
  valid_from      date not null,
  valid_to        date not null,
  added_by        integer not null references ledger_imports,
  ended_by        integer references ledger_imports,
  direction       text not null,             -- in, out
  organisation_id integer not null references organisations,
  counterparty    text not null,
  site_id         integer references sites,
  building_id     integer,
  global_id       text,
  longitude       double precision,          -- of premises that no site has
  latitude        double precision,
  area_m2         double precision not null, -- as the contract has it
  rent_per_year   double precision,
  currency        text not null,
  approval        text not null,             -- number of the approval or record; may be empty
  primary key (code, added_by)
);

-- Derived: where buildings stand, so that a search meets a few thousand outlines and not a million rooms.
create table building_places (
  building_id integer primary key,
  place       geography not null             -- hull of the rooms of the current revision
);

create index building_places_by_place on building_places using gist (place);

-- Derived from rooms, areas and the ledger as they are now: what is true of each room in each period in which nothing changes.
create table room_facts (
  building_id     integer not null,
  room_no         integer not null,
  valid_from      date not null,
  valid_to        date not null,
  site_id         integer not null,
  storey_no       integer not null,
  global_id       text not null,
  organisation_id integer,                   -- whom it is assigned to
  class           text,
  use             text,
  state           text,
  seats           integer,
  persons         integer not null,          -- assigned to it
  tenure          text,
  vacant_since    date,                      -- first day of the unbroken time without a user; null unless it is vacant
  recorded_m2     double precision,
  gross_m2        double precision,
  net_m2          double precision,
  bound_m2        double precision,
  primary key (building_id, room_no, valid_to)
) partition by range (valid_to);

-- What is true until further notice lies apart from what has an end, so that a question about today reads one row of each room.
create table room_facts_open partition of room_facts for values from ('infinity') to (maxvalue);
create table room_facts_ended partition of room_facts default;

create index room_facts_ended_by_end on room_facts_ended (valid_to);
create index room_facts_by_site on room_facts (site_id);
create index room_facts_by_organisation on room_facts (organisation_id) where organisation_id is not null;
create index room_facts_vacant on room_facts (building_id, net_m2) where vacant_since is not null;

-- Hull of a building's rooms. One that lies across the antimeridian has longitudes near both ends of the scale.
create function building_place(of_building integer, of_revision integer) returns geography language sql stable as $$
  select ST_ConvexHull(case when ST_XMax(c.shape) - ST_XMin(c.shape) > 180 then ST_ShiftLongitude(c.shape) else c.shape end)::geography
  from (
    select ST_Collect(geom_4326) as shape from rooms where building_id = of_building and revision = of_revision) c
  where c.shape is not null
$$;

create function refresh_building_places(of_buildings integer[]) returns void language sql as $$
  delete from building_places where building_id = any(of_buildings);
  insert into building_places (building_id, place)
  select b.building_id, p.place
  from buildings b cross join lateral (select building_place(b.building_id, b.current_revision) as place) p
  where b.building_id = any(of_buildings) and p.place is not null;
$$;

select refresh_building_places(array(select building_id from buildings));

create function is_vacant(state text, persons integer) returns boolean language sql immutable as $$
  select coalesce(state in ('idle', 'reserve', 'sealed') and persons = 0, false)
$$;

-- Writes the facts of all rooms of some buildings anew, with areas by one standard.
create function refresh_room_facts(of_buildings integer[], of_standard text) returns void language sql
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
        where x.building_id = b.building_id and x.revision = b.current_revision and x.standard = of_standard and x.engine_version = v.version)
      order by v.engine_no desc limit 1) as engine
    from buildings b where b.building_id = any(of_buildings)),
  -- Where a model gives two rooms one GlobalId, the ledger means the first.
  named as (
    select s.*, r.room_no, r.storey_no, r.global_id,
           row_number() over (partition by r.building_id, r.global_id order by r.room_no) = 1 as is_named
    from scope s join rooms r on r.building_id = s.building_id and r.revision = s.revision),
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
    on a.building_id = r.building_id and a.revision = r.revision and a.room_no = r.room_no and a.standard = of_standard
      and a.engine_version = r.engine;
$$;

-- An organisation and all below it on a day.
create function organisations_below(top integer, day date) returns setof integer language sql stable as $$
  with recursive below as (
    select top as organisation_id
    union
    select e.organisation_id
    from below b join organisation_entries e on e.parent_id = b.organisation_id
    where e.ended_by is null and e.valid_from <= day and e.valid_to > day)
  select organisation_id from below
$$;

-- A site and all below it on a day.
create function sites_below(top integer, day date) returns setof integer language sql stable as $$
  with recursive below as (
    select top as site_id
    union
    select e.site_id
    from below b join site_entries e on e.parent_id = b.site_id
    where e.ended_by is null and e.valid_from <= day and e.valid_to > day)
  select site_id from below
$$;
