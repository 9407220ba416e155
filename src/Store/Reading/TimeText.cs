using System.Globalization;

namespace SpaceGeo.Store.Reading;

/// <summary>Days and instants as RFC 3339 has them, in UTC.</summary>
public static class TimeText
{
    private const string Day = "yyyy-MM-dd";
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'"; // the database knows microseconds

    /// <summary>A day as text.</summary>
    /// <param name="day">The day.</param>
    /// <returns>As <c>2024-12-31</c>.</returns>
    public static string Of(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>An instant as text.</summary>
    /// <param name="instant">In UTC.</param>
    /// <returns>As <c>2024-12-31T23:59:59.5Z</c>, without digits that are zero.</returns>
    public static string Of(DateTime instant) => instant.ToString(Instant, CultureInfo.InvariantCulture);

    /// <summary>Reads a day.</summary>
    /// <param name="text">As <see cref="Of(DateOnly)"/> writes it.</param>
    /// <param name="day">The day.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Reads an instant.</summary>
    /// <param name="text">As <see cref="Of(DateTime)"/> writes it.</param>
    /// <param name="instant">In UTC.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(string text, out DateTime instant) => DateTime.TryParseExact(
        text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
}
