namespace SpaceGeo.Revisions.Differences;

/// <summary>Sums over the rooms that an organisation uses.</summary>
/// <param name="Code">Its code in the ledger.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Before">Sums over its rooms as they were, each in full.</param>
/// <param name="After">Sums over its rooms as they are; a room that is no more counts nothing.</param>
public sealed record OrganisationDifference(string Code, string Name, AreaSum Before, AreaSum After)
{
    /// <summary>Sums the rooms of a building by who uses them.</summary>
    /// <param name="difference">What changed.</param>
    /// <param name="users">Who uses a room, by its GlobalId in either version; the same ledger for both.</param>
    /// <returns>The organisations whose area changed by more than rounding can, by code.</returns>
    public static IReadOnlyList<OrganisationDifference> Of(
        BuildingDifference difference, IReadOnlyDictionary<string, (string Code, string Name)> users)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(users);
        var sums = new SortedDictionary<string, OrganisationDifference>(StringComparer.Ordinal);
        foreach ((RoomVersion? old, RoomVersion? current) in difference.Versions())
        {
            if (UserOf(users, old, current) is var (code, name))
            {
                OrganisationDifference sum = sums.GetValueOrDefault(code) ?? new OrganisationDifference(code, name, AreaSum.None, AreaSum.None);
                sums[code] = sum with { Before = sum.Before.With(SumOf(old)), After = sum.After.With(SumOf(current)) };
            }
        }

        return [.. sums.Values.Where(s => s.Before.Rooms != s.After.Rooms || Math.Abs(s.After.NetM2 - s.Before.NetM2) > AreaDoubt.LeastM2)];
    }

    private static (string Code, string Name)? UserOf(
        IReadOnlyDictionary<string, (string Code, string Name)> users, params ReadOnlySpan<RoomVersion?> versions)
    {
        foreach (RoomVersion? version in versions)
        {
            if (version is not null && users.TryGetValue(version.Room.GlobalId, out (string Code, string Name) user))
            {
                return user;
            }
        }

        return null;
    }

    private static AreaSum SumOf(RoomVersion? room) =>
        room is null ? AreaSum.None : new AreaSum(1, room.Areas?.Gross ?? 0, room.Areas?.Net ?? 0);
}
