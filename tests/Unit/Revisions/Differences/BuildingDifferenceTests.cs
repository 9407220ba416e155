using SpaceGeo.Geometry.Areas;
using SpaceGeo.Inventory;
using SpaceGeo.Revisions.Differences;
using SpaceGeo.Revisions.Matching;
using Xunit;

namespace SpaceGeo.Tests.Unit.Revisions.Differences;

public class BuildingDifferenceTests
{
    [Fact]
    public void What_is_equal_has_no_difference() =>
        Assert.Empty(Compare(TwoRooms(), TwoRooms()).Rooms);

    [Fact]
    public void A_room_that_came_and_one_that_went_are_named_with_their_areas()
    {
        BuildingDifference difference = Compare(
            TwoRooms(), new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Room("c", "3", 20, 0, 24, 3).Storey());

        Assert.Equal(
            ["3: added 0 → 12", "2: removed 16 → 0"], difference.Rooms.Select(Text));
        Assert.All(difference.Rooms, r => Assert.Empty(r.From.Concat(r.Into)));
    }

    [Fact]
    public void A_room_divided_by_a_wall_is_split_into_both_parts_whichever_kept_the_id()
    {
        BuildingDifference difference = Compare(
            new DrawnBuilding().Room("a", "1", 0, 0, 8, 4).Storey(),
            new DrawnBuilding().Room("x", "1a", 0, 0, 5, 4).Room("a", "1", 5.1, 0, 8, 4).Wall("w", 5, 0, 5.1, 4).Storey());

        Assert.Equal(["1a: added 0 → 20", "1: split area 32 → 11.6"], difference.Rooms.Select(Text));
        Assert.Equal(["1"], Numbers(difference.Rooms[0].From));
        Assert.Equal(["1a", "1"], Numbers(difference.Rooms[1].Into));
    }

    [Fact]
    public void Rooms_put_together_are_merged_even_a_closet_into_a_hall()
    {
        BuildingDifference difference = Compare(
            new DrawnBuilding().Room("a", "1", 0, 0, 30, 10).Room("b", "2", 30, 0, 32, 1).Storey(),
            new DrawnBuilding().Room("a", "1", DrawnBuilding.Outline((0, 0), (32, 0), (32, 1), (30, 1), (30, 10), (0, 10))).Storey());

        Assert.Equal(["1: merged area 300 → 302", "2: removed 2 → 0"], difference.Rooms.Select(Text));
        Assert.Equal(["1", "2"], Numbers(difference.Rooms[0].From));
        Assert.Equal(["1"], Numbers(difference.Rooms[1].Into));
    }

    [Fact]
    public void Floor_that_two_rooms_give_to_three_is_rearranged()
    {
        BuildingDifference difference = Compare(
            new DrawnBuilding().Room("a", "1", 0, 0, 6, 4).Room("b", "2", 6, 0, 12, 4).Storey(),
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Room("c", "3", 4, 0, 8, 4).Room("b", "2", 8, 0, 12, 4).Storey());

        Assert.Equal(
            ["1: rearranged area 24 → 16", "3: added rearranged 0 → 16", "2: rearranged area 24 → 16"], difference.Rooms.Select(Text));
        Assert.All(difference.Rooms, r => Assert.Equal(["1", "2"], Numbers(r.From)));
    }

    [Fact]
    public void A_wall_that_moves_between_two_rooms_changes_their_areas_and_nothing_more()
    {
        BuildingDifference difference = Compare(
            new DrawnBuilding().Room("a", "1", 0, 0, 6, 4).Room("b", "2", 6, 0, 12, 4).Storey(),
            new DrawnBuilding().Room("a", "1", 0, 0, 8, 4).Room("b", "2", 8, 0, 12, 4).Storey());

        Assert.Equal(["1: area 24 → 32", "2: area 24 → 16"], difference.Rooms.Select(Text));
    }

    [Fact]
    public void A_zone_drawn_over_rooms_that_stay_is_an_addition_and_no_merger()
    {
        BuildingDifference difference = Compare(TwoRooms(), TwoRooms("z"));

        Assert.Equal(["9: added 0 → 32"], difference.Rooms.Select(Text));
        Assert.Empty(difference.Rooms[0].From);
        Assert.Equal((2, 32, 32), (difference.SumBefore.Rooms, difference.SumBefore.NetM2, difference.SumAfter.NetM2));
    }

    [Fact]
    public void A_column_that_came_is_the_cause_of_what_it_takes()
    {
        BuildingDifference difference = Compare(
            TwoRooms(),
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Room("b", "2", 4, 0, 8, 4)
                .Element("c", "IfcColumn", ObstacleKind.Column, DrawnBuilding.Box(1, 1, 1.5, 1.5), name: "new").Storey());

        RoomChange change = Assert.Single(difference.Rooms);
        Assert.Equal("1: area 16 → 15.75", Text(change));
        Assert.Equal(
            [new AreaCause("c", "IfcColumn", "new", AreaCategory.Column, ElementFate.Added, 0, 0.25)], change.Causes);
    }

    [Fact]
    public void Of_walls_that_changed_those_are_causes_that_take_more_or_less()
    {
        BuildingDifference difference = Compare(
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Wall("w", 0, 0, 0.1, 4).Wall("v", 2, 0, 2.1, 4).Wall("u", 3, 0, 3.1, 4).Storey(),
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Wall("w", 0, 0, 0.3, 4).Wall("v", 2, 0, 2.1, 4).Storey());

        Assert.Equal(
            [("w", ElementFate.Kept, 0.4, 1.2), ("u", ElementFate.Removed, 0.4, 0.0)],
            Assert.Single(difference.Rooms).Causes.Select(c => (c.GlobalId, c.Fate, Math.Round(c.BeforeM2, 9), Math.Round(c.AfterM2, 9))));
    }

