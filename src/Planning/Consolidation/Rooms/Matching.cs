namespace SpaceGeo.Planning.Consolidation.Rooms;

/// <summary>Gives as many as can be a partner each, no two the same: augmenting paths (Kuhn 1955), each looking at good partners first.</summary>
internal sealed class Matching
{
    private readonly IReadOnlyList<int>[] _choices;
    private readonly Dictionary<int, int> _takenBy = [];
    private readonly HashSet<int> _seen = [];

    /// <param name="choices">For each its possible partners, the best first.</param>
    public Matching(IReadOnlyList<int>[] choices)
    {
        _choices = choices;
        foreach (int one in Enumerable.Range(0, choices.Length).OrderBy(one => choices[one].Count))
        {
            _seen.Clear();
            Find(one);
        }
    }

    /// <summary>Pairs of one and its partner.</summary>
    public IEnumerable<(int One, int Partner)> Pairs => _takenBy.Select(pair => (pair.Value, pair.Key)).OrderBy(pair => pair.Value);

    // A path that ends at a partner who is free, or false. Kept on the heap: paths may be as long as there are members.
    private bool Find(int start)
    {
        Stack<(int One, int Next)> path = new();
        path.Push((start, 0));
        while (path.TryPop(out (int One, int Next) step))
        {
            if (step.Next >= _choices[step.One].Count)
            {
                continue;
            }

            int partner = _choices[step.One][step.Next];
            path.Push((step.One, step.Next + 1));
            if (!_seen.Add(partner))
            {
                continue;
            }

            if (_takenBy.TryGetValue(partner, out int other))
            {
                path.Push((other, 0));
                continue;
            }

            foreach ((int one, int next) in path)
            {
                _takenBy[_choices[one][next - 1]] = one;
            }

            return true;
        }

        return false;
    }
}
