using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Report.Rows;

/// <summary>A room as every report states it.</summary>
/// <param name="File">The model file's name.</param>
/// <param name="Building">The building's name; may be empty.</param>
/// <param name="Storey">The storey's name; may be empty.</param>
/// <param name="GlobalId">IFC GlobalId.</param>
/// <param name="Number">The room's number: IFC Name.</param>
/// <param name="LongName">The room's name for people.</param>
/// <param name="PlanRoom">Its number in the storey's plan, or −1 without geometry.</param>
/// <param name="Areas">What was measured, or null for a room that could not be.</param>
/// <param name="Declared">The authoring tool's own figure, or null.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">A reason code; empty when all is well.</param>
/// <param name="Receipt">What took area away, without lines that would print as 0.000000.</param>
public sealed record RoomRow(
    string File,
    string Building,
    string Storey,
    string GlobalId,
    string Number,
    string LongName,
    int PlanRoom,
    RoomAreas? Areas,
    DeclaredArea? Declared,
    RoomStatus Status,
    string Reason,
    IReadOnlyList<ReceiptRow> Receipt)
{
    /// <summary>What the model says the room is for.</summary>
    public RoomUse Use { get; init; } = RoomUse.Unknown;

    /// <summary>Area in net that the standard wants stated separately, as low parts are; square metres.</summary>
    public double StatedM2 { get; init; }

    /// <summary>The status' word in files.</summary>
    public string StatusWord => Status.Word();

    /// <summary>How far the declared figure lies above our gross area, in percent; null where there is nothing to compare.</summary>
    public double? DeclaredAboveGrossPercent =>
        Declared is not null && Areas is { Gross: > 0 } areas ? 100 * (Declared.AreaM2 - areas.Gross) / areas.Gross : null;

    /// <summary>The row of a room.</summary>
    /// <param name="file">The model file's name.</param>
    /// <param name="building">The room's building.</param>
    /// <param name="storey">The room's storey.</param>
    /// <param name="room">The room.</param>
    /// <returns>Its row.</returns>
    public static RoomRow Of(string file, Building building, MeasuredStorey storey, Room room)
    {
        ArgumentNullException.ThrowIfNull(building);
        ArgumentNullException.ThrowIfNull(storey);
        ArgumentNullException.ThrowIfNull(room);
        return new RoomRow(
            file,
            building.Name,
            storey.Storey.Name,
            room.GlobalId,
            room.Number,
            room.LongName,
            room.PlanRoom,
            storey.Of(room),
            room.Declared,
            room.Status,
            room.Reason,
            ReceiptOf(file, building, storey, room))
        {
            Use = room.Use,
            StatedM2 = room.IsMeasured ? storey.Areas.Stated[room.PlanRoom] : 0,
        };
    }

    private static List<ReceiptRow> ReceiptOf(string file, Building building, MeasuredStorey storey, Room room)
    {
        var rows = new List<ReceiptRow>();
        foreach (ReceiptLine line in storey.Receipt(room))
        {
            if (line.AreaM2 >= ReceiptRow.LeastPrintedM2)
            {
                Element element = building.Elements[storey.Storey.Plan.Obstacles[line.Obstacle].Element];
                rows.Add(new ReceiptRow(file, room.GlobalId, element.GlobalId, element.Type, element.Name, line.Category, line.AreaM2));
            }
        }

        return rows;
    }
}
