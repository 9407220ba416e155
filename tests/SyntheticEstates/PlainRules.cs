using SpaceGeo.Planning.Consolidation;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Tests.SyntheticEstates;

/// <summary>
/// The rules of the game as they are defined, and nothing else: whether a plan keeps them, and what it comes to. Slow, and written without a look at
/// how plans are searched for, so that it can judge them.
/// </summary>
internal sealed class PlainRules(Estate estate, IReadOnlyList<Wish> wishes)
{
    private const double Tolerance = 1e-6;

    /// <summary>What a plan breaks, or null.</summary>
    /// <param name="rooms">For each need its room, or −1.</param>
    public string? Fault(IReadOnlyList<int> rooms)
    {
        foreach (IGrouping<int, int> room in Placed(rooms).GroupBy(need => rooms[need]))
        {
            if (!MayBeTogether([.. room], room.Key))
            {
                return $"needs {string.Join(", ", room)} cannot be in room {room.Key}";
            }
        }

        for (int organisation = 0; organisation < estate.Organisations.Count; organisation++)
        {
            if (LeasedM2(rooms, organisation) > MostLeasedM2(organisation) + Tolerance)
            {
                return $"organisation {organisation} has more leased area than it may";
            }
        }

        return wishes.Select((wish, number) => IsMet(wish, number, rooms) ? null : $"wish {number} ({wish}) is not met").FirstOrDefault(fault => fault is not null);
    }

    /// <summary>What a plan comes to, by criterion.</summary>
    /// <param name="rooms">For each need its room, or −1.</param>
    public CriterionAmounts Amounts(IReadOnlyList<int> rooms)
    {
        int[] placed = [.. Placed(rooms)];
        int[] used = [.. placed.Select(need => rooms[need]).Distinct().Order()];
        int[] movers = [.. placed.Where(need => estate.Needs[need].Room >= 0 && estate.Needs[need].Room != rooms[need])];
        int[] storeys = [.. used.Select(room => estate.Rooms[room].Storey).Distinct()];
        int[] empty = [.. Empty(used, storeys)];
        var entered = placed.Where(need => IsNew(need, rooms[need])).Select(need => rooms[need]).ToHashSet();
        return new CriterionAmounts
        {
            [Criterion.Unplaced] = rooms.Count - placed.Length,
            [Criterion.OverStandardM2] = placed.GroupBy(need => rooms[need]).Where(room => !entered.Contains(room.Key))
                .Sum(room => Math.Max(0, estate.Rooms[room.Key].NetM2 - room.Sum(need => estate.Needs[need].MostM2))),
            [Criterion.Buildings] = used.Select(estate.BuildingOf).Distinct().Count(),
            [Criterion.Storeys] = storeys.Length,
            [Criterion.Rent] = used.Select(room => estate.Rooms[room].Lease).Where(lease => lease >= 0).Distinct().Sum(lease => estate.Leases[lease].RentPerYear),
            [Criterion.Moves] = movers.Sum(need => estate.Needs[need].People),
            [Criterion.PersonKm] = movers.Sum(need => estate.Needs[need].People
                * estate.DistanceM(estate.BuildingOf(estate.Needs[need].Room), estate.BuildingOf(rooms[need])) / 1000),
            [Criterion.OrganisationSplits] = placed.GroupBy(need => estate.Needs[need].Organisation)
                .Sum(those => those.Select(need => estate.BuildingOf(rooms[need])).Distinct().Count() - 1),
            [Criterion.TeamSplits] = placed.GroupBy(need => (estate.Needs[need].Organisation, estate.Needs[need].Team))
                .Sum(those => those.Select(need => estate.Rooms[rooms[need]].Storey).Distinct().Count() - 1),
            [Criterion.WorksM2] = entered.Sum(room => estate.Rooms[room].WorksM2),
            [Criterion.UnusedM2] = empty.Sum(room => estate.Rooms[room].NetM2),
            [Criterion.GrassRootsMoves] = movers.Where(need => estate.Organisations[estate.Needs[need].Organisation].IsGrassRoots)
                .Sum(need => estate.Needs[need].People),
            [Criterion.IdleGroups] = Groups(empty),
        };
    }

