using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Report.Rows;

/// <summary>What one element took away from a room.</summary>
/// <param name="File">The model file's name.</param>
/// <param name="RoomGlobalId">IFC GlobalId of the room.</param>
/// <param name="ElementGlobalId">IFC GlobalId of the element.</param>
/// <param name="ElementType">The element's class, as <c>IfcColumn</c>.</param>
/// <param name="ElementName">Its name; may be empty.</param>
/// <param name="Category">Where it is booked.</param>
/// <param name="AreaM2">Square metres that no line before it had taken.</param>
public sealed record ReceiptRow(
    string File,
    string RoomGlobalId,
    string ElementGlobalId,
    string ElementType,
    string ElementName,
    AreaCategory Category,
    double AreaM2)
{
    /// <summary>The least area that does not print as 0.000000.</summary>
    public const double LeastPrintedM2 = 5e-7;

    /// <summary>The category's word in files: <c>column</c>, <c>wall</c> or <c>other</c>.</summary>
    public string CategoryWord => Category.Word();
}
