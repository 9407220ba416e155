using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;

namespace SpaceGeo.Report.Rows;

/// <summary>A storey and its rooms by number.</summary>
public sealed class StoreyRows
{
    private readonly Lazy<AreaTotals> _totals;

    private StoreyRows(MeasuredStorey storey, IReadOnlyList<RoomRow> rooms, Func<AreaTotals> totals)
    {
        Measured = storey;
        Rooms = rooms;
        _totals = new(totals);
    }

    /// <summary>The storey.</summary>
    public MeasuredStorey Measured { get; }

    /// <summary>Its rooms, by number as people count, then by GlobalId.</summary>
    public IReadOnlyList<RoomRow> Rooms { get; }

    /// <summary>Sums over its rooms, without floor that a room of a storey before it counts.</summary>
    public AreaTotals Totals => _totals.Value;

    internal static StoreyRows Of(string file, Building building, MeasuredStorey storey, Func<AreaTotals> totals) => new(
        storey,
        [
            .. storey.Storey.Rooms
                .OrderBy(r => r.Number, NaturalOrder.Instance)
                .ThenBy(r => r.GlobalId, StringComparer.Ordinal)
                .Select(r => RoomRow.Of(file, building, storey, r)),
        ],
        totals);
}

/// <summary>A building and its storeys.</summary>
/// <param name="Measured">The building.</param>
/// <param name="Storeys">From the lowest to the highest; rooms that belong to no storey come last.</param>
public sealed record BuildingRows(MeasuredBuilding Measured, IReadOnlyList<StoreyRows> Storeys)
{
    /// <summary>Sums over its rooms.</summary>
    public AreaTotals Totals => AreaTotals.Of(Storeys.Select(s => s.Totals));

    internal static BuildingRows Of(string file, MeasuredBuilding building)
    {
        MeasuredStorey[] storeys =
            [.. building.Storeys.OrderBy(s => s.Storey.GlobalId.Length == 0).ThenBy(s => s.Storey.ElevationM)];
        var totals = new Lazy<AreaTotals[]>(() => TotalsOf(storeys, building.Standard));
        return new BuildingRows(
            building, [.. storeys.Select((s, number) => StoreyRows.Of(file, building.Building, s, () => totals.Value[number]))]);
    }

    private static AreaTotals[] TotalsOf(MeasuredStorey[] storeys, AreaStandard standard)
    {
        var shared = SharedFloor.Of([.. storeys.Select(s => s.Storey.Plan)], standard);
        return
        [
            .. storeys.Select((storey, plan) => AreaTotals.Of(
                storey.Storey.Rooms.Select(r => AreaTotals.Of(storey.Of(r), r.IsMeasured ? shared.Counted(plan, r.PlanRoom) : null)))
                with { Undecided = shared.Undecided(plan) }),
        ];
    }
}

/// <summary>A model's rooms in the order that all reports share: building, storey from the lowest, room number.</summary>
/// <param name="Measured">The model.</param>
/// <param name="Buildings">Its buildings, as the file has them.</param>
public sealed record ModelRows(MeasuredModel Measured, IReadOnlyList<BuildingRows> Buildings)
{
    /// <summary>All rooms of the file.</summary>
    public IEnumerable<RoomRow> Rooms => Buildings.SelectMany(b => b.Storeys).SelectMany(s => s.Rooms);

    /// <summary>Sums over all rooms of the file.</summary>
    public AreaTotals Totals => AreaTotals.Of(Buildings.Select(b => b.Totals));

    /// <summary>The rows of a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>Its rooms, ordered.</returns>
    public static ModelRows Of(MeasuredModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ModelRows(model, [.. model.Buildings.Select(b => BuildingRows.Of(model.File.FileName, b))]);
    }
}