    /// <summary>What a plan costs in the first tier.</summary>
    public double Cost(Objective objective, IReadOnlyList<int> rooms) => objective.Cost(0, Amounts(rooms));

    /// <summary>Whether needs may be in a room, these and no others.</summary>
    public bool MayBeTogether(IReadOnlyList<int> needs, int room)
    {
        if (!needs.Any(need => IsNew(need, room)))
        {
            return true;
        }

        EstateRoom place = estate.Rooms[room];
        Need[] those = [.. needs.Select(need => estate.Needs[need])];
        return place.Unusable.Length == 0
            && those.All(need => need.Class == place.Class && need.Organisation == those[0].Organisation)
            && (those.Length == 1 || !those.Any(need => need.IsAlone))
            && those.Sum(need => need.People) <= (place.Seats ?? int.MaxValue)
            && those.Sum(need => need.LeastM2) <= place.NetM2 + Tolerance
            && place.NetM2 <= those.Sum(need => need.MostM2) + Tolerance;
    }

    private bool IsNew(int need, int room) => estate.Needs[need].Room != room;

    private static IEnumerable<int> Placed(IReadOnlyList<int> rooms) => Enumerable.Range(0, rooms.Count).Where(need => rooms[need] >= 0);

    private double LeasedM2(IReadOnlyList<int> rooms, int organisation) => Placed(rooms)
        .Where(need => estate.Needs[need].Organisation == organisation).Select(need => rooms[need]).Distinct()
        .Where(room => estate.Rooms[room].Lease >= 0).Sum(room => estate.Rooms[room].NetM2);

    private double MostLeasedM2(int organisation) => estate.Organisations[organisation].MostLeasedM2 is double most
        ? Math.Max(most, LeasedM2([.. estate.Needs.Select(need => need.Room)], organisation))
        : double.PositiveInfinity;

    private IEnumerable<int> Empty(int[] used, int[] storeys)
    {
        var classes = estate.Needs.Select(need => need.Class).ToHashSet();
        var taken = used.ToHashSet();
        return Enumerable.Range(0, estate.Rooms.Count).Where(room => !taken.Contains(room) && storeys.Contains(estate.Rooms[room].Storey)
            && estate.Rooms[room].Unusable.Length == 0 && classes.Contains(estate.Rooms[room].Class));
    }

    // Groups that touch: as many as rooms, less one for each pair that joins two groups.
    private int Groups(int[] empty)
    {
        Dictionary<int, int> groupOf = empty.ToDictionary(room => room, room => room);
        foreach ((int first, int second) in estate.Touching)
        {
            if (groupOf.TryGetValue(first, out int one) && groupOf.TryGetValue(second, out int other))
            {
                foreach (int room in empty.Where(room => groupOf[room] == other))
                {
                    groupOf[room] = one;
                }
            }
        }

        return groupOf.Values.Distinct().Count();
    }

