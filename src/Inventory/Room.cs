namespace SpaceGeo.Inventory;

/// <summary>What became of a room on its way from the file.</summary>
public enum RoomStatus
{
    /// <summary>Measured as the file has it.</summary>
    Ok,

    /// <summary>Measured after a repair that the reason names.</summary>
    Repaired,

    /// <summary>The file gives no body.</summary>
    NoGeometry,

    /// <summary>There is a body, but it could not be measured; the reason says why.</summary>
    Failed,
}

/// <summary>An area that the authoring tool wrote.</summary>
/// <param name="Name">Set and name of the quantity, as <c>BaseQuantities/NetFloorArea</c>.</param>
/// <param name="AreaM2">Its value in square metres.</param>
public sealed record DeclaredArea(string Name, double AreaM2);

/// <summary>A room of a storey.</summary>
/// <param name="GlobalId">IFC GlobalId.</param>
/// <param name="Number">The room's number: IFC Name.</param>
/// <param name="LongName">The room's name for people: IFC LongName.</param>
/// <param name="FloorHeightM">Height of its lowest point in building metres; NaN without geometry.</param>
/// <param name="PlanRoom">Its number in the storey's plan, or −1 without geometry.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">A reason code; empty when all is well.</param>
/// <param name="Declared">The authoring tool's own figure that fits best, or null.</param>
public sealed record Room(
    string GlobalId,
    string Number,
    string LongName,
    double FloorHeightM,
    int PlanRoom,
    RoomStatus Status,
    string Reason,
    DeclaredArea? Declared)
{
    /// <summary>What the model says the room is for.</summary>
    public RoomUse Use { get; init; } = RoomUse.Unknown;

    /// <summary>Whether the room has a footprint in its storey's plan.</summary>
    public bool IsMeasured => PlanRoom >= 0;
}
