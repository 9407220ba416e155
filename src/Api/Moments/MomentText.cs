using System.Text.Json;
using SpaceGeo.Store.Moments;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Moments;

/// <summary>Says in answers of which moment they are.</summary>
internal static class MomentText
{
    /// <summary>A moment for people.</summary>
    /// <param name="day">The day that was asked about.</param>
    /// <param name="moment">The moment.</param>
    /// <returns>As <c>As of 2026-01-31, as known on 2026-03-01T23:59:59Z</c>.</returns>
    public static string Of(DateOnly day, Moment moment) => moment.Known is DateTimeOffset known
        ? $"As of {TimeText.Of(day)}, as known on {TimeText.Of(known.UtcDateTime)}"
        : $"As of {TimeText.Of(day)}";

    /// <summary>Writes the members that name the moment.</summary>
    /// <param name="json">Inside an object.</param>
    /// <param name="day">The day that was asked about.</param>
    /// <param name="moment">The moment.</param>
    public static void Write(Utf8JsonWriter json, DateOnly day, Moment moment)
    {
        json.WriteString(MomentReader.DayParameter, TimeText.Of(day));
        if (moment.Known is DateTimeOffset known)
        {
            json.WriteString(MomentReader.KnownParameter, TimeText.Of(known.UtcDateTime));
        }
    }

    /// <summary>What is added to an address so that it is one of the same moment: nothing for now.</summary>
    /// <param name="moment">The moment.</param>
    /// <returns>As <c>?asOf=2026-01-31</c>.</returns>
    public static string Query(Moment moment)
    {
        var named = new List<string>();
        if (moment.Day is DateOnly day)
        {
            named.Add($"{MomentReader.DayParameter}={TimeText.Of(day)}");
        }

        if (moment.Known is DateTimeOffset known)
        {
            named.Add($"{MomentReader.KnownParameter}={Uri.EscapeDataString(TimeText.Of(known.UtcDateTime))}");
        }

        return named.Count == 0 ? string.Empty : "?" + string.Join('&', named);
    }
}
