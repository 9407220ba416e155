using System.Globalization;

namespace SpaceGeo.Exchange.Text;

/// <summary>
/// Reads CSV with a header. The column <c>wkt</c> (or <c>geometry</c>, <c>geom</c>) holds a polygon in metres; <c>role</c> (room or obstacle;
/// room where it is missing or empty), <c>id</c> and <c>room</c> (of an obstacle: the id of the only room it takes from) are optional, other
/// columns are passed over. Fields are separated by commas, semicolons or tabs.
/// </summary>
public static class CsvBatch
{
    private static readonly string[] GeometryColumns = ["wkt", "geometry", "geom"];

    /// <summary>Reads rows to the end.</summary>
    /// <param name="reader">The text.</param>
    /// <returns>The batch; lines are counted from 1, the header's.</returns>
    /// <exception cref="MalformedInputException">A row is not of this form.</exception>
    public static AreaBatch Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        string header = reader.ReadLine() ?? throw new MalformedInputException(string.Empty, "the input is empty");
        char separator = ((char[])[',', ';', '\t']).MaxBy(c => header.Count(h => h == c));
        string[] names = [.. new CsvRows(new StringReader(header), separator).Next()?.Select(n => n.Trim().ToLowerInvariant()) ?? []];
        int geometry = Array.FindIndex(names, n => GeometryColumns.Contains(n));
        if (geometry < 0)
        {
            throw new MalformedInputException("line 1", "there is no column wkt in the header");
        }

        var columns = new Columns(geometry, Array.IndexOf(names, "role"), Array.IndexOf(names, "id"), Array.IndexOf(names, "room"));
        var builder = new BatchBuilder("line");
        var rows = new CsvRows(reader, separator);
        while (rows.Next() is List<string> row)
        {
            ReadRow(row, rows.Line + 1, columns, builder);
        }

        return builder.Build();
    }

    private static void ReadRow(List<string> row, int line, Columns columns, BatchBuilder builder)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"line {line}");
        string wkt = Field(row, columns.Geometry)
            ?? throw new MalformedInputException(place, "there is no geometry in this row");
        new WktScanner(wkt, place).Read(builder);
        switch (Field(row, columns.Role))
        {
            case null or "room":
                builder.EndRoom(Field(row, columns.Id), line);
                break;
            case "obstacle":
                builder.EndObstacle(Field(row, columns.Id), line, roomId: Field(row, columns.Room));
                break;
            case string other:
                throw new MalformedInputException(place, $"'{other}' is no role; it must be room or obstacle");
        }
    }

    private static string? Field(List<string> row, int column) =>
        column >= 0 && column < row.Count && row[column].Trim() is { Length: > 0 } text ? text : null;

    private readonly record struct Columns(int Geometry, int Role, int Id, int Room);
}