    [Fact]
    public void A_room_that_stays_in_its_place_has_not_moved_and_one_that_leaves_it_has()
    {
        DrawnBuilding before = new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Room("b", "2", 10, 0, 14, 4).Storey();
        DrawnBuilding after = new DrawnBuilding().Room("a", "1", 1.9, 0, 5.9, 4).Room("b", "2", 12.1, 0, 16.1, 4).Storey();

        Assert.Equal(["2: moved 16 → 16"], Compare(before, after).Rooms.Select(Text));
    }

    [Fact]
    public void A_room_on_another_storey_has_moved()
    {
        BuildingDifference difference = Compare(
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Storey("S-1", "EG").Storey("S-2", "OG", 3),
            new DrawnBuilding().Storey("S-1", "EG").Room("a", "1", 0, 0, 4, 4).Storey("S-2", "OG", 3));

        Assert.Equal(["1: moved 16 → 16"], difference.Rooms.Select(Text));
        Assert.Equal([(16.0, 0.0), (0.0, 16.0)], difference.Storeys.Select(s => (s.Before.NetM2, s.After.NetM2)));
    }

    [Fact]
    public void What_changed_in_the_description_is_named()
    {
        RoomUse lab = new("Lab", [], [new RoomClassification("OmniClass", "13-11", "Office")]);
        BuildingDifference difference = Compare(
            new DrawnBuilding().Room("a", "1", DrawnBuilding.Box(0, 0, 4, 4), name: "Office").Storey(),
            new DrawnBuilding().Room("a", "1.1", DrawnBuilding.Box(0, 0, 4, 4), name: "Laboratory", use: lab).Storey());

        Assert.Equal("1.1: reclassified 16 → 16", Text(Assert.Single(difference.Rooms)));
        Assert.Equal(
            [RoomField.Number, RoomField.LongName, RoomField.Category, RoomField.Classification], difference.Rooms[0].Fields);
    }

    [Fact]
    public void A_room_that_cannot_be_measured_any_more_says_so()
    {
        BuildingDifference difference = Compare(
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Storey(), new DrawnBuilding().Lost("a", "1").Storey());

        Assert.Equal("1: area status 16 → 0", Text(Assert.Single(difference.Rooms)));
    }

    [Theory]
    [InlineData(0.001, false)]
    [InlineData(0.002, true)]
    public void What_a_change_is_begins_between_one_and_two_millimetres_of_a_wall(double moved, bool isChange)
    {
        BuildingDifference difference = Compare(
            new DrawnBuilding().Room("a", "1", 0, 0, 5, 4).Storey(), new DrawnBuilding().Room("a", "1", 0, 0, 5 + moved, 4).Storey());

        Assert.Equal(isChange, difference.Rooms.Count > 0);
    }

    [Fact]
    public void Storeys_that_came_and_went_have_their_sums()
    {
        BuildingDifference difference = Compare(
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Storey("S-1", "EG").Room("b", "2", DrawnBuilding.Box(0, 0, 4, 2), 3).Storey("S-2", "OG", 3),
            new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Storey("S-1", "EG").Room("c", "3", DrawnBuilding.Box(0, 0, 4, 3), 6).Storey("S-3", "DG", 6));

        Assert.Equal(
            [("EG", 16.0, 16.0), ("OG", 8.0, 0.0), ("DG", 0.0, 12.0)],
            difference.Storeys.Select(s => (s.Storey.Name, s.Before.NetM2, s.After.NetM2)));
    }

    [Fact]
    public void Areas_by_two_standards_are_not_compared()
    {
        Building building = TwoRooms().Build();
        var before = MeasuredBuilding.Measure(building, AreaStandards.Default);
        var after = MeasuredBuilding.Measure(building, AreaStandards.All.First(s => s.Id != AreaStandards.Default.Id));

        Assert.Throws<ArgumentException>(() => BuildingDifference.Of(before, after, BuildingMatching.Of(building, building)));
    }

    private static DrawnBuilding TwoRooms(string? over = null)
    {
        DrawnBuilding drawn = new DrawnBuilding().Room("a", "1", 0, 0, 4, 4).Room("b", "2", 4, 0, 8, 4);
        return (over is null ? drawn : drawn.Room(over, "9", 0, 0, 8, 4)).Storey();
    }

    private static BuildingDifference Compare(DrawnBuilding before, DrawnBuilding after)
    {
        var old = MeasuredBuilding.Measure(before.Build(), AreaStandards.Default);
        var current = MeasuredBuilding.Measure(after.Build(), AreaStandards.Default);
        return BuildingDifference.Of(old, current, BuildingMatching.Of(old.Building, current.Building));
    }

    private static IEnumerable<string> Numbers(IEnumerable<RoomVersion> rooms) => rooms.Select(r => r.Room.Number);

    private static string Text(RoomChange change) => FormattableString.Invariant(
        $"{(change.After ?? change.Before)!.Room.Number}: {string.Join(' ', change.Kinds.Select(k => k.Word()))} {Net(change.Before)} → {Net(change.After)}");

    private static double Net(RoomVersion? room) => Math.Round(room?.Areas?.Net ?? 0, 9);
}
