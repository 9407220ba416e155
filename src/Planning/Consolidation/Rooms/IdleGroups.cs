using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>Counts groups of touching empty rooms on storeys in use; only storeys that were touched since are counted anew.</summary>
internal sealed class IdleGroups
{
    private readonly Func<int, bool> _isOccupied;
    private readonly Func<int, bool> _isStoreyUsed;
    private readonly int[][] _rooms;
    private readonly List<int>[] _beside;
    private readonly int[] _groups;
    private readonly bool[] _isTouched;
    private readonly List<int> _touched = [];
    private readonly int[] _seen;
    private readonly Stack<int> _open = new();
    private int _round;
    private int _count;

    public IdleGroups(Problem problem, Func<int, bool> isOccupied, Func<int, bool> isStoreyUsed)
    {
        Estate estate = problem.Estate;
        (_isOccupied, _isStoreyUsed) = (isOccupied, isStoreyUsed);
        var pool = problem.Pool;
        _rooms = new int[estate.Storeys.Count][];
        foreach (IGrouping<int, int> storey in Enumerable.Range(0, estate.Rooms.Count).Where(room => pool[room]).GroupBy(room => estate.Rooms[room].Storey))
        {
            _rooms[storey.Key] = [.. storey];
        }

        _beside = [.. estate.Rooms.Select(_ => new List<int>(0))];
        foreach ((int first, int second) in estate.Touching.Where(pair =>
            pool[pair.First] && pool[pair.Second] && estate.Rooms[pair.First].Storey == estate.Rooms[pair.Second].Storey))
        {
            _beside[first].Add(second);
            _beside[second].Add(first);
        }

        _groups = new int[_rooms.Length];
        _isTouched = new bool[_rooms.Length];
        _seen = new int[estate.Rooms.Count];
    }

    /// <summary>A room of a storey got its first occupant, or lost its last.</summary>
    public void Touch(int storey)
    {
        if (!_isTouched[storey])
        {
            _isTouched[storey] = true;
            _touched.Add(storey);
        }
    }

    /// <summary>Groups on all storeys in use.</summary>
    public int Count()
    {
        foreach (int storey in _touched)
        {
            _isTouched[storey] = false;
            int groups = _isStoreyUsed(storey) && _rooms[storey] is { } rooms ? CountOn(rooms) : 0;
            _count += groups - _groups[storey];
            _groups[storey] = groups;
        }

        _touched.Clear();
        return _count;
    }

    private int CountOn(int[] rooms)
    {
        _round++;
        int groups = 0;
        foreach (int start in rooms)
        {
            if (_seen[start] == _round || _isOccupied(start))
            {
                continue;
            }

            groups++;
            _seen[start] = _round;
            _open.Push(start);
            while (_open.TryPop(out int room))
            {
                foreach (int beside in _beside[room])
                {
                    if (_seen[beside] != _round && !_isOccupied(beside))
                    {
                        _seen[beside] = _round;
                        _open.Push(beside);
                    }
                }
            }
        }

        return groups;
    }
}
