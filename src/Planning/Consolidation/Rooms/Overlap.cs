using SpaceGeo.Planning.Consolidation.Problems;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>How far a placement is like a plan before it: the needs that both move to the same storey, those that are interchangeable taken
/// together.</summary>
internal sealed class Overlap
{
    private readonly Problem _problem;
    private readonly int[] _kinds;
    private readonly Dictionary<(int Kind, int Storey), (int Theirs, int Ours)> _cells = [];
    private readonly int _theirs;
    private int _ours;
    private int _common;

    /// <param name="problem">The problem of both.</param>
    /// <param name="kinds">For each need the number of its kind.</param>
    /// <param name="rooms">The plan before: for each need its room, or −1.</param>
    public Overlap(Problem problem, int[] kinds, IReadOnlyList<int> rooms)
    {
        (_problem, _kinds) = (problem, kinds);
        foreach (int need in problem.Needs.Where(need => rooms[need] >= 0 && rooms[need] != problem.Today[need]))
        {
            (int, int) cell = (kinds[need], problem.Estate.Rooms[rooms[need]].Storey);
            _cells[cell] = (_cells.GetValueOrDefault(cell).Theirs + 1, 0);
            _theirs++;
        }
    }

    /// <summary>Needs that one of the two moves and the other does not move to the same storey, as a share; 0 where neither moves any.</summary>
    public double Difference => Union == 0 ? 0 : (double)(Union - _common) / Union;

    /// <summary>Needs that either of the two moves.</summary>
    public int Union => _theirs + _ours - _common;

    /// <summary>A need comes to a room, or leaves it.</summary>
    public void Add(int need, int room, int sign)
    {
        if (room == _problem.Today[need])
        {
            return;
        }

        _ours += sign;
        (int, int) cell = (_kinds[need], _problem.Estate.Rooms[room].Storey);
        (int theirs, int ours) = _cells.GetValueOrDefault(cell);
        _common += Math.Min(theirs, ours + sign) - Math.Min(theirs, ours);
        _cells[cell] = (theirs, ours + sign);
    }

    /// <summary>For each need a number that is the same for those that are interchangeable.</summary>
    public static int[] Kinds(Problem problem)
    {
        Dictionary<object, int> numbers = [];
        int[] kinds = new int[problem.Estate.Needs.Count];
        foreach (int need in problem.Needs)
        {
            Estates.Need one = problem.Estate.Needs[need];
            object key = (one.Organisation, one.Team, one.Class, one.MostM2, one.LeastM2, one.IsAlone, problem.DomainOf[need]);
            kinds[need] = numbers.TryGetValue(key, out int kind) ? kind : numbers[key] = numbers.Count;
        }

        return kinds;
    }
}
