namespace SpaceGeo.Inventory;

/// <summary>Where the position of a building was taken from.</summary>
public enum GeoreferenceSource
{
    /// <summary>Nothing says where the building stands.</summary>
    None,

    /// <summary>Given by the one who ingested the model.</summary>
    Given,

    /// <summary>Latitude and longitude of the IfcSite and the true north of the model's context.</summary>
    SiteLocation,

    /// <summary>IfcMapConversion with IfcProjectedCRS, or the property sets that stand for them in IFC2X3.</summary>
    MapConversion,
}

/// <summary>Where a building's local metres lie on the earth.</summary>
/// <param name="Source">Where this was taken from.</param>
/// <param name="Crs">Of a map conversion: the projected system, as <c>EPSG:28992</c>; null for geographic positions.</param>
/// <param name="OriginX">Easting in the map's metres, or longitude in degrees, of the local origin.</param>
/// <param name="OriginY">Northing in the map's metres, or latitude in degrees, of the local origin.</param>
/// <param name="RotationDegrees">Counter-clockwise angle from the map's east to the local x axis.</param>
/// <param name="Scale">Map metres for one local metre; 1 for geographic positions.</param>
public sealed record Georeference(
    GeoreferenceSource Source, string? Crs, double OriginX, double OriginY, double RotationDegrees, double Scale)
{
    /// <summary>A building whose position nobody knows.</summary>
    public static Georeference Unknown { get; } = new(GeoreferenceSource.None, null, 0, 0, 0, 1);
}
