using System.Text.Json;
using SpaceGeo.Api.Features;
using SpaceGeo.Api.Http;
using SpaceGeo.Store.Questions;

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
            if (values[i] is double number)
            {
                json.WriteNumberValue(number); // 12, as in CSV; features say 12.0 for clients that take types from samples
            }
            else
            {
                FeatureJson.WriteValue(json, values[i]);
            }

            if (columns[i].Type == AnswerType.RoomId)
            {
                json.WriteString(RoomAddress.Column, RoomAddress.Of(address, values[i]));
            }
        }

        json.WriteEndObject();
    }
}

/// <summary>The address of a room in an answer.</summary>
internal static class RoomAddress
{
    public const string Column = "roomUrl";

    public static string? Of(Address address, object? roomId, string? form = null) =>
        roomId is string id ? address.Item("rooms", id, form) : null;
}
