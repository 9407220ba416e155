using SpaceGeo.Geometry.Planar;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Matching;

namespace SpaceGeo.Revisions.Differences;

/// <summary>The rooms of one version, by place.</summary>
internal sealed class VersionRooms
{
    private readonly Dictionary<RoomPlace, int> _numbers = [];

    /// <summary>Numbers the rooms of a building.</summary>
    /// <param name="building">The building.</param>
    public VersionRooms(MeasuredBuilding building)
    {
        All =
        [
            .. building.Storeys.SelectMany((storey, s) => storey.Storey.Rooms.Select(
                (room, r) => new RoomVersion(new RoomPlace(s, r), storey.Storey, room, storey.Of(room)))),
        ];
        for (int i = 0; i < All.Count; i++)
        {
            _numbers.Add(All[i].Place, i);
        }
    }

    /// <summary>All rooms, in the order of the model.</summary>
    public IReadOnlyList<RoomVersion> All { get; }

    /// <summary>The number of a room in <see cref="All"/>.</summary>
    /// <param name="place">Its place.</param>
    public int NumberOf(RoomPlace place) => _numbers[place];

    /// <summary>A room's footprint.</summary>
    /// <param name="room">A measured room.</param>
    public static Region Footprint(RoomVersion room) => room.Storey.Plan.Shapes.Region(room.Storey.Plan.Rooms[room.Room.PlanRoom].Shape);

    /// <summary>The box around a room's footprint.</summary>
    /// <param name="room">A measured room.</param>
    public static Box2 Bounds(RoomVersion room) => room.Storey.Plan.Shapes.Bounds(room.Storey.Plan.Rooms[room.Room.PlanRoom].Shape);
}
