using System.Diagnostics;
using SpaceGeo.Planning.Consolidation.Problems;
using SpaceGeo.Planning.Consolidation.Rooms;
using SpaceGeo.Planning.Consolidation.Storeys;
using SpaceGeo.Planning.Estates;
using SpaceGeo.Planning.Solving;

namespace SpaceGeo.Planning.Consolidation.Conflicts;

/// <summary>Finds a smallest set of wishes that cannot all be met: wishes are left out one after another as long as the rest still conflicts
/// (deletion filter, Chinneck 1997), then all smaller sets are tried.</summary>
internal sealed class ConflictSearch(Estate estate, ConsolidationRequest request, ILinearSolver solver, Stopwatch clock, CancellationToken cancellation)
{
    private const int MostTries = 200;
    private const double LongestTrySeconds = 10;
    private int _tries;

    public async Task<WishConflict> FindAsync()
    {
        List<int> conflict = [.. Enumerable.Range(0, request.Wishes.Count)];
        if (await ConflictsAsync([]))
        {
            return new WishConflict([], true, "Already today's needs cannot all be placed in the rooms that may be used, without any wish.");
        }

        foreach (int wish in conflict.ToArray())
        {
            List<int> others = [.. conflict.Where(one => one != wish)];
            if (await ConflictsAsync(others))
            {
                conflict = others;
            }
        }

        bool isSmallest = true;
        for (int size = 1; size < conflict.Count; size++)
        {
            (int[]? smaller, bool isComplete) = await AnyOfSizeAsync(size);
            isSmallest &= isComplete && clock.Elapsed < request.TimeLimit;
            if (smaller is not null)
            {
                conflict = [.. smaller];
                break;
            }
        }

        return new WishConflict(conflict, isSmallest, Words(conflict));
    }

    private async Task<(int[]? Wishes, bool IsComplete)> AnyOfSizeAsync(int size)
    {
        foreach (int[] wishes in Subsets(size, 0))
        {
            if (_tries >= MostTries || clock.Elapsed > request.TimeLimit)
            {
                return (null, false);
            }

            if (await ConflictsAsync(wishes))
            {
                return (wishes, true);
            }
        }

        return (null, true);
    }

    private IEnumerable<int[]> Subsets(int size, int from)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (int first = from; first <= request.Wishes.Count - size; first++)
        {
            foreach (int[] rest in Subsets(size - 1, first + 1))
            {
                yield return [first, .. rest];
            }
        }
    }

    private async Task<bool> ConflictsAsync(IReadOnlyCollection<int> wishes)
    {
        cancellation.ThrowIfCancellationRequested();
        double seconds = Math.Min(LongestTrySeconds, (request.TimeLimit - clock.Elapsed).TotalSeconds);
        if (seconds <= 0)
        {
            return false; // Not known: the wish stays among those that conflict.
        }

        _tries++;
        var problem = new Problem(estate, request.Objective, request.Wishes, wishes.Contains);
        int[] kinds = Overlap.Kinds(problem);
        RoomChoice choice = new(problem, kinds);
        var storeys = new StoreyModel(problem, new FlowGroups(problem), choice, density: 1, leavesOut: false);
        storeys.Model.MinimiseNothing();
        LinearSolution solution = await solver.SolveAsync(
            storeys.Model.Model, new SolveLimits(TimeSpan.FromSeconds(seconds), 1, request.Seed), null, cancellation);
        return solution.Status == SolveStatus.Infeasible
            || (new RoomSearch(problem, choice, kinds, request, clock, cancellation).TryAll([]) is { } best && (best.Broken > 0 || best.Amounts[Criterion.Unplaced] > 0));
    }

    private string Words(List<int> conflict) => conflict.Count == 1
        ? $"This cannot be met: {WishWords.Of(request.Wishes[conflict[0]], estate)}."
        : $"These cannot all be met: {string.Join("; ", conflict.Select(wish => WishWords.Of(request.Wishes[wish], estate)))}. Each of them can be if another is dropped.";
}
