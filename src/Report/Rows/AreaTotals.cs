using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Report.Rows;

/// <summary>Sums over rooms, in square metres. Floor that several rooms cover counts once, for the first of them.</summary>
/// <param name="Rooms">Number of rooms, those without areas too.</param>
/// <param name="Measured">Number of rooms with areas.</param>
/// <param name="Gross">Gross area of the floor that the rooms cover.</param>
/// <param name="Wall">Taken from it by walls.</param>
/// <param name="Column">Taken from it by columns.</param>
/// <param name="Other">Taken from it by all else.</param>
/// <param name="Net">What is left.</param>
/// <param name="Overlap">Σ of the rooms' own gross areas, less <paramref name="Gross"/>.</param>
/// <param name="NetOverlap">Σ of the rooms' own net areas, less <paramref name="Net"/>.</param>
public sealed record AreaTotals(
    int Rooms, int Measured, double Gross, double Wall, double Column, double Other, double Net, double Overlap, double NetOverlap)
{
    /// <summary>No room.</summary>
    public static AreaTotals None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Of the measured rooms those that count in full although their overlap with others could not be told.</summary>
    public int Undecided { get; init; }

    /// <summary>The sums over some groups of rooms.</summary>
    /// <param name="groups">Sums of groups that have no room in common, and of which each counts no floor that another counts.</param>
    /// <returns>Their sums.</returns>
    public static AreaTotals Of(IEnumerable<AreaTotals> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return groups.Aggregate(None, (sum, next) => sum.With(next));
    }

    /// <summary>What one room adds.</summary>
    /// <param name="own">Its areas, or null for a room without.</param>
    /// <param name="counted">Its areas without floor that an earlier room counts, or null when it shares none.</param>
    /// <returns>Its sums.</returns>
    public static AreaTotals Of(RoomAreas? own, RoomAreas? counted)
    {
        if (own is not { } areas)
        {
            return None with { Rooms = 1 };
        }

        RoomAreas part = counted ?? areas;
        return new AreaTotals(
            1, 1, part.Gross, part.Wall, part.Column, part.Other, part.Net,
            Math.Max(0, areas.Gross - part.Gross), Math.Max(0, areas.Net - part.Net));
    }

    private AreaTotals With(AreaTotals next) => new(
        Rooms + next.Rooms,
        Measured + next.Measured,
        Gross + next.Gross,
        Wall + next.Wall,
        Column + next.Column,
        Other + next.Other,
        Net + next.Net,
        Overlap + next.Overlap,
        NetOverlap + next.NetOverlap)
    {
        Undecided = Undecided + next.Undecided,
    };
}
