using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>A plan in the making: who is in which room, what that comes to, kept up to date with each step.</summary>
internal sealed class Placement
{
    private readonly Problem _problem;
    private readonly Estate _estate;
    private readonly List<int>[] _occupants;
    private readonly double[] _most;
    private readonly double[] _least;
    private readonly int[] _newcomers;
    private readonly double[] _leasedM2;
    private readonly PlaceUse _use;
    private readonly IdleGroups _idle;
    private readonly CriterionAmounts _amounts = new();
    private int _uncovered;

    /// <summary>Nobody has a place.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="overlaps">What it is compared with as it changes.</param>
    public Placement(Problem problem, IReadOnlyList<Overlap> overlaps)
    {
        Overlaps = overlaps;
        _problem = problem;
        _estate = problem.Estate;
        int rooms = _estate.Rooms.Count;
        _occupants = [.. Enumerable.Range(0, rooms).Select(_ => new List<int>(2))];
        (_most, _least, _newcomers) = (new double[rooms], new double[rooms], new int[rooms]);
        _leasedM2 = new double[_estate.Organisations.Count];
        _use = new PlaceUse(problem, _amounts);
        _idle = new IdleGroups(problem, room => _occupants[room].Count > 0, _use.IsStoreyUsed);
        Rooms = new int[_estate.Needs.Count];
        Array.Fill(Rooms, -1);
        _amounts[Criterion.Unplaced] = problem.Needs.Length;
    }

    /// <summary>Plans before it.</summary>
    public IReadOnlyList<Overlap> Overlaps { get; }

    /// <summary>For each need its room, or −1.</summary>
    public int[] Rooms { get; }

    /// <summary>What rooms and places are used for.</summary>
    public PlaceUse Use => _use;

    /// <summary>Amounts of the criteria; that of groups of idle rooms is brought up to date on reading.</summary>
    public CriterionAmounts Amounts
    {
        get
        {
            _amounts[Criterion.IdleGroups] = _idle.Count();
            return _amounts;
        }
    }

    /// <summary>Amounts of the criteria, without that of groups of idle rooms.</summary>
    public CriterionAmounts QuickAmounts => _amounts;

    /// <summary>Rooms that are larger than what newcomers and others in them justify.</summary>
    public int Uncovered => _uncovered;

    /// <summary>Needs in a room.</summary>
    public IReadOnlyList<int> Occupants(int room) => _occupants[room];

    /// <summary>What those in a room justify, m².</summary>
    public double MostM2(int room) => _most[room];

    /// <summary>Whether a need may join those in a room. That the room may be too large for them yet is not asked.</summary>
    public bool CanPlace(int need, int room)
    {
        if (!_problem.CanBe(need, room))
        {
            return false;
        }

        List<int> others = _occupants[room];
        bool isBack = room == _problem.Today[need] && _newcomers[room] == 0;
        if (others.Count > 0 && !isBack && !CanShare(need, room, others))
        {
            return false;
        }

        int organisation = _estate.Needs[need].Organisation;
        return _estate.Rooms[room].Lease < 0 || others.Count > 0
            || _leasedM2[organisation] + _estate.Rooms[room].NetM2 <= _problem.MostLeasedM2[organisation];
    }

    /// <summary>Gives a need without a place a room.</summary>
    public void Place(int need, int room)
    {
        Count(room, -1);
        Need placed = _estate.Needs[need];
        _occupants[room].Add(need);
        _most[room] += placed.MostM2;
        _least[room] += placed.LeastM2;
        _newcomers[room] += room == _problem.Today[need] ? 0 : 1;
        if (_occupants[room].Count == 1)
        {
            Occupy(room, placed.Organisation, 1);
        }

        Rooms[need] = room;
        _amounts[Criterion.Unplaced]--;
        Tell(need, room, 1);
        Count(room, 1);
    }

    /// <summary>Takes its room from a need.</summary>
    public void Remove(int need)
    {
        int room = Rooms[need];
        Count(room, -1);
        Need taken = _estate.Needs[need];
        _occupants[room].Remove(need);
        Sum(room);
        _newcomers[room] -= room == _problem.Today[need] ? 0 : 1;
        if (_occupants[room].Count == 0)
        {
            Occupy(room, taken.Organisation, -1);
        }

        Rooms[need] = -1;
        _amounts[Criterion.Unplaced]++;
        Tell(need, room, -1);
        Count(room, 1);
    }

    private void Tell(int need, int room, int sign)
    {
        _use.Add(need, room, sign);
        foreach (Overlap overlap in Overlaps)
        {
            overlap.Add(need, room, sign);
        }
    }

    // Added up anew, so that what one in and one out leaves does not depend on the way there.
    private void Sum(int room)
    {
        (double most, double least) = (0, 0);
        foreach (int need in _occupants[room])
        {
            most += _estate.Needs[need].MostM2;
            least += _estate.Needs[need].LeastM2;
        }

        (_most[room], _least[room]) = (most, least);
    }

    private bool CanShare(int need, int room, List<int> others)
    {
        Need wanted = _estate.Needs[need];
        Need first = _estate.Needs[others[0]];
        EstateRoom offered = _estate.Rooms[room];
        return !wanted.IsAlone && !first.IsAlone && wanted.Organisation == first.Organisation && wanted.Class == first.Class
            && offered.Unusable.Length == 0
            && others.Count < (offered.Seats ?? int.MaxValue)
            && _least[room] + wanted.LeastM2 <= offered.NetM2 + Problem.ToleranceM2
            && !IsMixed(need, room, others);
    }

    // Those who share a room today against its class or with another organisation do so only among themselves.
    private bool IsMixed(int need, int room, List<int> others)
    {
        foreach (int other in others)
        {
            if (_estate.Needs[other].IsAlone || _estate.Needs[other].Organisation != _estate.Needs[need].Organisation
                || _estate.Needs[other].Class != _estate.Rooms[room].Class)
            {
                return true;
            }
        }

        return false;
    }

    private void Occupy(int room, int organisation, int sign)
    {
        _use.Occupy(room, sign);
        _idle.Touch(_estate.Rooms[room].Storey);
        if (_estate.Rooms[room].Lease >= 0)
        {
            _leasedM2[organisation] += sign * _estate.Rooms[room].NetM2;
        }
    }

    // What depends on all who are in a room.
    private void Count(int room, int sign)
    {
        if (_occupants[room].Count == 0)
        {
            return;
        }

        EstateRoom place = _estate.Rooms[room];
        if (_newcomers[room] > 0)
        {
            _amounts[Criterion.WorksM2] += sign * place.WorksM2;
            _uncovered += place.NetM2 > _most[room] + Problem.ToleranceM2 ? sign : 0;
        }
        else
        {
            _amounts[Criterion.OverStandardM2] += sign * Math.Max(0, place.NetM2 - _most[room]);
        }
    }
}
