using SpaceGeo.Store.Reading;

namespace SpaceGeo.Store.Filters;

/// <summary>In what a filter is written.</summary>
public enum FilterLanguage
{
    /// <summary>CQL2 text (OGC 21-065r2).</summary>
    Text,

    /// <summary>CQL2 JSON.</summary>
    Json,

    /// <summary>The text of drafts, which GDAL 3.6 sends: CQL2 text and ILIKE.</summary>
    DraftText,
}

/// <summary>A condition on the features of a layer that a client wrote, checked and ready to be asked.</summary>
public sealed class FeatureFilter
{
    private FeatureFilter(Layer layer, string sql, IReadOnlyList<FilterParameter> parameters)
    {
        Layer = layer;
        Sql = sql;
        Parameters = parameters;
    }

    /// <summary>The layer whose features it is about.</summary>
    public Layer Layer { get; }

    /// <summary>Constants of this assembly and names of parameters, nothing else.</summary>
    internal string Sql { get; }

    /// <summary>The values that the client gave.</summary>
    internal IReadOnlyList<FilterParameter> Parameters { get; }

    /// <summary>Reads a filter.</summary>
    /// <param name="layer">The layer that is asked.</param>
    /// <param name="text">The filter.</param>
    /// <param name="language">In what it is written.</param>
    /// <param name="system">What the coordinates of its geometries mean.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="RefusedFilterException">It cannot be read, or asks for what the layer cannot answer.</exception>
    public static FeatureFilter Read(Layer layer, string text, FilterLanguage language, CoordinateSystem system)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(system);
        Expression filter = Parse(text, language);
        var translator = new FilterTranslator(layer, system);
        string sql = translator.Condition(filter);
        return new FeatureFilter(layer, sql, translator.Parameters);
    }

    /// <summary>Reads a filter without asking what layer it is for.</summary>
    /// <param name="text">The filter.</param>
    /// <param name="language">In what it is written.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="RefusedFilterException">It cannot be read.</exception>
    public static Expression Parse(string text, FilterLanguage language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return language switch
        {
            FilterLanguage.Text => TextParser.Parse(text, olderDialect: false),
            FilterLanguage.DraftText => TextParser.Parse(text, olderDialect: true),
            FilterLanguage.Json => JsonParser.Parse(text),
        };
    }
}
