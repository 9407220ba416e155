using SpaceGeo.Planning.Consolidation.Problems;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>Rooms that are worth trying for a need.</summary>
internal sealed class RoomChoice
{
    private readonly Problem _problem;
    private readonly int[] _kinds;
    private readonly Dictionary<int, int[]> _rooms = [];
    private readonly Dictionary<int, int[]> _colleagues = [];
    private readonly int[][] _roomsOfStorey;

    public RoomChoice(Problem problem, int[] kinds)
    {
        (_problem, _kinds) = (problem, kinds);
        _roomsOfStorey = new int[problem.Estate.Storeys.Count][];
        Array.Fill(_roomsOfStorey, []);
        foreach (IGrouping<int, int> storey in Enumerable.Range(0, problem.Estate.Rooms.Count).GroupBy(room => problem.Estate.Rooms[room].Storey))
        {
            _roomsOfStorey[storey.Key] = [.. storey];
        }
    }

    /// <summary>Rooms of a storey.</summary>
    public int[] OfStorey(int storey) => _roomsOfStorey[storey];

    /// <summary>All rooms where a need may be: those that suit its kind, and its room today.</summary>
    public IReadOnlyList<int> All(int need) => WithToday(need, OfKind(need));

    /// <summary>Some rooms where a need may be.</summary>
    /// <param name="need">The need.</param>
    /// <param name="random">Chooses.</param>
    /// <param name="placement">The placement; rooms where its organisation is are chosen more often.</param>
    /// <param name="favoured">Rooms that are among them in any case, as far as they suit.</param>
    /// <param name="count">How many are chosen beside those.</param>
    public IReadOnlyList<int> Some(int need, Random random, Placement placement, IReadOnlyList<int> favoured, int count)
    {
        int[] ofKind = OfKind(need);
        if (ofKind.Length <= count)
        {
            return WithToday(need, ofKind);
        }

        HashSet<int> chosen = [.. favoured];
        if (_problem.Today[need] >= 0)
        {
            chosen.Add(_problem.Today[need]);
        }

        int[] colleagues = Colleagues(need);
        for (int i = 0; i < count; i++)
        {
            int room = ofKind[random.Next(ofKind.Length)];
            if (i % 2 == 0 && placement.Rooms[colleagues[random.Next(colleagues.Length)]] is >= 0 and int theirs)
            {
                int[] near = _roomsOfStorey[_problem.Estate.Rooms[theirs].Storey];
                room = near[random.Next(near.Length)];
            }

            chosen.Add(room);
        }

        return [.. chosen.Order()];
    }

    private int[] Colleagues(int need)
    {
        if (_colleagues.Count == 0)
        {
            foreach (IGrouping<int, int> needs in _problem.Needs.GroupBy(one => _problem.Estate.Needs[one].Organisation))
            {
                _colleagues[needs.Key] = [.. needs];
            }
        }

        return _colleagues[_problem.Estate.Needs[need].Organisation];
    }

    // What suits a need suits those of its kind, but for the room where one is today.
    private int[] OfKind(int need)
    {
        if (_problem.Stays[need])
        {
            return [];
        }

        if (!_rooms.TryGetValue(_kinds[need], out int[]? rooms))
        {
            rooms = _rooms[_kinds[need]] = [.. Enumerable.Range(0, _problem.Estate.Rooms.Count).Where(room => Suits(need, room))];
        }

        return rooms;
    }

    private bool Suits(int need, int room) => _problem.Pool[room] && _problem.CanBe(need, room);

    private int[] WithToday(int need, int[] rooms) =>
        _problem.Today[need] is >= 0 and int today && Array.BinarySearch(rooms, today) < 0 ? [.. rooms, today] : rooms;
}
