namespace SpaceGeo.Revisions.Matching;

/// <summary>Pairs of two numbered lists, each number in one pair at most.</summary>
/// <param name="before">Length of the older list.</param>
/// <param name="after">Length of the newer.</param>
internal sealed class PairTable(int before, int after)
{
    private readonly (int After, MatchBasis Basis, double Confidence)?[] _ofBefore = new (int, MatchBasis, double)?[before];
    private readonly bool[] _isAfterTaken = new bool[after];

    /// <summary>Numbers of the older list without a partner, in rising order.</summary>
    public IEnumerable<int> OpenBefore => Enumerable.Range(0, before).Where(i => _ofBefore[i] is null);

    /// <summary>Numbers of the newer list without a partner, in rising order.</summary>
    public IEnumerable<int> OpenAfter => Enumerable.Range(0, after).Where(j => !_isAfterTaken[j]);

    /// <summary>All pairs, by the older number.</summary>
    public IEnumerable<(int Before, int After, MatchBasis Basis, double Confidence)> Pairs =>
        _ofBefore.Select((pair, i) => (Before: i, Pair: pair)).Where(p => p.Pair is not null)
            .Select(p => (p.Before, p.Pair!.Value.After, p.Pair.Value.Basis, p.Pair.Value.Confidence));

    /// <summary>The partner of an older number.</summary>
    /// <param name="i">The number.</param>
    /// <returns>The newer number, or −1.</returns>
    public int AfterOf(int i) => _ofBefore[i]?.After ?? -1;

    /// <summary>Pairs two numbers unless one of them has a partner.</summary>
    /// <param name="i">The older number.</param>
    /// <param name="j">The newer number.</param>
    /// <param name="basis">Why they are the same.</param>
    /// <param name="confidence">0 to 1.</param>
    public void Add(int i, int j, MatchBasis basis, double confidence)
    {
        if (_ofBefore[i] is null && !_isAfterTaken[j])
        {
            _ofBefore[i] = (j, basis, confidence);
            _isAfterTaken[j] = true;
        }
    }

    /// <summary>Pairs open numbers of one key, those with the same key in their order.</summary>
    /// <typeparam name="TKey">What is compared.</typeparam>
    /// <param name="keyBefore">The key of an older number; null for none.</param>
    /// <param name="keyAfter">The key of a newer number; null for none.</param>
    /// <param name="basis">Why they are the same.</param>
    /// <param name="confidence">0 to 1.</param>
    public void AddTwins<TKey>(Func<int, TKey?> keyBefore, Func<int, TKey?> keyAfter, MatchBasis basis, double confidence)
        where TKey : class
    {
        Dictionary<TKey, Queue<int>> open = ByKey(OpenAfter, keyAfter);
        foreach (int i in OpenBefore)
        {
            if (keyBefore(i) is TKey key && open.TryGetValue(key, out Queue<int>? twins) && twins.TryDequeue(out int j))
            {
                Add(i, j, basis, confidence);
            }
        }
    }

    /// <summary>Pairs open numbers whose key no other number has in its list, open or not.</summary>
    /// <typeparam name="TKey">What is compared.</typeparam>
    /// <param name="keyBefore">The key of an older number; null for none.</param>
    /// <param name="keyAfter">The key of a newer number; null for none.</param>
    /// <param name="canMatch">Whether two numbers may be paired.</param>
    /// <param name="basis">Why they are the same.</param>
    /// <param name="confidence">0 to 1.</param>
    public void AddUnique<TKey>(
        Func<int, TKey?> keyBefore, Func<int, TKey?> keyAfter, Func<int, int, bool> canMatch, MatchBasis basis, double confidence)
        where TKey : class
    {
        Dictionary<TKey, Queue<int>> older = ByKey(Enumerable.Range(0, before), keyBefore);
        Dictionary<TKey, Queue<int>> newer = ByKey(Enumerable.Range(0, after), keyAfter);
        foreach ((TKey key, Queue<int> twins) in older)
        {
            if (twins.Count == 1 && newer.TryGetValue(key, out Queue<int>? others) && others.Count == 1
                && canMatch(twins.Peek(), others.Peek()))
            {
                Add(twins.Peek(), others.Peek(), basis, confidence);
            }
        }
    }

    private static Dictionary<TKey, Queue<int>> ByKey<TKey>(IEnumerable<int> numbers, Func<int, TKey?> keyOf)
        where TKey : class
    {
        var byKey = new Dictionary<TKey, Queue<int>>();
        foreach (int number in numbers)
        {
            if (keyOf(number) is TKey key)
            {
                if (!byKey.TryGetValue(key, out Queue<int>? twins))
                {
                    byKey.Add(key, twins = new Queue<int>());
                }

                twins.Enqueue(number);
            }
        }

        return byKey;
    }
}
