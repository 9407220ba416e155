using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Ingest.Ifc;

/// <summary>What a model is read for.</summary>
/// <param name="Standard">Its heights are those at which rooms and obstacles are cut.</param>
/// <param name="SiteCode">Code of the compound, or null to take the one in the model.</param>
/// <param name="Position">Position of the buildings, or null to take the one in the model.</param>
/// <param name="Progress">Receives how far the reading is, or null.</param>
/// <param name="Rooms">Where rooms are taken from.</param>
/// <param name="Patience">How long rooms and elements are worked on before the rest is reported as out of time; null for two minutes and a
/// second for each megabyte.</param>
public sealed record IfcReadOptions(
    AreaStandard Standard,
    string? SiteCode = null,
    Georeference? Position = null,
    IProgress<ReadingProgress>? Progress = null,
    RoomSource Rooms = RoomSource.Spaces,
    TimeSpan? Patience = null);

/// <summary>Where the rooms of a model are taken from.</summary>
public enum RoomSource
{
    /// <summary>Its IfcSpaces.</summary>
    Spaces,

    /// <summary>Its IfcSpaces, and where walls enclose an area that no space covers, a derived room.</summary>
    SpacesAndWalls,

    /// <summary>Its walls alone; spaces are passed over, as a test of the derivation needs it.</summary>
    Walls,
}

/// <summary>How far the reading of a file is.</summary>
/// <param name="Done">Storeys done.</param>
/// <param name="Total">Storeys in all.</param>
/// <param name="Storey">Name of the storey under way.</param>
public sealed record ReadingProgress(int Done, int Total, string Storey);
