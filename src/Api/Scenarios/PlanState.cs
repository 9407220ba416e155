using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>What a group of rooms and people comes to.</summary>
/// <param name="Code">Code of the organisation, site or building; empty for all.</param>
/// <param name="Name">Its name.</param>
/// <param name="AreaM2">Net area of the rooms that are used, m².</param>
/// <param name="People">Posts with a room.</param>
/// <param name="OverStandardM2">Area of offices above what those in them justify, m².</param>
/// <param name="RentPerYear">Rent of the contracts of which a room is used; of an organisation those that it has made.</param>
internal sealed record GroupAmounts(string Code, string Name, double AreaM2, int People, double OverStandardM2, double RentPerYear);

/// <summary>Who is where: as today, or as a plan has it.</summary>
internal sealed class PlanState
{
    private readonly ILookup<RoomKey, ScenarioNeed> _inRoom;
    private readonly ILookup<RoomKey, ScenarioNeed> _holders;

    /// <summary>A state of a scenario.</summary>
    /// <param name="content">The scenario.</param>
    /// <param name="index">Finds the parts of its estate.</param>
    /// <param name="plan">The plan, or null for today.</param>
    public PlanState(ScenarioDraft content, EstateIndex index, ScenarioPlan? plan)
    {
        (Content, Index) = (content, index);
        Rooms = plan?.Rooms ?? [.. content.Needs.Select(need => need.Room)];
        _inRoom = content.Needs.Zip(Rooms).Where(n => n.Second is not null).ToLookup(n => n.Second!.Value, n => n.First);
        _holders = content.Needs.Zip(Rooms).Where(n => n.First.Room == n.Second).SelectMany(n => n.First.Held.Select(room => (room, Need: n.First)))
            .ToLookup(h => h.room, h => h.Need);
        Shares = [.. index.Rooms.Keys.SelectMany(SharesOf)];
    }

    /// <summary>The scenario.</summary>
    public ScenarioDraft Content { get; }

    /// <summary>Finds the parts of its estate.</summary>
    public EstateIndex Index { get; }

    /// <summary>For each need its room, or null.</summary>
    public IReadOnlyList<RoomKey?> Rooms { get; }

    /// <summary>Which organisation has how much of which room.</summary>
    public IReadOnlyList<RoomShare> Shares { get; }

    /// <summary>Those who are in a room.</summary>
    /// <param name="room">The room.</param>
    public IEnumerable<ScenarioNeed> In(RoomKey room) => _inRoom[room];

    /// <summary>Whether anybody uses a room.</summary>
    /// <param name="room">The room.</param>
    public bool IsUsed(RoomKey room) => _inRoom.Contains(room) || _holders.Contains(room);

    /// <summary>Amounts by organisation.</summary>
    public IReadOnlyList<GroupAmounts> ByOrganisation()
    {
        Dictionary<string, string> names = Content.Needs.Select(n => (n.Organisation, n.OrganisationName)).DistinctBy(n => n.Organisation)
            .ToDictionary(n => n.Organisation, n => n.OrganisationName, StringComparer.Ordinal);
        ILookup<string, StoredLease> leases = KeptLeases().Select(l => l.Lease).Distinct().ToLookup(l => l.Organisation, StringComparer.Ordinal);
        ILookup<string, RoomShare> shares = Shares.ToLookup(s => s.Organisation, StringComparer.Ordinal);
        return
        [
            .. names.Keys.Union(leases.Select(l => l.Key)).Order(StringComparer.Ordinal).Select(code => Sum(
                code, names.GetValueOrDefault(code, code), shares[code], leases[code].Sum(l => l.RentPerYear ?? 0))),
        ];
    }

    /// <summary>Amounts by site.</summary>
    public IReadOnlyList<GroupAmounts> BySite() => ByPlace(
        Index.Buildings.Values.Select(b => (b.Site, b.SiteName)).Distinct(), building => Index.Buildings[building].Site);

