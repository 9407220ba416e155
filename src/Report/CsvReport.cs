using System.Globalization;
using CsvHelper;
using SpaceGeo.Inventory;
using SpaceGeo.Report.Rows;

namespace SpaceGeo.Report;

/// <summary>Rooms and receipts as CSV (RFC 4180, but with line feeds alone). Other programs rely on the header and the order.</summary>
public static class CsvReport
{
    internal static readonly string[] RoomHeader =
    [
        "file", "global_id", "name", "long_name", "storey", "gross_m2", "wall_m2", "column_m2", "other_m2", "net_m2",
        "declared_name", "declared_m2", "status", "reason",
    ];

    private static readonly string[] ReceiptHeader =
        ["file", "global_id", "element_global_id", "element_type", "element_name", "category", "area_m2"];

    internal static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>Writes one row for each room, those that failed too, with empty areas.</summary>
    /// <param name="writer">Receives the text; for the contract it encodes UTF-8 without a byte order mark.</param>
    /// <param name="models">Taken one at a time, so that the next may be read while this one is written.</param>
    public static void WriteRooms(TextWriter writer, IEnumerable<MeasuredModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        using var csv = CsvWriter.Create(writer, Format, leaveOpen: true);
        csv.WriteRecord(RoomHeader);
        foreach (RoomRow row in models.SelectMany(m => ModelRows.Of(m).Rooms))
        {
            csv.WriteRecord(Fields(row));
        }
    }

    /// <summary>Writes one row for each element that took area away from a room.</summary>
    /// <param name="writer">Receives the text; for the contract it encodes UTF-8 without a byte order mark.</param>
    /// <param name="models">Taken one at a time.</param>
    public static void WriteReceipts(TextWriter writer, IEnumerable<MeasuredModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        using var csv = CsvWriter.Create(writer, Format, leaveOpen: true);
        csv.WriteRecord(ReceiptHeader);
        foreach (ReceiptRow row in models.SelectMany(m => ModelRows.Of(m).Rooms).SelectMany(r => r.Receipt))
        {
            csv.WriteRecord(Fields(row));
        }
    }

    internal static string[] Fields(RoomRow row) =>
    [
        row.File, row.GlobalId, row.Number, row.LongName, row.Storey,
        Area(row.Areas?.Gross), Area(row.Areas?.Wall), Area(row.Areas?.Column), Area(row.Areas?.Other), Area(row.Areas?.Net),
        row.Declared?.Name ?? string.Empty, Area(row.Declared?.AreaM2), row.StatusWord, row.Reason,
    ];

    private static string[] Fields(ReceiptRow row) =>
        [row.File, row.RoomGlobalId, row.ElementGlobalId, row.ElementType, row.ElementName, row.CategoryWord, Area(row.AreaM2)];

    private static string Area(double? squareMetres) => squareMetres?.ToString("F6", CultureInfo.InvariantCulture) ?? string.Empty;
}
