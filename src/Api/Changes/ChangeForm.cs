using Microsoft.Net.Http.Headers;
using SpaceGeo.Api.Http;

namespace SpaceGeo.Api.Changes;

/// <summary>How changes are shown.</summary>
internal enum ChangeForm
{
    Json,
    MessagePack,
    Stream,
    Html,
}

/// <summary>Chooses between them.</summary>
internal static class ChangeForms
{
    /// <summary>The wanted form: what <c>f</c> says, else the Accept header, JSON when in doubt.</summary>
    /// <param name="request">The request.</param>
    /// <param name="wanted">The value of <c>f</c>, or null.</param>
    public static ChangeForm Choose(HttpRequest request, string? wanted) => wanted switch
    {
        "json" => ChangeForm.Json,
        "msgpack" => ChangeForm.MessagePack,
        "sse" => ChangeForm.Stream,
        "html" => ChangeForm.Html,
        null => OfHeader(request),
        _ => throw ProblemException.BadRequest("f must be json, msgpack, sse or html."),
    };

    private static ChangeForm OfHeader(HttpRequest request)
    {
        if (Accepts(request, MediaTypes.EventStream))
        {
            return ChangeForm.Stream;
        }

        return Accepts(request, MediaTypes.MessagePack) ? ChangeForm.MessagePack : Negotiation.Choose(request, null) switch
        {
            Representation.Html => ChangeForm.Html,
            Representation.Json or Representation.Csv => ChangeForm.Json,
        };
    }

    // By name: who sends */* gets JSON.
    private static bool Accepts(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? accepted)
        && accepted.Any(t => t.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) && t.Quality != 0);
}
