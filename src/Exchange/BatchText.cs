using System.Text;
using SpaceGeo.Exchange.GeoJson;
using SpaceGeo.Exchange.Text;

namespace SpaceGeo.Exchange;

/// <summary>Reads a batch from text of any of the three formats.</summary>
public static class BatchText
{
    /// <summary>Reads a batch; its beginning tells the format: { for GeoJSON, a line with a polygon for WKT, else a header for CSV.</summary>
    /// <param name="text">UTF-8.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="MalformedInputException">It cannot be read.</exception>
    public static AreaBatch Read(byte[] text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<byte> start = text.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
        if (start.IsEmpty)
        {
            throw new MalformedInputException(string.Empty, "the input is empty");
        }

        if (start[0] == (byte)'{')
        {
            return GeoJsonBatch.Read(text);
        }

        using var reader = new StreamReader(new MemoryStream(text), new UTF8Encoding(false));
        return IsWkt(Encoding.UTF8.GetString(start)) ? WktBatch.Read(reader) : CsvBatch.Read(reader);
    }

    // The first line that is no remark: in CSV it is the header, which holds no geometry.
    private static bool IsWkt(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> trimmed = line.Trim();
            if (!trimmed.IsEmpty && trimmed[0] != '#')
            {
                return trimmed.Contains("POLYGON", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}
