namespace SpaceGeo.Planning.Vacancy;

/// <summary>Looks for the best connected set of rooms in one component: greedily from each room, then all sets by branch and bound.</summary>
/// <remarks>
/// Rooms are ordered by area, the largest first. Every connected set is looked at once: from its first room (the root) it grows by rooms
/// after the root that touch it; a room that was passed over stays out (reverse search as in ESU, Wernicke 2006). A set that reaches the
/// area is not grown, since areas are not negative.
/// </remarks>
internal sealed class ConnectedSearch
{
    private readonly SearchGoal _goal;
    private readonly int _allowance;
    private readonly int[] _places;
    private readonly long[] _areas;
    private readonly int[][] _neighbours;
    private readonly long[] _areasFrom;
    private readonly long _leastTotal;
    private readonly bool[] _isSeen;
    private readonly int[] _members;
    private readonly List<int> _frontier = [];
    private readonly List<Branch> _branches = [];
    private int[]? _best;
    private long _bestTotal = long.MaxValue;

    /// <summary>Prepares a search.</summary>
    /// <param name="storey">The storey.</param>
    /// <param name="component">Places of rooms that hang together.</param>
    /// <param name="goal">What is wanted.</param>
    /// <param name="allowance">Sets that may be looked at.</param>
    public ConnectedSearch(VacantStorey storey, int[] component, SearchGoal goal, int allowance)
    {
        _goal = goal;
        _allowance = allowance;
        _places = [.. component.OrderByDescending(storey.Area).ThenBy(place => place)];
        _areas = Array.ConvertAll(_places, storey.Area);
        Dictionary<int, int> order = _places.Index().ToDictionary(room => room.Item, room => room.Index);
        _neighbours = Array.ConvertAll(_places, place => Ordered(storey.Neighbours(place), order));
        _areasFrom = new long[_places.Length + 1];
        for (int i = _places.Length - 1; i >= 0; i--)
        {
            _areasFrom[i] = _areasFrom[i + 1] + _areas[i];
        }

        // Every total is a multiple of what divides all areas: of equal rooms the first fit is known to be the best.
        long divisor = Math.Max(1, _areas.Aggregate(0L, GreatestCommonDivisor));
        _leastTotal = (goal.Least + divisor - 1) / divisor * divisor;
        _isSeen = new bool[_places.Length];
        _members = new int[_places.Length];
    }

    /// <summary>Sets that were looked at.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether no set that could be better was left out.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The best set found: places on the storey and their area; null where there is none.</summary>
    public (int[] Places, long Total)? Best => _best is null ? null : (Array.ConvertAll(_best, room => _places[room]), _bestTotal);

    /// <summary>Searches until all is known or the allowance is used up.</summary>
    public void Run()
    {
        // Half of the steps at most go into first guesses; a good one is what lets the rest be cut off.
        int guesses = _allowance / 2;
        for (int root = 0; root < _places.Length && Steps < guesses; root++)
        {
            GrowGreedily(root, guesses);
        }

        for (int root = 0; root < _places.Length; root++)
        {
            int end = Steps + ((_allowance - Steps) / (_places.Length - root));
            IsComplete &= GrowEveryWay(root, end);
        }
    }

    // The room that completes the set with the least surplus, or else the largest, until the area is reached.
    private void GrowGreedily(int root, int end)
    {
        Reset();
        _isSeen[root] = true;
        int count = 0;
        long total = 0;
        int next = root;
        while (next >= 0)
        {
            Steps++;
            _members[count++] = next;
            total += _areas[next];
            Offer(count, total);
            if (total >= _goal.Least || count == _goal.MaxRooms || Steps >= end)
            {
                return;
            }

            _frontier.Remove(next);
            Reach(next, -1);
            next = NextGreedily(total);
        }
    }

    private int NextGreedily(long total)
    {
        int largest = -1;
        int completing = -1;
        foreach (int room in _frontier)
        {
            long sum = total + _areas[room];
            if (sum >= _goal.Least && sum <= _goal.Most && (completing < 0 || _areas[room] < _areas[completing]))
            {
                completing = room;
            }
            else if (sum < _goal.Least && (largest < 0 || _areas[room] > _areas[largest]))
            {
                largest = room;
            }
        }

        return completing >= 0 ? completing : largest;
    }

