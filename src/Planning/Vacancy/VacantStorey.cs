namespace SpaceGeo.Planning.Vacancy;

/// <summary>The vacant rooms of a storey and which of them touch, by their places in the order of their numbers.</summary>
internal sealed class VacantStorey
{
    private readonly int[] _ids;
    private readonly long[] _areas;
    private readonly int[] _neighbours;
    private readonly int[] _starts;
    private readonly bool[] _isTaken;

    /// <summary>Orders rooms and pairs.</summary>
    /// <param name="rooms">Numbers and areas.</param>
    /// <param name="adjacent">Pairs of numbers.</param>
    /// <param name="most">Rooms that are larger are in no group, nor do they join others.</param>
    public VacantStorey((int Id, long Area)[] rooms, IReadOnlyCollection<AdjacentRooms> adjacent, long most)
    {
        Array.Sort(rooms);
        _ids = Array.ConvertAll(rooms, room => room.Id);
        _areas = Array.ConvertAll(rooms, room => room.Area);
        for (int i = 1; i < _ids.Length; i++)
        {
            if (_ids[i] == _ids[i - 1])
            {
                throw new ArgumentException($"Two rooms have the number {_ids[i]}.", nameof(rooms));
            }
        }

        _isTaken = Array.ConvertAll(_areas, area => area > most);
        (_neighbours, _starts) = Sorted(Touching(adjacent), _ids.Length);
    }

    /// <summary>All rooms, as the places that <see cref="Components"/> divides.</summary>
    public int[] Everything => [.. Enumerable.Range(0, _ids.Length)];

    /// <summary>Number of the room at a place.</summary>
    public int Id(int place) => _ids[place];

    /// <summary>Area of the room at a place.</summary>
    public long Area(int place) => _areas[place];

    /// <summary>The rooms beside the one at a place.</summary>
    public ReadOnlySpan<int> Neighbours(int place) => _neighbours.AsSpan(_starts[place].._starts[place + 1]);

    /// <summary>Gives rooms away: they are in no group any more.</summary>
    public void Take(ReadOnlySpan<int> places)
    {
        foreach (int place in places)
        {
            _isTaken[place] = true;
        }
    }

    /// <summary>Divides rooms that are still free into those that hang together.</summary>
    /// <param name="places">Places among which to look; rooms outside join nothing.</param>
    /// <returns>Sets of places, those with the lowest place first.</returns>
    public IEnumerable<int[]> Components(int[] places)
    {
        var left = new HashSet<int>(places.Where(place => !_isTaken[place]));
        foreach (int start in places)
        {
            if (!left.Remove(start))
            {
                continue;
            }

            List<int> found = [start];
            for (int i = 0; i < found.Count; i++)
            {
                foreach (int neighbour in Neighbours(found[i]))
                {
                    if (left.Remove(neighbour))
                    {
                        found.Add(neighbour);
                    }
                }
            }

            yield return [.. found];
        }
    }

    // Both ways, by places; pairs with other rooms and a room beside itself are left out.
    private List<(int From, int To)> Touching(IReadOnlyCollection<AdjacentRooms> adjacent)
    {
        List<(int From, int To)> touching = new(2 * adjacent.Count);
        foreach (AdjacentRooms pair in adjacent)
        {
            (int first, int second) = (Array.BinarySearch(_ids, pair.First), Array.BinarySearch(_ids, pair.Second));
            if (first >= 0 && second >= 0 && first != second)
            {
                touching.Add((first, second));
                touching.Add((second, first));
            }
        }

        return touching;
    }

    // Pairs may stand twice, as (1, 2) and (2, 1).
    private static (int[] Neighbours, int[] Starts) Sorted(List<(int From, int To)> touching, int rooms)
    {
        touching.Sort();
        int[] starts = new int[rooms + 1];
        List<int> neighbours = new(touching.Count);
        for (int i = 0; i < touching.Count; i++)
        {
            if (i == 0 || touching[i] != touching[i - 1])
            {
                neighbours.Add(touching[i].To);
                starts[touching[i].From + 1]++;
            }
        }

        for (int room = 0; room < rooms; room++)
        {
            starts[room + 1] += starts[room];
        }

        return ([.. neighbours], starts);
    }
}
