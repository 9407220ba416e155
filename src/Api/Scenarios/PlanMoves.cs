using SpaceGeo.Planning.Estates;
using SpaceGeo.Store.Scenarios;

namespace SpaceGeo.Api.Scenarios;

/// <summary>A place of a move list.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="Building">Number of the building.</param>
/// <param name="BuildingName">Its name.</param>
/// <param name="Storey">Name of the storey.</param>
/// <param name="Number">Number on the door.</param>
/// <param name="Room">Code of the room.</param>
/// <param name="AreaM2">Its net area, m², or null.</param>
internal sealed record MovePlace(string Site, int Building, string BuildingName, string Storey, string Number, string Room, double? AreaM2);

/// <summary>A line of a move list.</summary>
/// <param name="Need">Who moves.</param>
/// <param name="From">From where, or null for a new one.</param>
/// <param name="To">Where to, or null where the plan has no room.</param>
/// <param name="DistanceM">Between the buildings, metres; null where the position of one is not known.</param>
/// <param name="Reasons">Why, as far as the plan tells.</param>
internal sealed record PlanMove(ScenarioNeed Need, MovePlace? From, MovePlace? To, double? DistanceM, IReadOnlyList<string> Reasons);

/// <summary>Who moves in a plan.</summary>
internal static class PlanMoves
{
    /// <summary>All moves, by organisation and code.</summary>
    /// <param name="before">Today.</param>
    /// <param name="after">The plan.</param>
    public static IReadOnlyList<PlanMove> Of(PlanState before, PlanState after)
    {
        HashSet<int> left = Left(before, after, room => room.Building);
        HashSet<(int, int)> leftStoreys = Left(before, after, room => (room.Building, before.Index.Rooms[room].Storey));
        HashSet<RoomKey> over = [.. before.Shares.Where(s => s.OverStandardM2 > 0).Select(s => s.Room)];
        ILookup<(string, int), int> together = after.Content.Needs.Zip(after.Rooms).Where(n => n.Second is not null)
            .ToLookup(n => (n.First.Organisation, n.Second!.Value.Building), _ => 1);
        Dictionary<RoomKey, StoredLease> leases = PlanLeases.ByRoom(before.Content.Estate);
        HashSet<StoredLease> givenUp = [.. leases.GroupBy(l => l.Value, l => l.Key).Where(g => g.Any(before.IsUsed) && !g.Any(after.IsUsed)).Select(g => g.Key)];
        return
        [
            .. before.Content.Needs.Zip(before.Rooms, after.Rooms).Where(m => m.Second != m.Third)
                .OrderBy(m => m.First.Organisation, StringComparer.Ordinal).ThenBy(m => m.First.Code, StringComparer.Ordinal)
                .Select(m => new PlanMove(
                    m.First, Place(before.Index, m.Second), Place(after.Index, m.Third), DistanceM(before.Index, m.Second, m.Third),
                    [.. Reasons(m.First, m.Second, m.Third)])),
        ];

        IEnumerable<string> Reasons(ScenarioNeed need, RoomKey? from, RoomKey? to)
        {
            if (to is null)
            {
                yield return "the plan has no room";
            }

            if (from is not { } room)
            {
                yield return "had no room";
                yield break;
            }

            if (leases.TryGetValue(room, out StoredLease? lease) && givenUp.Contains(lease))
            {
                yield return $"lease {lease.Code} is given up";
            }

            if (left.Contains(room.Building))
            {
                yield return $"building {before.Index.Buildings[room.Building].Name} is vacated";
            }
            else if (leftStoreys.Contains((room.Building, before.Index.Rooms[room].Storey)))
            {
                yield return $"storey {before.Index.StoreyOf(before.Index.Rooms[room]).Name} is vacated";
            }

            foreach (string other in after.In(room).Select(n => n.Organisation).Where(o => o != need.Organisation).Distinct().Order(StringComparer.Ordinal))
            {
                yield return $"makes room for {other}";
            }

            if (over.Contains(room))
            {
                yield return "the room is over the standard";
            }

            if (to is { } target && target.Building != room.Building
                && together[(need.Organisation, target.Building)].Count() > 1 && !together.Contains((need.Organisation, room.Building)))
            {
                yield return $"{need.Organisation} is brought together";
            }
        }
    }

    /// <summary>A place in words.</summary>
    /// <param name="index">Finds the parts of the estate.</param>
    /// <param name="room">The room.</param>
    public static MovePlace? Place(EstateIndex index, RoomKey? room)
    {
        if (room is not { } key)
        {
            return null;
        }

        StoredRoom found = index.Rooms[key];
        StoredBuilding building = index.Buildings[key.Building];
        return new MovePlace(building.Site, key.Building, building.Name, index.StoreyOf(found).Name, found.Number, key.Code, found.NetM2);
    }

    private static HashSet<T> Left<T>(PlanState before, PlanState after, Func<RoomKey, T> placeOf)
    {
        HashSet<T> left = [.. before.Index.Rooms.Keys.Where(before.IsUsed).Select(placeOf)];
        left.ExceptWith(after.Index.Rooms.Keys.Where(after.IsUsed).Select(placeOf));
        return left;
    }

    private static double? DistanceM(EstateIndex index, RoomKey? from, RoomKey? to)
    {
        if (from is not { } one || to is not { } other)
        {
            return null;
        }

        return one.Building == other.Building ? 0
            : index.Buildings[one.Building] is { Longitude: double x1, Latitude: double y1 }
                && index.Buildings[other.Building] is { Longitude: double x2, Latitude: double y2 }
                ? new Position(x1, y1).DistanceM(new Position(x2, y2))
                : null;
    }
}
