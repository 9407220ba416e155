using System.Diagnostics;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Tests.SyntheticEstates;

namespace SpaceGeo.Bench.Consolidation;

/// <summary>
/// Tabu search (Glover 1989) from the greedy plan: of 60 steps drawn at random, the best that is not forbidden is taken, even where the plan becomes dearer.
/// A step moves all in a room into an empty one, exchanges those of two rooms, or moves one who shares a room into another.
/// </summary>
internal sealed class TabuSearch(PlantedEstate planted, int seed)
{
    private const int Draws = 60;
    private readonly Random _random = new(seed);
    private readonly Estate _estate = planted.Estate;
    private readonly PlanInMaking _plan = Greedy.Run(planted);
    private readonly Dictionary<(int Need, int Room), long> _forbidden = [];
    private int[][] _alike = [];

    /// <summary>How many steps were taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Searches for so long.</summary>
    /// <returns>Rooms of the best plan.</returns>
    public int[] Run(TimeSpan time)
    {
        // Rooms of like measure are drawn together, since others do not take the same people.
        _alike = [.. Enumerable.Range(0, _estate.Rooms.Count).Where(room => _plan.Allowed[room] && _estate.Rooms[room].Unusable.Length == 0)
            .GroupBy(room => (_estate.Rooms[room].Class, _estate.Rooms[room].Seats)).Select(group => group.ToArray())];
        int[] best = [.. _plan.Rooms];
        double least = _plan.Cost;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time; Steps++)
        {
            (int Need, int Room)[]? step = Best(least);
            if (step is null)
            {
                continue;
            }

            foreach ((int need, _) in step)
            {
                _forbidden[(need, _plan.Rooms[need])] = Steps + 20 + _random.Next(20);
            }

            Do(step);
            if (_plan.Cost < least - 1e-9)
            {
                (least, best) = (_plan.Cost, [.. _plan.Rooms]);
            }
        }

        return best;
    }

    private (int Need, int Room)[]? Best(double least)
    {
        (int, int)[]? best = null;
        double cheapest = double.PositiveInfinity;
        for (int draw = 0; draw < Draws; draw++)
        {
            if (Draw() is not { Length: > 0 } step)
            {
                continue;
            }

            (int, int)[] back = [.. step.Select(part => (part.Need, _plan.Rooms[part.Need]))];
            Do(step);
            double cost = _plan.Cost;
            Do(back);
            bool isForbidden = Array.Exists(step, part => _forbidden.GetValueOrDefault(part) > Steps);
            if (cost < cheapest && (!isForbidden || cost < least - 1e-9))
            {
                (best, cheapest) = (step, cost);
            }
        }

        return best;
    }

    private void Do((int Need, int Room)[] step)
    {
        foreach ((int need, int room) in step)
        {
            _plan.Put(need, room);
        }
    }

    private (int Need, int Room)[]? Draw()
    {
        int need = _random.Next(_plan.Rooms.Length);
        int from = _plan.Rooms[need];
        int[] alike = _alike[_random.Next(_alike.Length)];
        int to = alike[_random.Next(alike.Length)];
        if (to == from)
        {
            return null;
        }

        int[] there = [.. _plan.In(to)];
        int[] here = from < 0 ? [need] : [.. _plan.In(from)];
        if (here.Length > 1 && _random.Next(3) == 0)
        {
            return One(need, from, to, here, there);
        }

        bool fits = _plan.MayBeTogether(here, to) && (there.Length == 0 || (from >= 0 && _plan.MayBeTogether(there, from)));
        return fits ? [.. here.Select(one => (one, to)), .. there.Select(one => (one, from))] : null;
    }

    // One goes, alone or against one of the others.
    private (int Need, int Room)[]? One(int need, int from, int to, int[] here, int[] there)
    {
        int[] rest = [.. here.Where(one => one != need)];
        if (_plan.MayBeTogether([.. there, need], to) && _plan.MayBeTogether(rest, from))
        {
            return [(need, to)];
        }

        if (there.Length == 0)
        {
            return null;
        }

        int other = there[_random.Next(there.Length)];
        return _plan.MayBeTogether([.. there.Where(one => one != other), need], to) && _plan.MayBeTogether([.. rest, other], from)
            ? [(need, to), (other, from)]
            : null;
    }
}
