namespace SpaceGeo.Store.Ledger;

/// <summary>Finds the buildings and rooms that rows name.</summary>
internal static class PlaceSql
{
    /// <summary>Makes <c>found</c>: for each line its building and room, and how many fit. A GlobalId may be any that the room ever had; what is
    /// found is the first. Pairs of site and building are resolved first: there are few of them, and every join is one of equal values.</summary>
    public const string Find = """
        create temporary table named_buildings on commit drop as
        with pairs as (select distinct site, building from stage where building <> '')
        select p.site, p.building, b.building_id
        from pairs p join sites c on c.code = p.site join buildings b on b.site_id = c.site_id and b.name = p.building
        union
        select p.site, p.building, b.building_id
        from pairs p join sites c on c.code = p.site join buildings b on b.site_id = c.site_id and b.global_id = p.building
        union
        select p.site, p.building, b.building_id from pairs p join buildings b on b.name = p.building where p.site = ''
        union
        select p.site, p.building, b.building_id from pairs p join buildings b on b.global_id = p.building where p.site = ''
        union
        select p.site, p.building, b.building_id
        from pairs p join buildings b on '#' || b.building_id = p.building join sites c on c.site_id = b.site_id and p.site in ('', c.code);
        analyze named_buildings;
        create temporary table found on commit drop as
        with asked as (
          select line, global_id, null::integer as building_id from stage where global_id <> ''
          union all
          select s.line, unnest(array[a.first_id, o.global_id]), a.building_id
          from stage s join room_aliases a on a.global_id = s.global_id
          join room_aliases o on o.building_id = a.building_id and o.first_id = a.first_id
          union all
          select s.line, a.global_id, a.building_id from stage s join room_aliases a on a.first_id = s.global_id),
        rooms_found as (
          select s.line, r.building_id, coalesce(a.first_id, r.global_id) as global_id
          from asked q join stage s using (line)
          join rooms r on r.global_id = q.global_id and (q.building_id is null or q.building_id = r.building_id)
          join buildings b on b.building_id = r.building_id
          join sites c on c.site_id = b.site_id
          left join room_aliases a on a.building_id = r.building_id and a.global_id = r.global_id
          left join named_buildings n on n.site = s.site and n.building = s.building and n.building_id = b.building_id
          left join storeys t
            on t.building_id = r.building_id and t.storey_no = r.storey_no and t.revision < r.until_revision and t.until_revision > r.revision
          where s.site in ('', c.code) and (s.building = '' or n.building_id is not null) and s.number in ('', r.number)
            and s.storey in ('', t.name)
          union
          select s.line, r.building_id, coalesce(a.first_id, r.global_id)
          from stage s join named_buildings n on n.site = s.site and n.building = s.building
          join buildings b on b.building_id = n.building_id
          join rooms r on r.building_id = b.building_id and in_revision(r.revision, r.until_revision, b.current_revision) and r.number = s.number
          join storeys t on t.building_id = r.building_id and t.storey_no = r.storey_no and in_revision(t.revision, t.until_revision, b.current_revision)
          left join room_aliases a on a.building_id = r.building_id and a.global_id = r.global_id
          where s.global_id = '' and s.number <> '' and s.storey in ('', t.name)),
        rooms_of as (
          select line, count(*) as rooms, min(building_id) as building_id, min(global_id) as global_id from rooms_found group by line),
        buildings_of as (
          select s.line, count(*) as buildings, min(n.building_id) as building_id
          from stage s join named_buildings n on n.site = s.site and n.building = s.building group by s.line)
        select s.line, coalesce(r.building_id, b.building_id) as building_id, r.global_id,
               coalesce(r.rooms, 0) as rooms, coalesce(b.buildings, 0) as buildings,
               s.global_id <> '' or s.number <> '' as names_room
        from stage s left join rooms_of r using (line) left join buildings_of b using (line);
        analyze found;

        """;

