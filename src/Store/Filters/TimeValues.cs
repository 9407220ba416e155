using SpaceGeo.Store.Reading;

namespace SpaceGeo.Store.Filters;

/// <summary>Reads days and instants.</summary>
internal static class TimeValues
{
    /// <summary>Reads a day.</summary>
    /// <param name="text">As <c>2024-12-31</c>.</param>
    /// <param name="place">Where it stands.</param>
    public static DateValue Date(string text, string place) => TimeText.TryRead(text, out DateOnly day)
        ? new DateValue(day, place)
        : throw new RefusedFilterException(place, $"'{text}' is no day; one is written as 2024-12-31.");

    /// <summary>Reads an instant.</summary>
    /// <param name="text">As <c>2024-12-31T23:59:59Z</c>, with up to six digits of a second behind a point.</param>
    /// <param name="place">Where it stands.</param>
    public static TimestampValue Timestamp(string text, string place) => TimeText.TryRead(text, out DateTime instant)
        ? new TimestampValue(instant, place)
        : throw new RefusedFilterException(place, $"'{text}' is no instant; one is written in UTC, as 2024-12-31T23:59:59Z.");

    /// <summary>Reads an end of an interval: a day, an instant or <c>..</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it stands.</param>
    public static Expression IntervalEnd(string text, string place)
    {
        if (text == "..")
        {
            return new OpenEnd(place);
        }

        if (TimeText.TryRead(text, out DateOnly day))
        {
            return new DateValue(day, place);
        }

        return TimeText.TryRead(text, out DateTime instant)
            ? new TimestampValue(instant, place)
            : throw new RefusedFilterException(
                place, $"'{text}' is no end of an interval; one is 2024-12-31, 2024-12-31T23:59:59Z, or .. where it is open.");
    }
}
