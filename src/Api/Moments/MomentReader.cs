using Npgsql;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Moments;

namespace SpaceGeo.Api.Moments;

/// <summary>Reads of which day and as of which knowledge a client asks, and opens the database there.</summary>
/// <param name="source">The database.</param>
/// <param name="options">How long a statement may take.</param>
/// <param name="clock">Tells today, the day that is asked about where none is named.</param>
internal sealed class MomentReader(NpgsqlDataSource source, ApiOptions options, TimeProvider clock)
{
    /// <summary>Names the day on which something is to be true.</summary>
    public const string DayParameter = "asOf";

    /// <summary>Names the day or instant after which nothing is considered that came in.</summary>
    public const string KnownParameter = "knownOn";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> Names { get; } = [DayParameter, KnownParameter];

    /// <summary>The day of a request.</summary>
    /// <param name="query">Its parameters.</param>
    public DateOnly DayOf(RequestQuery query) => query[DayParameter] is not string text
        ? Today()
        : Moment.ReadDay(text) ?? throw ProblemException.BadRequest($"{DayParameter}: '{text}' is no day; write 2026-01-31.");

    /// <summary>The moment of a request.</summary>
    /// <param name="query">Its parameters.</param>
    public Moment Read(RequestQuery query) => Of(DayOf(query), query);

    /// <summary>The moment of a request that names its day otherwise.</summary>
    /// <param name="day">The day.</param>
    /// <param name="query">Its parameters.</param>
    public Moment Of(DateOnly day, RequestQuery query) => new(day == Today() ? null : day, KnownOf(query));

    /// <summary>Looks at a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="withFacts">Whether facts of rooms are asked for.</param>
    /// <param name="cancellation">Ends the beginning.</param>
    /// <returns>What is disposed of after the last answer.</returns>
    public Task<MomentReading> OpenAsync(Moment moment, bool withFacts, CancellationToken cancellation) =>
        MomentReading.OpenAsync(source, moment, withFacts, options.StatementTimeout, cancellation);

    /// <summary>The instant after which nothing counts; null for all that is known. A day means its end, so that all that came in on it counts.
    /// </summary>
    /// <param name="query">The parameters.</param>
    public DateTimeOffset? KnownOf(RequestQuery query)
    {
        if (query[KnownParameter] is not string text)
        {
            return null;
        }

        DateTimeOffset known = Moment.ReadKnown(text)
            ?? throw ProblemException.BadRequest($"{KnownParameter}: '{text}' is neither a day nor an instant; write 2026-01-31 or 2026-01-31T12:00:00Z.");
        return known < clock.GetUtcNow() ? known : null;
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
