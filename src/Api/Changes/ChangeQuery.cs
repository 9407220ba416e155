using System.Globalization;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Changes;

namespace SpaceGeo.Api.Changes;

/// <summary>What a request for changes asks.</summary>
/// <param name="After">The number after which changes are wanted; null for the newest.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="Wait">How long to wait where there are none.</param>
/// <param name="Filter">Which ones.</param>
internal sealed record ChangeQuery(long? After, int Limit, TimeSpan Wait, ChangeFilter Filter)
{
    public const int UsualLimit = 100;
    public const int MostLimit = 1000;
    public const int LongestWaitSeconds = 60;

    private const string Now = "now";

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<string> Names { get; } = ["after", "limit", "wait", "building", "type"];

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request; the header Last-Event-ID, which browsers send when a stream broke off, says more than <c>after</c>.</param>
    /// <param name="query">Its parameters.</param>
    public static ChangeQuery Read(HttpRequest request, RequestQuery query)
    {
        string? after = request.Headers["Last-Event-ID"] is { Count: 1 } last ? last[0] : query["after"];
        return new ChangeQuery(
            after == Now ? null : Number(after, "after", long.MaxValue, "the number of a change, or now") ?? 0,
            query.Limit(UsualLimit, MostLimit),
            TimeSpan.FromSeconds(Number(query["wait"], "wait", LongestWaitSeconds, $"whole seconds up to {LongestWaitSeconds}") ?? 0),
            new ChangeFilter((int?)Number(query["building"], "building", int.MaxValue, "the number of a building"), Types(query["type"])));
    }

    private static long? Number(string? text, string name, long most, string meaning)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text is null ? null : throw ProblemException.BadRequest($"{name} must be {meaning}.");
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= most
            ? number
            : throw ProblemException.BadRequest($"{name} must be {meaning}.");
    }

    private static string[]? Types(string? text)
    {
        string[]? types = text?.Split(',');
        return types?.FirstOrDefault(t => !ChangeTypes.All.Contains(t)) is string unknown
            ? throw ProblemException.BadRequest($"type: '{unknown}' is no type of change; these are: {string.Join(", ", ChangeTypes.All)}.")
            : types;
    }
}
