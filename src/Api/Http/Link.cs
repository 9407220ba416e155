using System.Text.Json;

namespace SpaceGeo.Api.Http;

/// <summary>A link of a response.</summary>
/// <param name="Href">Absolute address.</param>
/// <param name="Rel">Registered relation.</param>
/// <param name="Type">Media type of the target.</param>
/// <param name="Title">A line for people.</param>
internal sealed record Link(string Href, string Rel, string Type, string Title)
{
    /// <summary>This document, which is the JSON one, and its HTML representation.</summary>
    /// <param name="address">Addresses of the request.</param>
    /// <param name="jsonType">Media type of the JSON representation.</param>
    public static IEnumerable<Link> SelfAndAlternate(Address address, string jsonType)
    {
        yield return new Link(address.Here(Negotiation.Parameter, "json"), "self", jsonType, "This document as JSON");
        yield return new Link(address.Here(Negotiation.Parameter, "html"), "alternate", MediaTypes.Html, "This document as HTML");
    }

    /// <summary>Writes the member <c>links</c>.</summary>
    /// <param name="json">Inside an object.</param>
    /// <param name="links">In this order.</param>
    public static void Write(Utf8JsonWriter json, IEnumerable<Link> links)
    {
        json.WriteStartArray("links");
        foreach (Link link in links)
        {
            json.WriteStartObject();
            json.WriteString("href", link.Href);
            json.WriteString("rel", link.Rel);
            json.WriteString("type", link.Type);
            json.WriteString("title", link.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
