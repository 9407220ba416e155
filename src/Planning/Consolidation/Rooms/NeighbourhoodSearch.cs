using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>Makes a placement better by taking the rooms of a few needs away and giving them the best ones again, over and over: large
/// neighbourhood search (Shaw 1998). Where that leads no further it goes on from something worse, less and less so
/// (simulated annealing, Kirkpatrick 1983). The steps depend on the seed alone.</summary>
internal sealed class NeighbourhoodSearch
{
    private const int NeedsAtOnce = 7;
    private const int RoomsForEach = 12;
    private const int StepsOfRepair = 200;
    private const int NeedsOfPlace = 80;
    private const int RoomsForCleared = 120;
    private const int LeastStepsOfCycle = 4000;
    private const int Cycles = 2;
    private const double CostsOfNeed = 2; // what may be lost at once, in mean costs of a need

    private readonly Problem _problem;
    private readonly Estate _estate;
    private readonly Placement _placement;
    private readonly Scorer _scorer;
    private readonly RoomChoice _choice;
    private readonly Random _random;
    private readonly Filling[] _fillings;
    private readonly double[] _score;
    private readonly double[] _found;
    private readonly double[] _target;
    private readonly double[] _best;
    private readonly int[] _bestRooms;
    private readonly List<int>[] _needsOf;
    private readonly int _stepsOfDescent;
    private readonly int _stepsOfCycle;

    public NeighbourhoodSearch(Problem problem, Placement placement, Scorer scorer, RoomChoice choice, Random random)
    {
        (_problem, _estate, _placement, _scorer, _choice, _random) = (problem, problem.Estate, placement, scorer, choice, random);
        _fillings = [new Filling(problem, placement, scorer, together: true), new Filling(problem, placement, scorer, together: false)];
        _score = new double[scorer.Length];
        _found = new double[scorer.Length];
        _target = new double[scorer.Length];
        scorer.Score(placement, _score);
        _stepsOfDescent = 1000 + (problem.Needs.Length / 4);
        _stepsOfCycle = Math.Max(LeastStepsOfCycle, problem.Needs.Length);
        _best = [.. _score];
        _bestRooms = [.. placement.Rooms];
        _needsOf = [.. _estate.Organisations.Select(_ => new List<int>())];
        foreach (int need in problem.Needs)
        {
            _needsOf[_estate.Needs[need].Organisation].Add(need);
        }
    }

    /// <summary>The best score so far.</summary>
    public IReadOnlyList<double> Best => _best;

    /// <summary>For each need its room in the best placement so far, or −1.</summary>
    public int[] BestRooms => _bestRooms;

    /// <summary>Steps since the best was found.</summary>
    public int Idle { get; private set; }

    /// <summary>Whether it has gone on from something worse several times in vain.</summary>
    public bool IsStuck => Idle >= _stepsOfDescent + (Cycles * _stepsOfCycle);

    /// <summary>Tries a number of steps.</summary>
    /// <param name="steps">How many.</param>
    public void Run(int steps)
    {
        for (int i = 0; i < steps && _problem.Needs.Length > 0; i++)
        {
            Aim();
            bool isTaken = _random.Next(8) switch
            {
                0 => Clear(),
                < 4 => Rearrange(),
                _ => Exchange(whole: true) || Exchange(whole: false),
            };
            if (isTaken && Scorer.IsBetter(_score, _best))
            {
                _score.CopyTo(_best, 0);
                _placement.Rooms.CopyTo(_bestRooms, 0);
                Idle = 0;
            }
            else
            {
                Idle++;
            }
        }
    }

    // What a step must be better than.
    private void Aim()
    {
        _score.CopyTo(_target, 0);
        if (Idle >= _stepsOfDescent)
        {
            double left = 1 - ((double)((Idle - _stepsOfDescent) % _stepsOfCycle) / _stepsOfCycle);
            _target[1] -= CostsOfNeed * left * _best[1] / _problem.Needs.Length * Math.Log(1 - _random.NextDouble());
        }
    }

    // A need, some of its organisation near it, and who is in rooms that would suit it.
    private bool Rearrange()
    {
        int first = Any();
        HashSet<int> chosen = [first];
        List<int> colleagues = _needsOf[_estate.Needs[first].Organisation];
        if (_placement.Rooms[first] is >= 0 and int room)
        {
            Join(chosen, _placement.Occupants(room));
        }

        IReadOnlyList<int> rooms = _choice.Some(first, _random, _placement, [], 4);
        while (chosen.Count < NeedsAtOnce && _random.Next(8) > 0)
        {
            if (_random.Next(2) == 0)
            {
                chosen.Add(colleagues[_random.Next(colleagues.Count)]);
            }
            else if (rooms.Count > 0)
            {
                Join(chosen, _placement.Occupants(rooms[_random.Next(rooms.Count)]));
            }
        }

        int[] needs = [.. chosen.Where(need => !_problem.Stays[need] || _placement.Rooms[need] < 0)];
        return needs.Length > 0 && Replace(needs, freed =>
        {
            var repair = new Repair(_placement, _scorer, need => _choice.Some(need, _random, _placement, freed, RoomsForEach), StepsOfRepair);
            return repair.Run(needs, _found);
        });
    }

