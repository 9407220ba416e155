using System.Globalization;

namespace SpaceGeo.Store.Reading;

/// <summary>Ids of features: the parts that the layer names, joined by a dot; or a bare IFC GlobalId.</summary>
public static class FeatureId
{
    private const int LongestId = 100;

    /// <summary>The conditions that an id stands for.</summary>
    /// <param name="layer">The layer it is looked up in.</param>
    /// <param name="id">As <c>7.2O2Fr$t4X7Zf8NOew3FLOH</c> for a room, <c>7</c> for a building, or a GlobalId.</param>
    /// <returns>Conditions, or null for a text that is no id of this layer.</returns>
    public static IReadOnlyList<PropertyFilter>? Conditions(Layer layer, string id)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length > LongestId || id.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = id.Split('.', 2);
        if (parts.Length == layer.IdParts.Count)
        {
            PropertyFilter?[] whole = [.. parts.Zip(layer.IdParts, (text, name) => Condition(layer.Property(name)!, text))];
            if (!whole.Contains(null))
            {
                return whole!;
            }
        }

        return parts.Length == 1 && id.Length > 0 ? [new PropertyFilter(layer.Property("globalId")!, id)] : null;
    }

    private static PropertyFilter? Condition(LayerProperty property, string text)
    {
        if (property.Type == PropertyType.Text)
        {
            return new PropertyFilter(property, text);
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? new PropertyFilter(property, number)
            : null;
    }
}
