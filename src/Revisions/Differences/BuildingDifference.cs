using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Revisions.Differences;

/// <summary>What changed between two versions of a building: the rooms, why, and by how much.</summary>
public sealed class BuildingDifference
{
    private BuildingDifference(MeasuredBuilding before, MeasuredBuilding after, BuildingMatch match, IReadOnlyList<RoomChange> rooms)
    {
        Before = before;
        After = after;
        Match = match;
        Rooms = rooms;
        Storeys = StoreyDifference.Of(before, after, match);
    }

    /// <summary>The older version.</summary>
    public MeasuredBuilding Before { get; }

    /// <summary>The newer version.</summary>
    public MeasuredBuilding After { get; }

    /// <summary>What both have in common.</summary>
    public BuildingMatch Match { get; }

    /// <summary>The rooms that changed: those of the newer version in its order, then those that are no more in the older's.</summary>
    public IReadOnlyList<RoomChange> Rooms { get; }

    /// <summary>Σ by storey, all storeys from the lowest; rooms that belong to no storey come last.</summary>
    public IReadOnlyList<StoreyDifference> Storeys { get; }

    /// <summary>Σ over the older version.</summary>
    public AreaSum SumBefore => Storeys.Aggregate(AreaSum.None, (sum, storey) => sum.With(storey.Before));

    /// <summary>Σ over the newer version.</summary>
    public AreaSum SumAfter => Storeys.Aggregate(AreaSum.None, (sum, storey) => sum.With(storey.After));

    /// <summary>All rooms as they were and as they are, those that did not change too.</summary>
    /// <returns>The rooms of the newer version in its order, then those that are no more.</returns>
    public IEnumerable<(RoomVersion? Before, RoomVersion? After)> Versions()
    {
        var old = new VersionRooms(Before);
        return new VersionRooms(After).All
            .Select(room => (Match.OfRoomAfter(room.Place) is RoomPair pair ? old.All[old.NumberOf(pair.Before)] : null, (RoomVersion?)room))
            .Concat(old.All.Where(room => Match.OfRoomBefore(room.Place) is null).Select(room => ((RoomVersion?)room, (RoomVersion?)null)));
    }

