namespace SpaceGeo.Planning.Vacancy;

/// <summary>Takes the best group of a storey, then the best of what is left, within a number of steps.</summary>
/// <param name="storey">The rooms; those of the groups are taken from it.</param>
/// <param name="goal">What is wanted.</param>
/// <param name="maxSteps">Sets of rooms that may be looked at.</param>
internal sealed class GroupSearch(VacantStorey storey, SearchGoal goal, int maxSteps)
{
    private const int MostReserves = 7;
    private const int StepsOfGuess = 500;

    private readonly List<Candidate> _candidates = [];
    private int _steps;
    private bool _isComplete = true;

    /// <summary>Finds groups that share no room.</summary>
    public RoomGroups Find(int count)
    {
        List<RoomGroup> groups = [];
        Search(storey.Everything, count);
        while (groups.Count < count && _candidates.Count > 0)
        {
            Candidate best = _candidates.Min()!;
            groups.Add(best.Group with { IsBest = best.Group.IsBest && _isComplete });
            if (groups.Count < count)
            {
                _candidates.Remove(best);
                storey.Take(best.Places);
                Search(best.Component, count - groups.Count);
            }
        }

        return new RoomGroups(groups, _steps, _isComplete);
    }

    // Small components first: they need few steps and leave the rest to the large ones.
    private void Search(int[] places, int groupsWanted)
    {
        int[][] components =
        [
            .. storey.Components(places)
                .Where(component => component.Sum(storey.Area) >= goal.Least)
                .OrderBy(component => component.Length),
        ];
        for (int i = 0; i < components.Length; i++)
        {
            int others = components.Length - i - 1;
            var search = new ConnectedSearch(storey, components[i], goal, Allowance(components[i].Length, others, groupsWanted));
            search.Run();
            _steps += search.Steps;
            _isComplete &= search.IsComplete;
            if (search.Best is { } best)
            {
                long surplus = best.Total - goal.Least;
                int[] rooms = [.. best.Places.Select(storey.Id).Order()];
                _candidates.Add(new Candidate(
                    components[i],
                    best.Places,
                    surplus,
                    new RoomGroup(
                        rooms, ContiguousGroups.SquareMetres(best.Total), ContiguousGroups.SquareMetres(surplus), search.IsComplete)));
            }
        }
    }

    // A small component is searched to the end where that leaves the others enough for a guess. Groups to come are searched in what these
    // leave, and need steps of their own.
    private int Allowance(int rooms, int others, int groupsWanted)
    {
        int left = maxSteps - _steps;
        int share = left / (others + 1 + Math.Min(groupsWanted - 1, MostReserves));
        return rooms <= ContiguousGroups.ExactRooms ? Math.Max(share, left - (others * StepsOfGuess)) : share;
    }

    /// <summary>The best group of a component.</summary>
    private sealed record Candidate(int[] Component, int[] Places, long Surplus, RoomGroup Group) : IComparable<Candidate>
    {
        public int CompareTo(Candidate? other) =>
            (Surplus, Places.Length, Group.Rooms[0]).CompareTo((other!.Surplus, other.Places.Length, other.Group.Rooms[0]));
    }
}
