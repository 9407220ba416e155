namespace SpaceGeo.Planning.Verdicts;

/// <summary>An area and how far the true one can lie from it. Decimal, so that a limit is met to the last digit.</summary>
/// <param name="AreaM2">Square metres, 0 or more.</param>
/// <param name="BoundM2">Square metres either way, 0 or more; 0 for a figure that is agreed upon, as that of a contract.</param>
public readonly record struct BoundedArea(decimal AreaM2, decimal BoundM2 = 0)
{
    private const double LargestM2 = 1e9;

    /// <summary>Least that it can be.</summary>
    public decimal LeastM2 => AreaM2 - BoundM2;

    /// <summary>Most that it can be.</summary>
    public decimal MostM2 => AreaM2 + BoundM2;

    /// <summary>An area as it was measured.</summary>
    /// <param name="areaM2">Square metres, from 0 to 1e9; 15 digits of it count.</param>
    /// <param name="boundM2">Square metres either way, from 0 to 1e9.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is no number or outside of that.</exception>
    public static BoundedArea Measured(double areaM2, double boundM2) => new(Exact(areaM2, nameof(areaM2)), Exact(boundM2, nameof(boundM2)));

    /// <summary>Two areas together.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    public static BoundedArea operator +(BoundedArea one, BoundedArea other) => new(one.AreaM2 + other.AreaM2, one.BoundM2 + other.BoundM2);

    /// <summary>Two areas together.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    public static BoundedArea Add(BoundedArea one, BoundedArea other) => one + other;

    /// <summary>A share of it.</summary>
    /// <param name="part">What counts, above 0.</param>
    /// <param name="whole">Out of what.</param>
    public BoundedArea Share(decimal part, decimal whole) => new(AreaM2 * part / whole, BoundM2 * part / whole);

    private static decimal Exact(double squareMetres, string name) => squareMetres is >= 0 and <= LargestM2
        ? (decimal)squareMetres
        : throw new ArgumentOutOfRangeException(name, squareMetres, "An area is a number from 0 to 1e9 m².");
}

/// <summary>From where to where a figure lies that is not known more closely.</summary>
/// <param name="FromM2">Least, in square metres.</param>
/// <param name="ToM2">Most, in square metres.</param>
public readonly record struct AreaRange(decimal FromM2, decimal ToM2)
{
    /// <summary>A figure that is known.</summary>
    /// <param name="areaM2">Square metres.</param>
    public static AreaRange Exactly(decimal areaM2) => new(areaM2, areaM2);

    /// <summary>Whether it is one figure.</summary>
    public bool IsExact => FromM2 == ToM2;
}
