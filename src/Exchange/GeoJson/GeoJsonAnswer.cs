using System.Text.Json;
using SpaceGeo.Geometry.Areas;

namespace SpaceGeo.Exchange.GeoJson;

/// <summary>Writes areas as a FeatureCollection without geometries: one feature for each room, in the batch's order.</summary>
public static class GeoJsonAnswer
{
    /// <summary>Writes the document.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="measured">The areas.</param>
    public static void Write(Utf8JsonWriter json, MeasuredBatch measured)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(measured);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("engineVersion", AreaEngine.Version);
        json.WriteStartArray("features");
        for (int room = 0; room < measured.Rooms.Count; room++)
        {
            WriteRoom(json, measured, room);
        }

        json.WriteEndArray();
        json.WriteStartArray("faults");
        foreach (PlacedFault fault in PlacedFault.All(measured))
        {
            WriteFault(json, fault);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a fault.</summary>
    /// <param name="json">Where a value may stand.</param>
    /// <param name="fault">The fault.</param>
    public static void WriteFault(Utf8JsonWriter json, PlacedFault fault)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(fault);
        json.WriteStartObject();
        json.WriteNumber(fault.Role, fault.Index);
        json.WriteNumber(fault.PlaceWord, fault.Place);
        if (fault.Id is not null)
        {
            json.WriteString("id", fault.Id);
        }

        json.WriteString("fault", FaultWords.Of(fault.Fault.Fault));
        json.WriteNumber("ring", fault.Fault.Ring);
        if (fault.Fault.Vertex >= 0)
        {
            json.WriteNumber("vertex", fault.Fault.Vertex);
        }

        json.WriteEndObject();
    }

    private static void WriteRoom(Utf8JsonWriter json, MeasuredBatch measured, int room)
    {
        MeasuredRoom result = measured.Rooms[room];
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        if (measured.Batch.Rooms[room].Id is string id)
        {
            json.WriteString("id", id);
        }

        json.WriteNull("geometry");
        json.WriteStartObject("properties");
        WriteArea(json, "grossAreaM2", result.Areas?.GrossM2);
        WriteArea(json, "netAreaM2", result.Areas?.NetM2);
        WriteArea(json, "boundM2", result.Areas?.BoundM2);
        json.WriteString("status", Words.Of(result.Status));
        json.WriteString("reason", result.Fault is { } fault ? FaultWords.Of(fault) : string.Empty);
        if (measured.Lines is not null)
        {
            WriteReceipt(json, measured, room);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteReceipt(Utf8JsonWriter json, MeasuredBatch measured, int room)
    {
        json.WriteStartArray("receipt");
        foreach (TakenArea line in measured.Receipt(room))
        {
            json.WriteStartObject();
            json.WriteNumber("obstacle", line.Obstacle);
            if (measured.Batch.Obstacles[line.Obstacle].Id is string id)
            {
                json.WriteString("id", id);
            }

            json.WriteNumber("areaM2", line.AreaM2);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteArea(Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
