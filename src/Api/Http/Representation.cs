using Microsoft.Net.Http.Headers;

namespace SpaceGeo.Api.Http;

/// <summary>How a resource is shown.</summary>
internal enum Representation
{
    Json,
    Html,
    Csv,
}

/// <summary>Chooses between representations.</summary>
internal static class Negotiation
{
    /// <summary>Query parameter that decides; the Accept header does where it is missing.</summary>
    public const string Parameter = "f";

    /// <summary>The wanted representation: JSON unless HTML is asked for, or preferred by the Accept header.</summary>
    /// <param name="request">The request.</param>
    /// <param name="wanted">The value of the parameter, or null.</param>
    /// <param name="csv">Whether the resource has a CSV representation too.</param>
    public static Representation Choose(HttpRequest request, string? wanted, bool csv = false) => wanted switch
    {
        "json" => Representation.Json,
        "html" => Representation.Html,
        "csv" when csv => Representation.Csv,
        null => PrefersHtml(request) ? Representation.Html : Representation.Json,
        _ => throw ProblemException.BadRequest(csv ? "f must be json, html or csv." : "f must be json or html."),
    };

    private static bool PrefersHtml(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? accepted))
        {
            return false;
        }

        double html = 0;
        double json = 0;
        foreach (MediaTypeHeaderValue type in accepted)
        {
            double quality = type.Quality ?? 1;
            string name = type.MediaType.Value ?? "";
            if (string.Equals(name, MediaTypes.Html, StringComparison.OrdinalIgnoreCase))
            {
                html = Math.Max(html, quality);
            }
            else if (name.EndsWith("json", StringComparison.OrdinalIgnoreCase))
            {
                json = Math.Max(json, quality);
            }
        }

        return html > json;
    }
}
