using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The parameters that say in which order features come and what is shown of them.</summary>
internal static class ShapeParameters
{
    public const string Order = "sortby";
    public const string Shown = "properties";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> Names { get; } = [Order, Shown];

    /// <summary>The properties that features of a layer can be sorted by.</summary>
    /// <param name="layer">The layer.</param>
    public static IEnumerable<LayerProperty> Sortables(Layer layer) => layer.Properties.Where(PropertyOrder.Fits);

    /// <summary>Reads what features are sorted by: names with commas between, each with + or - before it or nothing.</summary>
    /// <param name="query">The request.</param>
    /// <param name="layer">The layer that is asked.</param>
    public static IReadOnlyList<PropertyOrder> ReadOrder(RequestQuery query, Layer layer)
    {
        if (query[Order] is not { } text)
        {
            return [];
        }

        var keys = new List<PropertyOrder>();
        foreach (string item in text.Split(','))
        {
            // A plus that is not percent-encoded arrives as a blank.
            string name = item.Length > 0 && item[0] is '+' or '-' or ' ' ? item[1..] : item;
            LayerProperty property = Sortables(layer).FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal))
                ?? throw ProblemException.BadRequest(
                    $"{Order}: {layer.Id} cannot be sorted by '{name}'; they can by: {string.Join(", ", Sortables(layer).Select(p => p.Name))}.");
            if (keys.Any(k => k.Property == property))
            {
                throw ProblemException.BadRequest($"{Order} names '{name}' more than once.");
            }

            keys.Add(new PropertyOrder(property, item[0] == '-'));
        }

        return keys;
    }

    /// <summary>Reads what is shown of features: names with commas between.</summary>
    /// <param name="query">The request.</param>
    /// <param name="layer">The layer that is asked.</param>
    /// <returns>Properties in the order of the layer; all of them where none is named.</returns>
    public static IReadOnlyList<LayerProperty> ReadShown(RequestQuery query, Layer layer)
    {
        if (query[Shown] is not { } text)
        {
            return layer.Properties;
        }

        string[] names = text.Split(',');
        string? unknown = names.FirstOrDefault(n => layer.Property(n) is null);
        return unknown is null
            ? [.. layer.Properties.Where(p => names.Contains(p.Name))]
            : throw ProblemException.BadRequest(
                $"{Shown}: {layer.Id} have no property '{unknown}'; they have: {string.Join(", ", layer.Properties.Select(p => p.Name))}.");
    }
}
