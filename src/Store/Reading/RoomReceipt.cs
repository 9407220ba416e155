namespace SpaceGeo.Store.Reading;

/// <summary>One element that took area away from a room.</summary>
/// <param name="ElementId">Id of the element in the layer of elements.</param>
/// <param name="GlobalId">Its IFC GlobalId.</param>
/// <param name="Type">Its IFC class.</param>
/// <param name="Name">Its name.</param>
/// <param name="Category">Where it is booked: column, wall, other.</param>
/// <param name="AreaM2">What it took that no line before it had taken, m².</param>
public sealed record RoomReceiptLine(string ElementId, string GlobalId, string Type, string Name, string Category, double AreaM2);

/// <summary>Why a room's net area is what it is.</summary>
/// <param name="Standard">The area standard.</param>
/// <param name="EngineVersion">The engine that measured.</param>
/// <param name="GrossAreaM2">Area of the footprint, m².</param>
/// <param name="WallAreaM2">Taken away by walls, m².</param>
/// <param name="ColumnAreaM2">Taken away by columns, m².</param>
/// <param name="OtherAreaM2">Taken away by other elements, m².</param>
/// <param name="NetAreaM2">Net usable area, m².</param>
/// <param name="Lines">Columns first, then walls, then others; their sum is gross less net.</param>
public sealed record RoomReceipt(
    string Standard,
    string EngineVersion,
    double GrossAreaM2,
    double WallAreaM2,
    double ColumnAreaM2,
    double OtherAreaM2,
    double NetAreaM2,
    IReadOnlyList<RoomReceiptLine> Lines);
