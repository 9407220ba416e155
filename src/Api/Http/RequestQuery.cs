using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace SpaceGeo.Api.Http;

/// <summary>The query parameters of a request, each known and given once.</summary>
internal sealed class RequestQuery
{
    private readonly IQueryCollection _values;

    private RequestQuery(IQueryCollection values) => _values = values;

    /// <summary>Reads the parameters; one that the resource does not know, or that is given twice, is refused.</summary>
    /// <param name="context">The request.</param>
    /// <param name="known">Names beside <c>f</c>.</param>
    public static RequestQuery Read(HttpContext context, params IReadOnlyCollection<string> known)
    {
        IQueryCollection values = context.Request.Query;
        foreach ((string name, StringValues value) in values)
        {
            if (!known.Contains(name) && name != Negotiation.Parameter)
            {
                string all = string.Join(", ", known.Append(Negotiation.Parameter));
                throw ProblemException.BadRequest($"'{name}' is not a parameter here; these are: {all}.");
            }

            if (value.Count > 1)
            {
                throw ProblemException.BadRequest($"'{name}' is given more than once.");
            }

            if (value[0]!.Contains('\0', StringComparison.Ordinal))
            {
                throw ProblemException.BadRequest($"'{name}' contains a character of code 0.");
            }
        }

        return new RequestQuery(values);
    }

    /// <summary>The parameter <c>limit</c>. The standard has a server answer one above its own with its own.</summary>
    /// <param name="usual">What is meant where it is not given.</param>
    /// <param name="most">The server's own.</param>
    public int Limit(int usual, int most)
    {
        if (this["limit"] is not string text)
        {
            return usual;
        }

        string digits = text.TrimStart('0');
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            throw ProblemException.BadRequest("limit must be a whole number from 1.");
        }

        return digits.Length > 9 ? most : Math.Min(most, int.Parse(digits, CultureInfo.InvariantCulture));
    }

    /// <summary>A parameter's text, or null where it is not given.</summary>
    /// <param name="name">Its name.</param>
    public string? this[string name] => _values.TryGetValue(name, out StringValues value) ? value[0] : null;

    /// <summary>A parameter that is true or false; false without it.</summary>
    /// <param name="name">Its name.</param>
    public bool Flag(string name) => this[name] switch
    {
        "true" => true,
        "false" or null => false,
        _ => throw ProblemException.BadRequest($"{name} must be true or false."),
    };
}
