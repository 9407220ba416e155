-- Sites, buildings and all that is inside of a building.
-- Tables of a building's inside begin their key with building_id, share no sequence and refer to rows of the same building only, so that
-- they can be distributed by building_id.

create table sites (
  site_id   integer generated always as identity primary key,
  code      text not null unique,
  name      text not null,
  global_id text
);

create table buildings (
  building_id      integer generated always as identity primary key,
  site_id          integer not null references sites,
  global_id        text not null,
  name             text not null,
  current_revision integer not null
);

-- Not unique: templates of authoring tools give the buildings of unrelated projects the same GlobalId.
create index buildings_by_global_id on buildings (site_id, global_id);

-- One row for each ingest that changed something; never overwritten.
create table revisions (
  building_id    integer not null,
  revision       integer not null,
  file_name      text not null,
  sha256         text not null,
  schema         text not null,
  authoring_tool text not null,
  ingested_at    timestamptz not null default now(),
  geo_source     text not null,              -- none, given, siteLocation, mapConversion
  crs            text,                       -- of a map conversion
  origin_x       double precision not null,  -- easting in m, or longitude in degrees
  origin_y       double precision not null,  -- northing in m, or latitude in degrees
  rotation_deg   double precision not null,  -- counter-clockwise from the map's east to the local x axis
  scale          double precision not null,
  fingerprint    text not null default '',   -- of all that this ingest stored; the same again needs no revision
  primary key (building_id, revision)
);

create table storeys (
  building_id integer not null,
  revision    integer not null,
  storey_no   integer not null,              -- 0 is the lowest
  global_id   text not null,
  name        text not null,
  elevation_m double precision not null,
  plan        bytea not null,                -- the plan as the area engine reads it, derived from rooms and elements
  primary key (building_id, revision, storey_no),
  foreign key (building_id, revision) references revisions
);

-- Binary coordinates do not compress; do not try at each read and write.
alter table storeys alter column plan set storage external;

create table rooms (
  building_id    integer not null,
  revision       integer not null,
  room_no        integer not null,
  storey_no      integer not null,
  global_id      text not null,
  number         text not null,
  long_name      text not null,
  floor_height_m double precision,           -- null without geometry
  plan_room      integer,                    -- the room's place in its storey's plan; null without geometry
  status         text not null,              -- ok, repaired, no-geometry, failed
  reason         text not null,
  declared_name  text,
  declared_m2    double precision,
  geom           geometry(MultiPolygon, 0),  -- local metres: the truth
  geom_4326      geometry(MultiPolygon, 4326), -- derived; null where nobody knows the building's position
  primary key (building_id, revision, room_no),
  foreign key (building_id, revision, storey_no) references storeys
);

create index rooms_by_global_id on rooms (global_id);
create index rooms_by_place on rooms using gist (geom_4326);

create table elements (
  building_id integer not null,
  revision    integer not null,
  element_no  integer not null,
  storey_no   integer not null,              -- the lowest plan that the element is cut in
  global_id   text not null,
  type        text not null,
  name        text not null,
  kind        text not null,                 -- column, wall, curtainWallPart
  geom        geometry(MultiPolygon, 0) not null,
  geom_4326   geometry(MultiPolygon, 4326),
  primary key (building_id, revision, element_no),
  foreign key (building_id, revision, storey_no) references storeys
);

create index elements_by_global_id on elements (global_id);
create index elements_by_place on elements using gist (geom_4326);

-- Results. Narrow, apart from the geometry, so that a recalculation writes nothing else.
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
  primary key (building_id, revision, room_no, standard)
);

create table receipt_lines (
  building_id integer not null,
  revision    integer not null,
  room_no     integer not null,
  standard    text not null,
  line_no     integer not null,
  element_no  integer not null,
  category    text not null,                 -- column, wall, other
  area_m2     double precision not null,
  primary key (building_id, revision, room_no, standard, line_no)
);

-- What the import left out, mended or doubted.
create table import_issues (
  building_id integer not null,
  revision    integer not null,
  issue_no    integer not null,
  code        text not null,
  global_id   text not null,
  type        text not null,
  line        integer not null,
  message     text not null,
  primary key (building_id, revision, issue_no),
  foreign key (building_id, revision) references revisions
);