    /// <summary>Adds to <c>faults</c> the lines that name nothing that is there, or several things, and takes them out of <c>found</c>.</summary>
    public const string UnknownPlace = """
        insert into faults (line, col, cause)
        select s.line,
          case
            when s.site <> '' and not exists (select from sites where code = s.site) then 'site'
            when s.building <> '' and f.buildings = 0 then 'building'
            when s.building <> '' and f.buildings > 1 and s.global_id = '' then 'building'
            when s.storey <> '' and s.building = '' and s.global_id = '' or s.number <> '' and s.building = '' and s.global_id = '' then 'building'
            when f.rooms > 1 then case when s.global_id <> '' then 'site' else 'number' end
            when s.global_id <> '' then 'globalId'
            else 'number' end,
          case
            when s.site <> '' and not exists (select from sites where code = s.site) then 'there is no site ''' || s.site || ''''
            when s.building <> '' and f.buildings = 0
              then 'there is no building ''' || s.building || '''' || case when s.site <> '' then ' on the site ''' || s.site || '''' else '' end
            when s.building <> '' and f.buildings > 1 and s.global_id = ''
              then f.buildings || ' buildings are called ''' || s.building || '''; name the site, or give the building''s GlobalId'
            when s.storey <> '' and s.building = '' and s.global_id = '' or s.number <> '' and s.building = '' and s.global_id = ''
              then 'is empty; a room is named by its GlobalId, or by building, storey and number'
            when f.rooms > 1 then f.rooms || ' rooms fit; ' || case when s.global_id <> ''
              then 'name the site and the building too' else 'name the storey, or give the room''s GlobalId' end
            when s.global_id <> '' then coalesce(
              'the room ''' || s.global_id || ''' is ' || w.place || '; what the row says beside does not fit', 'no model has a room ''' || s.global_id || '''')
            when not f.names_room then 'is empty; a storey alone is no room'
            else 'the building has no room ''' || s.number || '''' || case when s.storey <> '' then ' on the storey ''' || s.storey || '''' else '' end
          end
        from stage s join found f using (line)
        left join lateral (
          select string_agg(distinct concat_ws('/', c.code, b.name, t.name, r.number), ' and ') as place
          from rooms r join buildings b on b.building_id = r.building_id join sites c on c.site_id = b.site_id
          left join storeys t
            on t.building_id = r.building_id and t.storey_no = r.storey_no and t.revision < r.until_revision and t.until_revision > r.revision
          where r.global_id = s.global_id) w on f.rooms = 0 and s.global_id <> ''
        where f.names_room and f.rooms <> 1
          or not f.names_room and s.building <> '' and f.buildings <> 1
          or s.site <> '' and not exists (select from sites where code = s.site)
          or not f.names_room and s.storey <> '';
        delete from found using faults where found.line = faults.line;

        """;

    /// <summary>Adds the lines that name no room, and takes them out.</summary>
    public const string RoomNeeded = """
        insert into faults (line, col, cause)
        select line, 'globalId', 'is empty; a room is named by its GlobalId, or by building, storey and number' from found where not names_room;
        delete from found where not names_room;

        """;

    /// <summary>A building by its GlobalId where that names it on its site, else by its number.</summary>
    public const string BuildingName = """
        case when b.global_id = '' or exists (
            select from buildings t where t.site_id = b.site_id and t.building_id <> b.building_id and b.global_id in (t.global_id, t.name))
          then '#' || b.building_id else b.global_id end
        """;

    /// <summary>The GlobalId by which the model in force calls a room of the ledger, which knows its first one; that one where the model does not
    /// have the room. The building is <c>b</c>.</summary>
    /// <param name="alias">Has <c>global_id</c>.</param>
    public static string RoomName(string alias) => $"""
        coalesce((
          select r.global_id from rooms x join rooms r on r.building_id = x.building_id and r.room_no = x.room_no
          where x.building_id = b.building_id and x.global_id = {alias}.global_id and in_revision(r.revision, r.until_revision, b.current_revision)
          order by x.room_no limit 1), {alias}.global_id)
        """;

    /// <summary>Reads entries with the columns that name their rooms: the GlobalId, and for people the others.</summary>
    /// <param name="entries">The table of entries, as <c>e</c>.</param>
    /// <param name="columns">The columns behind those of the room.</param>
    /// <param name="joins">What they need, or nothing.</param>
    public static string Export(string entries, string columns, string joins = "") => $"""
        select coalesce(r.global_id, e.global_id), c.code, {BuildingName}, t.name, r.number, {columns}
        from {entries} e join buildings b on b.building_id = e.building_id join sites c on c.site_id = b.site_id {joins}
        left join lateral (
          select x.room_no from rooms x where x.building_id = e.building_id and x.global_id = e.global_id order by x.room_no limit 1) x on true
        left join rooms r
          on r.building_id = e.building_id and r.room_no = x.room_no and in_revision(r.revision, r.until_revision, b.current_revision)
        left join storeys t on t.building_id = b.building_id and in_revision(t.revision, t.until_revision, b.current_revision) and t.storey_no = r.storey_no
        """;
}
