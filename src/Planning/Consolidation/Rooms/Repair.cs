namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>Finds the best rooms for a few needs by branch and bound, everybody else where they are.</summary>
/// <param name="placement">The placement; the needs have no place in it.</param>
/// <param name="scorer">What is better.</param>
/// <param name="candidates">For a need the rooms that are tried.</param>
/// <param name="maxSteps">Placements that may be tried.</param>
internal sealed class Repair(Placement placement, Scorer scorer, Func<int, IReadOnlyList<int>> candidates, int maxSteps)
{
    private readonly double[] _score = new double[scorer.Length];
    private int[] _needs = [];
    private int[] _current = [];
    private int[] _best = [];
    private IReadOnlyList<int>[] _rooms = [];
    private int _steps;

    /// <summary>Whether every way was tried, or shown to be no better, in the last run.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Gives the needs the best rooms, if that is better than a score.</summary>
    /// <param name="needs">The needs, none of which has a room.</param>
    /// <param name="score">What to be better than; becomes the score that is reached.</param>
    /// <returns>False where nothing better was found; then no need has a room.</returns>
    public bool Run(int[] needs, double[] score)
    {
        (_needs, _current, _best, _steps, IsComplete) = (needs, new int[needs.Length], [], 0, true);
        _rooms = [.. needs.Select(candidates)];
        Branch(0, score);
        for (int i = 0; i < _best.Length; i++)
        {
            if (_best[i] >= 0)
            {
                placement.Place(needs[i], _best[i]);
            }
        }

        return _best.Length > 0;
    }

    private void Branch(int depth, double[] best)
    {
        if (depth == _needs.Length)
        {
            scorer.Score(placement, _score);
            if (Scorer.IsBetter(_score, best))
            {
                _score.CopyTo(best, 0);
                _best = [.. _current];
            }

            return;
        }

        int need = _needs[depth];
        foreach ((int room, double[] bound) in Ordered(depth, need))
        {
            if (CannotBeBetter(bound, best))
            {
                continue;
            }

            if (_steps >= maxSteps)
            {
                IsComplete = false;
                return;
            }

            Try(depth, need, room, best);
        }
    }

    private void Try(int depth, int need, int room, double[] best)
    {
        _steps++;
        _current[depth] = room;
        if (room < 0)
        {
            Branch(depth + 1, best);
            return;
        }

        placement.Place(need, room);
        Branch(depth + 1, best);
        placement.Remove(need);
    }

    // Rooms by what the score is at least; at last that the need gets none.
    private List<(int Room, double[] Bound)> Ordered(int depth, int need)
    {
        int toCome = _needs.Length - depth - 1;
        List<(int Room, double[] Bound)> ways = [];
        foreach (int room in _rooms[depth])
        {
            if (placement.CanPlace(need, room))
            {
                placement.Place(need, room);
                double[] bound = new double[scorer.Length];
                scorer.Bound(placement, toCome, bound);
                placement.Remove(need);
                ways.Add((room, bound));
            }
        }

        ways.Sort((one, other) => one.Bound.AsSpan().SequenceCompareTo(other.Bound) is not 0 and int order ? order : one.Room.CompareTo(other.Room));
        double[] without = new double[scorer.Length];
        scorer.Bound(placement, toCome, without);
        ways.Add((-1, without));
        return ways;
    }

    // Broken rules have no bound: while the best breaks some, all may be better.
    private static bool CannotBeBetter(double[] bound, double[] best) => best[0] <= 1e-9 && !Scorer.IsBetter(bound.AsSpan(1), best.AsSpan(1));
}
