using SpaceGeo.Revisions.Matching;
using SpaceGeo.Revisions.Overlaps;

namespace SpaceGeo.Revisions.Differences;

/// <summary>Rooms of the older version and rooms of the newer that lie on the same floor.</summary>
/// <param name="Before">The older rooms.</param>
/// <param name="After">The newer rooms.</param>
internal sealed record FloorGroup(IReadOnlyList<RoomVersion> Before, IReadOnlyList<RoomVersion> After)
{
    /// <summary>What became of the floor; null where one room simply replaces another.</summary>
    public RoomChangeKind? Kind =>
        Before.Count == 1 && After.Count > 1 ? RoomChangeKind.Split
        : Before.Count > 1 && After.Count == 1 ? RoomChangeKind.Merged
        : Before.Count > 1 && After.Count > 1 ? RoomChangeKind.Rearranged
        : null;
}

/// <summary>Finds where rooms were divided, put together or shared out anew: rooms that came or went, and those that lie where they lay.</summary>
internal sealed class FloorGroups
{
    // Most of a part lies in what it is a part of, even where a wall takes some or the border moved.
    private const double LeastShare = 0.5;

    private readonly VersionRooms _before;
    private readonly VersionRooms _after;
    private readonly BuildingMatch _match;
    private readonly Func<RoomPair, bool> _isStill;
    private readonly int[] _parents;
    private readonly Dictionary<int, FloorGroup> _groups = [];

    /// <summary>Finds them.</summary>
    /// <param name="before">Rooms of the older version.</param>
    /// <param name="after">Rooms of the newer.</param>
    /// <param name="match">What is the same.</param>
    /// <param name="isStill">Whether a room kept its footprint: it then is no part of another.</param>
    public FloorGroups(VersionRooms before, VersionRooms after, BuildingMatch match, Func<RoomPair, bool> isStill)
    {
        (_before, _after, _match, _isStill) = (before, after, match, isStill);
        _parents = [.. Enumerable.Range(0, before.All.Count + after.All.Count)];
        var budget = new WorkBudget(_parents.Length);
        foreach (StoreyPair storey in match.Storeys)
        {
            Join(storey, budget);
        }

        foreach (IGrouping<int, int> group in Enumerable.Range(0, _parents.Length).GroupBy(Root).Where(g => g.Count() > 1))
        {
            var members = new FloorGroup(
                [.. group.Where(i => i < before.All.Count).Select(i => before.All[i])],
                [.. group.Where(i => i >= before.All.Count).Select(i => after.All[i - before.All.Count])]);
            if (members.Before.Any(r => match.OfRoomBefore(r.Place) is null) || members.After.Any(r => match.OfRoomAfter(r.Place) is null))
            {
                _groups.Add(group.Key, members);
            }
        }
    }

    /// <summary>The group of a room of the older version.</summary>
    /// <param name="place">Its place.</param>
    /// <returns>The group, or null.</returns>
    public FloorGroup? OfBefore(RoomPlace place) => _groups.GetValueOrDefault(Root(_before.NumberOf(place)));

    /// <summary>The group of a room of the newer version.</summary>
    /// <param name="place">Its place.</param>
    /// <returns>The group, or null.</returns>
    public FloorGroup? OfAfter(RoomPlace place) => _groups.GetValueOrDefault(Root(_before.All.Count + _after.NumberOf(place)));

    private void Join(StoreyPair storey, WorkBudget budget)
    {
        RoomVersion[] before = [.. _before.All.Where(r => r.Place.Storey == storey.Before && r.Room.IsMeasured && IsOpen(_match.OfRoomBefore(r.Place)))];
        RoomVersion[] after = [.. _after.All.Where(r => r.Place.Storey == storey.After && r.Room.IsMeasured && IsOpen(_match.OfRoomAfter(r.Place)))];
        List<SharedFootprint> shared = FootprintOverlaps.Find(
            [.. before.Select(VersionRooms.Footprint)],
            [.. after.Select(VersionRooms.Footprint)],
            (i, j) => CanJoin(_match.OfRoomBefore(before[i].Place), _match.OfRoomAfter(after[j].Place)),
            s => s.SharedM2 > 0 && s.SharedM2 >= LeastShare * Math.Min(s.BeforeM2, s.AfterM2),
            budget);
        foreach (SharedFootprint pair in shared)
        {
            int one = Root(_before.NumberOf(before[pair.Before].Place));
            int other = Root(_before.All.Count + _after.NumberOf(after[pair.After].Place));
            _parents[Math.Max(one, other)] = Math.Min(one, other);
        }
    }

    private bool IsOpen(RoomPair? pair) => pair is not RoomPair known || !_isStill(known);

    // A room that came or went with any, a room that stayed with itself.
    private static bool CanJoin(RoomPair? before, RoomPair? after) => before is null || after is null || before == after;

    private int Root(int number)
    {
        while (_parents[number] != number)
        {
            number = _parents[number] = _parents[_parents[number]];
        }

        return number;
    }
}