    /// <summary>Finds the differences.</summary>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer, measured by the same standard.</param>
    /// <param name="match">What both have in common.</param>
    /// <returns>The differences; areas that rounding explains are none (<see cref="AreaDoubt"/>).</returns>
    /// <exception cref="ArgumentException">The versions were measured by two standards, so that their areas cannot be compared.</exception>
    public static BuildingDifference Of(MeasuredBuilding before, MeasuredBuilding after, BuildingMatch match)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(match);
        return before.Standard.Id == after.Standard.Id
            ? new BuildingDifference(before, after, match, new Search(before, after, match).Changes())
            : throw new ArgumentException(
                $"Areas by {before.Standard.Id} and by {after.Standard.Id} are not comparable: measure both versions by one standard.", nameof(after));
    }

    private sealed class Search
    {
        // Of a room that only rounding moved nearly all stays where it was; a wall's thickness in a large hall is less than this.
        private const double StillShare = 0.99;

        private readonly MeasuredBuilding _before;
        private readonly MeasuredBuilding _after;
        private readonly BuildingMatch _match;
        private readonly VersionRooms _old;
        private readonly VersionRooms _current;
        private readonly Dictionary<int, int> _storeys;
        private readonly FloorGroups _groups;

        public Search(MeasuredBuilding before, MeasuredBuilding after, BuildingMatch match)
        {
            (_before, _after, _match) = (before, after, match);
            _old = new VersionRooms(before);
            _current = new VersionRooms(after);
            _storeys = match.Storeys.ToDictionary(s => s.Before, s => s.After);
            _groups = new FloorGroups(_old, _current, match, IsStill);
        }

        public IReadOnlyList<RoomChange> Changes() =>
        [
            .. _current.All.Select(room => _match.OfRoomAfter(room.Place) is RoomPair pair ? Kept(pair, room) : Added(room)).OfType<RoomChange>(),
            .. _old.All.Where(room => _match.OfRoomBefore(room.Place) is null).Select(Removed),
        ];

        private RoomChange Added(RoomVersion room)
        {
            FloorGroup? group = _groups.OfAfter(room.Place);
            RoomChangeKind? kind = group?.Kind is RoomChangeKind.Merged or RoomChangeKind.Rearranged ? group.Kind : null;
            return new RoomChange([RoomChangeKind.Added, .. kind is null ? [] : (RoomChangeKind[])[kind.Value]], null, room, null) { From = group?.Before ?? [] };
        }

        private RoomChange Removed(RoomVersion room)
        {
            FloorGroup? group = _groups.OfBefore(room.Place);
            RoomChangeKind? kind = group?.Kind is RoomChangeKind.Split or RoomChangeKind.Rearranged ? group.Kind : null;
            return new RoomChange([RoomChangeKind.Removed, .. kind is null ? [] : (RoomChangeKind[])[kind.Value]], room, null, null) { Into = group?.After ?? [] };
        }

        private RoomChange? Kept(RoomPair pair, RoomVersion current)
        {
            RoomVersion old = _old.All[_old.NumberOf(pair.Before)];
            RoomChangeKind? floor = _groups.OfAfter(pair.After)?.Kind;
            RoomField[] fields = [.. FieldsOf(old.Room, current.Room)];
            bool hasOtherArea = HasOtherArea(old, current);
            RoomChangeKind[] kinds =
            [
                .. floor is null ? [] : (RoomChangeKind[])[floor.Value],
                .. floor is null && IsMoved(old, current) ? (RoomChangeKind[])[RoomChangeKind.Moved] : [],
                .. fields.Length > 0 ? (RoomChangeKind[])[RoomChangeKind.Reclassified] : [],
                .. hasOtherArea ? (RoomChangeKind[])[RoomChangeKind.Area] : [],
                .. old.Room.Status != current.Room.Status ? (RoomChangeKind[])[RoomChangeKind.Status] : [],
            ];
            return kinds.Length == 0 ? null : new RoomChange(kinds, old, current, pair)
            {
                From = floor is RoomChangeKind.Merged or RoomChangeKind.Rearranged ? _groups.OfAfter(pair.After)!.Before : [],
                Into = floor is RoomChangeKind.Split or RoomChangeKind.Rearranged ? _groups.OfAfter(pair.After)!.After : [],
                Fields = fields,
                Causes = hasOtherArea ? AreaCauses.Of(_before, _after, _match, old, current) : [],
            };
        }

        private static bool HasOtherArea(RoomVersion old, RoomVersion current) =>
            old.Areas is not null && current.Areas is not null
                ? Math.Max(Math.Abs(current.Areas.Value.Net - old.Areas.Value.Net), Math.Abs(current.Areas.Value.Gross - old.Areas.Value.Gross))
                    > AreaDoubt.Of(old, current)
                : old.Areas is null != current.Areas is null;

        private bool IsMoved(RoomVersion old, RoomVersion current)
        {
            if (_storeys.GetValueOrDefault(old.Place.Storey, -1) != current.Place.Storey)
            {
                return true;
            }

            if (old.Areas is null || current.Areas is null)
            {
                return false;
            }

            Box2 from = VersionRooms.Bounds(old);
            Box2 to = VersionRooms.Bounds(current);
            double dx = (to.MinX + to.MaxX - from.MinX - from.MaxX) / 2;
            double dy = (to.MinY + to.MaxY - from.MinY - from.MaxY) / 2;
            return Math.Sqrt((dx * dx) + (dy * dy)) > 0.5 * Math.Sqrt(old.Areas.Value.Gross);
        }

        private bool IsStill(RoomPair pair)
        {
            RoomVersion old = _old.All[_old.NumberOf(pair.Before)];
            RoomVersion current = _current.All[_current.NumberOf(pair.After)];
            return old.Areas is not null && current.Areas is not null
                && Math.Abs(current.Areas.Value.Gross - old.Areas.Value.Gross) <= AreaDoubt.Of(old, current)
                && Likeness(VersionRooms.Bounds(old), VersionRooms.Bounds(current)) >= StillShare;
        }

        private static double Likeness(Box2 one, Box2 other)
        {
            Box2 common = one.Common(other);
            double shared = common.IsEmpty ? 0 : common.Width * common.Height;
            return shared / ((one.Width * one.Height) + (other.Width * other.Height) - shared);
        }

        private static IEnumerable<RoomField> FieldsOf(Room old, Room current)
        {
            if (old.Number != current.Number)
            {
                yield return RoomField.Number;
            }

            if (old.LongName != current.LongName)
            {
                yield return RoomField.LongName;
            }

            if (old.Use.Category != current.Use.Category)
            {
                yield return RoomField.Category;
            }

            if (!old.Use.Classifications.ToHashSet().SetEquals(current.Use.Classifications))
            {
                yield return RoomField.Classification;
            }
        }
    }
}
