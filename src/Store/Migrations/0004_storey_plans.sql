-- Plans of a storey for further standards: those that cut elsewhere, move the rooms' borders or ask for other elements than the standard that
-- the building was stored by, whose plan is the storey's own. Rooms and elements are the same in all of them.
create table storey_plans (
  building_id   integer not null,
  revision      integer not null,
  standard      text not null,                 -- the standard that the plan was laid out for
  storey_no     integer not null,
  plan          bytea not null,
  plan_room_nos integer[] not null,            -- the plan's rooms by their numbers, in its order
  primary key (building_id, revision, standard, storey_no),
  foreign key (building_id, revision, storey_no) references storeys
);

-- Binary coordinates do not compress; do not try at each read and write.
alter table storey_plans alter column plan set storage external;
