using SpaceGeo.Api.Http;
using SpaceGeo.Store.Filters;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>The parameters of OGC API – Features Part 3: a filter, in what it is written, and what its coordinates mean.</summary>
internal static class FilterParameters
{
    public const string Filter = "filter";
    public const string Language = "filter-lang";
    public const string System = "filter-crs";
    public const string DefaultLanguage = "cql2-text";

    /// <summary>All three.</summary>
    public static IReadOnlyList<string> Names { get; } = [Filter, Language, System];

    /// <summary>The languages by their names.</summary>
    public static IReadOnlyDictionary<string, FilterLanguage> Languages { get; } = new Dictionary<string, FilterLanguage>
    {
        [DefaultLanguage] = FilterLanguage.Text,
        ["cql2-json"] = FilterLanguage.Json,
        ["cql-text"] = FilterLanguage.DraftText,
    };

    /// <summary>Reads the filter.</summary>
    /// <param name="query">The request.</param>
    /// <param name="layer">The layer that is asked.</param>
    /// <returns>The condition, or null where there is none.</returns>
    public static FeatureFilter? Read(RequestQuery query, Layer layer)
    {
        // Read even without a filter: a misspelt value must not go unnoticed until there is one.
        string name = query[Language] ?? DefaultLanguage;
        if (!Languages.TryGetValue(name, out FilterLanguage language))
        {
            throw ProblemException.BadRequest($"{Language} must be one of: {string.Join(", ", Languages.Keys)}.");
        }

        CoordinateSystem system = SystemParameters.Read(query, System);
        if (query[Filter] is not { } filter)
        {
            return null;
        }

        try
        {
            return FeatureFilter.Read(layer, filter, language, system);
        }
        catch (RefusedFilterException refused)
        {
            throw ProblemException.BadRequest(Filter, refused.Place, refused.Cause);
        }
    }
}
