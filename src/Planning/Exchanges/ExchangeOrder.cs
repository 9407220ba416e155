namespace SpaceGeo.Planning.Exchanges;

/// <summary>The best exchange first: by gain, then by difference in area, then fewer parties, then by rooms.</summary>
internal sealed class ExchangeOrder : IComparer<AreaExchange>
{
    public static ExchangeOrder Instance { get; } = new();

    public int Compare(AreaExchange? x, AreaExchange? y)
    {
        int order = y!.Gain.Splits.CompareTo(x!.Gain.Splits);
        order = order != 0 ? order : Rounded(y.Gain.PersonM).CompareTo(Rounded(x.Gain.PersonM));
        order = order != 0 ? order : Rounded(x.DifferenceM2).CompareTo(Rounded(y.DifferenceM2));
        order = order != 0 ? order : x.Parties.Count.CompareTo(y.Parties.Count);
        order = order != 0 ? order : x.Kind.CompareTo(y.Kind);
        return order != 0 ? order : Rooms(x).Zip(Rooms(y)).Select(r => r.First.CompareTo(r.Second)).Append(Rooms(x).Count().CompareTo(Rooms(y).Count()))
            .FirstOrDefault(c => c != 0);
    }

    // To a millionth, so that sums in another order compare equal, and the order is one.
    private static double Rounded(double amount) => Math.Round(amount, 6);

    // With an end for each party: two rooms of one are not one each of two.
    private static IEnumerable<int> Rooms(AreaExchange exchange) => exchange.Parties.SelectMany(p => p.Gives.Append(-1));
}
