namespace SpaceGeo.Tests.EndToEnd.Store;

/// <summary>What areas in a database are compared by: all that a result says, but the name of its engine; the order of rows is the keys'.</summary>
internal static class StoredAreas
{
    /// <summary>A statement for the hash of all areas of an engine version.</summary>
    public static string Hash(string version) => $"""
        select md5(string_agg((building_id, revision, room_no, standard, gross_m2, column_m2, wall_m2, other_m2, net_m2, bound_m2)::text, '|'
          order by building_id, revision, room_no, standard)) from room_areas where engine_version = '{version}'
        """;

    /// <summary>A statement for the hash of all receipts of an engine version.</summary>
    public static string ReceiptHash(string version) => $"""
        select md5(string_agg((building_id, revision, room_no, standard, line_no, element_no, category, area_m2)::text, '|'
          order by building_id, revision, room_no, standard, line_no)) from receipt_lines where engine_version = '{version}'
        """;

    /// <summary>A statement for the number of buildings of which a table has areas, but not of all rooms, or of some twice.</summary>
    public static string TornBuildings(string table) => $"""
        select count(*) from (select building_id, engine_version, count(*) as areas from {table} group by 1, 2) a
        join (select building_id, count(*) as rooms from rooms where plan_room is not null group by 1) r using (building_id)
        where areas <> rooms
        """;
}