    private bool IsMet(Wish wish, int number, IReadOnlyList<int> rooms)
    {
        bool AllIn(IReadOnlyList<string> organisations, Func<int, bool> isThere) =>
            Placed(rooms).Where(need => organisations.Contains(estate.Organisations[estate.Needs[need].Organisation].Code)).All(need => isThere(rooms[need]));
        return wish switch
        {
            VacateWish vacate => Placed(rooms).All(need => !IsIn(rooms[need], vacate.Places)),
            VacateBuildingsWish vacate => Left(estate.BuildingOf, rooms).Count(building => vacate.Among.Count == 0 || vacate.Among.Any(place => Holds(place, building)))
                >= vacate.Count,
            GiveUpLeasesWish giveUp => Left(room => estate.Rooms[room].Lease, rooms).Where(lease => lease >= 0).Sum(lease => estate.Leases[lease].AreaM2)
                >= giveUp.AreaM2 - Tolerance,
            HouseWish { Near: { } near } house => Placed(rooms).Where(need => estate.Needs[need].Wish == number).All(need => IsNear(rooms[need], near, house.WithinM)),
            HouseWish => true,
            TogetherWish together => PlacesOf(together.Organisations, together.In, rooms).SelectMany(places => places).Distinct().Count() <= 1,
            ApartWish apart => PlacesOf(apart.Organisations, apart.In, rooms).SelectMany(places => places).GroupBy(place => place).All(those => those.Count() == 1),
            StayWish stay => Enumerable.Range(0, rooms.Count).Where(need => estate.Needs[need].Room >= 0
                    && (stay.Organisations.Contains(estate.Organisations[estate.Needs[need].Organisation].Code)
                        || stay.Needs.Contains(estate.Needs[need].Code) || IsIn(estate.Needs[need].Room, stay.Places)))
                .All(need => rooms[need] < 0 || rooms[need] == estate.Needs[need].Room),
            OnlyWish only => AllIn(only.Organisations.Count > 0 ? only.Organisations : [.. estate.Organisations.Select(one => one.Code)], room => IsIn(room, only.Places)),
            NotInWish notIn => AllIn(notIn.Organisations, room => !IsIn(room, notIn.Places)),
            NearWish near => AllIn(near.Organisations, room => IsNear(room, near.Place, near.WithinM)),
            PublicCounterWish counter => AllIn(counter.Organisations, room => estate.Storeys[estate.Rooms[room].Storey].IsPublic),
            MostMovesWish most => Amounts(rooms)[Criterion.Moves] <= most.People,
            _ => throw new ArgumentException($"What {wish} asks for is not defined here."),
        };
    }

    // What somebody uses today, and nobody any more.
    private int[] Left(Func<int, int> part, IReadOnlyList<int> rooms)
    {
        var still = Placed(rooms).Select(need => part(rooms[need])).ToHashSet();
        return [.. estate.Needs.Where(need => need.Room >= 0).Select(need => part(need.Room)).Distinct().Where(number => !still.Contains(number))];
    }

    private IEnumerable<int[]> PlacesOf(IReadOnlyList<string> organisations, PlaceKind kind, IReadOnlyList<int> rooms) => organisations.Distinct()
        .Select(code => Placed(rooms).Where(need => estate.Organisations[estate.Needs[need].Organisation].Code == code)
            .Select(need => PlaceOf(rooms[need], kind)).Distinct().ToArray());

    private int PlaceOf(int room, PlaceKind kind) => kind switch
    {
        PlaceKind.Site => estate.Buildings[estate.BuildingOf(room)].Site,
        PlaceKind.Building => estate.BuildingOf(room),
        PlaceKind.Storey => estate.Rooms[room].Storey,
        PlaceKind.Room => room,
    };

    private bool IsIn(int room, IReadOnlyList<Place> places) => places.Any(place => place.Kind switch
    {
        PlaceKind.Room => estate.Rooms[room].Code == place.Code,
        PlaceKind.Storey => estate.Storeys[estate.Rooms[room].Storey].Code == place.Code,
        PlaceKind.Building or PlaceKind.Site => Holds(place, estate.BuildingOf(room)),
    });

    private bool Holds(Place place, int building) => place.Kind == PlaceKind.Building
        ? estate.Buildings[building].Code == place.Code
        : estate.Buildings[building].Site >= 0 && estate.Sites[estate.Buildings[building].Site].Code == place.Code;

    private bool IsNear(int room, Place place, double withinM)
    {
        EstateBuilding here = estate.Buildings[estate.BuildingOf(room)];
        return Holds(place, estate.BuildingOf(room)) || (here.Position is { } position && Enumerable.Range(0, estate.Buildings.Count)
            .Any(building => Holds(place, building) && estate.Buildings[building].Position is { } to && to.DistanceM(position) <= withinM));
    }
}
