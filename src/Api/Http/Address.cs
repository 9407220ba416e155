using System.Buffers;
using System.Text;
using Microsoft.Extensions.Primitives;
using SpaceGeo.Api.Moments;

namespace SpaceGeo.Api.Http;

/// <summary>Builds the absolute addresses of links.</summary>
internal sealed class Address
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*,;:@/?=");

    private readonly HttpRequest _request;
    private readonly string _root;

    private Address(HttpRequest request, string root)
    {
        _request = request;
        _root = root;
    }

    /// <summary>Addresses as the client of a request sees them.</summary>
    /// <param name="context">The request.</param>
    /// <param name="publicUrl">The configured address, or null for that of the request.</param>
    public static Address Of(HttpContext context, Uri? publicUrl)
    {
        HttpRequest request = context.Request;
        string root = publicUrl?.AbsoluteUri.TrimEnd('/') ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";
        return new Address(request, root);
    }

    /// <summary>The address of a resource.</summary>
    /// <param name="segments">Its path; each segment is escaped.</param>
    public string To(params ReadOnlySpan<string> segments)
    {
        string address = _root;
        foreach (string segment in segments)
        {
            address += "/" + Uri.EscapeDataString(segment);
        }

        return segments.IsEmpty ? address + "/" : address;
    }

    /// <summary>The address of a feature, at the moment that this request is about.</summary>
    /// <param name="collection">Its collection.</param>
    /// <param name="id">Its id.</param>
    /// <param name="form">Its representation; null for the usual one.</param>
    /// <param name="part">What of it, as <c>receipt</c>; null for itself.</param>
    public string Item(string collection, string id, string? form = null, string? part = null)
    {
        string address = part is null ? To("collections", collection, "items", id) : To("collections", collection, "items", id, part);
        IEnumerable<(string Name, string? Value)> query = MomentReader.Names.Select(n => (n, _request.Query.TryGetValue(n, out StringValues v) ? v[0] : null))
            .Prepend((Negotiation.Parameter, form));
        string text = string.Join('&', query.Where(q => q.Value is not null).Select(q => $"{q.Name}={Escaped(q.Value!)}"));
        return text.Length == 0 ? address : address + "?" + text;
    }

    /// <summary>The address of this request with parameters set.</summary>
    /// <param name="name">A parameter.</param>
    /// <param name="value">Its value.</param>
    /// <param name="more">Others.</param>
    public string Here(string name, string value, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] set = [(name, value), .. more];
        IEnumerable<KeyValuePair<string, string?>> others = _request.Query
            .Where(p => !set.Any(s => string.Equals(p.Key, s.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(p => KeyValuePair.Create(p.Key, p.Value[0]));
        IEnumerable<string> query = others.Concat(set.Select(s => KeyValuePair.Create<string, string?>(s.Name, s.Value)))
            .Select(p => $"{Uri.EscapeDataString(p.Key)}={Escaped(p.Value ?? "")}");
        return _root + _request.Path.ToUriComponent() + "?" + string.Join('&', query);
    }

    // A filter is full of parentheses and quotes, which RFC 3986 allows in a query as they are; escaped, a link would be up to three times as
    // long as the address that was asked, and refused.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            string one = rune.ToString();
            escaped.Append(one == " " ? "+" : rune.IsAscii && Plain.Contains((char)rune.Value) ? one : Uri.EscapeDataString(one));
        }

        return escaped.ToString();
    }
}