    private static void Join(HashSet<int> chosen, IReadOnlyList<int> others)
    {
        foreach (int other in others)
        {
            if (chosen.Count < NeedsAtOnce)
            {
                chosen.Add(other);
            }
        }
    }

    // All in a room, or one of them, change places with those in a room where colleagues are near.
    private bool Exchange(bool whole)
    {
        int first = Any();
        List<int> colleagues = _needsOf[_estate.Needs[first].Organisation];
        if (_placement.Rooms[first] is not (>= 0 and int room) || _placement.Rooms[colleagues[_random.Next(colleagues.Count)]] is not (>= 0 and int theirs))
        {
            return false;
        }

        int[] near = _choice.OfStorey(_estate.Rooms[theirs].Storey);
        int other = near[_random.Next(near.Length)];
        if (other == room)
        {
            return false;
        }

        IReadOnlyList<int> there = _placement.Occupants(other);
        int[] going = whole ? [.. _placement.Occupants(room)] : [first];
        int[] coming = whole || there.Count == 0 ? [.. there] : [there[_random.Next(there.Count)]];
        return Replace([.. going, .. coming], _ => Put(going, other) && Put(coming, room) && IsScored());
    }

    private bool Put(int[] needs, int room)
    {
        foreach (int need in needs)
        {
            if (!_placement.CanPlace(need, room))
            {
                return false;
            }

            _placement.Place(need, room);
        }

        return true;
    }

    private bool IsScored()
    {
        _scorer.Score(_placement, _found);
        return true;
    }

    // Half of the time one that has moved or has no room: there is more to gain.
    private int Any()
    {
        int need = _problem.Needs[_random.Next(_problem.Needs.Length)];
        for (int i = 0; i < 20 && _random.Next(2) == 0 && _placement.Rooms[need] == _problem.Today[need] && _placement.Rooms[need] >= 0; i++)
        {
            need = _problem.Needs[_random.Next(_problem.Needs.Length)];
        }

        return need;
    }

    // A whole storey, building or lease is emptied, or an organisation goes to one building.
    private bool Clear()
    {
        int first = Any();
        if (_placement.Rooms[first] is not (>= 0 and int room))
        {
            return false;
        }

        EstateRoom place = _estate.Rooms[room];
        int building = _estate.BuildingOf(room);
        int way = _random.Next(4);
        if (way == 3 || (way == 2 && place.Lease < 0))
        {
            return Gather(_estate.Needs[first].Organisation);
        }

        bool IsCleared(int one) => way switch
        {
            0 => _estate.Rooms[one].Storey == place.Storey,
            1 => _estate.BuildingOf(one) == building,
            _ => _estate.Rooms[one].Lease == place.Lease,
        };
        int[] needs = [.. _problem.Needs.Where(need => _placement.Rooms[need] is >= 0 and int at && IsCleared(at))];
        return needs.Length <= NeedsOfPlace && !needs.Any(need => _problem.Stays[need])
            && Replace(needs, _ => Fill(needs, one => !IsCleared(one)));
    }

    private bool Gather(int organisation)
    {
        int[] needs = [.. _needsOf[organisation].Where(need => !_problem.Stays[need])];
        if (needs.Length is 0 or > NeedsOfPlace)
        {
            return false;
        }

        IReadOnlyList<int> rooms = _choice.Some(needs[_random.Next(needs.Length)], _random, _placement, [], 8);
        if (rooms.Count == 0)
        {
            return false;
        }

        int building = _estate.BuildingOf(rooms[_random.Next(rooms.Count)]);
        int[] outside = [.. needs.Where(need => _placement.Rooms[need] is var at && (at < 0 || _estate.BuildingOf(at) != building))];
        return outside.Length > 0 && Replace(outside, _ => Fill(outside, one => _estate.BuildingOf(one) == building));
    }

    private bool Fill(int[] needs, Func<int, bool> isAllowed)
    {
        List<int> left = _fillings[_random.Next(2)].Run(needs, need => [.. _choice.Some(need, _random, _placement, [], RoomsForCleared).Where(isAllowed)]);
        return left.Count == 0 && IsScored();
    }

    // Takes the rooms of needs away, gives them others, and takes that back where it is no better.
    private bool Replace(int[] needs, Func<IReadOnlyList<int>, bool> replace)
    {
        int[] before = [.. needs.Select(need => _placement.Rooms[need])];
        TakeAway(needs);
        _target.CopyTo(_found, 0);
        int[] freed = [.. before.Where(room => room >= 0).Distinct()];
        if (replace(freed) && Scorer.IsBetter(_found, _target))
        {
            _found.CopyTo(_score, 0);
            return true;
        }

        TakeAway(needs);
        for (int i = 0; i < needs.Length; i++)
        {
            if (before[i] >= 0)
            {
                _placement.Place(needs[i], before[i]);
            }
        }

        return false;
    }

    private void TakeAway(int[] needs)
    {
        foreach (int need in needs.Where(need => _placement.Rooms[need] >= 0))
        {
            _placement.Remove(need);
        }
    }
}
