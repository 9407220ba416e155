using static SpaceGeo.Store.Reading.PropertyType;

namespace SpaceGeo.Store.Reading;

/// <summary>The layers that are published.</summary>
public static class Layers
{
    private static readonly LayerProperty BuildingId = new("buildingId", Integer, "b.building_id", "Number of the building.");
    private static readonly LayerProperty Building = new("building", Text, "b.name", "Name of the building.");
    private static readonly LayerProperty Site = new("site", Text, "c.code", "Code of the site.");
    private static readonly LayerProperty StoreyNo = new("storeyNo", Integer, "s.storey_no", "Number of the storey; 0 is the lowest.");
    private static readonly LayerProperty Storey = new("storey", Text, "s.name", "Name of the storey.");
    private static readonly LayerProperty Revision = new("revision", Integer, "b.current_revision", "Revision of the building's model.");

    private static readonly LayerProperty[] Totals =
    [
        new("roomCount", Integer, "t.rooms", "Rooms, those without geometry too."),
        new("grossAreaM2", Number, "t.gross_m2", "Sum of the rooms' gross areas, m²; floor that several rooms cover counts with each of them."),
        new("netAreaM2", Number, "t.net_m2", "Sum of the rooms' net usable areas, m²; floor that several rooms cover counts with each of them."),
    ];

    /// <summary>Compounds of buildings.</summary>
    public static Layer Sites { get; } = new(
        "sites", "Sites", "Compounds; the geometry is the envelope of all rooms on the site.",
        LayerSources.Sites, "t.place", "c.site_id::text", ("c.site_id", "c.site_id"), ["siteId"], "rooms",
        [
            new("siteId", Integer, "c.site_id", "Number of the site."),
            new("code", Text, "c.code", "The administration's code; the IFC GlobalId where none was given."),
            new("name", Text, "c.name", "Name of the site."),
            new("globalId", Text, "c.global_id", "IFC GlobalId; null for a site that no model names."),
            new("buildingCount", Integer, "t.buildings", "Buildings on the site."),
            .. Totals,
        ]);

    /// <summary>Buildings.</summary>
    public static Layer Buildings { get; } = new(
        "buildings", "Buildings", "Buildings in their current revision; the geometry is the envelope of the building's rooms.",
        LayerSources.Buildings, "t.place", "b.building_id::text", ("b.building_id", "b.building_id"), ["buildingId"], "rooms",
        [
            BuildingId,
            new("globalId", Text, "b.global_id", "IFC GlobalId of the building."),
            new("name", Text, "b.name", "Name of the building."),
            Site,
            new("storeyCount", Integer, "n.storeys", "Storeys of the building."),
            .. Totals,
            new("fileName", Text, "v.file_name", "The model file that was read."),
            new("ingestedAt", Timestamp, "v.ingested_at", "When the current revision was stored."),
            new("geoSource", Text, "v.geo_source", "Where the position comes from: none, given, siteLocation, mapConversion."),
            Revision,
        ]);

    /// <summary>Storeys.</summary>
    public static Layer Storeys { get; } = new(
        "storeys", "Storeys", "Storeys of buildings; the geometry is the envelope of the storey's rooms.",
        LayerSources.Storeys, "t.place", "b.building_id || '.' || s.storey_no", ("b.building_id", "s.storey_no"),
        ["buildingId", "storeyNo"], "rooms",
        [
            BuildingId,
            Building,
            Site,
            StoreyNo,
            new("globalId", Text, "s.global_id", "IFC GlobalId of the storey; empty for rooms that belong to no storey."),
            new("name", Text, "s.name", "Name of the storey."),
            new("elevationM", Number, "s.elevation_m", "Height above the building's zero as the model states it, m."),
            .. Totals,
            Revision,
        ]);

    /// <summary>Rooms with their areas.</summary>
    public static Layer Rooms { get; } = new(
        "rooms", "Rooms", "Rooms and their areas under one standard; the geometry is the room's footprint, null where the model has none.",
        LayerSources.Rooms, "r.geom_4326", "b.building_id || '.' || r.global_id", ("b.building_id", "r.room_no"),
        ["buildingId", "globalId"], "rooms",
        [
            new("globalId", Text, "r.global_id", "IFC GlobalId of the room."),
            new("number", Text, "r.number", "Room number."),
            new("longName", Text, "r.long_name", "Name of the room."),
            BuildingId,
            Building,
            Site,
            StoreyNo,
            Storey,
            new("category", Text, "r.category", "Kind of the room in the authoring tool's words; empty where the model does not say."),
            new("zones", TextList, LayerSources.RoomZones, "Names of the zones that the room belongs to; null for none."),
            new("classifications", TextList, LayerSources.RoomClassifications,
                "Codes of the room in classifications, or names where there is no code; null for none."),
            new("floorHeightM", Number, "r.floor_height_m", "Height of the floor in building metres."),
            new("status", Text, "r.status", "ok, repaired, no-geometry or failed."),
            new("reason", Text, "r.reason", "A reason code; empty when all is well."),
            new("standard", Text, "a.standard", "The area standard that was applied; filter by it to see the areas of another one."),
            new("engineVersion", Text, "a.engine_version", "The engine that measured."),
            new("grossAreaM2", Number, "a.gross_m2", "Area of the footprint, m²."),
            new("wallAreaM2", Number, "a.wall_m2", "Taken away by walls, m²."),
            new("columnAreaM2", Number, "a.column_m2", "Taken away by columns, m²."),
            new("otherAreaM2", Number, "a.other_m2", "Taken away by other elements, m²."),
            new("netAreaM2", Number, "a.net_m2", "Net usable area, m²: gross less wall, column and other."),
            new("boundM2", Number, "a.bound_m2", "How far netAreaM2 can lie from the exact value, m²: rounding, chords in place of curves, mended borders; null where the engine did not say."),
            new("declaredName", Text, "r.declared_name", "The authoring tool's quantity that fits best."),
            new("declaredAreaM2", Number, "r.declared_m2", "Its value, m²."),
            Revision,
        ]);

    /// <summary>Elements that can take area away.</summary>
    public static Layer Elements { get; } = new(
        "elements", "Elements", "Walls, columns and other elements that are cut by a floor plan; the geometry is the section in that plan.",
        LayerSources.Elements, "e.geom_4326", "b.building_id || '.' || e.global_id", ("b.building_id", "e.element_no"),
        ["buildingId", "globalId"], "elements",
        [
            new("globalId", Text, "e.global_id", "IFC GlobalId of the element."),
            new("type", Text, "e.type", "IFC class, as IfcWallStandardCase."),
            new("name", Text, "e.name", "Name of the element."),
            new("kind", Text, "e.kind", "What it is to an area standard: column, wall, curtainWallPart, partition, pilaster, covering, shaft, slabOpening, niche; headroom and roomClass are parts of a room itself."),
            BuildingId,
            Building,
            Site,
            StoreyNo,
            Storey,
            Revision,
        ]);

    /// <summary>All layers, from the largest things to the smallest.</summary>
    public static IReadOnlyList<Layer> All { get; } = [Sites, Buildings, Storeys, Rooms, Elements, LedgerLayers.Holdings, LedgerLayers.IdleRooms];

    /// <summary>The layer of a name.</summary>
    /// <param name="id">Exact name.</param>
    /// <returns>The layer, or null.</returns>
    public static Layer? Find(string id) => All.FirstOrDefault(layer => string.Equals(layer.Id, id, StringComparison.Ordinal));
}
