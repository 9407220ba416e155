using Npgsql;

namespace SpaceGeo.Tests.EndToEnd.Api;

/// <summary>Rows that a reader finds awkward: names with markup, an old revision, rooms without geometry, one GlobalId in two buildings,
/// buildings on both sides of the antimeridian, and areas that happen to be whole numbers.</summary>
internal static class Campus
{
    public const int Rooms = 28;
    public const string Script = "<script>alert(1)</script>";
    public const string AmbiguousRoom = "2AmbiguousRoomInTwo$$_";

    private const string Rows =
        """
        insert into sites (code, name, global_id) values ('HQ', 'Head office', null), ('SEA', 'Islands', '0SiteOfTheIslands0000$');

        insert into buildings (site_id, global_id, name, current_revision) values
          (1, '0MainBuilding000000000', 'Main <script>alert(1)</script>', 2),
          (2, '0EastOfTheLine00000000', 'West side', 1),
          (2, '0WestOfTheLine00000000', 'East side', 1);

        insert into revisions
        select b, r, 'campus.ifc', 'hash' || b || r, 'IFC4', 'test', now(), 'given', null, 0, 0, 0, 1
        from (values (1, 1), (1, 2), (2, 1), (3, 1)) v(b, r);

        insert into storeys
        select b, r, s, '0Storey' || s || 'OfBuilding' || b || '000', 'Level ' || s, 3 * s, ''
        from (values (1, 1, 0), (1, 2, 0), (1, 2, 1), (2, 1, 0), (3, 1, 0)) v(b, r, s);

        -- The main building stands at 8 degrees east, 50 north; a room is about 7 m by 11 m.
        insert into rooms
        select 1, 2, i, case when i < 12 then 0 else 1 end, '1Room' || lpad(i::text, 4, '0') || '000000000000$', 'R' || i,
               case when i = 3 then '<script>alert(1)</script>' when i = 4 then 'O''Brien & 50 % "Süd" 会议室' else 'Office' end,
               0.5, i, case when i = 5 then 'repaired' else 'ok' end, case when i = 5 then 'open-ring' else '' end,
               case when i > 15 then 'BaseQuantities/NetFloorArea' end, case when i > 15 then 20.5 + i end,
               ST_Multi(ST_MakeEnvelope(10 * i, 0, 10 * i + 9, 11)),
               ST_Multi(ST_MakeEnvelope(8 + i * 0.0001, 50, 8 + i * 0.0001 + 0.00009, 50.0001, 4326))
        from generate_series(0, 22) i;
        insert into rooms
        select b, r, n, 0, g, 'X' || b || n, '', h, h::int, s, e, null, null, p, ST_SetSRID(ST_Translate(p, lon, -17), 4326)
        from (values
          (1, 1, 24, '1RoomOfAnOldRevision00', 0, 'ok', '', 8.0),
          (1, 2, 23, '1RoomWithoutGeometry00', null, 'no-geometry', 'no-body', null),
          (2, 1, 0, '2AmbiguousRoomInTwo$$_', 0, 'ok', '', 179.95),
          (2, 1, 1, '2RoomOnTheWestSide0000', 0, 'ok', '', 179.96),
          (3, 1, 0, '2AmbiguousRoomInTwo$$_', 0, 'ok', '', -179.95),
          (3, 1, 1, '2RoomOnTheEastSide0000', 0, 'ok', '', -179.96)) v(b, r, n, g, h, s, e, lon)
        left join lateral (select ST_Multi(ST_MakeEnvelope(0, 0, 0.001, 0.001)) as p where lon is not null) q on true;

        select open_areas('ifc-net', 'sweep-1');
        insert into room_areas
        select building_id, revision, room_no, 'ifc-net', 'sweep-1', 20 + room_no, 0.25, 0.5, 0.25, 19 + room_no
        from rooms where status <> 'no-geometry';

        update storeys set until_revision = 2 where building_id = 1 and revision = 1;
        update rooms set until_revision = 2 where building_id = 1 and revision = 1;
        update room_areas set until_revision = 2 where building_id = 1 and revision = 1;

        insert into elements
        select 1, 2, i, 0, '3Element' || lpad(i::text, 4, '0') || '000000000$',
               case when i = 0 then 'IfcColumn' else 'IfcWall' end, case when i = 1 then '<script>alert(1)</script>' else 'E' || i end,
               case when i = 0 then 'column' else 'wall' end, ST_Multi(ST_MakeEnvelope(i, 0, i + 0.5, 1)),
               ST_Multi(ST_MakeEnvelope(8 + i * 0.0001, 50, 8 + i * 0.0001 + 0.00001, 50.00001, 4326))
        from generate_series(0, 5) i;

        insert into receipt_lines
        select 1, 2, r, 'ifc-net', 'sweep-1', l, l, case l when 0 then 'column' when 3 then 'other' else 'wall' end, 0.25
        from generate_series(0, 22) r, generate_series(0, 3) l;

        insert into room_zones values (1, 2, 7, 0, 'zone-a', 'Unit A', false), (1, 2, 7, 1, 'zone-f', 'Fire & smoke 1', true);
        insert into room_zones values (1, 2, 8, 0, 'zone-a', 'Unit A', false);

        -- Of the rooms one is used by an organisation and one stands idle.
        insert into ledger_imports (source, is_partial) values ('campus', false);
        insert into organisations (code) values ('ORG');
        insert into organisation_entries values (1, '2024-01-01', 'infinity', 1, null, 'Office of "quotes"', 'city', '', null);
        insert into room_entries values
          (1, '1Room0001000000000000$', '2024-01-01', 'infinity', 1, null, 'office', 'work', 'in-use', 2, 20),
          (1, '1Room0002000000000000$', '2024-01-01', 'infinity', 1, null, 'service', '', 'idle', null, null);
        insert into assignment_entries values (1, '1Room0001000000000000$', 1, 0, '2024-01-01', 'infinity', 1, null, 'office');
        select refresh_building_places('{1,2,3}');
        select refresh_room_facts('{1,2,3}', 'ifc-net');
        insert into room_classifications values (1, 2, 7, 0, 'DIN 277', '02', 'Office'), (1, 2, 7, 1, '', '', 'Work');
        """;

    public static async Task FillAsync(NpgsqlDataSource source)
    {
        await using NpgsqlCommand command = source.CreateCommand(Rows);
        await command.ExecuteNonQueryAsync();
    }
}
