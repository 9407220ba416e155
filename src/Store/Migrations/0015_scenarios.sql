-- Plans of who might be where. A scenario keeps the estate that it was made from, so that what it says does not change with the ledger; it changes
-- nothing of the ledger itself before one of its plans is applied.

create table scenarios (
  scenario_id    integer generated always as identity primary key,
  name           text not null,
  created_at     timestamptz not null default clock_timestamp(),
  created_by     text not null,              -- actor, as in the audit
  request        jsonb not null,
  base_day       date not null,
  base_import    integer not null,           -- last import of the ledger that it knows; 0 for none
  estate         bytea not null,             -- what was read of that day: JSON, gzip
  solver         text not null,
  seed           integer not null,
  ended          text not null,              -- complete, clock, conflict
  shortfall      text not null,              -- why there are fewer plans than wanted, or empty
  conflict       jsonb,                      -- wishes that cannot all be met
  today          jsonb not null,             -- amounts by criterion if nobody moves
  notes          text[] not null,            -- what was left out, and what was assumed
  parent_id      integer references scenarios on delete set null,  -- what it branches from: the estate is that one's after the plan
  parent_plan    integer,
  applied_plan   integer,
  applied_at     timestamptz,
  applied_from   date,
  applied_by     text,
  applied_import integer
);

create index scenarios_by_parent on scenarios (parent_id) where parent_id is not null;

-- The revisions that the rooms of the estate are those of.
create table scenario_buildings (
  scenario_id integer not null references scenarios on delete cascade,
  building_id integer not null,
  revision    integer not null,
  primary key (scenario_id, building_id)
);

-- What has to be placed: posts that need a seat, and wants of whole rooms.
create table scenario_needs (
  scenario_id  integer not null references scenarios on delete cascade,
  need_no      integer not null,
  code         text not null,                -- of the person, or of the room that is held
  is_post      boolean not null,
  is_new       boolean not null,             -- of an organisation that has no place yet
  organisation text not null,
  org_name     text not null,
  level        text not null,                -- of the organisation
  rank         text not null,
  class        text not null,
  least_m2     double precision not null,
  most_m2      double precision,             -- null for no limit
  building_id  integer,                      -- where it is; null where it has no room yet
  room_no      integer,
  held         integer[] not null,           -- further rooms that it has: building, room, building, room …
  primary key (scenario_id, need_no)
);

create table scenario_plans (
  scenario_id integer not null references scenarios on delete cascade,
  plan_no     integer not null,              -- 1 is the best
  costs       double precision[] not null,   -- by tier of the objective
  bounds      double precision[] not null,   -- what no plan costs less than
  gaps        double precision[] not null,
  amounts     jsonb not null,                -- by criterion
  differences double precision[] not null,   -- to each plan before it
  primary key (scenario_id, plan_no)
);

-- Where a plan has each need; no row for one that it does not place.
create table scenario_places (
  scenario_id integer not null,
  plan_no     integer not null,
  need_no     integer not null,
  building_id integer not null,
  room_no     integer not null,
  primary key (scenario_id, plan_no, need_no),
  foreign key (scenario_id, plan_no) references scenario_plans on delete cascade
);
