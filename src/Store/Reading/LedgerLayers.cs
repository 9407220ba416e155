using static SpaceGeo.Store.Reading.PropertyType;

namespace SpaceGeo.Store.Reading;

/// <summary>Layers of what the ledger says of rooms on a day.</summary>
internal static class LedgerLayers
{
    private const string Facts = """
        from buildings b
        join sites c on c.site_id = b.site_id
        join room_facts f on f.building_id = b.building_id and f.valid_from <= coalesce(@day, current_date)
          and f.valid_to > coalesce(@day, current_date)
        join rooms r on r.building_id = f.building_id and in_revision(r.revision, r.until_revision, b.current_revision) and r.room_no = f.room_no
        join storeys s on s.building_id = r.building_id and s.storey_no = r.storey_no and in_revision(s.revision, s.until_revision, b.current_revision)
        left join organisations oc on oc.organisation_id = f.organisation_id
        left join organisation_entries o
          on o.organisation_id = f.organisation_id and o.ended_by is null and o.valid_from <= coalesce(@day, current_date)
            and o.valid_to > coalesce(@day, current_date)

        """;

    private static readonly LayerProperty[] Room =
    [
        new("globalId", Text, "r.global_id", "IFC GlobalId of the room."),
        new("number", Text, "r.number", "Room number."),
        new("longName", Text, "r.long_name", "Name of the room."),
        new("buildingId", Integer, "b.building_id", "Number of the building."),
        new("building", Text, "b.name", "Name of the building."),
        new("site", Text, "c.code", "Code of the site."),
        new("storeyNo", Integer, "s.storey_no", "Number of the storey; 0 is the lowest."),
        new("storey", Text, "s.name", "Name of the storey."),
        new("organisation", Text, "oc.code", "Code of the organisation that the room is assigned to."),
        new("organisationName", Text, "o.name", "Its name."),
        new("level", Text, "o.level", "Its level: central, province, city, county or township."),
        new("class", Text, "f.class", "Class of the room: office, service, plant, ancillary or technical."),
        new("use", Text, "f.use", "What the room is for, in the administration's words."),
        new("state", Text, "f.state", "State of the room: in-use, idle, sealed, reserve or lent."),
        new("tenure", Text, "f.tenure", "Right by which it is held: owned, leased-in, used-free, leased-out or lent."),
        new("netAreaM2", Number, "f.net_m2", "Net usable area, m²."),
        new("boundM2", Number, "f.bound_m2", "How far netAreaM2 can lie from the exact value, m²."),
    ];

    /// <summary>Rooms that organisations hold.</summary>
    public static Layer Holdings { get; } = new(
        "holdings", "Organisations' holdings", "Rooms that are assigned to an organisation; the geometry is the room's footprint.",
        Facts + "where f.organisation_id is not null", "r.geom_4326", "b.building_id || '.' || r.global_id", ("b.building_id", "r.room_no"),
        ["buildingId", "globalId"], "rooms",
        [.. Room, new("personCount", Integer, "f.persons", "Persons who are assigned to the room.")])
    {
        IsOfLedger = true,
    };

    /// <summary>Rooms that nobody uses.</summary>
    public static Layer IdleRooms { get; } = new(
        "idle-rooms", "Idle rooms", "Rooms that are vacant: idle, in reserve or sealed, and nobody in them; the geometry is the room's footprint.",
        Facts + "where f.vacant_since is not null", "r.geom_4326", "b.building_id || '.' || r.global_id", ("b.building_id", "r.room_no"),
        ["buildingId", "globalId"], "rooms",
        [
            .. Room,
            new("vacantSince", Date, "nullif(f.vacant_since, '-infinity')", "First day of the unbroken time without a user; null where nobody knows."),
        ])
    {
        IsOfLedger = true,
    };
}