    /// <summary>Amounts by building.</summary>
    public IReadOnlyList<GroupAmounts> ByBuilding() => ByPlace(
        Index.Buildings.Values.Select(b => (PlaceCode.Of(b.Building), b.Name)), building => PlaceCode.Of(building));

    /// <summary>Amounts of all.</summary>
    public GroupAmounts Total() => Sum(
        string.Empty, string.Empty, Shares, KeptLeases().Select(l => l.Lease).Distinct().Sum(l => l.RentPerYear ?? 0));

    private static GroupAmounts Sum(string code, string name, IEnumerable<RoomShare> shares, double rent)
    {
        RoomShare[] all = [.. shares];
        return new GroupAmounts(code, name, all.Sum(s => s.AreaM2), all.Sum(s => s.People), all.Sum(s => s.OverStandardM2), rent);
    }

    private List<GroupAmounts> ByPlace(IEnumerable<(string Code, string Name)> places, Func<int, string> codeOf)
    {
        ILookup<string, RoomShare> shares = Shares.ToLookup(s => codeOf(s.Room.Building), StringComparer.Ordinal);

        // A contract for rooms in several places is divided by their areas, used or not: that of one place alone is not.
        var rents = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((StoredLease lease, RoomKey[] rooms) in KeptLeases())
        {
            double all = rooms.Sum(AreaOf);
            foreach (IGrouping<string, RoomKey> part in rooms.GroupBy(r => codeOf(r.Building)))
            {
                double share = all > 0 ? part.Sum(AreaOf) / all : (double)part.Count() / rooms.Length;
                rents[part.Key] = rents.GetValueOrDefault(part.Key) + ((lease.RentPerYear ?? 0) * share);
            }
        }

        return [.. places.OrderBy(p => p.Code, PlaceOrder.Instance).Select(p => Sum(p.Code, p.Name, shares[p.Code], rents.GetValueOrDefault(p.Code)))];
    }

    private IEnumerable<(StoredLease Lease, RoomKey[] Rooms)> KeptLeases() => PlanLeases.ByRoom(Content.Estate)
        .GroupBy(l => l.Value, l => l.Key).Where(g => g.Any(IsUsed)).Select(g => (g.Key, g.ToArray()));

    private double AreaOf(RoomKey room) => Index.Rooms[room].NetM2 ?? 0;

    // By limits, as the rule for shared rooms has it; alike where somebody has none.
    private IEnumerable<RoomShare> SharesOf(RoomKey room)
    {
        ScenarioNeed[] inside = [.. _inRoom[room]];
        double area = AreaOf(room);
        if (inside.Length == 0)
        {
            return _holders[room].Take(1).Select(holder => new RoomShare(room, holder.Organisation, area, 0, 0));
        }

        double limits = inside.Sum(n => n.MostM2 ?? double.PositiveInfinity);
        double over = Math.Max(0, area - limits);
        return inside.GroupBy(n => n.Organisation).Select(group =>
        {
            double share = double.IsFinite(limits) && limits > 0 ? group.Sum(n => n.MostM2!.Value) / limits : (double)group.Count() / inside.Length;
            return new RoomShare(room, group.Key, area * share, group.Sum(n => n.People), over * share);
        });
    }
}

/// <summary>An organisation's share of a room.</summary>
/// <param name="Room">The room.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="AreaM2">Its share of the net area, m².</param>
/// <param name="People">Its posts in it.</param>
/// <param name="OverStandardM2">Its share of what is above all limits together, m².</param>
internal readonly record struct RoomShare(RoomKey Room, string Organisation, double AreaM2, int People, double OverStandardM2);

/// <summary>Numbers by size, other codes by their characters.</summary>
internal sealed class PlaceOrder : IComparer<string>
{
    /// <summary>The one order.</summary>
    public static PlaceOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y) =>
        int.TryParse(x, out int one) && int.TryParse(y, out int other) ? one.CompareTo(other) : string.CompareOrdinal(x, y);
}
