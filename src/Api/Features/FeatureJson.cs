using System.Globalization;
using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Features;

/// <summary>Writes features as GeoJSON.</summary>
internal static class FeatureJson
{
    /// <summary>States the coordinate system in the response's header.</summary>
    /// <param name="response">Not yet begun.</param>
    /// <param name="system">The system of the geometries in it.</param>
    public static void StateCrs(HttpResponse response, CoordinateSystem system) => response.Headers["Content-Crs"] = $"<{system.Uri}>";

    /// <summary>Writes one feature.</summary>
    /// <param name="json">Where a value is expected.</param>
    /// <param name="shown">The properties whose values it has.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="links">Links of the feature, or null for one of a collection.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<LayerProperty> shown, Feature feature, IEnumerable<Link>? links = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", feature.Id);
        json.WritePropertyName("geometry");
        if (feature.Geometry is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(feature.Geometry, skipInputValidation: true); // PostGIS wrote it
        }

        json.WriteStartObject("properties");
        for (int i = 0; i < feature.Values.Count; i++)
        {
            json.WritePropertyName(shown[i].Name);
            WriteValue(json, feature.Values[i]);
        }

        json.WriteEndObject();
        if (links is not null)
        {
            Link.Write(json, links);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a property with a number that may be missing.</summary>
    /// <param name="json">Inside an object.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, or null.</param>
    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    /// <summary>Writes a property's value.</summary>
    /// <param name="json">Where a value is expected.</param>
    /// <param name="value">A string, int, long, double, bool, day, instant in UTC, array of strings or null.</param>
    public static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number:
                WriteNumber(json, number);
                break;
            case DateOnly day:
                json.WriteStringValue(TimeText.Of(day));
                break;
            case DateTime instant:
                json.WriteStringValue(TimeText.Of(instant));
                break;
            case string[] texts:
                json.WriteStartArray();
                Array.ForEach(texts, json.WriteStringValue);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }

    /// <summary>Writes a double so that it stays one for clients that take types from samples: 12.0, not 12.</summary>
    /// <param name="json">Where a value is expected.</param>
    /// <param name="number">Any double; what is not finite becomes null.</param>
    public static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (!double.IsFinite(number))
        {
            json.WriteNullValue();
            return;
        }

        string text = number.ToString("R", CultureInfo.InvariantCulture);
        json.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0", skipInputValidation: true);
    }
}
