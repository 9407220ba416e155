namespace SpaceGeo.Store.Reading;

/// <summary>A property by which features are sorted; those without a value come last either way.</summary>
/// <param name="Property">A property with one value: no list has an order.</param>
/// <param name="Descending">Whether the greatest come first.</param>
public sealed record PropertyOrder(LayerProperty Property, bool Descending)
{
    /// <summary>Whether features can be sorted by a property.</summary>
    /// <param name="property">A property.</param>
    /// <returns>False for lists.</returns>
    public static bool Fits(LayerProperty property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.Type != PropertyType.TextList;
    }
}

/// <summary>The place of a feature in the order that was asked for.</summary>
/// <param name="Key">Its place among those with the same values.</param>
/// <param name="Values">A string, int, double, DateOnly, DateTime in UTC or null for each sort key.</param>
public sealed record FeaturePosition(FeatureKey Key, IReadOnlyList<object?> Values);
