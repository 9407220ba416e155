namespace SpaceGeo.Report.Rows;

/// <summary>Sums over rooms, in square metres. Rooms that overlap count in full, each of them.</summary>
/// <param name="Rooms">Number of rooms, those without areas too.</param>
/// <param name="Measured">Number of rooms with areas.</param>
/// <param name="Gross">Σ gross.</param>
/// <param name="Wall">Σ taken by walls.</param>
/// <param name="Column">Σ taken by columns.</param>
/// <param name="Other">Σ taken by all else.</param>
/// <param name="Net">Σ net.</param>
/// <param name="Overlap">Floor that rooms of one storey share with each other: what the sums count too much.</param>
public sealed record AreaTotals(
    int Rooms, int Measured, double Gross, double Wall, double Column, double Other, double Net, double Overlap)
{
    /// <summary>No room.</summary>
    public static AreaTotals None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The sums over some rooms of one storey.</summary>
    /// <param name="rows">The rooms.</param>
    /// <param name="overlap">Square metres that they share with each other.</param>
    /// <returns>Their sums.</returns>
    public static AreaTotals Of(IEnumerable<RoomRow> rows, double overlap)
    {
        ArgumentNullException.ThrowIfNull(rows);
        AreaTotals sum = None with { Overlap = overlap };
        foreach (RoomRow row in rows)
        {
            sum = row.Areas is not { } areas
                ? sum with { Rooms = sum.Rooms + 1 }
                : sum.With(new AreaTotals(1, 1, areas.Gross, areas.Wall, areas.Column, areas.Other, areas.Net, 0));
        }

        return sum;
    }

    /// <summary>The sums over several groups of rooms.</summary>
    /// <param name="groups">Sums of groups that have no room in common.</param>
    /// <returns>Their sums.</returns>
    public static AreaTotals Of(IEnumerable<AreaTotals> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return groups.Aggregate(None, (sum, next) => sum.With(next));
    }

    private AreaTotals With(AreaTotals next) => new(
        Rooms + next.Rooms,
        Measured + next.Measured,
        Gross + next.Gross,
        Wall + next.Wall,
        Column + next.Column,
        Other + next.Other,
        Net + next.Net,
        Overlap + next.Overlap);
}
