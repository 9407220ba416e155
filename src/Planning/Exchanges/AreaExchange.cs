namespace SpaceGeo.Planning.Exchanges;

/// <summary>What is exchanged for what.</summary>
public enum ExchangeKind
{
    /// <summary>A room, or two on one storey, against a room or two.</summary>
    Rooms,

    /// <summary>All that an organisation holds on a storey, against the same of others.</summary>
    Storeys,

    /// <summary>All that an organisation holds in a building, against the same of others.</summary>
    Buildings,
}

/// <summary>What is asked for.</summary>
public sealed record ExchangeRequest
{
    /// <summary>How much more or less area a party may get than it gives, in square metres, 0 or more.</summary>
    public double ToleranceM2 { get; init; } = 2;

    /// <summary>What may be exchanged.</summary>
    public IReadOnlyList<ExchangeKind> Kinds { get; init; } = Enum.GetValues<ExchangeKind>();

    /// <summary>The most parties, 2 to 4.</summary>
    public int MostParties { get; init; } = 4;

    /// <summary>How many exchanges are wanted at most.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Whether swaps of two parties are wanted too by which nobody gains, or somebody loses.</summary>
    public bool WithUseless { get; init; }

    /// <summary>Numbers of organisations of which one takes part at least, or null for any.</summary>
    public IReadOnlySet<int>? Organisations { get; init; }

    /// <summary>Pairs of holdings that are looked at before the search ends with what it has.</summary>
    public long MostSteps { get; init; } = 50_000_000;
}

/// <summary>What somebody gains; compared by the first number, where that is equal by the second.</summary>
/// <param name="Splits">Buildings and storeys fewer that an organisation is spread over.</param>
/// <param name="PersonM">Persons who move times the metres by which they come nearer to the building where their organisation has most of its
/// other area.</param>
public readonly record struct ExchangeGain(int Splits, double PersonM)
{
    // Distances are sums of rounded numbers.
    private const double Rounding = 1e-6;

    /// <summary>Whether it is better than nothing.</summary>
    public bool IsGain => CompareTo(default) > 0;

    /// <summary>Whether it is worse than nothing.</summary>
    public bool IsLoss => CompareTo(default) < 0;

    /// <summary>Both together.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    public static ExchangeGain operator +(ExchangeGain one, ExchangeGain other) => new(one.Splits + other.Splits, one.PersonM + other.PersonM);

    private int CompareTo(ExchangeGain other) => Splits != other.Splits ? Splits.CompareTo(other.Splits)
        : Math.Abs(PersonM - other.PersonM) <= Rounding ? 0 : PersonM.CompareTo(other.PersonM);
}

/// <summary>A party of an exchange.</summary>
/// <param name="Organisation">Number of the organisation in the estate.</param>
/// <param name="Gives">Numbers of the rooms that it gives.</param>
/// <param name="Gets">Numbers of the rooms that it gets.</param>
/// <param name="DifferenceM2">Area that it gets more, in square metres.</param>
/// <param name="People">Persons who move.</param>
/// <param name="Gain">What it gains.</param>
public sealed record ExchangeParty(
    int Organisation, IReadOnlyList<int> Gives, IReadOnlyList<int> Gets, double DifferenceM2, int People, ExchangeGain Gain);

/// <summary>An exchange: each party gives to the one before it and gets from the one after it, the last from the first.</summary>
/// <param name="Kind">What is exchanged.</param>
/// <param name="Parties">Two to four.</param>
/// <param name="Gain">What all gain together.</param>
/// <param name="DifferenceM2">The sum of what parties get more or less, in square metres.</param>
public sealed record AreaExchange(ExchangeKind Kind, IReadOnlyList<ExchangeParty> Parties, ExchangeGain Gain, double DifferenceM2);

/// <summary>What a search found.</summary>
/// <param name="Exchanges">Exchanges, the best first; each by itself: two that take the same room exclude each other.</param>
/// <param name="Found">How many there are, those beyond the limit too.</param>
/// <param name="IsComplete">False where the search ended by its steps: there may be others, and better ones.</param>
public sealed record ExchangeAnswer(IReadOnlyList<AreaExchange> Exchanges, long Found, bool IsComplete);
