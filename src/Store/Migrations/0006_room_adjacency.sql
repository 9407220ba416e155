-- Rooms of a storey that touch, by the plan that the revision's own standard was laid out for.

create table room_adjacency (
  building_id integer not null,
  revision    integer not null,
  room_a      integer not null,
  room_b      integer not null,
  shared_m    double precision not null,     -- over what length they touch
  opening_m   double precision not null,     -- over what part of it no wall stands between; 0 where no door joins them
  primary key (building_id, revision, room_a, room_b),
  check (room_a < room_b)
);

-- Revisions from before have none yet: it is computed from their plans when the program opens the database.
alter table revisions add column has_adjacency boolean not null default false;
alter table revisions alter column has_adjacency set default true;
create index revisions_without_adjacency on revisions (building_id, revision) where not has_adjacency;
