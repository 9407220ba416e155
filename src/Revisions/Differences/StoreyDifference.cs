using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Revisions.Differences;

/// <summary>Sums over rooms. Floor that several rooms cover counts once.</summary>
/// <param name="Rooms">Number of rooms, those without areas too.</param>
/// <param name="GrossM2">Gross area, in square metres.</param>
/// <param name="NetM2">Net area.</param>
public sealed record AreaSum(int Rooms, double GrossM2, double NetM2)
{
    /// <summary>No room.</summary>
    public static AreaSum None { get; } = new(0, 0, 0);

    /// <summary>The sum of two sums.</summary>
    /// <param name="other">Sums of other rooms.</param>
    public AreaSum With(AreaSum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new AreaSum(Rooms + other.Rooms, GrossM2 + other.GrossM2, NetM2 + other.NetM2);
    }
}

/// <summary>A storey in both versions.</summary>
/// <param name="OldStorey">The storey as it was; null for a new one.</param>
/// <param name="NewStorey">The storey as it is; null for one that is no more.</param>
/// <param name="Before">Sums over its rooms as they were.</param>
/// <param name="After">Sums over its rooms as they are.</param>
public sealed record StoreyDifference(Storey? OldStorey, Storey? NewStorey, AreaSum Before, AreaSum After)
{
    /// <summary>The storey as it is, or as it was where it is no more.</summary>
    public Storey Storey => NewStorey ?? OldStorey!;

    /// <summary>The storeys of both versions.</summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer.</param>
    /// <param name="match">What is the same.</param>
    /// <returns>From the lowest to the highest; rooms that belong to no storey come last.</returns>
    internal static IReadOnlyList<StoreyDifference> Of(MeasuredBuilding before, MeasuredBuilding after, BuildingMatch match)
    {
        AreaSum[] old = Sums(before);
        AreaSum[] current = Sums(after);
        HashSet<int> stayed = [.. match.Storeys.Select(s => s.Before)];
        HashSet<int> known = [.. match.Storeys.Select(s => s.After)];
        IEnumerable<StoreyDifference> both = match.Storeys.Select(s => new StoreyDifference(
            before.Building.Storeys[s.Before], after.Building.Storeys[s.After], old[s.Before], current[s.After]));
        IEnumerable<StoreyDifference> gone = Enumerable.Range(0, old.Length).Where(s => !stayed.Contains(s))
            .Select(s => new StoreyDifference(before.Building.Storeys[s], null, old[s], AreaSum.None));
        IEnumerable<StoreyDifference> added = Enumerable.Range(0, current.Length).Where(s => !known.Contains(s))
            .Select(s => new StoreyDifference(null, after.Building.Storeys[s], AreaSum.None, current[s]));
        return [.. both.Concat(gone).Concat(added).OrderBy(s => s.Storey.GlobalId.Length == 0).ThenBy(s => s.Storey.ElevationM)];
    }

    private static AreaSum[] Sums(MeasuredBuilding building)
    {
        int[] order = [.. Enumerable.Range(0, building.Storeys.Count)
            .OrderBy(s => building.Storeys[s].Storey.GlobalId.Length == 0).ThenBy(s => building.Storeys[s].Storey.ElevationM)];
        var shared = SharedFloor.Of([.. order.Select(s => building.Storeys[s].Storey.Plan)], building.Standard);
        var sums = new AreaSum[order.Length];
        for (int plan = 0; plan < order.Length; plan++)
        {
            MeasuredStorey storey = building.Storeys[order[plan]];
            sums[order[plan]] = storey.Storey.Rooms.Aggregate(AreaSum.None, (sum, room) => sum.With(
                (room.IsMeasured ? shared.Counted(plan, room.PlanRoom) ?? storey.Of(room) : null) is RoomAreas areas
                    ? new AreaSum(1, areas.Gross, areas.Net) : new AreaSum(1, 0, 0)));
        }

        return sums;
    }
}
