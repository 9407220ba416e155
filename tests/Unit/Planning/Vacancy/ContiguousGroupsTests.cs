using FsCheck;
using FsCheck.Fluent;
using SpaceGeo.Planning.Vacancy;
using Xunit;

namespace SpaceGeo.Tests.Unit.Planning.Vacancy;

public class ContiguousGroupsTests
{
    // Rooms 1–6 along a corridor.
    private static readonly VacantRoom[] Row = [new(1, 20), new(2, 12), new(3, 18.5), new(4, 9), new(5, 30), new(6, 14)];

    [Theory]
    [InlineData(20, new[] { 1 }, 20)]
    [InlineData(30, new[] { 5 }, 30)] // 30.5 of 2 and 3 is more
    [InlineData(50, new[] { 1, 2, 3 }, 50.5)] // 57.5 and 53 are more
    [InlineData(52, new[] { 4, 5, 6 }, 53)]
    public void The_group_with_the_least_surplus_is_found(double minAreaM2, int[] rooms, double areaM2)
    {
        RoomGroup group = Assert.Single(ContiguousGroups.Find(Row, Corridor(6), new WantedSpace(minAreaM2)).Groups);

        Assert.Equal(rooms, group.Rooms);
        Assert.Equal((areaM2, areaM2 - minAreaM2, true), (group.AreaM2, group.SurplusM2, group.IsBest));
    }

    [Fact]
    public void Of_groups_of_the_same_area_that_with_fewer_rooms_is_better()
    {
        VacantRoom[] rooms = [new(1, 10), new(2, 10), new(3, 10), new(4, 30)];

        Assert.Equal([4], ContiguousGroups.Find(rooms, Corridor(4), new WantedSpace(30)).Groups[0].Rooms);
    }

    [Fact]
    public void Alternatives_share_no_room_and_come_best_first()
    {
        RoomGroups found = ContiguousGroups.Find(Row, Corridor(6), new WantedSpace(30), count: 5);

        Assert.Equal(["5", "2,3"], found.Groups.Select(group => string.Join(',', group.Rooms)));
        Assert.True(found.IsComplete);
    }

    [Fact]
    public void A_group_keeps_to_the_largest_area_and_the_number_of_rooms()
    {
        Assert.Empty(ContiguousGroups.Find(Row, Corridor(6), new WantedSpace(51, MaxAreaM2: 52.5)).Groups);
        Assert.Empty(ContiguousGroups.Find(Row, Corridor(6), new WantedSpace(55, MaxRooms: 2)).Groups);
        Assert.Equal([4, 5, 6], ContiguousGroups.Find(Row, Corridor(6), new WantedSpace(51, MaxAreaM2: 53)).Groups[0].Rooms);
    }

    [Fact]
    public void Rooms_that_do_not_touch_and_rooms_of_others_join_nothing()
    {
        Assert.Empty(ContiguousGroups.Find([new(1, 20), new(3, 20)], Corridor(3), new WantedSpace(40)).Groups);
        Assert.Empty(ContiguousGroups.Find([new(1, 20), new(2, 20)], [new(1, 1)], new WantedSpace(40)).Groups);
        Assert.Empty(ContiguousGroups.Find([], [], new WantedSpace(40)).Groups);
    }

