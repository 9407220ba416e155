-- What models say rooms are for.

alter table rooms add column category text not null default '';  -- the kind of room in the authoring tool's words

create table room_zones (
  building_id integer not null,
  revision    integer not null,
  room_no     integer not null,
  zone_no     integer not null,
  global_id   text not null,
  name        text not null,
  is_spatial  boolean not null,              -- an IfcSpatialZone, not an IfcZone
  primary key (building_id, revision, room_no, zone_no),
  foreign key (building_id, revision, room_no) references rooms
);

create table room_classifications (
  building_id integer not null,
  revision    integer not null,
  room_no     integer not null,
  class_no    integer not null,
  system      text not null,                 -- the classification's name; empty where the model does not say
  code        text not null,
  name        text not null,
  primary key (building_id, revision, room_no, class_no),
  foreign key (building_id, revision, room_no) references rooms
);
