using System.Globalization;

namespace SpaceGeo.Store.Moments;

/// <summary>What is looked at: how things are on a day, as far as was known at a time.</summary>
/// <param name="Day">The day on which something is true; null for today.</param>
/// <param name="Known">Nothing that came in after this instant is considered; null for all that is known.</param>
public readonly record struct Moment(DateOnly? Day = null, DateTimeOffset? Known = null)
{
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz"];

    /// <summary>Whether the present tables show it as they are.</summary>
    public bool IsNow => Day is null && Known is null;

    /// <summary>Reads a day.</summary>
    /// <param name="text">As <c>2026-01-31</c>.</param>
    /// <returns>The day, or null for a text that is none.</returns>
    public static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        && day > DateOnly.MinValue && day < DateOnly.MaxValue
            ? day
            : null;

    /// <summary>Reads until when something was known. A day means its end in UTC, so that all that came in on it counts.</summary>
    /// <param name="text">As <c>2026-01-31</c>, <c>2026-01-31T12:00:00Z</c> or with an offset in place of the Z.</param>
    /// <returns>The instant, or null for a text that is neither.</returns>
    public static DateTimeOffset? ReadKnown(string text) => ReadDay(text) is DateOnly day
        ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero).AddMicroseconds(-1)
        : DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            && instant.UtcDateTime > DateTime.MinValue
                ? instant
                : null;
}