    [Fact]
    public void Small_cases_agree_with_looking_at_every_set() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5000),
        Prop.ForAll(Cases().ToArbitrary(), question =>
        {
            RoomGroups found = ContiguousGroups.Find(question.Rooms, question.Adjacent, question.Wanted, question.Count);
            RoomGroups shuffled = ContiguousGroups.Find(
                [.. question.Rooms.Reverse()], [.. question.Adjacent.Reverse().Select(pair => new AdjacentRooms(pair.Second, pair.First))], question.Wanted, question.Count);
            HashSet<int> taken = [];
            foreach (RoomGroup group in found.Groups)
            {
                (double Area, int Count)? best = EverySet.Best(question.Rooms.Where(room => !taken.Contains(room.Id)), question.Adjacent, question.Wanted);
                Assert.Equal(best, (group.AreaM2, group.Rooms.Count));
                Assert.True(EverySet.IsConnected(group.Rooms, question.Adjacent));
                Assert.Equal(group.AreaM2, question.Rooms.Where(room => group.Rooms.Contains(room.Id)).Sum(room => room.NetM2));
                Assert.True(group.IsBest);
                Assert.All(group.Rooms, room => Assert.True(taken.Add(room)));
            }

            Assert.True(found.IsComplete);
            Assert.True(
                found.Groups.Count == question.Count
                || EverySet.Best(question.Rooms.Where(room => !taken.Contains(room.Id)), question.Adjacent, question.Wanted) is null);
            Assert.Equal(found.Groups.Select(group => string.Join(',', group.Rooms)), shuffled.Groups.Select(group => string.Join(',', group.Rooms)));
        }));

    [Fact]
    public void Components_of_the_stated_size_are_always_searched_to_the_end()
    {
        // All rooms touch each other: every one of the 2¹⁶ − 1 sets hangs together. No area divides another.
        RoomGroups found = ContiguousGroups.Find(Odd(ContiguousGroups.ExactRooms), Complete(ContiguousGroups.ExactRooms), new WantedSpace(150));

        Assert.True(found.IsComplete && found.Groups[0].IsBest);
        Assert.InRange(found.Steps, 1, 1 << ContiguousGroups.ExactRooms);
    }

    [Fact]
    public void A_corridor_of_200_rooms_is_searched_to_the_end()
    {
        RoomGroups found = ContiguousGroups.Find(Odd(200), Corridor(200), new WantedSpace(300), count: 3);

        Assert.True(found.IsComplete);
        Assert.Equal([true, true, true], found.Groups.Select(group => group.IsBest));
        Assert.InRange(found.Steps, 1, 200 * 201 / 2 * 2 * 3);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2000)]
    [InlineData(ContiguousGroups.DefaultSteps)]
    public void Among_60_rooms_that_all_touch_the_steps_end_and_the_answer_says_that_it_may_not_be_the_best(int steps)
    {
        RoomGroups found = ContiguousGroups.Find(Odd(60), Complete(60), new WantedSpace(500), count: 2, maxSteps: steps);

        Assert.InRange(found.Steps, 1, steps);
        Assert.False(found.IsComplete);
        Assert.All(found.Groups, group => Assert.True(!group.IsBest && group.AreaM2 >= 500));
        Assert.True(steps < 100 || found.Groups.Count == 2);
    }

    [Fact]
    public void Of_equal_rooms_the_first_fit_is_known_to_be_the_best()
    {
        VacantRoom[] rooms = [.. Enumerable.Range(1, 60).Select(id => new VacantRoom(id, 20))];

        RoomGroups found = ContiguousGroups.Find(rooms, Complete(60), new WantedSpace(590));

        Assert.Equal((30, true), (found.Groups[0].Rooms.Count, found.Groups[0].IsBest));
        Assert.InRange(found.Steps, 1, 60 * 31);
    }

    [Fact]
    public void A_floor_of_400_rooms_keeps_to_its_steps_and_finds_a_close_fit()
    {
        RoomGroups found = ContiguousGroups.Find(Odd(400), Grid(20, 20), new WantedSpace(250), count: 4, maxSteps: 50_000);

        Assert.InRange(found.Steps, 1, 50_000);
        Assert.Equal(4, found.Groups.Count);
        Assert.All(found.Groups, group => Assert.InRange(group.SurplusM2, 0, 0.5));
        Assert.All(found.Groups, group => Assert.True(EverySet.IsConnected(group.Rooms, Grid(20, 20))));
        Assert.Equal(found.Groups.Sum(group => group.Rooms.Count), found.Groups.SelectMany(group => group.Rooms).Distinct().Count());
    }

    [Fact]
    public void Forty_components_share_the_steps()
    {
        // Each component alone would use up all steps.
        AdjacentRooms[] pairs = [.. Enumerable.Range(0, 40).SelectMany(part => Complete(40).Select(pair => new AdjacentRooms((part * 100) + pair.First, (part * 100) + pair.Second)))];
        VacantRoom[] rooms = [.. Enumerable.Range(0, 40).SelectMany(part => Odd(40).Select(room => room with { Id = (part * 100) + room.Id }))];

        RoomGroups found = ContiguousGroups.Find(rooms, pairs, new WantedSpace(400), count: 3, maxSteps: 20_000);

        Assert.InRange(found.Steps, 1, 20_000);
        Assert.Equal(3, found.Groups.Count);
    }

    [Fact]
    public void A_small_component_leaves_steps_for_the_others()
    {
        // All sets of the first component alone would take 2¹⁶ steps.
        AdjacentRooms[] pairs = [.. Enumerable.Range(0, 20).SelectMany(part => Complete(16).Select(pair => new AdjacentRooms((part * 100) + pair.First, (part * 100) + pair.Second)))];
        VacantRoom[] rooms = [.. Enumerable.Range(0, 20).SelectMany(part => Odd(16).Select(room => room with { Id = (part * 100) + room.Id }))];

        RoomGroups found = ContiguousGroups.Find(rooms, pairs, new WantedSpace(150), count: 20, maxSteps: 12_000);

        Assert.InRange(found.Steps, 1, 12_000);
        Assert.Equal(20, found.Groups.Count);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_need_that_cannot_be_meant_is_refused(double minAreaM2) =>
        Assert.Throws<ArgumentException>(() => ContiguousGroups.Find(Row, [], new WantedSpace(minAreaM2)));

    [Fact]
    public void Input_that_cannot_be_meant_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ContiguousGroups.Find(Row, [], new WantedSpace(20, MaxAreaM2: 19)));
        Assert.Throws<ArgumentException>(() => ContiguousGroups.Find(Row, [], new WantedSpace(20, MaxRooms: 0)));
        Assert.Throws<ArgumentException>(() => ContiguousGroups.Find([new(1, double.NaN)], [], new WantedSpace(20)));
        Assert.Throws<ArgumentException>(() => ContiguousGroups.Find([new(1, -1)], [], new WantedSpace(20)));
        Assert.Throws<ArgumentException>(() => ContiguousGroups.Find([new(1, 5), new(1, 6)], [], new WantedSpace(20)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContiguousGroups.Find(Row, [], new WantedSpace(20), count: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContiguousGroups.Find(Row, [], new WantedSpace(20), maxSteps: 0));
    }

    // 10–35 m² to the square millimetre, without a pattern.
    private static VacantRoom[] Odd(int rooms) =>
        [.. Enumerable.Range(1, rooms).Select(id => new VacantRoom(id, 10 + ((id * 7_368_787L % 25_000_003) / 1e6)))];

    private static AdjacentRooms[] Corridor(int rooms) => [.. Enumerable.Range(1, rooms - 1).Select(id => new AdjacentRooms(id, id + 1))];

    private static AdjacentRooms[] Complete(int rooms) =>
    [
        .. from first in Enumerable.Range(1, rooms)
           from second in Enumerable.Range(first + 1, rooms - first)
           select new AdjacentRooms(first, second),
    ];

    private static AdjacentRooms[] Grid(int columns, int rows) =>
    [
        .. Enumerable.Range(1, columns * rows).Where(id => id % columns != 0).Select(id => new AdjacentRooms(id, id + 1)),
        .. Enumerable.Range(1, columns * (rows - 1)).Select(id => new AdjacentRooms(id, id + columns)),
    ];

    // Few different areas, so that many sets are equally good, rooms of no area too; or many, so that few are.
    private static Gen<Question> Cases() =>
        from count in Gen.Choose(1, 12)
        from isCoarse in Gen.Elements(true, false)
        from areas in Gen.Choose(0, 480).ListOf(count)
        from density in Gen.Choose(5, 60)
        from touches in Gen.Choose(0, 99).ListOf(count * count)
        from least in Gen.Choose(1, 60)
        from slack in Gen.Choose(-1, 10)
        from maxRooms in Gen.Choose(0, 6)
        from groups in Gen.Choose(1, 4)
        select new Question(
            [.. areas.Select((area, i) => new VacantRoom(i * 3, isCoarse ? area % 13 * 2.5 : area / 16.0))],
            [.. touches.Index().Where(pair => pair.Item < density).Select(pair => new AdjacentRooms(pair.Index / count * 3, pair.Index % count * 3))],
            new WantedSpace(least, slack < 0 ? null : least + slack, maxRooms == 0 ? null : maxRooms),
            groups);

    private sealed record Question(VacantRoom[] Rooms, AdjacentRooms[] Adjacent, WantedSpace Wanted, int Count);
}
