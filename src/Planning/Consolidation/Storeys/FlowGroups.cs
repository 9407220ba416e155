using SpaceGeo.Inventory.Ledger;
using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Consolidation.Rooms;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Storeys;

/// <summary>Needs that take the same of a storey when they come to it; where they differ, the least of them counts, so that what is computed
/// from it stays a bound.</summary>
/// <param name="Class">Class of room.</param>
/// <param name="Kind">A seat or a whole room.</param>
/// <param name="IsAlone">Whether each takes a room.</param>
/// <param name="LeastM2">Least area.</param>
/// <param name="MostM2">Most area that each justifies.</param>
internal sealed record ArrivalType(RoomClass Class, NeedKind Kind, bool IsAlone, double LeastM2, double MostM2);

/// <summary>Needs that are alike but for the storey where they are.</summary>
/// <param name="Type">Number of their type.</param>
/// <param name="Organisation">Their organisation.</param>
/// <param name="Team">Number of their team.</param>
/// <param name="Home">Building where they are, or −1.</param>
/// <param name="Needs">Their numbers.</param>
internal sealed record Movers(int Type, int Organisation, int Team, int Home, List<int> Needs);

/// <summary>Movers of one storey whose staying costs the same.</summary>
/// <param name="Movers">Number of the movers that they are part of.</param>
/// <param name="Pool">Number of the pool of rooms where they are.</param>
/// <param name="OverM2">Over-standard area of each one's room, m²; 0 where it is not certain to cost anything.</param>
/// <param name="Sharing">How many are in each one's room.</param>
/// <param name="Needs">Their numbers.</param>
internal sealed record Stayers(int Movers, int Pool, double OverM2, int Sharing, List<int> Needs);

/// <summary>Rooms of a storey that are of one class and one lease.</summary>
/// <param name="Storey">Number of the storey.</param>
/// <param name="Class">Their class.</param>
/// <param name="Lease">Number of the lease, or −1.</param>
/// <param name="Rooms">Numbers of the rooms.</param>
internal sealed record RoomPool(int Storey, RoomClass Class, int Lease, List<int> Rooms);

/// <summary>Sorts needs and rooms into what the linear model has variables for.</summary>
internal sealed class FlowGroups
{
    private readonly Problem _problem;
    private readonly Estate _estate;
    private readonly int[] _occupants;

    public FlowGroups(Problem problem)
    {
        (_problem, _estate) = (problem, problem.Estate);
        _occupants = new int[_estate.Rooms.Count];
        foreach (int room in problem.Needs.Select(need => problem.Today[need]).Where(room => room >= 0))
        {
            _occupants[room]++;
        }

        Pools = Grouped(Enumerable.Range(0, _estate.Rooms.Count).Where(room => problem.Pool[room] || _occupants[room] > 0),
            room => (_estate.Rooms[room].Storey, _estate.Rooms[room].Class, _estate.Rooms[room].Lease),
            (key, rooms) => new RoomPool(key.Storey, key.Class, key.Lease, rooms), out PoolOf, _estate.Rooms.Count);
        Types = Grouped(problem.Needs, TypeKey, (_, needs) => Type(needs), out int[] typeOf, _estate.Needs.Count);
        int[] teams = PlaceUse.Teams(_estate, out int teamCount);
        Teams = teamCount;
        Movers = Grouped(problem.Needs,
            need => (typeOf[need], teams[need], problem.DomainOf[need], HomeOf(need)),
            (key, needs) => new Movers(key.Item1, _estate.Needs[needs[0]].Organisation, key.Item2, key.Item4, needs), out int[] moversOf, _estate.Needs.Count);
        HashSet<int> growing = [.. problem.Needs.Where(need => problem.Today[need] < 0).Select(need => _estate.Needs[need].Organisation)];
        double[] over = Over(growing);
        Stayers = Grouped(problem.Needs.Where(need => problem.Today[need] is >= 0 and int room && problem.Allows(need, room)),
            need => (moversOf[need], PoolOf[problem.Today[need]], Math.Floor(over[problem.Today[need]] * 10) / 10, _occupants[problem.Today[need]]),
            (key, needs) => new Stayers(key.Item1, key.Item2, key.Item3, key.Item4, needs), out _, _estate.Needs.Count);
    }

    public IReadOnlyList<RoomPool> Pools { get; }

    public IReadOnlyList<ArrivalType> Types { get; }

    public IReadOnlyList<Movers> Movers { get; }

    public IReadOnlyList<Stayers> Stayers { get; }

    /// <summary>Number of teams.</summary>
    public int Teams { get; }

    /// <summary>For each room the number of its pool.</summary>
    public readonly int[] PoolOf;

    /// <summary>Needs that are in a room today.</summary>
    public int OccupantsToday(int room) => _occupants[room];

    private static List<TGroup> Grouped<TKey, TGroup>(
        IEnumerable<int> members, Func<int, TKey> key, Func<TKey, List<int>, TGroup> group, out int[] groupOf, int count)
        where TKey : notnull
    {
        Dictionary<TKey, int> numbers = [];
        List<(TKey Key, List<int> Members)> groups = [];
        groupOf = new int[count];
        Array.Fill(groupOf, -1);
        foreach (int member in members)
        {
            TKey of = key(member);
            if (!numbers.TryGetValue(of, out int number))
            {
                number = numbers[of] = groups.Count;
                groups.Add((of, []));
            }

            groups[number].Members.Add(member);
            groupOf[member] = number;
        }

        return [.. groups.Select(one => group(one.Key, one.Members))];
    }

    // Whole rooms are of many sizes: those within a factor of 1.4 are one type.
    private (RoomClass, NeedKind, bool, double, double) TypeKey(int need)
    {
        Need one = _estate.Needs[need];
        return one.Kind == NeedKind.Post
            ? (one.Class, one.Kind, one.IsAlone, one.LeastM2, one.MostM2)
            : (one.Class, one.Kind, true, Math.Floor(2 * Math.Log2(Math.Max(1, one.LeastM2))), 0);
    }

    private ArrivalType Type(List<int> needs)
    {
        Need one = _estate.Needs[needs[0]];
        return new ArrivalType(
            one.Class, one.Kind, one.IsAlone, needs.Min(need => _estate.Needs[need].LeastM2), needs.Max(need => _estate.Needs[need].MostM2));
    }

    private int HomeOf(int need) => _problem.Today[need] is >= 0 and int room ? _estate.BuildingOf(room) : -1;

    // One without a place yet, or a whole room, may move for nothing, so that where there are such, nothing is certain.
    private double[] Over(HashSet<int> growing)
    {
        double[] over = new double[_estate.Rooms.Count];
        foreach (IGrouping<int, int> room in _problem.Needs.Where(need => _problem.Today[need] >= 0).GroupBy(need => _problem.Today[need]))
        {
            double most = room.Sum(need => _estate.Needs[need].MostM2);
            bool isCertain = room.All(need => _estate.Needs[need].People > 0 && !growing.Contains(_estate.Needs[need].Organisation));
            over[room.Key] = isCertain ? Math.Max(0, _estate.Rooms[room.Key].NetM2 - most) : 0;
        }

        return over;
    }
}
