using SpaceGeo.Geometry.Planar;
using SpaceGeo.Revisions.Matching;
using Xunit;

namespace SpaceGeo.Tests.Unit.Revisions.Matching;

public class RoomMatchingTests
{
    [Fact]
    public void A_room_with_the_same_GlobalId_is_the_same_whatever_else_changed()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Storey().Build(),
            new DrawnBuilding().Room("x", "1", 0, 0, 4, 4).Room("a", "9", 20, 0, 21, 1).Storey().Build());

        Assert.Equal(new RoomPair(new(0, 0), new(0, 1), MatchBasis.GlobalId, 1), Assert.Single(match.Rooms));
        Assert.Null(match.OfRoomAfter(new(0, 0)));
    }

    [Fact]
    public void Twins_of_one_GlobalId_are_paired_in_their_order()
    {
        DrawnBuilding before = new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Room("a", "2", 4, 0, 8, 4).Storey();
        DrawnBuilding after = new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Room("a", "2", 4, 0, 8, 4).Room("a", "3", 8, 0, 9, 4).Storey();

        BuildingMatch match = BuildingMatching.Of(before.Build(), after.Build());

        Assert.Equal([(0, 0), (1, 1)], match.Rooms.Select(r => (r.Before.Room, r.After.Room)));
        Assert.Equal(1, match.Confidence);
    }

    [Fact]
    public void A_room_without_its_id_is_known_by_number_and_half_of_its_floor()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Storey().Build(),
            new DrawnBuilding().Room("x", "1", 0, 0, 3, 4).Storey().Build());

        Assert.Equal(new RoomPair(new(0, 0), new(0, 0), MatchBasis.NumberAndFootprint, 0.75), Assert.Single(match.Rooms));
    }

    [Theory]
    [InlineData(3.7, true)]
    [InlineData(3.5, false)]
    public void A_room_without_its_id_and_number_is_known_by_nine_tenths_of_its_floor(double width, bool isKnown)
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Storey().Build(),
            new DrawnBuilding().Room("x", "7", 0, 0, width, 4).Storey().Build());

        Assert.Equal(isKnown ? [MatchBasis.Footprint] : [], match.Rooms.Select(r => r.Basis));
        Assert.All(match.Rooms, r => Assert.Equal(width / 4, r.Confidence, 1e-12));
    }

    [Fact]
    public void Numbers_that_all_moved_on_by_one_do_not_deceive()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Room("b", "2", 4, 0, 8, 4).Room("c", "3", 8, 0, 12, 4).Storey().Build(),
            new DrawnBuilding().Room("x", "2", 0, 0, 4, 4).Room("y", "3", 4, 0, 8, 4).Room("z", "4", 8, 0, 12, 4).Storey().Build());

        Assert.Equal([(0, 0), (1, 1), (2, 2)], match.Rooms.Select(r => (r.Before.Room, r.After.Room)));
        Assert.All(match.Rooms, r => Assert.Equal((MatchBasis.Footprint, 1.0), (r.Basis, r.Confidence)));
    }

    [Fact]
    public void A_unique_number_elsewhere_is_a_weak_sign_and_one_that_is_not_unique_none()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Room("b", "WC", 4, 0, 8, 4).Storey("S-1", "EG").Room("c", "WC", 0, 0, 2, 2).Storey("S-2", "OG", 3).Build(),
            new DrawnBuilding().Room("y", "WC", 24, 0, 28, 4).Storey("S-1", "EG").Room("x", "1", 30, 0, 34, 4).Storey("S-2", "OG", 3).Build());

        RoomPair pair = Assert.Single(match.Rooms);
        Assert.Equal((new RoomPlace(0, 0), new RoomPlace(1, 0), MatchBasis.Number), (pair.Before, pair.After, pair.Basis));
        Assert.InRange(pair.Confidence, 0.01, 0.49);
        Assert.False(match.IsSameBuilding);
    }

    [Fact]
    public void A_room_without_geometry_is_known_by_its_number_on_the_storey()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Lost("a", "1").Storey("S-1", "EG").Lost("b", "1").Storey("S-2", "OG", 3).Build(),
            new DrawnBuilding().Lost("x", "1").Storey("T-1", "EG").Room("y", "1", 0, 0, 4, 4).Storey("T-2", "OG", 3).Build());

        Assert.Equal(
            [(0, 0, MatchBasis.NumberOnStorey), (1, 1, MatchBasis.NumberOnStorey)],
            match.Rooms.Select(r => (r.Before.Storey, r.After.Storey, r.Basis)));
    }

    [Fact]
    public void Of_two_rooms_above_each_other_on_one_storey_each_keeps_its_height()
    {
        Region hall = DrawnBuilding.Box(0, 0, 9, 9);
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Room("a", "", hall, 0).Room("b", "", hall, 3).Storey().Build(),
            new DrawnBuilding().Room("x", "", hall, 3).Room("y", "", hall, 0).Storey().Build());

        Assert.Equal([(0, 1), (1, 0)], match.Rooms.Select(r => (r.Before.Room, r.After.Room)));
    }

    [Fact]
    public void Rooms_of_storeys_that_are_not_the_same_do_not_share_floor()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Room("a", "", 0, 0, 4, 4).Storey("S-1", "EG").Build(),
            new DrawnBuilding().Room("x", "", 0, 0, 4, 4).Storey("T-2", "OG", 3).Build());

        Assert.Empty(match.Rooms);
        Assert.Empty(match.Storeys);
    }

    [Fact]
    public void A_room_that_meets_in_a_point_or_along_a_wall_is_another()
    {
        BuildingMatch match = BuildingMatching.Of(
            new DrawnBuilding().Room("a", "", 0, 0, 4, 4).Storey().Build(),
            new DrawnBuilding().Room("x", "", 4, 0, 8, 4).Room("y", "", 4, 4, 8, 8).Storey().Build());

        Assert.Empty(match.Rooms);
        Assert.Equal(0, match.Confidence);
    }

    [Fact]
    public void Thousands_of_rooms_on_one_spot_end_and_say_that_some_were_not_compared()
    {
        BuildingMatch match = BuildingMatching.Of(Heap("a").Build(), Heap("x").Build());

        Assert.False(match.IsComplete);
        Assert.NotEmpty(match.Rooms);

        static DrawnBuilding Heap(string ids)
        {
            var heap = new DrawnBuilding();
            double shift = ids == "a" ? 0 : 1e-4;
            for (int i = 0; i < 5000; i++)
            {
                heap.Room($"{ids}{i}", string.Empty, (i * 1e-5) + shift, 0, 4 + (i * 1e-5) + shift, 4);
            }

            return heap.Storey();
        }
    }
}
