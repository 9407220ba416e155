using SpaceGeo.Planning.Estates;

namespace SpaceGeo.Planning.Exchanges;

/// <summary>Finds exchanges of equal areas. Nobody loses by any of them; of a swap of two parties one gains at least, of a ring of three or four
/// everybody, since more have to agree.</summary>
/// <remarks>Holdings of a kind are sorted by area, so that each is compared with those alone whose area fits. The same estate gives the same
/// answer: what ends a search early is the number of its steps, not the clock.</remarks>
public sealed class ExchangeSearch
{
    private readonly ExchangeRequest _request;
    private readonly Holdings _holdings;
    private readonly CancellationToken _cancellation;
    private readonly SortedSet<AreaExchange> _best = new(ExchangeOrder.Instance);
    private long _steps;
    private long _found;

    private ExchangeSearch(Estate estate, ExchangeRequest request, CancellationToken cancellation) =>
        (_holdings, _request, _cancellation) = (new Holdings(estate), request, cancellation);

    /// <summary>Searches.</summary>
    /// <param name="estate">Who holds what.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ArgumentOutOfRangeException">The request has a tolerance below 0, or asks for less than two parties or more than four.</exception>
    public static ExchangeAnswer Find(Estate estate, ExchangeRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegative(request.ToleranceM2);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.MostParties, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.MostParties, 4);
        var search = new ExchangeSearch(estate, request, cancellation);
        foreach (ExchangeKind kind in request.Kinds.Distinct().OrderDescending())
        {
            search.Search(kind);
        }

        return new ExchangeAnswer([.. search._best], search._found, search._steps < request.MostSteps);
    }

    private void Search(ExchangeKind kind)
    {
        Holding[] all = [.. Sorted(_holdings.Of(kind))];
        List<int>[] gains = [.. all.Select(_ => new List<int>())];
        for (int one = 0; one < all.Length; one++)
        {
            for (int other = one + 1; other < all.Length && Fits(all[one], all[other]) && Step(); other++)
            {
                if (all[one].Organisation != all[other].Organisation)
                {
                    Pair(kind, all, one, other, gains);
                }
            }
        }

        if (_request.MostParties > 2)
        {
            for (int first = 0; first < all.Length; first++)
            {
                Rings(kind, all, gains, [first]);
            }
        }

        if (kind == ExchangeKind.Rooms)
        {
            TwoForOne(all);
        }
    }

    private void Pair(ExchangeKind kind, Holding[] all, int one, int other, List<int>[] gains)
    {
        ExchangeGain ofOne = _holdings.Gain(all[one], all[other]);
        ExchangeGain ofOther = _holdings.Gain(all[other], all[one]);
        if (ofOne.IsGain)
        {
            gains[one].Add(other);
        }

        if (ofOther.IsGain)
        {
            gains[other].Add(one);
        }

        AddPair(kind, all[one], all[other], ofOne, ofOther);
    }

    private void AddPair(ExchangeKind kind, Holding one, Holding other, ExchangeGain ofOne, ExchangeGain ofOther)
    {
        if (_request.WithUseless || (!ofOne.IsLoss && !ofOther.IsLoss && (ofOne.IsGain || ofOther.IsGain)))
        {
            Add(kind, [one, other]);
        }
    }

    // A room against two of another party.
    private void TwoForOne(Holding[] rooms)
    {
        foreach (Holding two in Sorted(_holdings.Of(ExchangeKind.Rooms, pairs: true)))
        {
            for (int i = FirstFrom(rooms, two); i < rooms.Length && Fits(two, rooms[i]) && Step(); i++)
            {
                if (rooms[i].Organisation != two.Organisation)
                {
                    AddPair(ExchangeKind.Rooms, rooms[i], two, _holdings.Gain(rooms[i], two), _holdings.Gain(two, rooms[i]));
                }
            }
        }
    }

    // The least number of a ring comes first, so that each is found once.
    private void Rings(ExchangeKind kind, Holding[] all, List<int>[] gains, int[] ring)
    {
        foreach (int next in gains[ring[^1]])
        {
            if (!Step())
            {
                return;
            }

            if (ring.Length > 1 && next == ring[0])
            {
                AddRing(kind, all, ring);
            }
            else if (ring.Length < _request.MostParties && next > ring[0] && ring.All(i => all[i].Organisation != all[next].Organisation))
            {
                Rings(kind, all, gains, [.. ring, next]);
            }
        }
    }

    private void AddRing(ExchangeKind kind, Holding[] all, int[] ring)
    {
        if (ring.Length > 2) // Pairs are found before.
        {
            Add(kind, [.. ring.Select(i => all[i])]);
        }
    }

    private void Add(ExchangeKind kind, Holding[] ring)
    {
        if (_request.Organisations is { } wanted && !ring.Any(h => wanted.Contains(h.Organisation)))
        {
            return;
        }

        ExchangeParty[] parties =
        [
            .. ring.Select((gives, i) => (Gives: gives, Gets: ring[(i + 1) % ring.Length])).Select(p => new ExchangeParty(
                p.Gives.Organisation, p.Gives.Rooms, p.Gets.Rooms, p.Gets.AreaM2 - p.Gives.AreaM2, p.Gives.People, _holdings.Gain(p.Gives, p.Gets))),
        ];
        _found++;
        _best.Add(new AreaExchange(
            kind, parties, parties.Aggregate(default(ExchangeGain), (sum, p) => sum + p.Gain), parties.Sum(p => Math.Abs(p.DifferenceM2))));
        if (_best.Count > _request.Limit)
        {
            _best.Remove(_best.Max!);
        }
    }

    private bool Step()
    {
        _cancellation.ThrowIfCancellationRequested();
        return ++_steps < _request.MostSteps;
    }

    private bool Fits(Holding one, Holding other) =>
        one.Classes == other.Classes && Math.Abs(other.AreaM2 - one.AreaM2) <= _request.ToleranceM2 + Rounding;

    private int FirstFrom(Holding[] sorted, Holding two)
    {
        (int low, int high) = (0, sorted.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            bool isBefore = sorted[middle].Classes < two.Classes
                || (sorted[middle].Classes == two.Classes && sorted[middle].AreaM2 < two.AreaM2 - _request.ToleranceM2 - Rounding);
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static IEnumerable<Holding> Sorted(IEnumerable<Holding> holdings) =>
        holdings.OrderBy(h => h.Classes).ThenBy(h => h.AreaM2).ThenBy(h => h.Rooms[0]).ThenBy(h => h.Rooms[^1]);

    // Areas are sums of rounded numbers.
    private const double Rounding = 1e-9;
}
