using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Problems;

/// <summary>What is to be solved: an estate, the wishes that hold as rules by number, and the objective.</summary>
internal sealed class Problem
{
    /// <summary>Areas closer than this are equal, m².</summary>
    public const double ToleranceM2 = 1e-6;

    private readonly bool[][] _domains;

    /// <summary>Compiles a problem.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="objective">What is better.</param>
    /// <param name="wishes">The wishes.</param>
    /// <param name="holds">Whether a wish holds, by its number; needs of one that does not are left out.</param>
    /// <exception cref="WishException">A wish speaks of something that the estate does not have.</exception>
    public Problem(Estate estate, Objective objective, IReadOnlyList<Wish> wishes, Func<int, bool> holds)
    {
        (Estate, Objective) = (estate, objective);
        Needs = [.. Enumerable.Range(0, estate.Needs.Count).Where(need => estate.Needs[need].Wish < 0 || holds(estate.Needs[need].Wish))];
        Today = [.. estate.Needs.Select(need => need.Room)];
        (IsUsedToday, IsLeasedToday) = Used();
        IsHeld = Held();
        HashSet<Inventory.Ledger.RoomClass> wanted = [.. Needs.Select(need => estate.Needs[need].Class)];
        Pool = [.. estate.Rooms.Select((room, number) => room.Unusable.Length == 0 && !IsHeld[number] && wanted.Contains(room.Class))];
        var compiler = new ProblemWishes(this, new WishPlaces(estate));
        for (int wish = 0; wish < wishes.Count; wish++)
        {
            if (holds(wish))
            {
                compiler.Add(wish, wishes[wish]);
            }
        }

        (DomainOf, _domains) = compiler.Domains();
        (Rules, Stays) = (compiler.Rules, compiler.Stays);
        MostLeasedM2 = Leased();
    }

    public Estate Estate { get; }

    public Objective Objective { get; }

    /// <summary>Numbers of the needs that are to be placed.</summary>
    public int[] Needs { get; }

    /// <summary>For each need its room today, or −1.</summary>
    public int[] Today { get; }

    /// <summary>Which buildings somebody uses today.</summary>
    public bool[] IsUsedToday { get; }

    /// <summary>Which leases somebody uses today.</summary>
    public bool[] IsLeasedToday { get; }

    /// <summary>Which rooms are held with another one, so that nobody else gets them.</summary>
    public bool[] IsHeld { get; }

    /// <summary>Which rooms count as idle when they are empty: usable ones of a class that is needed, which nobody holds beside another.</summary>
    public bool[] Pool { get; }

    /// <summary>For each need which set of rooms it may be in.</summary>
    public int[] DomainOf { get; }

    /// <summary>Which needs stay in the room where they are.</summary>
    public bool[] Stays { get; }

    /// <summary>Rules that concern more than one need.</summary>
    public PlaceRules Rules { get; }

    /// <summary>For each organisation the most leased area, m².</summary>
    public double[] MostLeasedM2 { get; }

    /// <summary>Whether wishes allow a need in a room.</summary>
    public bool Allows(int need, int room) => _domains[DomainOf[need]][room] && (!Stays[need] || room == Today[need]);

    /// <summary>Whether a need may be in a room at all, whoever else is there.</summary>
    public bool CanBe(int need, int room)
    {
        if (!Allows(need, room) || room == Today[need])
        {
            return Allows(need, room);
        }

        Need wanted = Estate.Needs[need];
        EstateRoom offered = Estate.Rooms[room];
        return offered.Unusable.Length == 0 && !IsHeld[room] && offered.Class == wanted.Class
            && wanted.LeastM2 <= offered.NetM2 + ToleranceM2
            && (wanted.Kind == NeedKind.Room || offered.Seats is null or > 0)
            && (!wanted.IsAlone || wanted.MostM2 + ToleranceM2 >= offered.NetM2);
    }

    // Rooms of people who share them stay with them; the area of a lease counts for the one who sits there.
    private double[] Leased()
    {
        double[] today = new double[Estate.Organisations.Count];
        foreach ((int room, int organisation) in Needs.Where(need => Today[need] >= 0)
            .Select(need => (Today[need], Estate.Needs[need].Organisation)).Distinct())
        {
            today[organisation] += Estate.Rooms[room].Lease >= 0 ? Estate.Rooms[room].NetM2 : 0;
        }

        return [.. today.Select((area, number) => Math.Max(area, Estate.Organisations[number].MostLeasedM2 ?? double.PositiveInfinity) + ToleranceM2)];
    }

    private (bool[] Buildings, bool[] Leases) Used()
    {
        (bool[] buildings, bool[] leases) = (new bool[Estate.Buildings.Count], new bool[Estate.Leases.Count]);
        foreach (int room in Today.Where(room => room >= 0))
        {
            buildings[Estate.BuildingOf(room)] = true;
            if (Estate.Rooms[room].Lease is >= 0 and int lease)
            {
                leases[lease] = true;
            }
        }

        return (buildings, leases);
    }

    private bool[] Held()
    {
        bool[] isHeld = new bool[Estate.Rooms.Count];
        foreach (int room in Estate.Needs.SelectMany(need => need.AlsoHeld))
        {
            isHeld[room] = true;
        }

        return isHeld;
    }
}
