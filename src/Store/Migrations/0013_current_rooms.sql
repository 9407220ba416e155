-- For those who read the database itself, as QGIS does: the rooms of the revisions in force, one row for each standard that measured them, with
-- the areas of the newest engine.
create view current_rooms as
select b.building_id, b.name as building, r.room_no, r.storey_no, r.global_id, r.number, r.long_name, r.category, r.status, r.reason,
       a.standard, a.gross_m2, a.column_m2, a.wall_m2, a.other_m2, a.net_m2, a.bound_m2, r.geom, r.geom_4326
from buildings b
join rooms r on r.building_id = b.building_id and in_revision(r.revision, r.until_revision, b.current_revision)
left join lateral (
  select distinct on (x.standard) x.*
  from room_areas x join engine_versions v on v.version = x.engine_version
  where x.building_id = r.building_id and x.room_no = r.room_no and in_revision(x.revision, x.until_revision, b.current_revision)
  order by x.standard, v.engine_no desc) a on true;
