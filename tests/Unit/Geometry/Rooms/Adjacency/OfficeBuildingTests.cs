using SpaceGeo.Geometry.Rooms.Adjacency;
using SpaceGeo.Inventory;
using SpaceGeo.Tests.SyntheticRooms;
using Xunit;

namespace SpaceGeo.Tests.Unit.Geometry.Rooms.Adjacency;

public class OfficeBuildingTests
{
    [Fact]
    public void A_made_up_office_has_a_door_from_each_room_to_its_corridor_and_walls_between_neighbours()
    {
        MeasuredModel[] models = [.. OfficeBuilding.Models()];

        Assert.Equal(OfficeBuilding.Kinds, models.Length);
        foreach (MeasuredStorey storey in models.SelectMany(m => m.Buildings).SelectMany(b => b.Storeys))
        {
            IReadOnlyList<RoomContact> contacts = RoomAdjacency.Find(storey.Storey.Plan);

            Assert.Equal(OfficeBuilding.RoomsAStorey, storey.Storey.Rooms.Count);
            Assert.Equal(39, contacts.Count(c => c.First == 0));
            Assert.All(contacts.Where(c => c.First == 0), c => Assert.Equal(0.95, c.OpeningM, 1e-9));
            Assert.Equal(18 + 19, contacts.Count(c => c.First > 0));
            Assert.All(contacts.Where(c => c.First > 0), c => Assert.Equal(0, c.OpeningM));
            Assert.True(storey.Storey.Rooms.Sum(r => storey.Of(r)!.Value.Column) > 1, "columns take area away");
            Assert.All(storey.Storey.Rooms, room => Assert.True(storey.Of(room)!.Value.Net > 0.9 * storey.Of(room)!.Value.Gross));
        }
    }
}
