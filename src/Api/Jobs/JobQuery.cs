using System.Globalization;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Jobs;

namespace SpaceGeo.Api.Jobs;

/// <summary>Which jobs a request asks for.</summary>
/// <param name="Before">Those before this number; null from the newest on.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="Filter">Which ones.</param>
/// <param name="IsNone">Whether no job can be meant: all are of the type process.</param>
internal sealed record JobQuery(long? Before, int Limit, JobFilter Filter, bool IsNone)
{
    public const int UsualLimit = 100;
    public const int MostLimit = 1000;
    public const string Type = "process";

    /// <summary>The parameter that says where a page begins.</summary>
    public const string Cursor = "before";

    private static readonly string[] Names = ["type", "processID", "status", "datetime", "minDuration", "maxDuration", "limit", Cursor];

    /// <summary>Reads a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="query">Its parameters.</param>
    public static JobQuery Read(HttpContext context, out RequestQuery query)
    {
        query = RequestQuery.Read(context, Names);
        (DateTime? from, DateTime? to) = Interval(query["datetime"]);
        return new JobQuery(
            (long?)Number(query, Cursor), query.Limit(UsualLimit, MostLimit),
            new JobFilter
            {
                Processes = query["processID"]?.Split(','),
                Statuses = query["status"]?.Split(',').Select(Status).ToArray(),
                CreatedFrom = from,
                CreatedTo = to,
                LeastSeconds = Number(query, "minDuration"),
                MostSeconds = Number(query, "maxDuration"),
            },
            query["type"] is string types && !types.Split(',').Contains(Type));
    }

    private static JobStatus Status(string word) => Enum.GetValues<JobStatus>().Where(s => s.Word() == word).Select(s => (JobStatus?)s).FirstOrDefault()
        ?? throw ProblemException.BadRequest($"status: '{word}' is no status; these are: {string.Join(", ", JobStatuses.Words)}.");

    private static int? Number(RequestQuery query, string name) => query[name] switch
    {
        null => null,
        string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number,
        _ => throw ProblemException.BadRequest($"{name} must be a whole number from 0."),
    };

    private static (DateTime? From, DateTime? To) Interval(string? text)
    {
        if (text is null)
        {
            return (null, null);
        }

        string[] ends = text.Split('/');
        return ends.Length switch
        {
            1 => (Instant(ends[0]), Instant(ends[0])),
            2 => (End(ends[0]), End(ends[1])),
            _ => throw Wrong(),
        };
    }

    private static DateTime? End(string text) => text is ".." or "" ? null : Instant(text);

    private static DateTime Instant(string text) =>
        text.Contains('T', StringComparison.OrdinalIgnoreCase)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant.UtcDateTime
            : throw Wrong();

    private static ProblemException Wrong() =>
        ProblemException.BadRequest("datetime must be an RFC 3339 date-time, or two of them or '..' with a slash between.");
}
