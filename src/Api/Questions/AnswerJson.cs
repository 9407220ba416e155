using System.Text.Json;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Questions;
using SpaceGeo.Store.Reading;

namespace SpaceGeo.Api.Questions;

/// <summary>Rows of answers in JSON.</summary>
internal static class AnswerJson
{
    /// <summary>Writes a row as an object; behind the id of a room stands its address.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="values">Their values.</param>
    /// <param name="address">Addresses of the request.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<AnswerColumn> columns, IReadOnlyList<object?> values, Address address)
    {
        json.WriteStartObject();
        for (int i = 0; i < columns.Count; i++)
        {
            json.WritePropertyName(columns[i].Name);
            Write(json, values[i]);
            if (columns[i].Type == AnswerType.RoomId)
            {
                json.WriteString(RoomAddress.Column, RoomAddress.Of(address, values[i]));
            }
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case DateOnly day:
                json.WriteStringValue(TimeText.Of(day));
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
}

/// <summary>The address of a room in an answer.</summary>
internal static class RoomAddress
{
    public const string Column = "roomUrl";

    public static string? Of(Address address, object? roomId) =>
        roomId is string id ? address.To("collections", "rooms", "items", id) : null;
}
