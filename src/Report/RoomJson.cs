using System.Text.Encodings.Web;
using System.Text.Json;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report;

/// <summary>The JSON members that the reports share.</summary>
internal static class RoomJson
{
    // Chinese names stay readable; the output is a file or a pipe, never part of a page.
    public static readonly JsonWriterOptions Format =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteRoom(Utf8JsonWriter json, RoomRow row, bool receipt)
    {
        json.WriteString("globalId", row.GlobalId);
        json.WriteString("name", row.Number);
        json.WriteString("longName", row.LongName);
        WriteAreas(json, row);
        WriteUse(json, row.Use);
        json.WriteString("declaredName", row.Declared?.Name);
        WriteNumber(json, "declaredAreaM2", row.Declared?.AreaM2);
        if (receipt)
        {
            WriteReceipt(json, row.Receipt);
        }
    }

    public static void WriteAreas(Utf8JsonWriter json, RoomRow row)
    {
        json.WriteString("status", row.StatusWord);
        json.WriteString("reason", row.Reason);
        WriteNumber(json, "grossAreaM2", row.Areas?.Gross);
        WriteNumber(json, "wallAreaM2", row.Areas?.Wall);
        WriteNumber(json, "columnAreaM2", row.Areas?.Column);
        WriteNumber(json, "otherAreaM2", row.Areas?.Other);
        WriteNumber(json, "netAreaM2", row.Areas?.Net);
        WriteBound(json, row.Areas?.Bound);
        if (row.StatedM2 > 0)
        {
            WriteNumber(json, "lowHeadroomAreaM2", row.StatedM2);
        }
    }

    private static void WriteUse(Utf8JsonWriter json, RoomUse use)
    {
        json.WriteString("category", use.Category);
        json.WriteStartArray("zones");
        foreach (RoomZone zone in use.Zones)
        {
            json.WriteStartObject();
            json.WriteString("globalId", zone.GlobalId);
            json.WriteString("name", zone.Name);
            json.WriteBoolean("isSpatial", zone.IsSpatial);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("classifications");
        foreach (RoomClassification place in use.Classifications)
        {
            json.WriteStartObject();
            json.WriteString("system", place.System);
            json.WriteString("code", place.Code);
            json.WriteString("name", place.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteTotals(Utf8JsonWriter json, AreaTotals totals)
    {
        json.WriteStartObject("totals");
        json.WriteNumber("rooms", totals.Rooms);
        json.WriteNumber("measuredRooms", totals.Measured);
        WriteNumber(json, "grossAreaM2", totals.Gross);
        WriteNumber(json, "wallAreaM2", totals.Wall);
        WriteNumber(json, "columnAreaM2", totals.Column);
        WriteNumber(json, "otherAreaM2", totals.Other);
        WriteNumber(json, "netAreaM2", totals.Net);
        WriteNumber(json, "overlapAreaM2", totals.Overlap);
        WriteNumber(json, "netOverlapAreaM2", totals.NetOverlap);
        json.WriteNumber("undecidedRooms", totals.Undecided);
        json.WriteEndObject();
    }

    // All digits: most bounds are far below the sixth.
    public static void WriteBound(Utf8JsonWriter json, double? bound)
    {
        if (bound is { } number && double.IsFinite(number))
        {
            json.WriteNumber("boundM2", number);
        }
        else
        {
            json.WriteNull("boundM2");
        }
    }

    // Six digits as in the CSV; JSON has no NaN.
    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, Math.Round(number, 6));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteReceipt(Utf8JsonWriter json, IReadOnlyList<ReceiptRow> receipt)
    {
        json.WriteStartArray("receipt");
        foreach (ReceiptRow line in receipt)
        {
            json.WriteStartObject();
            json.WriteString("elementGlobalId", line.ElementGlobalId);
            json.WriteString("elementType", line.ElementType);
            json.WriteString("elementName", line.ElementName);
            json.WriteString("category", line.CategoryWord);
            WriteNumber(json, "areaM2", line.AreaM2);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