    /// <summary>Looks at all connected sets whose first room is the root.</summary>
    /// <returns>False where the steps ended before.</returns>
    private bool GrowEveryWay(int root, int end)
    {
        if (!MayHold(root))
        {
            return true;
        }

        if (Steps >= end)
        {
            return false;
        }

        Reset();
        Include(root, root, 0, 0, 0, 0);
        while (_branches.Count > 0)
        {
            Branch branch = _branches[^1];
            if (branch.Next == branch.End || _areasFrom[root] - branch.Skipped < _goal.Least)
            {
                Leave(branch);
                continue;
            }

            if (Steps >= end)
            {
                return false;
            }

            int room = _frontier[branch.Next];
            _branches[^1] = branch with { Next = branch.Next + 1, Skipped = branch.Skipped + _areas[room] };
            Include(root, room, branch.Next + 1, _branches.Count, branch.Total, branch.Skipped);
        }

        return true;
    }

    // No set that begins with the root can reach the area, or be better than what is known.
    private bool MayHold(int root) => _areasFrom[root] >= _goal.Least && _areas[root] <= _bestTotal && MayBeBetter(root, 0, 0);

    private void Include(int root, int room, int next, int depth, long before, long skipped)
    {
        Steps++;
        _members[depth] = room;
        long total = before + _areas[room];
        int count = depth + 1;
        Offer(count, total);
        if (total >= _goal.Least || !MayGrow(root, count, total))
        {
            return;
        }

        int start = _frontier.Count;
        Reach(room, root);
        _branches.Add(new Branch(next, start, _frontier.Count, total, skipped));
    }

    private bool MayGrow(int root, int count, long total)
    {
        long smallest = total + _areas[^1];
        return count < _goal.MaxRooms
            && smallest <= _goal.Most
            && (smallest < _bestTotal || (smallest == _bestTotal && count + 1 < _best!.Length))
            && MayBeBetter(root, count, total);
    }

    // No room after the root is larger, so that at least so many more are needed.
    private bool MayBeBetter(int root, int count, long total)
    {
        long needed = count + ((_goal.Least - total + _areas[root] - 1) / _areas[root]);
        return needed <= _goal.MaxRooms && (_bestTotal > _leastTotal || needed < _best!.Length);
    }

    private void Offer(int count, long total)
    {
        if (total >= _goal.Least && total <= _goal.Most && count <= _goal.MaxRooms
            && (total < _bestTotal || (total == _bestTotal && count < _best!.Length)))
        {
            _bestTotal = total;
            _best = _members[..count];
        }
    }

    private void Reach(int room, int root)
    {
        _isSeen[room] = true;
        foreach (int neighbour in _neighbours[room])
        {
            if (neighbour > root && !_isSeen[neighbour])
            {
                _isSeen[neighbour] = true;
                _frontier.Add(neighbour);
            }
        }
    }

    private void Leave(Branch branch)
    {
        for (int i = branch.Start; i < branch.End; i++)
        {
            _isSeen[_frontier[i]] = false;
        }

        _frontier.RemoveRange(branch.Start, branch.End - branch.Start);
        _branches.RemoveAt(_branches.Count - 1);
    }

    private void Reset()
    {
        Array.Clear(_isSeen);
        _frontier.Clear();
        _branches.Clear();
    }

    private static int[] Ordered(ReadOnlySpan<int> places, Dictionary<int, int> order)
    {
        List<int> rooms = [];
        foreach (int place in places)
        {
            if (order.TryGetValue(place, out int room))
            {
                rooms.Add(room);
            }
        }

        rooms.Sort();
        return [.. rooms];
    }

    private static long GreatestCommonDivisor(long one, long other)
    {
        while (other != 0)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }

    /// <summary>A set that is grown: which rooms beside it come next, and what it has so far.</summary>
    /// <param name="Next">Place in the frontier of the room to try next.</param>
    /// <param name="Start">Where the rooms begin that this set added to the frontier.</param>
    /// <param name="End">Where they end.</param>
    /// <param name="Total">Area of the set.</param>
    /// <param name="Skipped">Area of the rooms that were passed over.</param>
    private readonly record struct Branch(int Next, int Start, int End, long Total, long Skipped);
}
