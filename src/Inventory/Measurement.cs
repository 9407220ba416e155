using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Inventory;

/// <summary>A storey and the areas of its rooms.</summary>
/// <param name="Storey">The storey.</param>
/// <param name="Areas">Areas and receipts, by the room's number in the plan.</param>
public sealed record MeasuredStorey(Storey Storey, PlanAreas Areas)
{
    /// <summary>The areas of a room.</summary>
    /// <param name="room">A room of this storey.</param>
    /// <returns>Its areas, or null for a room without geometry.</returns>
    public RoomAreas? Of(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return room.IsMeasured ? Areas.Rooms[room.PlanRoom] : null;
    }

    /// <summary>The receipt of a room.</summary>
    /// <param name="room">A room of this storey.</param>
    /// <returns>Its lines; none for a room without geometry.</returns>
    public ReadOnlySpan<ReceiptLine> Receipt(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return room.IsMeasured ? Areas.Receipt(room.PlanRoom) : [];
    }
}

/// <summary>A building and the areas of its rooms.</summary>
/// <param name="Building">The building.</param>
/// <param name="Storeys">Its storeys, from the lowest.</param>
/// <param name="Standard">The standard that was applied.</param>
public sealed record MeasuredBuilding(Building Building, IReadOnlyList<MeasuredStorey> Storeys, AreaStandard Standard)
{
    /// <summary>Measures all storeys of a building.</summary>
    /// <param name="building">The building, cut at the standard's heights.</param>
    /// <param name="standard">What is deducted.</param>
    /// <returns>Areas and receipts.</returns>
    public static MeasuredBuilding Measure(Building building, AreaStandard standard)
    {
        ArgumentNullException.ThrowIfNull(building);
        var engine = new AreaEngine();
        return new MeasuredBuilding(
            building, [.. building.Storeys.Select(s => new MeasuredStorey(s, engine.Measure(s.Plan, standard)))], standard);
    }
}

/// <summary>A model file and the areas of all rooms in it.</summary>
/// <param name="File">The file as it was read.</param>
/// <param name="Buildings">Its buildings.</param>
public sealed record MeasuredModel(ModelFile File, IReadOnlyList<MeasuredBuilding> Buildings)
{
    /// <summary>Measures all buildings of a file.</summary>
    /// <param name="file">The file, cut at the standard's heights.</param>
    /// <param name="standard">What is deducted.</param>
    /// <returns>Areas and receipts.</returns>
    public static MeasuredModel Measure(ModelFile file, AreaStandard standard)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new MeasuredModel(file, [.. file.Buildings.Select(b => MeasuredBuilding.Measure(b, standard))]);
    }
}
