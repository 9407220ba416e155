using System.Globalization;

namespace SpaceGeo.Exchange.Text;

/// <summary>Writes areas as rows of text: CSV for programs, aligned columns for people.</summary>
public static class AreaText
{
    private static readonly string[] RoomHeader = ["room", "gross_m2", "net_m2", "bound_m2", "status", "reason"];
    private static readonly string[] ReceiptHeader = ["room", "obstacle", "area_m2"];

    /// <summary>Writes a row for each room, or with receipts for each line of a receipt. RFC 4180, but with line feeds alone.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="measured">The areas.</param>
    public static void WriteCsv(TextWriter writer, MeasuredBatch measured)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (string[] row in Rows(measured))
        {
            writer.Write(string.Join(',', row.Select(Quoted)));
            writer.Write('\n');
        }
    }

    /// <summary>Writes the same in columns, numbers to the right.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="measured">The areas.</param>
    public static void WriteTable(TextWriter writer, MeasuredBatch measured)
    {
        ArgumentNullException.ThrowIfNull(writer);
        string[][] rows = [.. Rows(measured)];
        string[] header = rows[0];
        int[] widths = [.. header.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) =>
                header[column].EndsWith("_m2", StringComparison.Ordinal) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            writer.Write(string.Join("  ", cells).TrimEnd() + "\n");
        }
    }

    private static IEnumerable<string[]> Rows(MeasuredBatch measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        yield return measured.Lines is null ? RoomHeader : ReceiptHeader;
        for (int room = 0; room < measured.Rooms.Count; room++)
        {
            string name = Name(measured.Batch.Rooms[room].Id, measured.Batch.Rooms[room].Place);
            MeasuredRoom result = measured.Rooms[room];
            if (measured.Lines is null)
            {
                yield return
                [
                    name, Area(result.Areas?.GrossM2), Area(result.Areas?.NetM2), Bound(result.Areas?.BoundM2),
                    Words.Of(result.Status), result.Fault is { } fault ? FaultWords.Of(fault) : string.Empty,
                ];
                continue;
            }

            foreach (TakenArea line in measured.Receipt(room).ToArray())
            {
                BatchObstacle obstacle = measured.Batch.Obstacles[line.Obstacle];
                yield return [name, Name(obstacle.Id, obstacle.Place), Area(line.AreaM2)];
            }
        }
    }

    // Without a name of its own a room is called by its line or feature.
    private static string Name(string? id, int place) => id ?? place.ToString(CultureInfo.InvariantCulture);

    private static string Area(double? squareMetres) => squareMetres?.ToString("F6", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Bound(double? squareMetres) => squareMetres?.ToString("0.0E+0", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Quoted(string field) => field.AsSpan().IndexOfAny(',', '"', '\n') < 0 && !field.Contains('\r', StringComparison.Ordinal)
        ? field
        : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
